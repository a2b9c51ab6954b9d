import type { OutcomeIndicator } from './outcome-indicators'
import { standingOf, type Standing } from './target-standing'
import { targetKinds, type Target } from './aims'

export type TargetRow = Target & { unit: string; indicator: OutcomeIndicator | undefined; value: number; reached: number | null; standing: Standing }

/** Each target beside what was reached. What adds up is aimed at for the whole: with a place or a period chosen, only levels have a standing. */
export const targetRows = (targets: readonly Target[], indicators: readonly OutcomeIndicator[], at: { whole: boolean; period: { from: string; to: string } | null; today: string }): TargetRow[] =>
  targets
    .filter(({ code }) => at.whole || targetKinds[code].kind === 'level')
    .map((target) => {
      const indicator = indicators.find(({ code }) => code === target.code)
      const reached = indicator?.value ?? null
      return { ...target, unit: targetKinds[target.code].unit, indicator, reached, standing: standingOf(targetKinds[target.code].kind, reached, target.value, at.period, at.today, indicator?.interval) }
    })
