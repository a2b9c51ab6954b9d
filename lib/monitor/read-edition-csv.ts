import { readPastedTable } from '@/lib/filings/pasted-table'
import { inWords, withUnit, type MonitorEdition } from './edition'
import { formWords, genderWords, levelWords, stageWords } from './education-forms'

type Part = Pick<MonitorEdition, 'figures' | 'targets' | 'laterFigures' | 'statements'>

/** One line of the text: what it becomes on the page, or what is wrong with it. */
export type EditionLine = { line: number; kind: string; label: string; words: string; problem: string }

export type ReadEdition = { problem: string; lines: EditionLine[]; parts: Part }

const COLUMNS = ['kind', 'code', 'label', 'value', 'operator', 'unit', 'period', 'stage', 'level', 'form', 'gender', 'quote', 'source', 'series'] as const
type Cells = Record<(typeof COLUMNS)[number], string>

const kindWords: Record<string, string> = { FIGURE: 'cijfer', TARGET: 'doel', LATER: 'later cijfer', STATEMENT: 'vaststelling' }

/**
 * Figures, targets and statements of one edition from a spreadsheet or CSV with the columns of the open data (monitor.csv), found by their titles; other
 * columns are ignored. All lines are read, each with the first thing that is wrong with it.
 * @param source of the edition: a figure that names the same has none of its own
 */
export const readEditionCsv = (pasted: string, source: string): ReadEdition => {
  const parts: Part = { figures: [], targets: [], laterFigures: [], statements: [] }
  const read = readPastedTable(pasted)
  if (!read.ok) return { problem: read.problem, lines: [], parts }
  const [head, ...rows] = read.lines
  const titles = head?.cells.map((cell) => cell.toLowerCase()) ?? []
  const missing = ['kind', 'code', 'label', 'value'].filter((title) => !titles.includes(title))
  if (missing.length > 0) return { problem: `De eerste regel moet de titels van de kolommen bevatten. Deze ontbreken: ${missing.join(', ')}.`, lines: [], parts }
  const seen = new Map<string, number>()
  const lines = rows.map(({ line, cells }): EditionLine => {
    const of = Object.fromEntries(COLUMNS.map((title) => [title, cells[titles.indexOf(title)] ?? ''])) as Cells
    const before = seen.get(of.code)
    seen.set(of.code, before ?? line)
    const general = codeProblem(of, before)
    const result = general === '' ? (readers[of.kind] ?? unknownKind)(of, parts, source) : { problem: general }
    return { line, kind: kindWords[of.kind] ?? of.kind, label: of.label, words: 'words' in result ? result.words : '', problem: 'problem' in result ? result.problem : '' }
  })
  const none = parts.figures.length === 0 && lines.every(({ problem }) => problem === '')
  return { problem: none ? 'Er staat geen enkel cijfer in deze tekst.' : '', lines, parts }
}

type Result = { words: string } | { problem: string }

const codeProblem = ({ code, label }: Cells, before: number | undefined): string => {
  if (!/^[A-Z]\d{2,3}$/.test(code)) return 'Geef een code op: een hoofdletter en 2 of 3 cijfers, bijvoorbeeld B01.'
  if (before !== undefined) return `Deze code staat al op regel ${before}.`
  return label === '' || label.length > 300 ? 'Geef een omschrijving op van ten hoogste 300 tekens (label).' : ''
}

const unknownKind = ({ kind }: Cells): Result => ({ problem: `Soort "${kind}" kennen we niet. Gebruik ${Object.keys(kindWords).join(', ')}.` })

const numberOf = (typed: string): number | null => (/^\d{1,9}([.,]\d{1,4})?$/.test(typed) ? Number(typed.replace(',', '.')) : null)

const valueProblem = (typed: string, unit: string): string => {
  const value = numberOf(typed)
  if (value === null) return 'Geef een getal op, bijvoorbeeld 34,23 (value).'
  return unit === '%' && value > 100 ? 'Een percentage is ten hoogste 100.' : ''
}

