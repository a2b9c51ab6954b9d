import { readPastedTable } from '@/lib/filings/pasted-table'
import { closedSentences, pairKey, type AssignmentProblem } from './assignment-problem'

export type ReadLine = { line: number; number: string; email: string; problem: string; pair: { applicationId: string; reviewerId: string; stands: boolean } | null }

/**
 * Pairs from a spreadsheet, as the tab's own CSV has them: the number of the file and the address of the reviewer, found by their titles or in the
 * first two columns. Each line says what is wrong with it; a pair that stands already is in order.
 */
export const readAssignmentCsv = (problem: AssignmentProblem, text: string): { lines: ReadLine[]; problem: string } => {
  const read = readPastedTable(text)
  if (!read.ok) return { lines: [], problem: read.problem }
  const [first] = read.lines
  const heads = first?.cells.map((cell) => cell.toLowerCase()) ?? []
  const titled = heads.includes('dossier') && heads.includes('e-mail')
  const [numberAt, emailAt] = titled ? [heads.indexOf('dossier'), heads.indexOf('e-mail')] : [0, 1]
  const rows = titled ? read.lines.slice(1) : read.lines
  if (rows.length === 0) return { lines: [], problem: 'Er staat geen regel in deze tekst.' }
  const seen = new Map<string, number>()
  const places = new Map(problem.files.map(({ id, wanted }) => [id, wanted - problem.reviewers.filter((reviewer) => problem.stands.has(pairKey(id, reviewer.id))).length]))
  return {
    problem: '',
    lines: rows.map(({ line, cells }) => {
      const [number, email] = [cells[numberAt] ?? '', (cells[emailAt] ?? '').toLowerCase()]
      const found = pairOf(problem, number, email)
      if (typeof found === 'string') return { line, number, email, problem: found, pair: null }
      const key = pairKey(found.applicationId, found.reviewerId)
      const before = seen.get(key)
      seen.set(key, before ?? line)
      const left = places.get(found.applicationId) ?? 0
      if (before === undefined && !found.stands) places.set(found.applicationId, left - 1)
      if (before === undefined && !found.stands && left <= 0) return { line, number, email, problem: `Dit dossier heeft al zoveel beoordelaars als het vraagt: ${problem.files.find(({ id }) => id === found.applicationId)?.wanted}.`, pair: null }
      return { line, number, email, problem: before === undefined ? '' : `Staat al op regel ${before}.`, pair: before === undefined ? found : null }
    }),
  }
}

const pairOf = ({ files, reviewers, stands, closed }: AssignmentProblem, number: string, email: string): string | NonNullable<ReadLine['pair']> => {
  const file = files.find((one) => one.number === number)
  if (!file) return 'Dit dossier zoekt geen beoordelaar in deze oproep.'
  const reviewer = reviewers.find((one) => one.email === email)
  if (!reviewer) return 'Geen beoordelaar heeft dit e-mailadres.'
  const key = pairKey(file.id, reviewer.id)
  const why = stands.has(key) ? undefined : closed.get(key)
  if (why) return closedSentences[why.word]
  return { applicationId: file.id, reviewerId: reviewer.id, stands: stands.has(key) }
}
