/**
 * What a completion request opens, as paths of the form: `iban`, a field · `costs`, a whole table · `partners.<rowId>`, a row ·
 * `activities.<rowId>.postcode`, a field of a row · `extra.partners.v0000000a`, a question of the call · `declarations` · `attachments`, or
 * `attachments.BANK_CERTIFICATE`, one kind.
 */
export type OpenedPath = string

/** Everything under a path that was opened is open too. */
export const isOpened = (opened: readonly OpenedPath[], path: string): boolean => opened.some((one) => path === one || path.startsWith(`${one}.`))

/** Something of it, or all of it, is open. */
export const opensInside = (opened: readonly OpenedPath[], path: string): boolean => isOpened(opened, path) || opened.some((one) => one.startsWith(`${path}.`))

export const mayChangeAttachment = (opened: readonly OpenedPath[], kind: string): boolean => isOpened(opened, `attachments.${kind}`)

type Content = { readonly [name: string]: unknown }
type Row = Content & { readonly id: string }

/**
 * A form in which only what was opened differs from what was filed: fields, rows, and fields of rows; `rowsNames` says which are tables.
 * The same for a draft as typed and for the answers of a frozen copy, which have one shape. A row that is open by itself changes but never goes:
 * to take it away the whole table must be open.
 */
export const keepFiled = (filed: Content, changed: Content, opened: readonly OpenedPath[], rowsNames: readonly string[]): Content => {
  const names = new Set([...Object.keys(filed), ...Object.keys(changed)])
  return defined([...names].map((name) => {
    if (isOpened(opened, name)) return [name, changed[name]]
    if (!rowsNames.includes(name)) return [name, opensInside(opened, name) ? keepGroup(filed[name], changed[name], name, opened) : filed[name]]
    return [name, filed[name] && rowsOf(filed[name]).map((row) => keepRow(row, rowsOf(changed[name]).find(({ id }) => id === row.id), `${name}.${row.id}`, opened))]
  }))
}

/** Groups of names in names: only what was opened in them differs. */
const keepGroup = (filed: unknown, changed: unknown, path: string, opened: readonly OpenedPath[]): unknown => {
  if (isOpened(opened, path)) return changed
  if (!opensInside(opened, path)) return filed
  const [before, after] = [contentOf(filed), contentOf(changed)]
  return defined([...new Set([...Object.keys(before), ...Object.keys(after)])].map((name) => [name, keepGroup(before[name], after[name], `${path}.${name}`, opened)]))
}

const keepRow = (filed: Row, changed: Row | undefined, path: string, opened: readonly OpenedPath[]): Content => {
  if (!changed || !opensInside(opened, path)) return filed
  const names = new Set([...Object.keys(filed), ...Object.keys(changed)])
  return defined([...names].map((name) => [name, name !== 'id' && isOpened(opened, `${path}.${name}`) ? changed[name] : filed[name]]))
}

const defined = (entries: readonly (readonly [string, unknown])[]): Content => Object.fromEntries(entries.filter(([, value]) => value !== undefined))

const contentOf = (value: unknown): Content => (typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {})

const rowsOf = (value: unknown): Row[] => (Array.isArray(value) ? value.filter(isRow) : [])
const isRow = (value: unknown): value is Row => typeof value === 'object' && value !== null && 'id' in value && typeof value.id === 'string'
