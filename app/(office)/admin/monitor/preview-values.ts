import type { Values } from '@/app/_form/form-state'
import type { EditionPreview, ReadingEdition } from '@/lib/monitor/publish-edition'

/** How the text was read, as values of the form: they come back with it, also without JavaScript. */
export const previewValues = (input: ReadingEdition, name: string, { lines, problem, nextVersion, carried }: EditionPreview): Values => ({
  ...input,
  bekeken: name,
  'voorbeeld.probleem': problem,
  'voorbeeld.versie': String(nextVersion),
  'voorbeeld.doelen': carried ? [carried.from, ...carried.words] : [],
  ...Object.fromEntries(lines.map(({ line, kind, label, words, problem: wrong }, index) => [`voorbeeld.${index}`, [String(line), kind, label, words, wrong]])),
})

export type PreviewLine = { line: string; kind: string; label: string; words: string; problem: string }

/** Null before the first look. */
export const previewOf = (values: Values): { problem: string; version: number; carried: { from: string; targets: string[] } | null; lines: PreviewLine[] } | null => {
  const problem = values['voorbeeld.probleem']
  if (typeof problem !== 'string') return null
  const lines: PreviewLine[] = []
  for (let index = 0, cells = values['voorbeeld.0']; Array.isArray(cells); cells = values[`voorbeeld.${++index}`]) {
    const [line = '', kind = '', label = '', words = '', wrong = ''] = cells
    lines.push({ line, kind, label, words, problem: wrong })
  }
  const [from, ...targets] = [values['voorbeeld.doelen'] ?? []].flat()
  return { problem, version: Number(values['voorbeeld.versie']), carried: from === undefined ? null : { from, targets }, lines }
}
