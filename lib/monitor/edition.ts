import { z } from 'zod'

const dimension = z.object({ stage: z.string(), level: z.string(), form: z.string(), gender: z.string() })

/** Figures of the same thing in several years carry the name of their series. */
const series = z.string().default('')

const figure = z.object({
  code: z.string(),
  series,
  labelNl: z.string(),
  value: z.number(),
  /** '=' exactly, '~' about, '>' more than, '<' just under: never rounded away. */
  operator: z.string(),
  unit: z.string(),
  schoolYear: z.string(),
  dimension,
  quoteNl: z.string(),
  /** Where it is not the source of the edition. */
  source: z.string().default(''),
})

const target = z.object({ code: z.string(), labelNl: z.string(), value: z.union([z.number(), z.string()]), operator: z.string(), unit: z.string(), horizon: z.string().nullable(), source: z.string().default('') })
const laterFigure = z.object({ code: z.string(), series, labelNl: z.string(), value: z.number(), unit: z.string(), schoolYear: z.string(), sourceUrl: z.string() })

/** What the source says without a figure: shown as text, never as zero. */
const statement = z.object({ code: z.string(), stage: z.string(), level: z.string().default(''), textNl: z.string(), source: z.string().default('') })

/** One edition of the STEM-monitor as published: figures with the words of the source, targets, and later figures with their address. */
export const monitorEdition = z.object({ code: z.string(), referenceYear: z.string(), source: z.string().default(''), figures: z.array(figure), targets: z.array(target), laterFigures: z.array(laterFigure), statements: z.array(statement).default([]) })

export type MonitorEdition = z.infer<typeof monitorEdition>
export type MonitorTarget = MonitorEdition['targets'][number]
export type MonitorFigure = MonitorEdition['figures'][number]

/** The share of girls or women is compared with the target; other figures have none. */
export const girlsFigures = (edition: MonitorEdition): MonitorFigure[] => edition.figures.filter(({ dimension: { gender } }) => gender === 'V')

export const girlsTarget = (edition: MonitorEdition): number | null => {
  const found = edition.targets.find(({ operator, unit }) => operator === '>=' && unit === '%')
  return typeof found?.value === 'number' ? found.value : null
}

/** A number as the page prints it: 34,23%, 13, 5-18 jaar. */
export const withUnit = (value: number | string, unit: string): string => {
  const number = typeof value === 'number' ? value.toLocaleString('nl-BE', { maximumFractionDigits: 2, useGrouping: false }) : value
  return unit === '%' ? `${number}%` : unit === '' || unit === 'count' ? number : `${number} ${unit}`
}

/** A value as the source says it: "rond 24%", "meer dan 48%", "net geen 16%". */
export const inWords = ({ operator, value, unit }: Pick<MonitorFigure, 'operator' | 'value' | 'unit'>): string => {
  const before: Record<string, string> = { '~': 'rond ', '>': 'meer dan ', '<': 'net geen ' }
  return (before[operator] ?? '') + withUnit(value, unit)
}

/** Reached when the source's own words leave no doubt: "net geen" is under, "rond" counts by its number. */
export const reaches = ({ operator, value }: Pick<MonitorFigure, 'operator' | 'value'>, goal: number): boolean => (operator === '<' ? false : value >= goal)
