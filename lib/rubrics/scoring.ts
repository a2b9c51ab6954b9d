import { atLeast, compare, dividedBy, exact, plus, ratio, roundHalfUp, sum, times, toNumber } from '@/lib/exact'
import type { Exact } from '@/lib/exact'
import type { RubricVersion } from './schema'

/** Points of one criterion: 0 to 5; null = abstained or not yet given. `activityRowId` is '' for a criterion scored once per file. */
export type Score = { criterion: string; activityRowId: string; score: number | Exact | null }

/** `knockoutsMet`: every A was answered yes in the eligibility check. Hours in quarters, as planned. */
export type ScoredActivity = { rowId: string; plannedChildHours: number; knockoutsMet: boolean }

export type CriterionResult = { code: string; mean: Exact | null; score: number | null; points: number; belowThreshold: boolean }

export type Scoring = {
  /** 0 to 100, one decimal, half up; criteria without a score count for nothing yet. */
  total: number
  criteria: CriterionResult[]
  /** Row ids of the activities that count for the money. */
  fullFledged: string[]
  /** Codes of the criteria under the threshold, then TOTAL. */
  belowThreshold: string[]
  /** Every score is there. */
  complete: boolean
  /** Complete, at least one full-fledged activity, nothing under a threshold. The E knock-outs are not looked at here. */
  fundable: boolean
}

/**
 * The calculation rules of domain 2.2. Activity criteria are means over the full-fledged activities, weighted by planned
 * child-hours (evenly when all are 0); if none is full-fledged, over all activities, and the file is not fundable.
 * With one reviewer's scores this is that reviewer's own result, with the consensus scores the official one. While scores are
 * missing, an activity counts until the scores that are there show that it fails.
 */
export const scoreApplication = (rubric: RubricVersion, activities: readonly ScoredActivity[], scores: readonly Score[]): Scoring => {
  const given = scoresByKey(scores)
  const states = activities.map((activity) => ({ activity, state: activityState(rubric, activity.knockoutsMet, (code) => given(code, activity.rowId)) }))
  const standing = states.filter(({ state }) => state !== 'fails')
  const counted = (standing.length > 0 ? standing : states).map(({ activity }) => activity)
  const criteria = rubric.scored.map((criterion) => {
    const mean = criterion.scope === 'APPLICATION' ? given(criterion.code, '') : weightedMean(counted, (rowId) => given(criterion.code, rowId))
    return criterionResult(rubric, criterion, mean)
  })
  const total = totalOf(rubric, new Map(criteria.flatMap(({ code, mean }) => (mean ? [[code, mean] as const] : []))))
  const fullFledged = states.filter(({ state }) => state === 'full').map(({ activity }) => activity.rowId)
  const belowThreshold = [
    ...criteria.filter((criterion) => criterion.belowThreshold).map(({ code }) => code),
    ...(total < rubric.rules.totalThresholdPercent ? [TOTAL] : []),
  ]
  const complete = rubric.scored.every(({ code, scope }) => (scope === 'APPLICATION' ? [''] : activities.map(({ rowId }) => rowId)).every((rowId) => given(code, rowId) !== null))
  return { total, criteria, fullFledged, belowThreshold, complete, fundable: complete && fullFledged.length > 0 && belowThreshold.length === 0 }
}

/** What a reviewer sees while scoring: the total by their own scores so far. */
export const liveTotal = (rubric: RubricVersion, activities: readonly ScoredActivity[], own: readonly Score[]): { total: number; complete: boolean } => {
  const { total, complete } = scoreApplication(rubric, activities, own)
  return { total, complete }
}

/** The consensus when no meeting is needed: per criterion and activity the exact mean, not rounded to halves. Abstentions do not count. */
export const meanOfReviews = (reviews: readonly (readonly Score[])[]): { criterion: string; activityRowId: string; score: Exact }[] => {
  const groups = new Map<string, { criterion: string; activityRowId: string; given: Exact[] }>()
  for (const { criterion, activityRowId, score } of reviews.flat()) {
    if (score === null) continue
    const key = keyOf(criterion, activityRowId)
    const group = groups.get(key) ?? { criterion, activityRowId, given: [] }
    group.given.push(exact(score))
    groups.set(key, group)
  }
  return [...groups.values()].map(({ criterion, activityRowId, given }) => ({ criterion, activityRowId, score: dividedBy(sum(given), ratio(given.length, 1)) }))
}

/**
 * Full-fledged ("volwaardig"): every A met, the minimum of each criterion that has one (C02 and C03: 2.5), and a weighted mean
 * of the six activity criteria of at least 2.5. A missing score is not full-fledged.
 */
