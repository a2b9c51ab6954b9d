import type { Actor } from '@/lib/access/actor'
import { applicationFacts, factColumns } from '@/lib/access/application-facts'
import { requirePermission } from '@/lib/access/require-permission'
import { lockAssessment } from '@/lib/applications/eligibility-file'
import { recordEvent } from '@/lib/audit/record'
import { asActor, type Tx } from '@/lib/db'
import { asRefusal } from '@/lib/database-refusal'
import { enqueueEmail } from '@/lib/mail/enqueue-email'
import { Refusal } from '@/lib/refusal'
import { askAnother, closeFile } from './close-file'
import { concludeReviews } from './conclude-reviews'
import type { PinnedConflict } from './schema'

/** The office pins an interest of a member of staff. It closes the file to them at once, and a review they gave no longer counts. */
export const recordConflict = (actor: Actor, { applicationId, userId, type, reason }: PinnedConflict): Promise<void> =>
  asActor(actor, async (tx) => {
    const file = await tx.application.findUnique({ where: { id: applicationId }, select: { ...factColumns, number: true, assessment: { select: { status: true } } } })
    if (!file?.assessment) throw new Refusal('not-found', 'Dit dossier is niet in onderzoek.')
    requirePermission(actor, 'conflict.record', applicationFacts(file), 'application.read')
    const now = await lockAssessment(tx, applicationId)
    await requireStaffMember(tx, userId)

    const closed = await closeFile(tx, actor, { applicationId, userId, type, reason, source: 'OFFICE' }, now)
    if (closed) await enqueueEmail(tx, { template: 'review-voided', to: { userId }, dedupeKey: `review-voided:${closed.id}:${now.toISOString()}`, applicationId, fileNumber: file.number })
    await concludeReviews(tx, applicationId, now, { lostScores: closed?.lostScores ?? false })
    if (closed) await askAnother(tx, actor, closed)
    await recordEvent(tx, actor, {
      verb: 'conflict.record',
      subjectType: 'application',
      subjectId: applicationId,
      applicationId,
      payload: { userId, type, reason, voidedReviewId: closed?.id ?? null, ...(closed?.lostScores ? { lostScores: true } : {}) },
    })
  }).catch((thrown: unknown) => { throw asRefusal(thrown) })

const requireStaffMember = async (tx: Tx, userId: string): Promise<void> => {
  const roles = await tx.userRole.count({ where: { userId } })
  if (roles === 0) throw new Refusal('invalid', [{ field: 'userId', message: 'Kies een medewerker uit de lijst.' }])
}
