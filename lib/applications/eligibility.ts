import type { RubricVersion } from '@/lib/rubrics/schema'

export type Verdict = { code: string; activityRowId: string; met: boolean; motivation: string }
export type Question = { code: string; activityRowId: string }

/** Every knock-out that must be answered: each E once, each A for each activity. */
export const questionsOf = (rubric: RubricVersion, activityRowIds: readonly string[]): Question[] => [
  ...rubric.knockouts.filter(({ scope }) => scope === 'APPLICATION').map(({ code }) => ({ code, activityRowId: '' })),
  ...activityRowIds.flatMap((activityRowId) => rubric.knockouts.filter(({ scope }) => scope === 'ACTIVITY').map(({ code }) => ({ code, activityRowId }))),
]

export const isSameQuestion = (one: Question, other: Question): boolean => one.code === other.code && one.activityRowId === other.activityRowId

export type EligibilityResult = {
  unanswered: Question[]
  /** Activities that fail an A: struck, they count for nothing later. */
  struck: string[]
  /** Null while something is unanswered. */
  eligible: boolean | null
  /** Why it is ineligible: the failed E, or every failed A when no activity is left. */
  grounds: Verdict[]
}

/** A failed A strikes its activity; a failed E, or no activity left, makes the request ineligible (domain 5.2). */
export const eligibilityOf = (questions: readonly Question[], verdicts: readonly Verdict[]): EligibilityResult => {
  const unanswered = questions.filter((question) => !verdicts.some((verdict) => isSameQuestion(verdict, question)))
  const failed = verdicts.filter((verdict) => !verdict.met && questions.some((question) => isSameQuestion(verdict, question)))
  const activities = new Set(questions.map(({ activityRowId }) => activityRowId).filter((rowId) => rowId !== ''))
  const struck = [...activities].filter((rowId) => failed.some(({ activityRowId }) => activityRowId === rowId))
  const failedFile = failed.filter(({ activityRowId }) => activityRowId === '')
  const noneLeft = struck.length === activities.size
  return {
    unanswered,
    struck,
    eligible: unanswered.length > 0 ? null : failedFile.length === 0 && !noneLeft,
    grounds: [...failedFile, ...(noneLeft ? failed.filter(({ activityRowId }) => activityRowId !== '') : [])],
  }
}