export const isFullFledged = (rubric: RubricVersion, activity: { knockoutsMet: boolean; scores: Readonly<Record<string, number | Exact>> }): boolean =>
  activityState(rubric, activity.knockoutsMet, (code) => scoreOf(activity.scores[code])) === 'full'

/**
 * sum(weight × score / 5), 0 to 100, half up to one decimal; a missing criterion adds nothing. A mean such as 10/3 that comes in as
 * a number has lost its tail, so the sum is first brought to twelve decimals: a tie in the real fractions stays a tie.
 */
export const totalOf = (rubric: RubricVersion, scores: ReadonlyMap<string, Exact>): number => {
  const points = rubric.scored.map(({ code, weight }) => dividedBy(times(exact(weight), scores.get(code) ?? exact(0)), exact(MOST_POINTS)))
  return Number(roundHalfUp(ratio(roundHalfUp(sum(points), 12), 10n ** 12n), 1)) / 10
}

/** Is this mean under the threshold of a criterion, 50 % of 5 points in version 1? */
export const isBelowCriterionThreshold = (rubric: RubricVersion, mean: Exact): boolean =>
  !atLeast(times(mean, exact(100)), exact(MOST_POINTS * rubric.rules.perCriterionThresholdPercent))

/** A call may put its own thresholds in the place of the rubric's. */
export const withCallThresholds = (rubric: RubricVersion, call: { criterionThresholdPercent: number; totalThresholdPercent: number }): RubricVersion => ({
  ...rubric,
  rules: { ...rubric.rules, perCriterionThresholdPercent: call.criterionThresholdPercent, totalThresholdPercent: call.totalThresholdPercent },
})

/** The code by which a total under its threshold is named beside C01…C10. */
export const TOTAL = 'TOTAL'

const MOST_POINTS = 5

type Given = (code: string) => Exact | null

const activityState = (rubric: RubricVersion, knockoutsMet: boolean, given: Given): 'full' | 'fails' | 'open' => {
  const { minimum, weightedMean: least, criteria } = rubric.rules.fullActivity
  if (!knockoutsMet) return 'fails'
  const minima = Object.entries(minimum).map(([code, lowest]) => ({ score: given(code), lowest: exact(lowest) }))
  if (minima.some(({ score, lowest }) => score !== null && compare(score, lowest) < 0)) return 'fails'
  const weighed = rubric.scored.filter(({ code }) => criteria.includes(code)).map(({ code, weight }) => ({ weight: exact(weight), score: given(code) }))
  const known = weighed.flatMap(({ weight, score }) => (score ? [{ weight, score }] : []))
  if (known.length < weighed.length || minima.some(({ score }) => score === null)) return 'open'
  const mean = dividedBy(sum(known.map(({ weight, score }) => times(weight, score))), sum(known.map(({ weight }) => weight)))
  return atLeast(mean, exact(least)) ? 'full' : 'fails'
}

const weightedMean = (activities: readonly ScoredActivity[], given: (rowId: string) => Exact | null): Exact | null => {
  const known = activities.flatMap(({ rowId, plannedChildHours }) => {
    const score = given(rowId)
    return score ? [{ score, hours: exact(plannedChildHours) }] : []
  })
  if (known.length === 0) return null
  const hours = sum(known.map((activity) => activity.hours))
  if (hours.numerator === 0n) return dividedBy(sum(known.map(({ score }) => score)), exact(known.length))
  return dividedBy(known.reduce((points, activity) => plus(points, times(activity.score, activity.hours)), exact(0)), hours)
}

const criterionResult = (rubric: RubricVersion, { code, weight }: { code: string; weight: number }, mean: Exact | null): CriterionResult => ({
  code,
  mean,
  score: mean && toNumber(mean),
  points: mean ? toNumber(dividedBy(times(exact(weight), mean), exact(MOST_POINTS))) : 0,
  belowThreshold: mean !== null && isBelowCriterionThreshold(rubric, mean),
})

const scoresByKey = (scores: readonly Score[]): ((criterion: string, activityRowId: string) => Exact | null) => {
  const byKey = new Map(scores.map(({ criterion, activityRowId, score }) => [keyOf(criterion, activityRowId), score]))
  return (criterion, activityRowId) => scoreOf(byKey.get(keyOf(criterion, activityRowId)))
}

const keyOf = (criterion: string, activityRowId: string): string => `${criterion}/${activityRowId}`

const scoreOf = (score: number | Exact | null | undefined): Exact | null => (score === null || score === undefined ? null : exact(score))