const yearProblem = (period: string): string => {
  const [, from, to] = /^(\d{4})-(\d{4})$/.exec(period) ?? []
  return Number(to) === Number(from) + 1 ? '' : 'Geef een schooljaar op, bijvoorbeeld 2024-2025 (period).'
}

const oneOf = (typed: string, words: Record<string, string>, name: string): string => (typed in words ? '' : `Kies uit ${Object.keys(words).join(', ')} (${name}).`)

const OPERATORS = { '=': 'is', '~': 'rond', '>': 'meer dan', '<': 'net geen' }
const TARGET_OPERATORS = { '>=': 'minstens', '=': 'is', range: 'van-tot', every: 'elke' }

/** The first that says something. */
const firstOf = (...problems: string[]): string => problems.find((problem) => problem !== '') ?? ''

const figure = (of: Cells, parts: Part, source: string): Result => {
  const problem = firstOf(
    valueProblem(of.value, of.unit), oneOf(of.operator, OPERATORS, 'operator'), of.unit === '' ? 'Geef een eenheid op, meestal % (unit).' : '', yearProblem(of.period), oneOf(of.stage, stageWords, 'stage'), oneOf(of.level, levelWords, 'level'),
    oneOf(of.form, formWords, 'form'), oneOf(of.gender, genderWords, 'gender'), of.quote === '' ? 'Neem de woorden van de bron over (quote).' : '',
  )
  if (problem !== '') return { problem }
  const made = {
    code: of.code, series: of.series, labelNl: of.label, value: numberOf(of.value) ?? 0, operator: of.operator, unit: of.unit, schoolYear: of.period,
    dimension: { stage: of.stage, level: of.level, form: of.form, gender: of.gender }, quoteNl: of.quote, source: of.source === source ? '' : of.source,
  }
  parts.figures.push(made)
  return { words: inWords(made) }
}

const target = (of: Cells, parts: Part, source: string): Result => {
  const range = of.operator === 'range'
  const problem = firstOf(oneOf(of.operator, TARGET_OPERATORS, 'operator'), range ? (/^\d{1,3}-\d{1,3}$/.test(of.value) ? '' : 'Geef van en tot op, bijvoorbeeld 5-18 (value).') : valueProblem(of.value, of.unit))
  if (problem !== '') return { problem }
  const value = range ? of.value : (numberOf(of.value) ?? 0)
  parts.targets.push({ code: of.code, labelNl: of.label, value, operator: of.operator, unit: of.unit, horizon: of.period === '' ? null : of.period, source: of.source === source ? '' : of.source })
  return { words: withUnit(value, of.unit) }
}

const later = (of: Cells, parts: Part): Result => {
  const problem = firstOf(
    valueProblem(of.value, of.unit), /^doel \d{4}$/.test(of.period) ? '' : yearProblem(of.period),
    URL.canParse(of.source) && /^https?:$/.test(new URL(of.source).protocol) ? '' : 'Geef het adres van de bron op, met https:// (source).',
  )
  if (problem !== '') return { problem }
  const value = numberOf(of.value) ?? 0
  parts.laterFigures.push({ code: of.code, series: of.series, labelNl: of.label, value, unit: of.unit, schoolYear: of.period, sourceUrl: of.source })
  return { words: withUnit(value, of.unit) }
}

const statement = (of: Cells, parts: Part, source: string): Result => {
  const problem = firstOf(oneOf(of.stage, stageWords, 'stage'), of.level === '' ? '' : oneOf(of.level, levelWords, 'level'))
  if (problem !== '') return { problem }
  parts.statements.push({ code: of.code, stage: of.stage, level: of.level, textNl: of.label, source: of.source === source ? '' : of.source })
  return { words: of.level === '' ? 'als tekst, zonder cijfer' : `als tekst over ${levelWords[of.level]}, zonder cijfer` }
}

const readers: Record<string, (of: Cells, parts: Part, source: string) => Result> = { FIGURE: figure, TARGET: target, LATER: later, STATEMENT: statement }
