import { readPastedTable } from '@/lib/filings/pasted-table'
import type { Reference } from './call-rules'
import type { Field, Fields } from './fields/field'
import { form } from './form'
import { options, readField } from './read-field'
import { spelledOut } from './spelled-out'

export const pasteKinds = ['sessies', 'kosten', 'opbrengsten'] as const
export type PasteKind = (typeof pasteKinds)[number]

const { costs, revenues } = form.rows
export const pasteTables: Record<PasteKind, { fields: Fields; one: string; many: string; max: number }> = {
  sessies: { ...form.sessions, many: 'sessies' },
  kosten: { ...costs, many: 'kosten' },
  opbrengsten: { ...revenues, many: 'opbrengsten' },
}

/** One line of the text: its cells by field as they will be saved, the same as people say them, and what is wrong with it. */
export type PastedRow = { line: number; typed: Record<string, string>; shown: string[]; problem: string | null }
export type Pasted = { rows: PastedRow[]; /** What is wrong with the text as a whole. */ problem: string | null; /** Headings that are no field of ours. */ skipped: string[] }

/** `room` = how many rows still fit. Nothing is guessed: a line that two people would read differently is a line with a problem. */
export const readPasted = (kind: PasteKind, text: string, reference: Reference, room: number): Pasted => {
  const table = readPastedTable(text)
  if (!table.ok) return { rows: [], problem: table.problem, skipped: [] }
  const { fields, many } = pasteTables[kind]
  const [first] = table.lines
  if (!first) return { rows: [], problem: `Plak hier de ${many} uit uw rekenblad.`, skipped: [] }
  const header = headerOf(first.cells, fields)
  const columns = header ?? Object.keys(fields)
  const skipped = header === null ? [] : first.cells.filter((_, index) => header[index] === null)
  const missing = Object.entries(fields).filter(([name, { required }]) => required && !columns.includes(name) && !(name === 'dayPart' && columns.includes('begin'))).map(([, { label }]) => label)
  if (missing.length > 0) return { rows: [], problem: `Deze kolommen ontbreken: ${missing.join(', ')}.`, skipped }
  const lines = header === null ? table.lines : table.lines.slice(1)
  if (lines.length === 0) return { rows: [], problem: `Onder de titels staan geen ${many}.`, skipped }
  if (lines.length > room) return { rows: [], problem: `U plakt ${lines.length} ${many}; er kunnen er nog ${room} bij.`, skipped }
  return { rows: lines.map(({ line, cells }) => ({ line, ...readLine(cells, columns, fields, reference) })), problem: null, skipped }
}

/** A first line that names at least half of its columns is a heading; null in it = a column that is not ours. */
const headerOf = (cells: readonly string[], fields: Fields): (string | null)[] | null => {
  const found = cells.map((cell) => Object.entries(fields).find(([name, { label }]) => [name, label, ...(ALIASES[name] ?? [])].some((word) => plain(word) === plain(cell)))?.[0] ?? null)
  const known = found.filter((name) => name !== null)
  return known.length > 0 && known.length * 2 >= cells.filter((cell) => cell !== '').length && new Set(known).size === known.length ? found : null
}

/** What people write above their columns. */
const ALIASES: Record<string, readonly string[]> = {
  date: ['dag'],
  begin: ['start', 'van', 'beginuur', 'startuur'],
  end: ['eind', 'tot', 'einduur'],
  category: ['soort', 'categorie', 'rubriek'],
  description: ['beschrijving', 'post'],
  quantity: ['hoeveelheid'],
  unitPrice: ['prijs', 'eenheidsprijs'],
  inKind: ['natura', 'in natura'],
  amount: ['euro'],
}

const readLine = (cells: readonly string[], columns: readonly (string | null)[], fields: Fields, reference: Reference): Omit<PastedRow, 'line'> => {
  const given = Object.fromEntries(columns.flatMap((name, index) => name === null ? [] : [[name, cells[index] ?? '']]))
  if ('date' in fields && (given['dayPart'] ?? '') === '') given['dayPart'] = dayPartOf(given['begin'] ?? '')
  const typed = Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, spelledOut(field, given[name] ?? '', options(field, reference))]))
  const wrong = Object.entries(fields).flatMap(([name, field]) => problemOf(field, typed[name] ?? '', reference))
  const extra = cells.slice(columns.length).filter((cell) => cell !== '')
  const shown = Object.entries(fields).map(([name, field]) => options(field, reference).find(({ code }) => code === typed[name])?.nl ?? typed[name] ?? '')
  return { typed, shown, problem: [...wrong, ...(extra.length > 0 ? [`Er staat iets te veel op deze regel: ${extra.join(', ')}.`] : [])].join(' ') || null }
}

const problemOf = (field: Field, typed: string, reference: Reference): string[] => {
  const { problem } = readField(field, typed, reference)
  if (problem === null) return []
  // A spreadsheet shows no list to choose from.
  return [`${field.label}: ${field.type === 'choice' ? `Schrijf een van deze woorden: ${options(field, reference).map(({ nl }) => nl).join(', ')}.` : problem}`]
}

/** Half of the calendars have no column for it, and the hour says it: before noon, until five, later. */
const dayPartOf = (begin: string): string => {
  const hour = Number(/^\d{1,2}/.exec(begin.trim())?.[0] ?? NaN)
  return Number.isNaN(hour) ? '' : hour < 12 ? 'AM' : hour < 17 ? 'PM' : 'EVE'
}

const plain = (text: string): string => text.normalize('NFD').replaceAll(/[^\p{L}\p{N}]/gu, '').toLowerCase()
