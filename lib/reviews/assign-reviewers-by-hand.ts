import type { Actor } from '@/lib/access/actor'
import { applicationFacts } from '@/lib/access/application-facts'
import { requirePermission } from '@/lib/access/require-permission'
import { lockAssessment } from '@/lib/applications/eligibility-file'
import { moveApplication } from '@/lib/applications/move-application'
import { recordEvent } from '@/lib/audit/record'
import { asActor, type Tx } from '@/lib/db'
import { asRefusal } from '@/lib/database-refusal'
import { enqueueEmail } from '@/lib/mail/enqueue-email'
import { Refusal } from '@/lib/refusal'
import type { ReviewStatus } from '@/prisma/generated/enums'
import { assignableStatuses } from './asked-review'
import { findDerivedConflict } from './find-derived-conflict'
import { endedReviewStatuses, livingReviewStatuses } from './lifecycle'
import { moveReview } from './move-review'
import { reviewDueAt } from './review-due'
import { reviewFile } from './review-file'
import type { Assignment } from './schema'

/** The officer asks one reviewer, anew where the review ended and nothing stands in its way. Whoever has an interest is refused; with enough reviewers the review starts. */
export const assignReviewer = (actor: Actor, { applicationId, reviewerId }: Assignment): Promise<{ reviewId: string }> =>
  asActor(actor, async (tx) => {
    const now = await lockAssessment(tx, applicationId)
    const file = await reviewFile(tx, applicationId)
    if (!file) throw new Refusal('not-found', 'Dit dossier is niet in onderzoek.')
    requirePermission(actor, 'review.assign', applicationFacts(file), 'application.read')

    if (!assignableStatuses.includes(file.assessment.status)) throw new Refusal('changed-meanwhile', 'Dit dossier is niet (meer) in beoordeling.')
    const ended = await requireFreeReviewer(tx, applicationId, reviewerId)

    const asked = { assignedById: actor.userId ?? '', assignedAt: now, dueAt: await reviewDueAt(tx, file, now) }
    // What was written before is there as a draft behind the gate.
    if (ended) await moveReview(tx, actor, ended.id, 'askAgain', { ...asked, reason: '', noConflictAt: null, finalAt: null })
    const review = ended ?? (await tx.review.create({ data: { applicationId, reviewerId, ...asked } }))
    const living = await tx.review.count({ where: { applicationId, status: { in: [...livingReviewStatuses] } } })
    if (file.assessment.status === 'ELIGIBLE' && living >= file.reviewersPerApplication) await moveApplication(tx, actor, file, 'startReview')
    await enqueueEmail(tx, { template: 'review-assigned', to: { userId: reviewerId }, dedupeKey: `review-assigned:${review.id}:${now.toISOString()}`, applicationId, fileNumber: file.number })
    await recordEvent(tx, actor, { verb: 'review.assign', subjectType: 'review', subjectId: review.id, applicationId, payload: { reviewerId, ...(ended ? { again: ended.status } : {}) } })
    return { reviewId: review.id }
  }).catch((thrown: unknown) => { throw asRefusal(thrown) })

/** The review that ended, where this reviewer was asked before. */
const requireFreeReviewer = async (tx: Tx, applicationId: string, reviewerId: string): Promise<{ id: string; status: ReviewStatus } | null> => {
  const reviewer = await tx.user.findUnique({ where: { id: reviewerId }, select: { suspendedAt: true, roles: { where: { role: 'VLAIO_REVIEWER' } } } })
  if (!reviewer || reviewer.suspendedAt !== null || reviewer.roles.length === 0) throw refused('Kies een beoordelaar uit de lijst.', 'invalid')
  const before = await tx.review.findUnique({ where: { applicationId_reviewerId: { applicationId, reviewerId } }, select: { id: true, status: true } })
  if (before?.status === 'REFUSED') throw refused('Deze beoordelaar weigerde dit dossier. Kies iemand anders.', 'invalid')
  if (before && !endedReviewStatuses.includes(before.status)) throw refused('Deze beoordelaar is al gevraagd voor dit dossier.', 'invalid')
  if ((await tx.conflict.count({ where: { applicationId, userId: reviewerId } })) > 0) throw refused('Deze beoordelaar heeft een belang in dit dossier.', 'conflict')
  const derived = await findDerivedConflict(tx, applicationId, reviewerId)
  if (derived) throw refused(`Deze beoordelaar heeft een belang. ${derived.sentence}`, 'conflict')
  return before
}

const refused = (message: string, code: 'invalid' | 'conflict'): Refusal => new Refusal(code, [{ field: 'reviewerId', message }])
