import { isOpened, opensInside, type OpenedPath } from '@/lib/filings/opened'
import { toFieldValues } from '@/lib/filings/from-form-data'
import { pathOf } from './completed-request'
import { activityFields } from './fields/activity'
import type { Field } from './fields/field'
import { form, rowsNames, type Draft, type RowsName } from './form'

/** What the page of a completion draws, in the order of the form; `name` as the inputs are named, `row` the place of the row in the draft. */
export type OpenedLine =
  | { kind: 'field'; path: string; name: string; field: Field }
  | { kind: 'row'; path: string; name: string; rowId: string; heading: string; fields: { name: string; field: Field }[]; sessions: boolean }
  | { kind: 'table'; path: string; name: RowsName }
  | { kind: 'declarations'; path: string }

export const openedLines = (draft: Draft, opened: readonly OpenedPath[]): OpenedLine[] => [
  ...Object.entries<Field>(form.fields).filter(([name]) => isOpened(opened, name)).map(([name, field]): OpenedLine => ({ kind: 'field', path: name, name, field })),
  ...rowsNames.flatMap((name): OpenedLine[] => (isOpened(opened, name) && name !== 'activities' ? [{ kind: 'table', path: name, name }] : openedRows(draft, name, opened))),
  ...(isOpened(opened, 'declarations') ? [{ kind: 'declarations', path: 'declarations' } as const] : []),
]

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
