import type { Actor } from '@/lib/access/actor'
import { lockAssessment } from '@/lib/applications/eligibility-file'
import { recordEvent } from '@/lib/audit/record'
import type { Tx } from '@/lib/db'
import { enqueueEmail } from '@/lib/mail/enqueue-email'
import { askOne, closeFile, whoAsksAnother, type ClosedReview, type NewConflict } from './close-file'
import { concludeReviews } from './conclude-reviews'

/** Closes several files to the person who acts: each with its event, and whoever asked for the reviews hears of all of them in one mail. */
export const closeFiles = async (tx: Tx, actor: Actor, conflicts: readonly NewConflict[]): Promise<void> => {
  const ordered = conflicts.toSorted((one, other) => (one.applicationId < other.applicationId ? -1 : 1))
  const closed: (NewConflict & { review: ClosedReview | null; now: Date })[] = []
  for (const conflict of ordered) {
    const now = await lockAssessment(tx, conflict.applicationId)
    closed.push({ ...conflict, review: await closeFile(tx, actor, conflict, now), now })
  }
  // From here on the transaction goes on as the portal.
  for (const { applicationId, review, now } of closed) await concludeReviews(tx, applicationId, now, { lostScores: review?.lostScores ?? false })
  await askOthers(tx, actor, closed.flatMap(({ review }) => (review ? [review] : [])))
  for (const { applicationId, type, reason, source, review } of closed)
    await recordEvent(tx, actor, {
      verb: 'conflict.declare',
      subjectType: 'application',
      subjectId: applicationId,
      applicationId,
      payload: { type, reason, source, voidedReviewId: review?.id ?? null, ...(review?.lostScores ? { lostScores: true } : {}) },
    })
}

const askOthers = async (tx: Tx, actor: Actor, reviews: readonly ClosedReview[]): Promise<void> => {
  const asked: { userId: string; review: ClosedReview }[] = []
  for (const review of reviews) for (const userId of await whoAsksAnother(tx, actor, review)) asked.push({ userId, review })
  for (const [userId, own] of Map.groupBy(asked, (one) => one.userId)) {
    const [first] = own
    if (!first) continue
    if (own.length === 1) await askOne(tx, userId, first.review)
    else {
      const { call } = await tx.application.findUniqueOrThrow({ where: { id: first.review.applicationId }, select: { call: { select: { name: true, code: true } } } })
      await enqueueEmail(tx, { template: 'reviewers-needed', to: { userId }, dedupeKey: `reviewers-needed:${first.review.id}:${first.review.assignedAt.toISOString()}:${userId}`, params: { call: call.name, code: call.code, files: String(own.length) } })
    }
  }
}
