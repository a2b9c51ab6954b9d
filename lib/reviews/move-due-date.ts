import type { Actor } from '@/lib/access/actor'
import { recordEvent } from '@/lib/audit/record'
import { asActor } from '@/lib/db'
import { asRefusal } from '@/lib/database-refusal'
import { enqueueEmail } from '@/lib/mail/enqueue-email'
import { Refusal } from '@/lib/refusal'
import { lastDayOf } from '@/lib/time'
import { askedReview } from './asked-review'
import { openReviewStatuses } from './lifecycle'
import { chosenDueAt } from './review-due'
import type { MovingDueDate } from './schema'

/** The officer gives one reviewer more time, or less, for one file that is not filed yet. */
export const moveDueDate = (actor: Actor, { reviewId, dueOn }: MovingDueDate): Promise<void> =>
  asActor(actor, async (tx) => {
    const { applicationId, number, reviewerId, status, dueAt: before, now } = await askedReview(tx, actor, reviewId, 'review.move-due-date')
    if (!openReviewStatuses.includes(status)) throw new Refusal('changed-meanwhile', 'Deze beoordeling wacht niet meer op de beoordelaar. Laad de pagina opnieuw.')
    const dueAt = chosenDueAt(dueOn, 'dueOn', now)
    if (before?.getTime() === dueAt.getTime()) throw new Refusal('invalid', [{ field: 'dueOn', message: 'Dit is al de dag. Kies een andere.' }])

    await tx.review.update({ where: { id: reviewId }, data: { dueAt } })
    await enqueueEmail(tx, { template: 'review-due-moved', to: { userId: reviewerId }, dedupeKey: `review-due-moved:${reviewId}:${now.toISOString()}`, applicationId, fileNumber: number })
    await recordEvent(tx, actor, { verb: 'review.move-due-date', subjectType: 'review', subjectId: reviewId, applicationId, payload: { from: before && lastDayOf(before), until: dueOn } })
  }).catch((thrown: unknown) => { throw asRefusal(thrown) })
