import { systemActor } from '@/lib/access/actor'
import { lockAssessment } from '@/lib/applications/eligibility-file'
import { asActor } from '@/lib/db'
import { askAnother } from './close-file'
import { concludeReviews } from './conclude-reviews'

const portal = systemActor('belangen')

/**
 * Job: what follows when the database ended a review because an interest arose (derive_conflicts). A file that was ranked with its scores goes back
 * to its reviewers, and whoever asked for the review hears that another is needed. Twice it does the same as once.
 */
export const concludeDerived = ({ id }: { id: string }): Promise<void> =>
  asActor(portal, async (tx) => {
    const review = await tx.review.findUnique({ where: { id }, select: { id: true, applicationId: true, assignedById: true, assignedAt: true, reviewerId: true } })
    if (!review) return
    const { applicationId, reviewerId } = review
    const now = await lockAssessment(tx, applicationId)
    const conflict = await tx.conflict.findUnique({ where: { applicationId_userId: { applicationId, userId: reviewerId } }, select: { declaredAt: true } })
    // Agreed since, the scores rest on the reviews that are left.
    const lostScores = conflict !== null && (await tx.consensus.count({ where: { applicationId, recordedAt: { lte: conflict.declaredAt } } })) > 0
    await concludeReviews(tx, applicationId, now, { lostScores })
    await askAnother(tx, portal, review)
  })
