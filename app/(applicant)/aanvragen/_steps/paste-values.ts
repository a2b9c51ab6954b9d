import type { Values } from '@/app/_form/form-state'
import type { Fields } from '@/lib/applications/fields/field'
import type { Pasted } from '@/lib/applications/pasted-rows'

/** How the text was read, as values of the form: they come back with it, also without JavaScript. */
export const previewValues = (pasted: string, fields: Fields, { rows, problem, skipped }: Pasted): Values => ({
  pasted,
  'voorbeeld.probleem': problem ?? '',
  'voorbeeld.overgeslagen': skipped,
  'voorbeeld.kolommen': Object.values(fields).map(({ label }) => label),
  ...Object.fromEntries(rows.map(({ line, shown, problem: wrong }, index) => [`voorbeeld.${index}`, [String(line), wrong ?? '', ...shown]])),
})

export type Preview = { problem: string; skipped: readonly string[]; columns: readonly string[]; rows: { line: string; problem: string; cells: readonly string[] }[] }

export const previewOf = (values: Values): Preview | null => {
  const list = (name: string): readonly string[] => { const value = values[`voorbeeld.${name}`] ?? []; return typeof value === 'string' ? [value] : value }
  if (values['voorbeeld.kolommen'] === undefined) return null
  const rows: Preview['rows'] = []
  for (let index = 0; values[`voorbeeld.${index}`] !== undefined; index++) {
    const [line = '', problem = '', ...cells] = list(String(index))
    rows.push({ line, problem, cells })
  }
  return { problem: list('probleem')[0] ?? '', skipped: list('overgeslagen'), columns: list('kolommen'), rows }
}
