import type { Problem } from '@/lib/refusal'
import type { RubricVersion } from '@/lib/rubrics/schema'
import { activityKey } from './review-answers'
import type { ConsensusAnswers } from './schema'

type Answers = Omit<ConsensusAnswers, 'applicationId'>
type Activity = { rowId: string; title: string }
export type ConsensusRow = { criterion: string; activityRowId: string; numerator: number; denominator: number }

/** What the chair still has to give, all of it; field names are those of the chair's form. */
export const consensusProblems = (rubric: RubricVersion, activities: readonly Activity[], answers: Answers, contested: boolean): Problem[] => {
  const minimum = rubric.rules.motivationMinChars
  return [
    ...rubric.scored.flatMap(({ code, scope }) => {
      const length = [...(answers.motivations[code] ?? '').trim()].length
      return [
        ...missingScores(code, places(scope, activities), answers),
        ...(length < minimum ? [{ field: `motivations.${code}`, message: `${code}: motiveer in minstens ${minimum} tekens. U hebt er ${length}.` }] : []),
      ]
    }),
    ...(contested && [...answers.note.trim()].length < 20 ? [{ field: 'note', message: 'Noteer wat het panel beslist over de betwiste basisvoorwaarde.' }] : []),
  ]
}

/** Nothing given is one problem, at the score for all; where some activities have theirs, each of the others is named. */
const missingScores = (code: string, all: readonly Place[], answers: Answers): Problem[] => {
  const missing = all.filter(({ key }) => typedScore(answers, code, key) === '')
  if (missing.length === all.length) return [{ field: `all.${code}`, message: `${code}: kies een score.` }]
  return missing.map(({ key, title }) => ({ field: `scores.${code}.${key}`, message: `${code}: kies een score voor “${title}”.` }))
}

/** Half points as exact fractions: 3,5 is 7/2. */
export const consensusRows = (rubric: RubricVersion, activities: readonly Activity[], answers: Answers): { scores: ConsensusRow[]; motivations: { criterion: string; motivation: string }[] } => ({
  scores: rubric.scored.flatMap(({ code, scope }) =>
    places(scope, activities).map(({ key, rowId }) => ({ criterion: code, activityRowId: rowId, ...halves(typedScore(answers, code, key)) })),
  ),
  motivations: rubric.scored.map(({ code }) => ({ criterion: code, motivation: answers.motivations[code] ?? '' })),
})

/** Where a score is given: the file itself (key null), or each activity. */
type Place = { key: string | null; rowId: string; title: string }

const places = (scope: 'APPLICATION' | 'ACTIVITY', activities: readonly Activity[]): Place[] =>
  scope === 'APPLICATION' ? [{ key: null, rowId: '', title: '' }] : activities.map(({ rowId, title }, index) => ({ key: activityKey(index), rowId, title }))

const typedScore = ({ all, scores }: Answers, code: string, key: string | null): string => (key === null ? all[code] : scores[code]?.[key] || all[code]) ?? ''

const halves = (typed: string): { numerator: number; denominator: number } => ({ numerator: Math.round(Number(typed.replace(',', '.')) * 2), denominator: 2 })
