import type { Actor } from '@/lib/access/actor'
import { applicationFacts, factColumns } from '@/lib/access/application-facts'
import { requirePermission } from '@/lib/access/require-permission'
import { lockAssessment } from '@/lib/applications/eligibility-file'
import { recordEvent } from '@/lib/audit/record'
import { asActor, type Tx } from '@/lib/db'
import { asRefusal } from '@/lib/database-refusal'
import { enqueueEmail } from '@/lib/mail/enqueue-email'
import { Refusal } from '@/lib/refusal'
import { concludeReviews } from './conclude-reviews'
import { livingReviewStatuses } from './lifecycle'
import { moveReview } from './move-review'
import type { PinnedConflict } from './schema'

/** The office pins an interest of a member of staff. It closes the file to them at once, and a review they gave no longer counts. */
export const recordConflict = (actor: Actor, { applicationId, userId, type, reason }: PinnedConflict): Promise<void> =>
  asActor(actor, async (tx) => {
    const file = await tx.application.findUnique({ where: { id: applicationId }, select: { ...factColumns, number: true, assessment: { select: { status: true } } } })
    if (!file?.assessment) throw new Refusal('not-found', 'Dit dossier is niet in onderzoek.')
    requirePermission(actor, 'conflict.record', applicationFacts(file), 'application.read')
    const now = await lockAssessment(tx, applicationId)
    await requireNewStaffMember(tx, applicationId, userId)

    const review = await tx.review.findFirst({ where: { applicationId, reviewerId: userId, status: { in: [...livingReviewStatuses] } }, select: { id: true } })
    if (review) await moveReview(tx, actor, review.id, 'voidReview', { reason: 'belangenconflict vastgesteld door het kantoor' })
    await tx.conflict.create({ data: { applicationId, userId, type, reason, source: 'OFFICE', declaredById: actor.userId, declaredAt: now } })
    if (review) await enqueueEmail(tx, { template: 'review-voided', to: { userId }, dedupeKey: `review-voided:${review.id}`, applicationId, fileNumber: file.number })
    await concludeReviews(tx, applicationId, now)
    await recordEvent(tx, actor, { verb: 'conflict.record', subjectType: 'application', subjectId: applicationId, applicationId, payload: { userId, type, reason, voidedReviewId: review?.id ?? null } })
  }).catch((thrown: unknown) => { throw asRefusal(thrown) })

const requireNewStaffMember = async (tx: Tx, applicationId: string, userId: string): Promise<void> => {
  const roles = await tx.userRole.count({ where: { userId } })
  if (roles === 0) throw new Refusal('invalid', [{ field: 'userId', message: 'Kies een medewerker uit de lijst.' }])
  const known = await tx.conflict.count({ where: { applicationId, userId } })
  if (known > 0) throw new Refusal('changed-meanwhile', [{ field: 'userId', message: 'Voor deze persoon is al een belang vastgelegd.' }])
}
