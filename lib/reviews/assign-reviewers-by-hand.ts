import type { Actor } from '@/lib/access/actor'
import { applicationFacts } from '@/lib/access/application-facts'
import { requirePermission } from '@/lib/access/require-permission'
import { lockAssessment } from '@/lib/applications/eligibility-file'
import { moveApplication } from '@/lib/applications/move-application'
import { recordEvent } from '@/lib/audit/record'
import { termsOf } from '@/lib/calls/terms'
import { asActor, type Tx } from '@/lib/db'
import { asRefusal } from '@/lib/database-refusal'
import { enqueueEmail } from '@/lib/mail/enqueue-email'
import { addWorkingDays, termEndsAt } from '@/lib/reference/holidays'
import { Refusal } from '@/lib/refusal'
import { localDay } from '@/lib/time'
import type { ApplicationStatus } from '@/prisma/generated/enums'
import { findDerivedConflict } from './find-derived-conflict'
import { livingReviewStatuses } from './lifecycle'
import { reviewFile, type ReviewFile } from './review-file'
import type { Assignment } from './schema'

/** The officer asks one reviewer. Whoever has an interest is refused; with enough reviewers the review starts. */
export const assignReviewer = (actor: Actor, { applicationId, reviewerId }: Assignment): Promise<{ reviewId: string }> =>
  asActor(actor, async (tx) => {
    const now = await lockAssessment(tx, applicationId)
    const file = await reviewFile(tx, applicationId)
    if (!file) throw new Refusal('not-found', 'Dit dossier is niet in onderzoek.')
    requirePermission(actor, 'review.assign', applicationFacts(file), 'application.read')

    if (!open.includes(file.assessment.status)) throw new Refusal('changed-meanwhile', 'Dit dossier is niet (meer) in beoordeling.')
    await requireFreeReviewer(tx, applicationId, reviewerId)

    const review = await tx.review.create({ data: { applicationId, reviewerId, assignedById: actor.userId ?? '', assignedAt: now, dueAt: await reviewDueAt(tx, file, now) } })
    const living = await tx.review.count({ where: { applicationId, status: { in: [...livingReviewStatuses] } } })
    if (file.assessment.status === 'ELIGIBLE' && living >= file.reviewersPerApplication) await moveApplication(tx, actor, file, 'startReview')
    await enqueueEmail(tx, { template: 'review-assigned', to: { userId: reviewerId }, dedupeKey: `review-assigned:${review.id}`, applicationId, fileNumber: file.number })
    await recordEvent(tx, actor, { verb: 'review.assign', subjectType: 'review', subjectId: review.id, applicationId, payload: { reviewerId } })
    return { reviewId: review.id }
  }).catch((thrown: unknown) => { throw asRefusal(thrown) })

/** After a late conflict a file in consensus may need another reviewer. */
const open: readonly ApplicationStatus[] = ['ELIGIBLE', 'IN_REVIEW', 'CONSENSUS']

const requireFreeReviewer = async (tx: Tx, applicationId: string, reviewerId: string): Promise<void> => {
  const reviewer = await tx.user.findUnique({ where: { id: reviewerId }, select: { suspendedAt: true, roles: { where: { role: 'VLAIO_REVIEWER' } } } })
  if (!reviewer || reviewer.suspendedAt !== null || reviewer.roles.length === 0) throw refused('Kies een beoordelaar uit de lijst.', 'invalid')
  if ((await tx.review.count({ where: { applicationId, reviewerId } })) > 0) throw refused('Deze beoordelaar is al gevraagd voor dit dossier.', 'invalid')
  if ((await tx.conflict.count({ where: { applicationId, userId: reviewerId } })) > 0) throw refused('Deze beoordelaar heeft een belang in dit dossier.', 'conflict')
  const derived = await findDerivedConflict(tx, applicationId, reviewerId)
  if (derived) throw refused(`Deze beoordelaar heeft een belang. ${derived.sentence}`, 'conflict')
}

const refused = (message: string, code: 'invalid' | 'conflict'): Refusal => new Refusal(code, [{ field: 'reviewerId', message }])

/** Domain 5.2: so many working days, to the end of the last one. */
export const reviewDueAt = async (tx: Tx, { terms }: Pick<ReviewFile, 'terms'>, now: Date): Promise<Date> => {
  const holidays = await tx.holiday.findMany({ select: { day: true } })
  const extra = new Set(holidays.map(({ day }) => day.toISOString().slice(0, 10)))
  return termEndsAt(addWorkingDays(localDay(now), termsOf({ terms }).reviewWorkingDays, extra), extra)
}
