import type { Values } from '@/app/_form/form-state'
import { exact, toNumber } from '@/lib/exact'
import { activityKey, rowsOfAnswers } from '@/lib/reviews/review-answers'
import type { ReviewAnswers } from '@/lib/reviews/schema'
import type { RubricVersion } from '@/lib/rubrics/schema'
import { isFullFledged, scoreApplication, type ScoredActivity } from '@/lib/rubrics/scoring'

export type LiveScores = { points: number; scoredMaximum: number; criteria: { code: string; score: string | null; underThreshold: boolean }[]; /** titles of activities that these scores make not full-fledged */ notFull: string[] }

type Field = ReviewAnswers['all'][string]
/** Reads one field of the form by its name. */
type Typed = (name: string) => string

/** Total and criteria by what stands in the form now, by the same rules as the official result. */
export const liveScores = (rubric: RubricVersion, activities: readonly (ScoredActivity & { title: string })[], typed: Typed): LiveScores => {
  const answers = typedAnswers(rubric, activities, typed)
  const { scores } = rowsOfAnswers(rubric, activities, [], answers)
  const { total, criteria } = scoreApplication(rubric, activities, scores)
  const pointsOf = (rowId: string) => Object.fromEntries(scores.flatMap(({ criterion, activityRowId, score }) => (activityRowId === rowId && score !== null ? [[criterion, score] as const] : [])))
  return {
    points: total,
    scoredMaximum: rubric.scored.filter(({ code }) => criteria.some((result) => result.code === code && result.mean !== null)).reduce((sum, { weight }) => sum + weight, 0),
    criteria: criteria.map(({ code, mean, belowThreshold }) => ({
      code,
      score: answers.abstain[code] ? 'onth.' : mean && oneDecimal(toNumber(exact(mean))),
      underThreshold: belowThreshold,
    })),
    notFull: activities.filter((activity) => isNotFull(rubric, activity, pointsOf(activity.rowId))).map(({ title }) => title),
  }
}

/** Only what the scores already decide: an activity that still lacks one may become full-fledged. */
const isNotFull = (rubric: RubricVersion, { knockoutsMet }: ScoredActivity, scores: Record<string, number>): boolean => {
  const { minimum, criteria } = rubric.rules.fullActivity
  if (Object.entries(minimum).some(([code, least]) => (scores[code] ?? least) < least)) return true
  return criteria.every((code) => code in scores) && !isFullFledged(rubric, { knockoutsMet, scores })
}

const typedAnswers = (rubric: RubricVersion, activities: readonly ScoredActivity[], typed: Typed): ReviewAnswers => ({
  all: Object.fromEntries(rubric.scored.map(({ code }) => [code, asPoint(typed(`all.${code}`))])),
  abstain: Object.fromEntries(rubric.scored.flatMap(({ code }) => (typed(`abstain.${code}`) === '' ? [] : [[code, 'ja'] as const]))),
  scores: Object.fromEntries(rubric.scored.map(({ code }) => [code, Object.fromEntries(activities.map((_, index) => [activityKey(index), asPoint(typed(`scores.${code}.${activityKey(index)}`))]))])),
  remarks: {},
  motivations: {},
  comments: {},
  contests: {},
})

const points = ['0', '1', '2', '3', '4', '5'] as const
const asPoint = (text: string): Field => points.find((point) => point === text) ?? ''

const oneDecimal = (value: number): string => value.toLocaleString('nl-BE', { maximumFractionDigits: 1 })

export const typedIn = (values: Values): Typed => (name) => {
  const value = values[name] ?? ''
  return typeof value === 'string' ? value : (value[0] ?? '')
}

export const fieldsOf = (form: FormData): Typed => (name) => String(form.get(name) ?? '')
