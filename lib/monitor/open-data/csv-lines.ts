import type { Field, Json, OpenRecord } from './dataset'

/** The header of an open-data CSV: the names of the JSON fields. RFC 4180, comma, CRLF, UTF-8 without a mark (contract.md 4). */
export const csvHeader = (fields: readonly Field[]): string => line(fields.map(({ name }) => name))

/** A line per record. Numbers have a decimal point, what is unknown is empty, several values in one cell stand between bars. */
export const csvLine = (fields: readonly Field[], record: OpenRecord): string => line(fields.map(({ name }) => textOf(valueAt(record, name.split('/')))))

const line = (cells: readonly string[]): string => `${cells.map(cell).join(',')}\r\n`

const cell = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)

/** Along the path of a field; `*` takes every item of a list. */
const valueAt = (value: Json | undefined, path: readonly string[]): Json | undefined => {
  const [step, ...rest] = path
  if (step === undefined || value === null || typeof value !== 'object') return step === undefined ? value : undefined
  if (isList(value)) return step === '*' ? value.map((item) => valueAt(item, rest) ?? null) : valueAt(value[Number(step)], rest)
  return valueAt(value[step], rest)
}

const isList = (value: Json): value is readonly Json[] => Array.isArray(value)

const textOf = (value: Json | undefined): string => {
  if (value === undefined || value === null) return ''
  if (typeof value === 'object') return (isList(value) ? value : []).map((item) => textOf(item)).join('|')
  return String(value)
}
