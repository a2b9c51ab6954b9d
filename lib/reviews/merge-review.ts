import { fromFieldValues, toFieldValues } from '@/lib/filings/from-form-data'
import { merge } from '@/lib/filings/merge'
import type { RubricVersion } from '@/lib/rubrics/schema'
import { answersOfRows, rowsOfAnswers, type ReviewRows } from './review-answers'
import { reviewAnswers, type ReviewAnswers } from './schema'

type Activity = { rowId: string }
type Fields = Readonly<Record<string, string | string[]>>

/** One field that two windows of the same reviewer filled in otherwise. `theirs` stands; `mine` is still on the page. */
export type FieldConflict = { field: string; mine: string; theirs: string }
/** A field that the page does not show as it stands by now. */
export type FreshField = { field: string; value: string }
export type MergedReview = { answers: ReviewAnswers; conflicts: FieldConflict[]; fresh: FreshField[] }

/**
 * One open desk merged field by field into the review as it stands: `basis` is what that page showed before its reviewer typed. A basis that is
 * none counts as an empty page, so that nothing that stands is overwritten unseen. All three are brought in one spelling first: a score for all
 * activities is the same as that score at each of them.
 */
export const mergeReview = (rubric: RubricVersion, activities: readonly Activity[], struck: readonly Activity[], { basis, mine, stored }: { basis: Fields; mine: ReviewAnswers; stored: ReviewRows }): MergedReview => {
  const spelled = (answers: ReviewAnswers): ReviewAnswers => answersOfRows(rubric, activities, struck, rowsOfAnswers(rubric, activities, struck, answers))
  const [shown, posted, theirs] = [spelled(reviewAnswers.safeParse(fromFieldValues(basis)).data ?? reviewAnswers.parse({})), spelled(mine), answersOfRows(rubric, activities, struck, stored)]
  const outcome = merge(shown, posted, theirs)
  const conflicts = outcome.conflicts.map(({ field, mine: here, theirs: there }) => ({ field: field.replaceAll('/', '.'), mine: String(here), theirs: String(there) }))
  const answers = reviewAnswers.parse(outcome.merged)
  const [before, after] = [toFieldValues(posted), toFieldValues(answers)]
  const fresh = [...new Set([...Object.keys(before), ...Object.keys(after)])]
    .map((field) => ({ field, value: String(after[field] ?? ''), was: String(before[field] ?? '') }))
    .filter(({ field, value, was }) => value !== was && !conflicts.some((conflict) => conflict.field === field))
  return { answers, conflicts, fresh: fresh.map(({ field, value }) => ({ field, value })) }
}
