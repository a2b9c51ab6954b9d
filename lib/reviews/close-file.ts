import type { Actor } from '@/lib/access/actor'
import type { Tx } from '@/lib/db'
import { enqueueEmail } from '@/lib/mail/enqueue-email'
import { Refusal } from '@/lib/refusal'
import type { ReviewStatus } from '@/prisma/generated/enums'
import type { ConflictType } from './conflicts'
import { countingReviewStatuses, livingReviewStatuses } from './lifecycle'
import { moveReview } from './move-review'

export type NewConflict = { applicationId: string; userId: string; type: ConflictType; reason: string; source: 'REVIEWER' | 'OFFICE' | 'DERIVED' }

/** The review that ended with it, and whether it had scores that counted. */
export type ClosedReview = { id: string; applicationId: string; assignedById: string; lostScores: boolean }

/**
 * Closes a file to one person: the review they had ends, and from the next request on the file is nowhere for them. The caller holds the lock on
 * the assessment and lets the reviews conclude afterwards. The review moves first: once the conflict stands, its row is hidden from this person.
 */
export const closeFile = async (tx: Tx, actor: Actor, conflict: NewConflict, now: Date): Promise<ClosedReview | null> => {
  const { applicationId, userId, source } = conflict
  const known = await tx.conflict.count({ where: { applicationId, userId } })
  if (known > 0) throw new Refusal('changed-meanwhile', [{ field: 'userId', message: 'Voor deze persoon is al een belang vastgelegd.' }])
  const review = await tx.review.findFirst({ where: { applicationId, reviewerId: userId, status: { in: [...livingReviewStatuses] } }, select: { id: true, status: true, assignedById: true } })
  if (review) await moveReview(tx, actor, review.id, verbFor(review.status, source), { reason: reasons[source] })
  await tx.conflict.create({ data: { ...conflict, declaredById: actor.userId, declaredAt: now } })
  return review && { id: review.id, applicationId, assignedById: review.assignedById, lostScores: countingReviewStatuses.includes(review.status) }
}

const verbFor = (status: ReviewStatus, source: NewConflict['source']) => (status === 'ASSIGNED' && source !== 'OFFICE' ? 'declareConflict' : 'voidReview')

const reasons: Record<NewConflict['source'], string> = {
  REVIEWER: 'belang gemeld door de beoordelaar',
  OFFICE: 'belangenconflict vastgesteld door het kantoor',
  DERIVED: 'belang afgeleid uit het profiel van de beoordelaar',
}

/** Whoever asked this reviewer hears that another is needed, not who or why; unless it is their own doing. */
export const askAnother = async (tx: Tx, actor: Actor, { id, applicationId, assignedById }: Omit<ClosedReview, 'lostScores'>): Promise<void> => {
  if (assignedById === actor.userId) return
  const { number } = await tx.application.findUniqueOrThrow({ where: { id: applicationId }, select: { number: true } })
  await enqueueEmail(tx, { template: 'reviewer-needed', to: { userId: assignedById }, dedupeKey: `reviewer-needed:${id}`, applicationId, fileNumber: number })
}
