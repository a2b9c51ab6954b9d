import { targetKinds, type Target } from '@/lib/indicators/aims'
import { exactOf, girlsInterval, indicator, type IndicatorValue } from '@/lib/indicators/formulas'
import type { IndicatorVersion, ReportedActivity } from '@/lib/indicators/schema'
import { standingOf, type Standing, type TargetPeriod } from '@/lib/indicators/standing'
import type { Partners } from './computed'

export type TargetLine = { code: string; name: string; value: number | null; unit: string; targetWords: string; setBy: Target['setBy']; standing: Standing }

/**
 * What these activities of one partnership are aimed at and how far they are: the shares and means that hold for each file of the call, by the rule of
 * standing.ts, and how many helix types take part (I22). What adds up is aimed at for the whole call, and is no measure of one of its files (wholeAims).
 */
export const targetLines = (aims: readonly Target[], version: IndicatorVersion | null, activities: readonly ReportedActivity[], partners: Partners, at: { period: TargetPeriod; today: string }): TargetLine[] => {
  const figure = (code: Parameters<typeof indicator>[0]) => indicator(code, activities, { acceptedCostsCents: null, finalCents: null, partners })
  return [
    ...aims.filter(({ code }) => targetKinds[code].kind === 'level').map(({ code, name, value: aim, setBy }): TargetLine => {
      const { kind, unit } = targetKinds[code]
      const is = figure(code)
      return { code, name, value: is.kind === 'ratio' ? is.value : null, unit: spaced(unit), targetWords: `minstens ${decimal(aim)}${spaced(unit)}`, setBy, standing: standingOf(kind, judged(code, is), aim, at.period, at.today, code === 'I04' ? bounds(activities) : undefined) }
    }),
    ...(version?.indicators ?? []).flatMap(({ code, nameNl, target }): TargetLine[] => {
      const aim = target?.byAudience?.PARTNERSHIP
      const is = figure(code)
      if (aim === undefined || is.kind !== 'count') return []
      const reached = activities.length > 0 ? is.count : null
      return [{ code, name: nameNl, value: reached, unit: ' van 4', targetWords: `${aim} van 4`, setBy: 'indicators', standing: standingOf('level', reached, aim, at.period, at.today) }]
    }),
  ]
}

/** What the call is to reach with all its files together, in words; null without any. */
export const wholeAims = (aims: readonly Target[]): string | null => {
  const whole = aims.filter(({ code }) => targetKinds[code].kind === 'grows').map(({ code, value }) => `${decimal(value)} ${targetKinds[code].unit}`)
  return whole.length === 0 ? null : new Intl.ListFormat('nl-BE').format(whole)
}

const judged = (code: Target['code'], is: IndicatorValue): Parameters<typeof standingOf>[1] => (is.kind === 'ratio' ? exactOf(is, targetKinds[code].unit === 'op 5' ? 1 : 100) : null)

const bounds = (activities: readonly ReportedActivity[]): Parameters<typeof standingOf>[5] => {
  const { lower, upper } = girlsInterval(activities)
  const [least, most] = [exactOf(lower), exactOf(upper)]
  return least && most ? { lower: least, upper: most } : undefined
}

const spaced = (unit: string): string => (unit === '%' ? unit : ` ${unit}`)

const decimal = (value: number): string => value.toLocaleString('nl-BE', { maximumFractionDigits: 2 })
