import type { Values } from '@/app/_form/form-state'
import type { readAssignmentCsv } from '@/lib/reviews/read-assignment-csv'

/** How the text was read, as values of the form: they come back with it, also without JavaScript. */
export const previewValues = (pasted: string, name: string, { lines, problem }: ReturnType<typeof readAssignmentCsv>): Values => ({
  pasted,
  bekeken: name,
  'voorbeeld.probleem': problem,
  ...Object.fromEntries(lines.map(({ line, number, email, problem: wrong, pair }, index) => [`voorbeeld.${index}`, [String(line), number, email, wrong, pair?.stands ? 'is al gevraagd' : 'wordt vastgezet']])),
})

export type PreviewLine = { line: string; number: string; email: string; problem: string; result: string }

/** Null before the first look. */
export const previewOf = (values: Values): { problem: string; lines: PreviewLine[] } | null => {
  const problem = values['voorbeeld.probleem']
  if (typeof problem !== 'string') return null
  const lines: PreviewLine[] = []
  for (let index = 0, cells = values['voorbeeld.0']; Array.isArray(cells); cells = values[`voorbeeld.${++index}`]) {
    const [line = '', number = '', email = '', wrong = '', result = ''] = cells
    lines.push({ line, number, email, problem: wrong, result })
  }
  return { problem, lines }
}
