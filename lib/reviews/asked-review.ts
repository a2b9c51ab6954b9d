import type { Actor } from '@/lib/access/actor'
import type { Action } from '@/lib/access/policy'
import { requirePermission } from '@/lib/access/require-permission'
import { lockAssessment } from '@/lib/applications/eligibility-file'
import type { Tx } from '@/lib/db'
import { Refusal } from '@/lib/refusal'
import type { ApplicationStatus } from '@/prisma/generated/enums'

/** After a late conflict a file in consensus may need another reviewer. */
export const assignableStatuses: readonly ApplicationStatus[] = ['ELIGIBLE', 'IN_REVIEW', 'CONSENSUS']

/** The review that an officer is about to change, under the lock of its file, while that is still with its reviewers. */
export const askedReview = async (tx: Tx, actor: Actor, reviewId: string, action: Action) => {
  const found = await tx.review.findUnique({ where: { id: reviewId }, select: { applicationId: true, assessment: { select: { application: { select: { organisationId: true, number: true, call: { select: { terms: true } } } } } } } })
  if (!found) throw new Refusal('not-found', 'Deze beoordeling bestaat niet.')
  const { applicationId } = found
  const { organisationId, number, call } = found.assessment.application
  requirePermission(actor, action, { applicationId, organisationId }, 'review.read-others')
  const now = await lockAssessment(tx, applicationId)
  const { status, dueAt, reviewerId, assessment } = await tx.review.findUniqueOrThrow({ where: { id: reviewId }, select: { status: true, dueAt: true, reviewerId: true, assessment: { select: { status: true } } } })
  if (!assignableStatuses.includes(assessment.status)) throw new Refusal('too-late', 'Dit dossier is niet meer in beoordeling.')
  return { applicationId, number, call, reviewerId, status, dueAt, fileStatus: assessment.status, now }
}
