import type { OutcomeIndicator } from './outcome-indicators'
import type { OutcomeSums } from './outcome-sums'

/** One number of a dashboard as a machine reads it; the page says the same in words. */
export type Figure = {
  /** What is counted. */
  measure: string
  /** Null where there is none, or none to show. */
  value: number | null
  unit: string
  /** `minstens`: a part of it is too small to show. */
  status: string
  /** Percent of the participations that it rests on. */
  coverage?: number | null | undefined
  /** With the unknowns it lies between these two. */
  lower?: number | null | undefined
  upper?: number | null | undefined
  note?: string | undefined
}

export const figure = (measure: string, value: number | null, unit = 'aantal', rest: Partial<Figure> = {}): Figure => ({ measure, value, unit, status: value === null ? 'geen cijfer' : 'cijfer', ...rest })

/** A count of children or of their hours, of which a part may be hidden. */
export const childFigure = (measure: string, count: number, withheld: number, unit = 'aantal'): Figure =>
  withheld === 0 ? figure(measure, count, unit) : count === 0 ? figure(measure, null, unit, { status: 'niet getoond' }) : figure(measure, count, unit, { status: 'minstens' })

/** A log counts who was there, not how many different children. */
export const participationFigure = ({ participants, withheld, sessions }: Pick<OutcomeSums, 'participants' | 'withheld' | 'sessions'>): Figure =>
  participants === 0 && withheld === 0 && sessions > 0 ? figure('Deelnames', null) : childFigure('Deelnames', participants, withheld)

export const cents = (measure: string, value: bigint | number | null, unit = 'euro'): Figure => figure(measure, value === null ? null : Math.round(Number(value)) / 100, unit)

/** An indicator, and then each of its parts. */
export const indicatorFigures = (indicator: OutcomeIndicator, measure = 'totaal'): Figure[] => {
  const { value, parts = [], hidden = false, coverage, interval } = indicator
  const rest = { coverage: coverage?.value, lower: interval?.lower.value, upper: interval?.upper.value, ...(hidden ? { status: 'niet getoond' } : {}) }
  return [
    ...(value === null && parts.length > 0 ? [] : [figure(measure, value, units[indicator.unit], rest)]),
    ...parts.map(({ label, count }) => figure(label, count, label.startsWith('uren ') ? 'uur' : 'aantal', count === null ? { status: 'niet getoond' } : {})),
  ]
}

const units: Record<OutcomeIndicator['unit'], string> = { count: 'aantal', hours: 'uur', percent: '%', points: 'procentpunt', mean: 'op 5', euro: 'euro' }

/** The same columns in every table that is taken along. */
export const FIGURE_COLUMNS = ['sleutel', 'naam', 'maat', 'waarde', 'eenheid', 'status', 'dekking (%)', 'laagste', 'hoogste', 'toelichting'] as const

export const plainValue = ({ value }: Figure): string => plain(value)

export const figureCells = (key: string, name: string, { measure, value, unit, status, coverage, lower, upper, note }: Figure): string[] => [key, name, measure, plain(value), unit, status, plain(coverage), plain(lower), plain(upper), note ?? '']

/** With a comma, as a Belgian spreadsheet reads it, and nothing between thousands. */
const plain = (value: number | null | undefined): string => (value === null || value === undefined ? '' : String(Math.round(value * 10_000) / 10_000).replace('.', ','))
