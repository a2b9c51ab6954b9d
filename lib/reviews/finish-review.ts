import type { Actor } from '@/lib/access/actor'
import { requirePermission } from '@/lib/access/require-permission'
import { lockAssessment } from '@/lib/applications/eligibility-file'
import { recordEvent } from '@/lib/audit/record'
import { asActor } from '@/lib/db'
import { asRefusal } from '@/lib/database-refusal'
import { Refusal } from '@/lib/refusal'
import { scoreApplication } from '@/lib/rubrics/scoring'
import { concludeReviews } from './conclude-reviews'
import { moveReview } from './move-review'
import { reviewFile } from './review-file'
import { reviewProblems } from './review-problems'

/** The reviewer files what is saved: complete, or not at all. When it was the last one, the portal concludes. */
export const finishReview = (actor: Actor, { reviewId }: { reviewId: string }): Promise<void> =>
  asActor(actor, async (tx) => {
    const found = await tx.review.findUnique({ where: { id: reviewId }, select: { reviewerId: true, applicationId: true } })
    if (!found) throw new Refusal('not-found', 'Deze beoordeling bestaat niet.')
    const { applicationId, reviewerId } = found
    requirePermission(actor, 'review.finish', { ownerId: reviewerId, applicationId }, 'review.read-own')
    const now = await lockAssessment(tx, applicationId)

    const review = await tx.review.findUniqueOrThrow({ where: { id: reviewId }, include: { scores: true, motivations: true, contests: true } })
    const file = await reviewFile(tx, applicationId)
    if (!file) throw new Refusal('not-found', 'Deze beoordeling bestaat niet.')
    if (review.status === 'ASSIGNED') throw new Refusal('too-early', 'Laat eerst weten of u een belang hebt in dit dossier.')
    const problems = reviewProblems(file.rubric, file.activities, review)
    if (problems.length > 0) throw new Refusal('incomplete', problems)

    await moveReview(tx, actor, reviewId, 'finish', { finalAt: now, reason: '' })
    await concludeReviews(tx, applicationId, now)
    const { total } = scoreApplication(file.rubric, file.activities, review.scores)
    await recordEvent(tx, actor, { verb: 'review.finish', subjectType: 'review', subjectId: reviewId, applicationId, payload: { total, scores: review.scores, contests: review.contests } })
  }).catch((thrown: unknown) => { throw asRefusal(thrown) })
