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
export type ClosedReview = { id: string; applicationId: string; assignedById: string; assignedAt: Date; lostScores: boolean }

/**
 * Closes a file to one person: the review they had ends, and from the next request on the file is nowhere for them. The caller holds the lock on
 * the assessment and lets the reviews conclude afterwards. The review moves first: once the conflict stands, its row is hidden from this person.
 */
export const closeFile = async (tx: Tx, actor: Actor, conflict: NewConflict, now: Date): Promise<ClosedReview | null> => {
  const { applicationId, userId, source } = conflict
  const known = await tx.conflict.count({ where: { applicationId, userId } })
  if (known > 0) throw new Refusal('changed-meanwhile', [{ field: 'userId', message: 'Voor deze persoon is al een belang vastgelegd.' }])
  const review = await tx.review.findFirst({ where: { applicationId, reviewerId: userId, status: { in: [...livingReviewStatuses] } }, select: { id: true, status: true, assignedById: true, assignedAt: true } })
  if (review) await moveReview(tx, actor, review.id, verbFor(review.status, source), { reason: reasons[source] })
  await tx.conflict.create({ data: { ...conflict, declaredById: actor.userId, declaredAt: now } })
  return review && { id: review.id, applicationId, assignedById: review.assignedById, assignedAt: review.assignedAt, lostScores: countingReviewStatuses.includes(review.status) }
}

const verbFor = (status: ReviewStatus, source: NewConflict['source']) => (status === 'ASSIGNED' && source !== 'OFFICE' ? 'declareConflict' : 'voidReview')

const reasons: Record<NewConflict['source'], string> = {
  REVIEWER: 'belang gemeld door de beoordelaar',
  OFFICE: 'belangenconflict vastgesteld door het kantoor',
  DERIVED: 'belang afgeleid uit het profiel van de beoordelaar',
}

/**
 * Whoever asked this reviewer hears that another is needed, not who or why; unless it is their own doing. With an interest themselves they may not know, and the officers of the call
 * without one hear it instead. Call it after the reviews concluded: whoever acts may not know who has an interest.
 */
export const askAnother = async (tx: Tx, actor: Actor, review: Asked): Promise<void> => {
  for (const userId of await whoAsksAnother(tx, actor, review)) await askOne(tx, userId, review)
}

export const askOne = async (tx: Tx, userId: string, { id, applicationId, assignedAt }: Asked): Promise<void> => {
  const { number } = await tx.application.findUniqueOrThrow({ where: { id: applicationId }, select: { number: true } })
  await enqueueEmail(tx, { template: 'reviewer-needed', to: { userId }, dedupeKey: `reviewer-needed:${id}:${assignedAt.toISOString()}:${userId}`, applicationId, fileNumber: number })
}

type Asked = Omit<ClosedReview, 'lostScores'>

export const whoAsksAnother = async (tx: Tx, actor: Actor, { applicationId, assignedById }: Pick<ClosedReview, 'applicationId' | 'assignedById'>): Promise<string[]> => {
  const officers = await tx.user.findMany({ where: { suspendedAt: null, roles: { some: { role: 'VLAIO_OFFICER' } }, conflicts: { none: { applicationId } } }, select: { id: true }, orderBy: { id: 'asc' } })
  const free = officers.map(({ id }) => id)
  return (free.includes(assignedById) ? [assignedById] : free).filter((id) => id !== actor.userId)
}
