import type { Actor } from '@/lib/access/actor'
import { requirePermission } from '@/lib/access/require-permission'
import { lockAssessment } from '@/lib/applications/eligibility-file'
import { recordEvent } from '@/lib/audit/record'
import { asActor } from '@/lib/db'
import { asRefusal } from '@/lib/database-refusal'
import { enqueueEmail } from '@/lib/mail/enqueue-email'
import { Refusal } from '@/lib/refusal'
import { lastDayOf } from '@/lib/time'
import { moveReview } from './move-review'
import { chosenDueAt, returnedDueAt } from './review-due'
import type { Returning } from './schema'

/** The officer sends a final review back with a reason, until the reviewers meet: from then on they know each other's scores, and change their own only as a revision that the panel reads. */
export const returnReview = (actor: Actor, { reviewId, reason, dueOn }: Returning): Promise<void> =>
  asActor(actor, async (tx) => {
    const review = await tx.review.findUnique({ where: { id: reviewId }, include: { assessment: { select: { application: { select: { organisationId: true, number: true, call: { select: { terms: true } } } } } } } })
    if (!review) throw new Refusal('not-found', 'Deze beoordeling bestaat niet.')
    const { applicationId } = review
    const { organisationId, number, call } = review.assessment.application
    requirePermission(actor, 'review.return', { applicationId, organisationId }, 'review.read-others')
    const now = await lockAssessment(tx, applicationId)

    const { status } = await tx.assessment.findUniqueOrThrow({ where: { applicationId }, select: { status: true } })
    if (status === 'CONSENSUS') throw new Refusal('too-late', 'Het overleg is begonnen: de beoordelaars zien elkaars scores. Een beoordelaar herziet nu zelf, met een reden die het panel leest.')
    if (status !== 'IN_REVIEW') throw new Refusal('too-late', 'Dit dossier is niet meer in beoordeling.')
    const dueAt = await returnedDueAt(tx, call, review.dueAt, dueOn ? chosenDueAt(dueOn, 'returnDueOn', now) : null, now)
    await moveReview(tx, actor, reviewId, 'returnReview', { reason, finalAt: null, dueAt })
    await enqueueEmail(tx, { template: 'review-returned', to: { userId: review.reviewerId }, dedupeKey: `review-returned:${reviewId}:${now.toISOString()}`, applicationId, fileNumber: number })
    await recordEvent(tx, actor, { verb: 'review.return', subjectType: 'review', subjectId: reviewId, applicationId, payload: { reason, until: lastDayOf(dueAt) } })
  }).catch((thrown: unknown) => { throw asRefusal(thrown) })
