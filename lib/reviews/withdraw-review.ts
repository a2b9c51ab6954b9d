import type { Actor } from '@/lib/access/actor'
import { recordEvent } from '@/lib/audit/record'
import { asActor } from '@/lib/db'
import { asRefusal } from '@/lib/database-refusal'
import { enqueueEmail } from '@/lib/mail/enqueue-email'
import { Refusal } from '@/lib/refusal'
import { askedReview } from './asked-review'
import { concludeReviews } from './conclude-reviews'
import { countingReviewStatuses } from './lifecycle'
import { moveReview } from './move-review'
import type { Withdrawing } from './schema'

/**
 * The officer takes back what was asked of a reviewer who stays silent, or of the wrong one. What was written so far stays, and counts for nothing; with
 * reviews enough the file goes on at once. A review that was filed is not withdrawn: it counts, or it is sent back.
 */
export const withdrawReview = (actor: Actor, { reviewId, reason }: Withdrawing): Promise<void> =>
  asActor(actor, async (tx) => {
    const { applicationId, number, reviewerId, status, now } = await askedReview(tx, actor, reviewId, 'review.withdraw')
    if (countingReviewStatuses.includes(status)) throw new Refusal('too-late', 'Deze beoordeling is ingediend en telt mee. Stuur ze terug, of laat ze staan.')

    await moveReview(tx, actor, reviewId, 'withdraw', { reason })
    await enqueueEmail(tx, { template: 'review-withdrawn', to: { userId: reviewerId }, dedupeKey: `review-withdrawn:${reviewId}:${now.toISOString()}`, applicationId, fileNumber: number })
    await concludeReviews(tx, applicationId, now)
    await recordEvent(tx, actor, { verb: 'review.withdraw', subjectType: 'review', subjectId: reviewId, applicationId, payload: { reviewerId, from: status, reason } })
  }).catch((thrown: unknown) => { throw asRefusal(thrown) })
