import { atLeast, compare, exact, minus, roundHalfUp } from '@/lib/exact'
import type { Exact } from '@/lib/exact'
import type { RubricVersion } from '@/lib/rubrics/schema'
import { scoreApplication, TOTAL } from '@/lib/rubrics/scoring'
import type { Score, ScoredActivity, Scoring } from '@/lib/rubrics/scoring'

export type TriggerCode = 'CRITERION_GAP' | 'TOTAL_GAP' | 'CONTESTED_KNOCKOUT' | 'ABSTENTION' | 'ONE_BELOW_THRESHOLD'

/** `criterion` is a C or A code; `sentence` is for the chair, in Dutch. */
export type Trigger = { code: TriggerCode; criterion?: string; sentence: string }

export type FinalReview = { scores: readonly Score[]; contests: readonly { activityRowId: string; code: string }[] }

/**
 * Why the reviewers of a file must meet (domain 2.2), all reasons, in the order of the rubric; an empty list means that the mean
 * is the consensus. Gaps and thresholds are the rubric's. A reviewer who abstained somewhere has no total to compare.
 */
export const consensusTriggers = (
  rubric: RubricVersion,
  activities: readonly (ScoredActivity & { title: string })[],
  reviews: readonly FinalReview[],
): Trigger[] => {
  const { consensus } = rubric.rules
  const results = reviews.map(({ scores }) => scoreApplication(rubric, activities, scores))
  const gaps = rubric.scored.flatMap(({ code }) => criterionGap(code, exact(consensus.criterionGap), results, reviews, activities))
  return [
    ...gaps,
    ...totalGap(consensus.totalGap, results),
    ...(consensus.contestedKnockout ? contests(reviews, activities) : []),
    ...abstentions(rubric, activities, reviews),
    ...(consensus.exactlyOneBelowThreshold ? lonelyFailures(rubric, results, new Set(gaps.map(({ criterion }) => criterion))) : []),
  ]
}

type Titled = { rowId: string; title: string }

/** On the criterion of the file; if that does not differ enough, on each activity. */
const criterionGap = (criterion: string, limit: Exact, results: readonly Scoring[], reviews: readonly FinalReview[], activities: readonly Titled[]): Trigger[] => {
  const ofFile = spread(results.map(({ criteria }) => criteria.find(({ code }) => code === criterion)?.mean ?? null))
  if (ofFile && atLeast(ofFile, limit)) return [gapTrigger(criterion, ofFile)]
  return activities.flatMap(({ rowId, title }) => {
    const gap = spread(reviews.map(({ scores }) => pointsOf(scores, criterion, rowId)))
    return gap && atLeast(gap, limit) ? [gapTrigger(criterion, gap, title)] : []
  })
}

const gapTrigger = (criterion: string, gap: Exact, title?: string): Trigger => ({
  code: 'CRITERION_GAP',
  criterion,
  sentence: `${criterion}${title === undefined ? '' : `, activiteit “${title}”`}: verschil van ${inDutch(gap)} punten`,
})

const totalGap = (limit: number, results: readonly Scoring[]): Trigger[] => {
  const gap = spread(results.filter(({ complete }) => complete).map(({ total }) => exact(total)))
  if (!gap || !atLeast(gap, exact(limit))) return []
  return [{ code: 'TOTAL_GAP', sentence: `totaal: verschil van ${decimal(roundHalfUp(gap, 1), 1)} punten` }]
}

const contests = (reviews: readonly FinalReview[], activities: readonly Titled[]): Trigger[] => {
  const contested = new Map(reviews.flatMap((review) => review.contests.map((contest) => [`${contest.code}/${contest.activityRowId}`, contest] as const)))
  return [...contested.values()].map(({ code, activityRowId }) => ({
    code: 'CONTESTED_KNOCKOUT',
    criterion: code,
    sentence: `${code}, activiteit “${activities.find(({ rowId }) => rowId === activityRowId)?.title ?? activityRowId}”: betwist door een beoordelaar`,
  }))
}

/** Whatever the rubric says: where nobody gave a number there is nothing to take a mean of, so the chair decides. */
const abstentions = (rubric: RubricVersion, activities: readonly Titled[], reviews: readonly FinalReview[]): Trigger[] =>
  rubric.scored.flatMap(({ code, scope }): Trigger[] => {
    const own = reviews.flatMap(({ scores }) => scores.filter(({ criterion }) => criterion === code))
    const places = scope === 'APPLICATION' ? [''] : activities.map(({ rowId }) => rowId)
    const numberless = reviews.length > 0 && places.some((place) => !own.some(({ activityRowId, score }) => activityRowId === place && score !== null))
    if (numberless) return [{ code: 'ABSTENTION', criterion: code, sentence: `${code}: geen enkele beoordelaar gaf een score` }]
    if (!rubric.rules.consensus.abstention || own.every(({ score }) => score !== null)) return []
    return [{ code: 'ABSTENTION', criterion: code, sentence: `${code}: een beoordelaar onthoudt zich` }]
  })

/** Exactly one of them under a threshold: they disagree on whether the file may be paid. A criterion already named for its gap is not named again. */
const lonelyFailures = (rubric: RubricVersion, results: readonly Scoring[], named: ReadonlySet<string | undefined>): Trigger[] => {
  if (results.length < 2) return []
  const failures = (code: string) => results.filter(({ criteria: own }) => own.some((criterion) => criterion.code === code && criterion.belowThreshold)).length
  const criteria = rubric.scored.filter(({ code }) => !named.has(code) && failures(code) === 1)
  const total = results.filter(({ complete, belowThreshold }) => complete && belowThreshold.includes(TOTAL)).length === 1
  return [
    ...criteria.map(({ code }): Trigger => ({ code: 'ONE_BELOW_THRESHOLD', criterion: code, sentence: `${code}: één beoordelaar onder de drempel` })),
    ...(total ? [{ code: 'ONE_BELOW_THRESHOLD', sentence: `totaal: één beoordelaar onder ${rubric.rules.totalThresholdPercent}` } as const] : []),
  ]
}

const spread = (values: readonly (Exact | null)[]): Exact | null => {
  const sorted = values.filter((value) => value !== null).toSorted(compare)
  const [lowest, highest] = [sorted[0], sorted.at(-1)]
  return sorted.length > 1 && lowest && highest ? minus(highest, lowest) : null
}

const pointsOf = (scores: readonly Score[], criterion: string, activityRowId: string): Exact | null => {
  const score = scores.find((row) => row.criterion === criterion && row.activityRowId === activityRowId)?.score
  return score === undefined || score === null ? null : exact(score)
}

/** `2`, `2,5`, `2,33` */
const inDutch = (value: Exact): string => decimal(roundHalfUp(value, 2), 2).replace(/,?0+$/, '')

const decimal = (units: bigint, decimals: number): string => (Number(units) / 10 ** decimals).toFixed(decimals).replace('.', ',')
