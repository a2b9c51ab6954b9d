import type { RubricVersion } from '@/lib/rubrics/schema'
import type { ReviewAnswers } from './schema'

type Activity = { rowId: string }

/** Points of one criterion, of one activity where the criterion is scored per activity ('' otherwise); null = abstained. */
export type ScoreRow = { criterion: string; activityRowId: string; score: number | null; remark: string }
export type MotivationRow = { criterion: string; motivation: string; officeComment: string }
export type ContestRow = { activityRowId: string; code: string; reason: string }
export type ReviewRows = { scores: ScoreRow[]; motivations: MotivationRow[]; contests: ContestRow[] }

/** The name of an activity in the form: its place in the request. */
export const activityKey = (index: number): string => `a${index + 1}`

/** What was posted as rows. One score for all activities is a row each; what is not scored yet leaves no row. Struck activities come after the others: their verdicts too can be contested. */
export const rowsOfAnswers = (rubric: RubricVersion, activities: readonly Activity[], struck: readonly Activity[], answers: ReviewAnswers): ReviewRows => ({
  scores: rubric.scored.flatMap(({ code, scope }) => (scope === 'APPLICATION' ? fileScore(code, answers) : activityScores(code, activities, answers))),
  motivations: rubric.scored.flatMap(({ code }) => {
    const [motivation = '', officeComment = ''] = [answers.motivations[code], answers.comments[code]]
    return motivation === '' && officeComment === '' ? [] : [{ criterion: code, motivation, officeComment }]
  }),
  contests: [...activities, ...struck].flatMap(({ rowId }, index) =>
    Object.entries(answers.contests[activityKey(index)] ?? {})
      .filter(([code, reason]) => reason.trim() !== '' && rubric.knockouts.some((knockout) => knockout.code === code && knockout.scope === 'ACTIVITY'))
      .map(([code, reason]) => ({ activityRowId: rowId, code, reason })),
  ),
})

const fileScore = (criterion: string, { all, abstain }: ReviewAnswers): ScoreRow[] => {
  const given = all[criterion] ?? ''
  if (abstain[criterion]) return [{ criterion, activityRowId: '', score: null, remark: '' }]
  return given === '' ? [] : [{ criterion, activityRowId: '', score: Number(given), remark: '' }]
}

const activityScores = (criterion: string, activities: readonly Activity[], { all, abstain, scores, remarks }: ReviewAnswers): ScoreRow[] =>
  activities.flatMap(({ rowId }, index): ScoreRow[] => {
    const remark = remarks[criterion]?.[activityKey(index)] ?? ''
    if (abstain[criterion]) return [{ criterion, activityRowId: rowId, score: null, remark }]
    const given = scores[criterion]?.[activityKey(index)] || (all[criterion] ?? '')
    return given === '' ? [] : [{ criterion, activityRowId: rowId, score: Number(given), remark }]
  })

/** Whether two reviews say exactly the same. */
export const sameRows = (one: ReviewRows, other: ReviewRows): boolean => asText(one) === asText(other)

const asText = ({ scores, motivations, contests }: ReviewRows): string =>
  JSON.stringify([
    scores.map(({ criterion, activityRowId, score, remark }) => [criterion, activityRowId, score, remark]).toSorted(byKey),
    motivations.map(({ criterion, motivation, officeComment }) => [criterion, motivation, officeComment]).toSorted(byKey),
    contests.map(({ activityRowId, code, reason }) => [activityRowId, code, reason]).toSorted(byKey),
  ])

const byKey = (one: readonly unknown[], other: readonly unknown[]): number => (JSON.stringify(one) < JSON.stringify(other) ? -1 : 1)

/** Rows as the form shows them: the score that most activities have is the score of all, the others differ from it. */
export const answersOfRows = (rubric: RubricVersion, activities: readonly Activity[], struck: readonly Activity[], { scores, motivations, contests }: ReviewRows): ReviewAnswers => {
  const answers: ReviewAnswers = { all: {}, abstain: {}, scores: {}, remarks: {}, motivations: {}, comments: {}, contests: {} }
  for (const { code } of rubric.scored) {
    const own = scores.filter(({ criterion }) => criterion === code)
    if (own.length > 0 && own.every(({ score }) => score === null)) answers.abstain[code] = 'ja'
    const base = mostGiven(own)
    if (base !== null) answers.all[code] = asPoint(base)
    answers.scores[code] = {}
    answers.remarks[code] = {}
    for (const [index, { rowId }] of activities.entries()) {
      const row = own.find(({ activityRowId }) => activityRowId === rowId)
      if (row && row.score !== null && row.score !== base) answers.scores[code][activityKey(index)] = asPoint(row.score)
      if (row?.remark) answers.remarks[code][activityKey(index)] = row.remark
    }
  }
  for (const { criterion, motivation, officeComment } of motivations) {
    answers.motivations[criterion] = motivation
    answers.comments[criterion] = officeComment
  }
  for (const [index, { rowId }] of [...activities, ...struck].entries())
    answers.contests[activityKey(index)] = Object.fromEntries(contests.filter(({ activityRowId }) => activityRowId === rowId).map(({ code, reason }) => [code, reason]))
  return answers
}

const points = ['0', '1', '2', '3', '4', '5'] as const
const asPoint = (score: number): (typeof points)[number] => points[score] ?? '0'

const mostGiven = (rows: readonly ScoreRow[]): number | null => {
  const counts = new Map<number, number>()
  for (const { score } of rows) if (score !== null) counts.set(score, (counts.get(score) ?? 0) + 1)
  const [first] = [...counts].toSorted(([, one], [, other]) => other - one)
  return first ? first[0] : null
}
