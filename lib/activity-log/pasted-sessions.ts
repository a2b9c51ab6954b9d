import { readPastedTable } from '@/lib/filings/pasted-table'
import { formatDay, parseDay } from '@/lib/time'
import { DURATION_PROBLEM, formatDuration, parseDuration } from './duration'
import { sessionProblems, type LogBounds, type SessionEntry, type Slot } from './session-rules'
import { dayPartWords, type DayPart } from './words'

/** One line of the text: what it says, as people read it, and what is wrong with it. */
export type PastedSession = { line: number; shown: string[]; problem: string | null; entry: PastedEntry | null }
/** From day to day, both included. */
export type Period = { start: string; end: string }
export type PastedEntry = SessionEntry & { quarters: number; reason: string }
export type PastedSessions = { rows: PastedSession[]; /** Of the text as a whole. */ problem: string | null; skipped: string[] }

/** As the log is downloaded, so that it can be pasted back. */
export const sessionColumns = ['datum', 'dagdeel', 'duur', 'ingeschreven', 'aanwezig', 'geschrapt omdat'] as const
type Column = (typeof sessionColumns)[number]

const ALIASES: Record<Column, readonly string[]> = {
  datum: ['dag', 'datum'],
  dagdeel: ['dagdeel', 'deel', 'moment'],
  duur: ['duur', 'uren', 'duurinuren', 'aantaluren'],
  ingeschreven: ['ingeschreven', 'inschrijvingen', 'ingeschrevenen'],
  aanwezig: ['aanwezig', 'aanwezigen', 'deelnemers'],
  'geschrapt omdat': ['geschraptomdat', 'geschrapt', 'reden'],
}

/** Nothing is guessed: a line that two people would read differently is a line with a problem, and each line is held against the log and against the lines above it. */
export const readPastedSessions = (text: string, bounds: LogBounds, standing: readonly Slot[], reported: readonly Period[] = []): PastedSessions => {
  const table = readPastedTable(text)
  if (!table.ok) return { rows: [], problem: table.problem, skipped: [] }
  const [first] = table.lines
  if (!first) return { rows: [], problem: 'Plak hier de sessies uit uw rekenblad.', skipped: [] }
  const header = headerOf(first.cells)
  const columns = header ?? sessionColumns
  const missing = (['datum', 'dagdeel', 'duur', 'ingeschreven', 'aanwezig'] as const).filter((name) => !columns.includes(name))
  const skipped = header === null ? [] : first.cells.filter((_, index) => header[index] === null)
  if (missing.length > 0) return { rows: [], problem: `Deze kolommen ontbreken: ${missing.join(', ')}.`, skipped }
  const lines = header === null ? table.lines : table.lines.slice(1)
  if (lines.length === 0) return { rows: [], problem: 'Onder de titels staan geen sessies.', skipped }
  const slots: Slot[] = [...standing]
  const rows = lines.map(({ line, cells }) => {
    const given = (name: Column): string => cells[columns.indexOf(name)]?.trim() ?? ''
    const { entry, problems } = readLine(given)
    const extra = cells.slice(columns.length).filter((cell) => cell.trim() !== '')
    const all = [...problems, ...(extra.length > 0 ? [`Er staat iets te veel op deze regel: ${extra.join(', ')}.`] : []), ...(entry ? lineProblems(entry, bounds, slots, reported) : [])]
    if (entry && all.length === 0) slots.push(entry)
    return { line, shown: entry ? shownOf(entry) : sessionColumns.map(given), problem: all.join(' ') || null, entry }
  })
  return { rows, problem: null, skipped }
}

/** In the words of a text: it has no box to tick. */
const lineProblems = (entry: PastedEntry, bounds: LogBounds, slots: readonly Slot[], reported: readonly Period[]): string[] => [
  ...(reported.some(({ start, end }) => start <= entry.heldOn && entry.heldOn <= end) ? ['Deze dag staat in een ingediend verslag.'] : []),
  ...sessionProblems({ ...entry, walkIns: true, anotherGroup: true }, bounds, slots).map(({ message }) => message),
  ...(entry.enrolled !== null && entry.present !== null && entry.present > entry.enrolled ? [`Er zijn meer aanwezigen (${entry.present}) dan ingeschrevenen (${entry.enrolled}). Deden er kinderen mee zonder inschrijving? Noteer deze sessie dan apart in het logboek.`] : []),
  ...(slots.filter(({ heldOn, dayPart }) => heldOn === entry.heldOn && dayPart === entry.dayPart).length < bounds.groups ? [] : [`Op ${formatDay(entry.heldOn)} in de ${dayPartWords[entry.dayPart]} staat er al een sessie in het logboek of hoger in deze tekst. Schrap deze regel, of noteer een sessie van nog een andere groep apart in het logboek.`]),
]

