import type { Lifecycle } from '@/lib/lifecycle'
import type { ReviewStatus } from '@/prisma/generated/enums'

const alive = ['ASSIGNED', 'IN_PROGRESS', 'FINAL', 'RETURNED', 'REVISED'] as const

/**
 * Domain 5.7. A late conflict or a withdrawal voids a review in any state; what was scored stays, and no longer counts. Once nothing stands in its way the officer may ask for it
 * again (docs/decisions/0032): it starts at the gate, with what was written as a draft.
 */
export const reviewLifecycle = {
  declareConflict: { from: ['ASSIGNED'], to: 'CONFLICT_DECLARED', by: ['VLAIO_REVIEWER'] },
  refuse: { from: ['ASSIGNED'], to: 'REFUSED', by: ['VLAIO_REVIEWER'] },
  start: { from: ['ASSIGNED'], to: 'IN_PROGRESS', by: ['VLAIO_REVIEWER'] },
  finish: { from: ['IN_PROGRESS', 'RETURNED'], to: 'FINAL', by: ['VLAIO_REVIEWER'] },
  returnReview: { from: ['FINAL'], to: 'RETURNED', by: ['VLAIO_OFFICER'] },
  revise: { from: ['FINAL', 'REVISED'], to: 'REVISED', by: ['VLAIO_REVIEWER'] },
  withdraw: { from: ['ASSIGNED', 'IN_PROGRESS', 'RETURNED'], to: 'VOID', by: ['VLAIO_OFFICER'] },
  askAgain: { from: ['CONFLICT_DECLARED', 'VOID'], to: 'ASSIGNED', by: ['VLAIO_OFFICER'] },
  voidReview: { from: alive, to: 'VOID', by: ['SYSTEM', 'VLAIO_OFFICER', 'VLAIO_REVIEWER', 'APPLICANT_SIGNATORY'] },
} as const satisfies Lifecycle<ReviewStatus, string>

export type ReviewVerb = keyof typeof reviewLifecycle

/** Reviews whose scores count. */
export const countingReviewStatuses: readonly ReviewStatus[] = ['FINAL', 'REVISED']
/** Reviews still expected or counting: a void, refused or conflicted one is as if never assigned. */
export const livingReviewStatuses: readonly ReviewStatus[] = alive
/** Asked, and not in yet. */
export const openReviewStatuses: readonly ReviewStatus[] = alive.filter((status) => !countingReviewStatuses.includes(status))
/** Ended by an interest or a withdrawal, not by a refusal of the reviewer. */
export const endedReviewStatuses: readonly ReviewStatus[] = reviewLifecycle.askAgain.from
