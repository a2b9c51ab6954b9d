import { z } from 'zod'
import type { RubricVersion } from '@/lib/rubrics/schema'
import { consensusTriggers, type FinalReview } from './consensus-triggers'
import type { ReviewedActivity } from './review-file'

const triggers = z.array(z.object({ code: z.string(), criterion: z.string().optional(), sentence: z.string() }))

/** Why a file went to consensus, as it was stored. */
export const triggersOf = (stored: unknown): z.output<typeof triggers> => triggers.safeParse(stored).data ?? []

/** The same beside what the reviews say by now: a revision may have taken a reason away, or brought another. */
export const triggersBeside = (stored: unknown, rubric: RubricVersion, activities: readonly ReviewedActivity[], reviews: readonly FinalReview[]): { sentence: string; state: 'stands' | 'solved' | 'new' }[] => {
  const then = triggersOf(stored)
  const now = consensusTriggers(rubric, activities, reviews)
  const same = (one: { code: string; criterion?: string | undefined }, other: { code: string; criterion?: string | undefined }): boolean => one.code === other.code && one.criterion === other.criterion
  return [
    ...then.map((trigger) => ({ sentence: trigger.sentence, state: now.some((one) => same(one, trigger)) ? 'stands' as const : 'solved' as const })),
    ...now.filter((trigger) => !then.some((one) => same(one, trigger))).map((trigger) => ({ sentence: trigger.sentence, state: hidden(then, trigger) ? 'stands' as const : 'new' as const })),
  ]
}

/** Under a threshold alone is not told of a criterion that is told for its gap (consensusTriggers): it may have been so all along. */
const hidden = (then: readonly { criterion?: string | undefined }[], { code, criterion }: { code: string; criterion?: string | undefined }): boolean =>
  code === 'ONE_BELOW_THRESHOLD' && criterion !== undefined && then.some((one) => one.criterion === criterion)
