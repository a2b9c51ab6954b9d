import { isOpened, opensInside, type OpenedPath } from '@/lib/filings/opened'
import { toFieldValues } from '@/lib/filings/from-form-data'
import { pathOf } from './completed-request'
import type { RequestContext } from './call-rules'
import { askedOf, extraName, fieldOf } from './extra-questions'
import { activityFields } from './fields/activity'
import type { Field } from './fields/field'
import { form, rowsNames, type Draft, type RowsName } from './form'

/** What the page of a completion draws, in the order of the form; `name` as the inputs are named, `row` the place of the row in the draft. */
export type OpenedLine =
  | { kind: 'field'; path: string; name: string; field: Field }
  | { kind: 'row'; path: string; name: string; rowId: string; heading: string; fields: { name: string; field: Field }[]; sessions: boolean }
  | { kind: 'table'; path: string; name: RowsName }
  | { kind: 'question'; path: string; field: Field; file: boolean; shown: boolean; parent: { name: string; answer: string } | null }
  | { kind: 'declarations'; path: string }

export const openedLines = (draft: Draft, opened: readonly OpenedPath[], context: Pick<RequestContext, 'questions' | 'attachments'>): OpenedLine[] => [
  ...Object.entries<Field>(form.fields).filter(([name]) => isOpened(opened, name)).map(([name, field]): OpenedLine => ({ kind: 'field', path: name, name, field })),
  ...rowsNames.flatMap((name): OpenedLine[] => (isOpened(opened, name) && name !== 'activities' ? [{ kind: 'table', path: name, name }] : openedRows(draft, name, opened))),
  ...openedQuestions(draft, opened, context),
  ...(isOpened(opened, 'declarations') ? [{ kind: 'declarations', path: 'declarations' } as const] : []),
]

/** A question that its condition hides stands ready only where the answer that asks it is open too. */
const openedQuestions = (draft: Draft, opened: readonly OpenedPath[], { questions, attachments }: Pick<RequestContext, 'questions' | 'attachments'>): OpenedLine[] => {
  const asked = askedOf(questions.items, draft)
  const here = questions.items.filter((one) => isOpened(opened, extraName(one)))
  return here.flatMap((question): OpenedLine[] => {
    const parent = here.find(({ id }) => id === question.condition?.question)
    const shown = asked.includes(question)
    return shown || parent ? [{ kind: 'question', path: extraName(question), field: fieldOf(question, attachments), file: question.type === 'file', shown, parent: parent && question.condition ? { name: extraName(parent), answer: question.condition.answer } : null }] : []
  })
}

/** What its inputs hold, by their names; a row is known by its id. */
export const openedValues = (draft: Draft, opened: readonly OpenedPath[]): Record<string, string | string[]> =>
  Object.fromEntries(Object.entries(toFieldValues({ ...draft })).filter(([name]) => {
    const path = pathOf(draft, name)
    return isOpened(opened, path) || (path.endsWith('.id') && opensInside(opened, path.slice(0, -'.id'.length)))
  }))

const openedRows = (draft: Draft, name: RowsName, opened: readonly OpenedPath[]): OpenedLine[] =>
  (draft[name] ?? []).flatMap((row, index): OpenedLine[] => {
    const path = `${name}.${row.id}`
    if (!opensInside(opened, path)) return []
    const title: unknown = Reflect.get(row, 'title') ?? Reflect.get(row, 'name')
    const fields: Record<string, Field> = name === 'activities' ? activityFields : form.rows[name].fields
    return [{
      kind: 'row', path, name: `${name}.${index}`, rowId: row.id, heading: `${form.rows[name].one} ${index + 1}${typeof title === 'string' && title !== '' ? `: ${title}` : ''}`,
      fields: Object.entries(fields).filter(([field]) => isOpened(opened, `${path}.${field}`)).map(([field, line]) => ({ name: `${name}.${index}.${field}`, field: line })),
      sessions: name === 'activities' && isOpened(opened, `${path}.sessions`),
    }]
  })
