import { formatDay } from '@/lib/time'
import { formatDuration } from './duration'
import { sessionColumns } from './pasted-sessions'
import type { ShownSession } from './queries'
import { dayPartWords } from './words'

/** The log of one activity as it can be pasted back: semicolons and decimal commas, as a Belgian spreadsheet opens it; a byte order mark, because Excel asks for one. */
export const logCsv = (sessions: readonly ShownSession[]): string =>
  `\uFEFF${[[...sessionColumns], ...sessions.map(({ day, dayPart, quarters, enrolled, present, cancelReason }) => [formatDay(day), dayPartWords[dayPart], formatDuration(quarters), String(enrolled ?? ''), String(present ?? ''), cancelReason])].map((cells) => `${cells.map(quoted).join(';')}\r\n`).join('')}`

/** A text that a spreadsheet would run as a formula is kept a text. */
const quoted = (cell: string): string => {
  const safe = /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell
  return /[";\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
