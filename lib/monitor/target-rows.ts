import { targetKinds, type Target } from '@/lib/indicators/aims'
import { exactOf } from '@/lib/indicators/formulas'
import { standingOf, type Standing, type TargetPeriod } from '@/lib/indicators/standing'
import type { OutcomeIndicator } from './outcome-indicators'

export type TargetRow = Target & { unit: string; indicator: OutcomeIndicator | undefined; value: number; reached: number | null; standing: Standing }

/** Each target beside what was reached. What adds up is aimed at for the whole: with a place or a period chosen, only levels have a standing. */
export const targetRows = (targets: readonly Target[], indicators: readonly OutcomeIndicator[], at: { whole: boolean; period: TargetPeriod | null; today: string }): TargetRow[] =>
  targets
    .filter(({ code }) => at.whole || targetKinds[code].kind === 'level')
    .map((target) => {
      const indicator = indicators.find(({ code }) => code === target.code)
      const { kind, unit } = targetKinds[target.code]
      return { ...target, unit, indicator, reached: indicator?.value ?? null, standing: standingOf(kind, figureOf(indicator), target.value, at.period, at.today, boundsOf(indicator)) }
    })

/** Unrounded; a share that may not be shown is not judged either. */
const figureOf = (indicator: OutcomeIndicator | undefined): Parameters<typeof standingOf>[1] =>
  !indicator || indicator.value === null ? null : indicator.ratio ? exactOf(indicator.ratio, indicator.unit === 'mean' ? 1 : 100) : indicator.value

const boundsOf = (indicator: OutcomeIndicator | undefined): Parameters<typeof standingOf>[5] => {
  const [lower, upper] = indicator?.interval ? [exactOf(indicator.interval.lower), exactOf(indicator.interval.upper)] : []
  return lower && upper ? { lower, upper } : undefined
}