/** A first line without a date that names at least half of its columns; null in it = a column that is not ours. */
const headerOf = (cells: readonly string[]): (Column | null)[] | null => {
  const found = cells.map((cell) => sessionColumns.find((name) => ALIASES[name].includes(plain(cell))) ?? null)
  const known = found.filter((name) => name !== null)
  return known.length > 0 && known.length * 2 >= cells.filter((cell) => cell.trim() !== '').length && new Set(known).size === known.length ? found : null
}

const readLine = (given: (name: Column) => string): { entry: PastedEntry | null; problems: string[] } => {
  const day = parseDay(given('datum'))
  const dayPart = dayPartOf(given('dagdeel'))
  const quarters = parseDuration(given('duur'))
  const reason = given('geschrapt omdat')
  const cancelled = reason !== ''
  const [enrolled, present] = [wholeOf(given('ingeschreven')), wholeOf(given('aanwezig'))]
  const problems = [
    ...(day.ok ? [] : [`Datum: ${lower(day.problem)}`]),
    ...(dayPart === null ? ['Dagdeel: schrijf voormiddag, namiddag of avond.'] : []),
    ...(quarters === null ? [`Duur: ${lower(DURATION_PROBLEM)}`] : []),
    ...(cancelled || enrolled !== null ? [] : ['Ingeschreven: geef een geheel getal op, 0 of meer.']),
    ...(cancelled || present !== null ? [] : ['Aanwezig: geef een geheel getal op, 0 of meer.']),
    ...(cancelled && reason.length < 10 ? ['Geschrapt omdat: schrijf een reden van minstens 10 tekens.'] : []),
    ...(reason.length > 500 ? ['Geschrapt omdat: schrijf ten hoogste 500 tekens.'] : []),
  ]
  if (problems.length > 0 || !day.ok || dayPart === null || quarters === null) return { entry: null, problems }
  return { problems, entry: { heldOn: day.day, dayPart, quarters, reason, status: cancelled ? 'CANCELLED' : 'HELD', enrolled: cancelled ? null : enrolled, present: cancelled ? null : present, walkIns: false, anotherGroup: false } }
}

const WORDS: Record<DayPart, readonly string[]> = { AM: ['voormiddag', 'vm', 'am', 'ochtend'], PM: ['namiddag', 'nm', 'pm', 'middag'], EVE: ['avond', 'av', 'eve'] }

/** The word, its abbreviation, or the hour at which it began: before noon, until five, later. */
const dayPartOf = (text: string): DayPart | null => {
  const clock = /^(\d{1,2})[.:u]\d{2}$/.exec(text.trim())
  if (clock) return Number(clock[1]) > 23 ? null : Number(clock[1]) < 12 ? 'AM' : Number(clock[1]) < 17 ? 'PM' : 'EVE'
  return (['AM', 'PM', 'EVE'] as const).find((part) => WORDS[part].includes(plain(text))) ?? null
}

/** Whole, as spreadsheets write it: `1.234`, `12`, `12,00`. */
const wholeOf = (text: string): number | null => {
  const typed = text.trim().replace(/[,.]0+$/, '').replaceAll(/[.\s](?=\d{3}\b)/g, '')
  return /^\d{1,4}$/.test(typed) && Number(typed) <= 5000 ? Number(typed) : null
}

const shownOf = ({ heldOn, dayPart, quarters, enrolled, present, reason }: PastedEntry): string[] => [formatDay(heldOn), dayPartWords[dayPart], formatDuration(quarters), String(enrolled ?? ''), String(present ?? ''), reason]

const lower = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1)
const plain = (text: string): string => text.normalize('NFD').replaceAll(/[^\p{L}\p{N}]/gu, '').toLowerCase()
