import type { FormObject, FormValue } from '@/lib/filings/from-form-data'
import { isOpened, keepFiled, opensInside, type OpenedPath } from '@/lib/filings/opened'
import { identified, withoutBlankEnd } from './draft-sections'
import { form, rowsNames, type Draft } from './form'

/**
 * The page of a completion put into the draft. It shows every field that is open and no other, so what is open and was not posted (an unticked
 * box) becomes empty; of a row that was not posted nothing changes. Whatever else was posted does not exist.
 */
export const putCompletion = (filed: Draft, current: Draft, posted: FormObject, opened: readonly OpenedPath[], newId: () => string): unknown => {
  const fields = Object.keys(form.fields).filter((name) => isOpened(opened, name)).map((name) => [name, posted[name] ?? ''])
  const tables = rowsNames.filter((name) => opensInside(opened, name)).map((name) => [name, isOpened(opened, name) ? wholeTable(name, current, posted, newId) : openRows(name, current, posted, opened, newId)])
  const declarations = isOpened(opened, 'declarations') ? { declarations: posted['declarations'] ?? {} } : {}
  return keepFiled(filed, { ...current, ...Object.fromEntries([...fields, ...tables]), ...extraAnswers(current, posted), ...declarations }, opened, rowsNames)
}

/** A question that was not on the page (hidden by its condition) keeps its answer. */
const extraAnswers = (current: Draft, { extra }: FormObject): Pick<FormObject, string> => {
  if (!isRow(extra)) return {}
  return { extra: { ...current.extra, ...Object.fromEntries(Object.entries(extra).map(([step, given]) => [step, { ...current.extra?.[step], ...(isRow(given) ? given : {}) }])) } }
}

type Name = (typeof rowsNames)[number]

const wholeTable = (name: Name, current: Draft, posted: FormObject, newId: () => string): unknown[] =>
  identified(withoutBlankEnd(posted[name]), current[name], newId).map((row) =>
    name !== 'activities' || typeof row !== 'object' || row === null ? row
      : { ...row, sessions: identified(withoutBlankEnd(Reflect.get(row, 'sessions')), current.activities?.find(({ id }) => id === Reflect.get(row, 'id'))?.sessions, newId) })

const isRow = (value: FormValue | undefined): value is FormObject => typeof value === 'object' && !Array.isArray(value) && !(value instanceof File)

const openRows = (name: Name, current: Draft, posted: FormObject, opened: readonly OpenedPath[], newId: () => string): unknown[] => {
  const rows = Array.isArray(posted[name]) ? posted[name].filter(isRow) : []
  return (current[name] ?? []).map((row) => {
    const given = rows.find((one) => one['id'] === row.id)
    if (!given) return row
    const own = Object.keys(form.rows[name].fields).filter((field) => isOpened(opened, `${name}.${row.id}.${field}`)).map((field) => [field, given[field] ?? ''])
    const sessions = name === 'activities' && isOpened(opened, `${name}.${row.id}.sessions`)
      ? { sessions: identified(withoutBlankEnd(given['sessions']), 'sessions' in row ? row.sessions : undefined, newId) } : {}
    return { ...row, ...Object.fromEntries(own), ...sessions }
  })
}
