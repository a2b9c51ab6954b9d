import type { Answer, Branch, Row, Tree } from './merge'

/** What stands at a field named by the ids of its rows (`activities/7f0c…/title`); '' where nothing, or no such row, is. */
export const answerAt = (draft: Tree, field: string): Answer => {
  const found = field.split('/').reduce<Branch | undefined>((at, step) => stepInto(at, step), draft)
  return typeof found === 'string' ? found : isAnswers(found) ? found : ''
}

/** The same draft with one field changed. A row that is gone comes back, so that a text always has its place. */
export const withAnswerAt = (draft: Tree, field: string, answer: Answer): Tree => {
  const [name = '', ...rest] = field.split('/')
  if (rest.length === 0) return { ...draft, [name]: answer }
  const inner = draft[name]
  const [id = '', ...deeper] = rest
  if (deeper.length === 0 || isTree(inner)) return { ...draft, [name]: withAnswerAt(isTree(inner) ? inner : {}, rest.join('/'), answer) }
  const rows = isRows(inner) ? inner : []
  const changed = (row: Row): Row => ({ ...withAnswerAt(row, deeper.join('/'), answer), id: row.id })
  return { ...draft, [name]: rows.some(row => row.id === id) ? rows.map(row => row.id === id ? changed(row) : row) : [...rows, changed({ id })] }
}

/** The name of its input in the form: `activities.2.title`. A row that is gone counts as one after the last. */
export const inputName = (draft: Tree, field: string): string => {
  let at: Branch | undefined = draft
  return field.split('/').map(step => {
    const rows: readonly Row[] | null = isRows(at) ? at : null
    const index: number | undefined = rows?.findIndex(({ id }) => id === step)
    at = stepInto(at, step)
    return rows === null || index === undefined ? step : String(index < 0 ? rows.length : index)
  }).join('.')
}

const stepInto = (at: Branch | undefined, step: string): Branch | undefined =>
  isRows(at) ? at.find(({ id }) => id === step) : isTree(at) ? at[step] : undefined

const isRows = (branch: Branch | undefined): branch is readonly Row[] => Array.isArray(branch) && branch.every(item => typeof item === 'object')
const isTree = (branch: Branch | undefined): branch is Tree => typeof branch === 'object' && !Array.isArray(branch)
const isAnswers = (branch: Branch | undefined): branch is readonly string[] => Array.isArray(branch) && branch.every(item => typeof item === 'string')
