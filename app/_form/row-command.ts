import type { FormState, Values } from './form-state'

/** The value of the buttons of RepeatRows: `add:sessions` or `remove:sessions:2`. */
export const ROW_BUTTON = 'row'

/**
 * Without JavaScript a row is added or removed by the server: the form is posted, nothing is saved, and it comes back with
 * one row more or less. Null when no such button was pressed.
 */
export const changeRows = (formData: FormData): FormState | null => {
  const [verb, name, row] = String(formData.get(ROW_BUTTON) ?? '').split(':')
  if (!name || (verb !== 'add' && verb !== 'remove')) return null
  const values = typedValues(formData)
  const changed = verb === 'add' ? addRow(values, name) : removeRow(values, name, Number(row))
  return { status: 'refused', problems: [], values: changed, at: new Date().toISOString() }
}

/** How many rows `sessions.0.date`, `sessions.1.date` … make. */
export const rowCount = (values: Values, name: string) =>
  Math.max(0, ...Object.keys(values).map((key) => (rowOf(key, name) ?? -1) + 1))

const addRow = (values: Values, name: string): Values => ({ ...values, [`${name}.${rowCount(values, name)}.`]: '' })

const removeRow = (values: Values, name: string, removed: number): Values =>
  Object.fromEntries(
    Object.entries(values).flatMap(([key, value]) => {
      const row = rowOf(key, name)
      if (row === undefined || row < removed) return [[key, value]]
      if (row === removed) return []
      return [[key.replace(`${name}.${row}.`, `${name}.${row - 1}.`), value]]
    }),
  )

const rowOf = (key: string, name: string) => {
  if (!key.startsWith(`${name}.`)) return undefined
  const row = Number(key.slice(name.length + 1).split('.')[0])
  return Number.isInteger(row) && row >= 0 ? row : undefined
}

const typedValues = (formData: FormData): Values => {
  const values: Values = {}
  for (const key of new Set(formData.keys())) {
    if (key === ROW_BUTTON || key.startsWith('$')) continue
    const texts = formData.getAll(key).filter((value) => typeof value === 'string')
    values[key] = texts.length === 1 ? (texts[0] ?? '') : texts
  }
  return values
}
