import { compare, dividedBy, exact, sum, times } from '@/lib/exact'
import type { Problem } from '@/lib/refusal'
import type { RubricVersion } from '@/lib/rubrics/schema'
import { activityKey, type ReviewRows, type ScoreRow } from './review-answers'

type Activity = { rowId: string; title: string }

/** What still lacks before a review can be final, all of it, in the order of the rubric; field names are those of the scoring form. */
export const reviewProblems = (rubric: RubricVersion, activities: readonly Activity[], { scores, motivations }: ReviewRows): Problem[] => [
  ...rubric.scored.flatMap(({ code, scope }) => {
    const [minimum, motivation] = [rubric.rules.motivationMinChars, motivations.find(({ criterion }) => criterion === code)?.motivation ?? '']
    // Said once: who did not begin with a criterion makes one mistake there, not two.
    if (motivation.trim() === '' && !scores.some(({ criterion }) => criterion === code)) return [{ field: `all.${code}`, message: `${code}: kies een score, of geef aan dat u zich onthoudt, en motiveer in minstens ${minimum} tekens.` }]
    return [...unscored(code, scope === 'APPLICATION' ? [''] : activities.map(({ rowId }) => rowId), scores), ...unmotivated(code, minimum, motivation, scores)]
  }),
  ...activities.flatMap((activity, index) => unexplained(rubric, activity, index, scores)),
]

const unscored = (code: string, rowIds: readonly string[], scores: readonly ScoreRow[]): Problem[] => {
  const open = rowIds.filter((rowId) => !scores.some(({ criterion, activityRowId }) => criterion === code && activityRowId === rowId)).length
  return open === 0 ? [] : [{ field: `all.${code}`, message: `${code}: kies een score, of geef aan dat u zich onthoudt.` }]
}

const unmotivated = (code: string, minimum: number, motivation: string, scores: readonly ScoreRow[]): Problem[] => {
  const length = [...motivation.trim()].length
  if (length >= minimum) return []
  const own = scores.filter(({ criterion }) => criterion === code)
  const what = own.length > 0 && own.every(({ score }) => score === null) ? 'leg uw onthouding uit' : 'motiveer'
  return [{ field: `motivations.${code}`, message: `${code}: ${what} in minstens ${minimum} tekens. U hebt er ${length}.` }]
}

/** An activity that fails by these scores says why: at each criterion under its minimum, or somewhere when the mean is too low. */
const unexplained = (rubric: RubricVersion, { rowId, title }: Activity, index: number, scores: readonly ScoreRow[]): Problem[] => {
  const { minimum, criteria } = rubric.rules.fullActivity
  const own = new Map(scores.filter(({ activityRowId }) => activityRowId === rowId).map((row) => [row.criterion, row]))
  const problem = (code: string): Problem => ({ field: `remarks.${code}.${activityKey(index)}`, message: `${code}: zeg waarom “${title}” hierdoor geen volwaardige activiteit is.` })
  const under = Object.entries(minimum).filter(([code, least]) => (own.get(code)?.score ?? least) < least)
  if (under.length > 0) return under.filter(([code]) => own.get(code)?.remark.trim() === '').map(([code]) => problem(code))
  const remarked = criteria.some((code) => (own.get(code)?.remark ?? '').trim() !== '')
  const lowest = criteria.toSorted((one, other) => (own.get(one)?.score ?? 5) - (own.get(other)?.score ?? 5))[0]
  return isMeanTooLow(rubric, own) && !remarked && lowest ? [problem(lowest)] : []
}

const isMeanTooLow = ({ scored, rules: { fullActivity } }: RubricVersion, own: ReadonlyMap<string, ScoreRow>): boolean => {
  const weighed = scored.filter(({ code }) => fullActivity.criteria.includes(code)).map(({ code, weight }) => ({ weight: exact(weight), score: own.get(code)?.score ?? null }))
  if (weighed.some(({ score }) => score === null)) return false
  const mean = dividedBy(sum(weighed.map(({ weight, score }) => times(weight, exact(score ?? 0)))), sum(weighed.map(({ weight }) => weight)))
  return compare(mean, exact(fullActivity.weightedMean)) < 0
}
