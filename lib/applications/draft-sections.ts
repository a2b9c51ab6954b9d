import type { FormObject, FormValue } from '@/lib/filings/from-form-data'
import { rowsNames, type Draft, type RowsName } from './form'
import { stepByCode, type StepCode } from './steps'

/**
 * One page of the form put into the draft. What the page shows and was not posted (an unticked box, the last row taken
 * away) becomes empty; what is on other pages stays. `newId` names rows that are new, outside this pure function; a row is
 * known by its id, never by its place, which may be a colleague's row by now.
 */
export const putSection = (draft: Draft, step: StepCode, posted: FormObject, newId: () => string): unknown => {
  const { fields, rows } = stepByCode(step)
  return {
    ...draft,
    ...Object.fromEntries(fields.map(name => [name, posted[name] ?? ''])),
    ...Object.fromEntries(rows.filter(name => name !== 'activities').map(name => [name, identified(BLOCKS.has(name) ? posted[name] : withoutBlankEnd(posted[name]), undefined, newId)])),
    ...extraAnswers(draft, step, posted['extra']),
    ...(step === 'verklaringen' ? { declarations: posted['declarations'] ?? {} } : {}),
  }
}

/** A question that was not on the page (hidden by its condition, or newer than it) keeps its answer. */
const extraAnswers = (draft: Draft, step: StepCode, posted: FormValue | undefined): Pick<Draft, 'extra'> | Record<never, never> => {
  const given: unknown = typeof posted === 'object' && !Array.isArray(posted) && !(posted instanceof File) ? posted[step] : undefined
  return typeof given === 'object' && given !== null ? { extra: { ...draft.extra, [step]: { ...draft.extra?.[step], ...given } } } : {}
}

/** The page of one activity: its row is replaced, the others stay. A row that a colleague removed meanwhile is put back at the end. */
export const putActivity = (draft: Draft, rowId: string, posted: FormObject, newId: () => string): unknown => {
  const current = draft.activities ?? []
  const before = current.find(({ id }) => id === rowId)
  const row = { ...posted, id: rowId, sessions: identified(withoutBlankEnd(posted['sessions']), undefined, newId) }
  return { ...draft, activities: before ? current.map(one => one.id === rowId ? row : one) : [...current, row] }
}

export type RowCommand = { add: RowsName } | { remove: RowsName; id: string; drawn: number }

/**
 * `add:partners`, or `remove:partners:<id>@7`: the row, and the version of the draft in which the page showed it. The value of a button that works
 * without JavaScript; null = another button. By id, because a colleague may have moved the rows meanwhile.
 */
export const rowCommand = (text: unknown): RowCommand | null => {
  const typed = /^(?:add:([A-Za-z]+)|remove:([A-Za-z]+):([\w-]{1,64})@(\d{1,9}))$/.exec(typeof text === 'string' ? text : '')
  const name = rowsNames.find(one => one === (typed?.[1] ?? typed?.[2]))
  if (!typed || name === undefined) return null
  return typed[1] !== undefined ? { add: name } : { remove: name, id: typed[3] ?? '', drawn: Number(typed[4]) }
}

export const changeRows = (draft: Draft, command: RowCommand, newId: () => string): Draft =>
  'add' in command
    ? { ...draft, [command.add]: [...(draft[command.add] ?? []), { id: newId() }] }
    : { ...draft, [command.remove]: (draft[command.remove] ?? []).filter(({ id }) => id !== command.id) }

/** Their empty row is asked for with a button and kept until it is taken away; in a table an empty last row is only paper. */
const BLOCKS: ReadonlySet<RowsName> = new Set(['targetGroups', 'partners'])

/** Only at the end: the rows before it keep their number, and with it their problems. */
export const withoutBlankEnd = (rows: unknown): unknown => {
  if (!Array.isArray(rows)) return rows
  return rows.slice(0, rows.findLastIndex(row => typeof row !== 'object' || row === null || Object.entries(row).some(([name, value]) => name !== 'id' && value !== '')) + 1)
}

/** A row without an id takes that of the row `before` in its place, else a new one; so does one with the id of a row above it. */
export const identified = (posted: unknown, before: readonly { id: string }[] | undefined, newId: () => string): unknown[] => {
  const known = new Set<string>()
  return (Array.isArray(posted) ? posted : []).map((row, index) => {
    const given: unknown = typeof row === 'object' && row !== null ? Reflect.get(row, 'id') : undefined
    const id = [given, before?.[index]?.id].find((one): one is string => typeof one === 'string' && one !== '' && !known.has(one)) ?? newId()
    known.add(id)
    return { ...(typeof row === 'object' && row !== null ? row : {}), id }
  })
}
