import type { Actor } from '@/lib/access/actor'
import { requirePermission } from '@/lib/access/require-permission'
import { moveApplication } from '@/lib/applications/move-application'
import { recordEvent } from '@/lib/audit/record'
import { asActor, type Tx } from '@/lib/db'
import { asRefusal } from '@/lib/database-refusal'
import { enqueueEmail } from '@/lib/mail/enqueue-email'
import { Refusal } from '@/lib/refusal'
import { assignmentProblem } from './assignment-problem'
import { latestProposal, type StoredProposal } from './latest-proposal'
import { reviewDueAt } from './review-due'

/** Everybody of the proposal is asked at once, each by one mail, or nobody: only while nothing it rests on has moved. */
export const confirmAssignment = (actor: Actor, { proposalId }: { proposalId: string }): Promise<{ reviews: number; reviewers: number }> =>
  asActor(actor, async (tx, now) => {
    const found = await tx.assignmentProposal.findUnique({ where: { id: proposalId }, select: { fileIds: true, call: { select: { id: true, name: true, terms: true, reviewersPerApplication: true } } } })
    if (!found) throw new Refusal('not-found', 'Dit voorstel bestaat niet.')
    requirePermission(actor, 'assignment.confirm', {}, 'assignment.read')
    await tx.$queryRaw`select application_id from assessment where application_id = any(${found.fileIds}::uuid[]) order by application_id for update`
    const { call } = found
    const asked = newPairs(await requireStanding(tx, actor, call, proposalId))

    await tx.assignmentConfirmation.create({ data: { proposalId, confirmedById: actor.userId ?? '', confirmedAt: now } })
    const dueAt = await reviewDueAt(tx, call, now)
    await tx.review.createMany({ data: asked.map(({ applicationId, reviewerId }) => ({ applicationId, reviewerId, assignedById: actor.userId ?? '', assignedAt: now, dueAt })) })
    await startReviews(tx, actor, found.fileIds)
    const reviewers = Map.groupBy(asked, ({ reviewerId }) => reviewerId)
    for (const [userId, own] of reviewers)
      await enqueueEmail(tx, { template: 'reviews-assigned', to: { userId }, dedupeKey: `reviews-assigned:${proposalId}:${userId}`, params: { call: call.name, files: String(own.length), due: dueAt.toISOString() } })
    await recordEvent(tx, actor, { verb: 'assignment.confirm', subjectType: 'call', subjectId: call.id, payload: { proposalId, pairs: asked } })
    return { reviews: asked.length, reviewers: reviewers.size }
  }).catch((thrown: unknown) => { throw asRefusal(thrown) })

/** The proposal, if it is the newest, holds an assignment, was not confirmed, and rests on what is still so. */
const requireStanding = async (tx: Tx, actor: Actor, call: { id: string; reviewersPerApplication: number }, proposalId: string): Promise<StoredProposal> => {
  const proposal = await latestProposal(tx, call.id)
  if (proposal?.id !== proposalId) throw new Refusal('changed-meanwhile', 'Er is intussen een nieuwer voorstel. Laad de pagina opnieuw.')
  if (proposal.confirmation) throw new Refusal('changed-meanwhile', 'Deze toewijzing is al bevestigd.')
  if (proposal.reasons.length > 0) throw new Refusal('invalid', 'Dit voorstel is niet volledig: er is geen toewijzing die aan alles voldoet.')
  if (newPairs(proposal).length === 0) throw new Refusal('invalid', 'Dit voorstel vraagt niemand iets nieuws.')
  const { restsOn } = await assignmentProblem(tx, actor, call)
  if (restsOn !== proposal.restsOn) throw new Refusal('changed-meanwhile', 'Intussen is er iets gewijzigd: een dossier, een belang, een weigering of een werklast. Stel de toewijzing opnieuw voor; wat u vastzette of uitsloot, blijft.')
  return proposal
}

const newPairs = ({ pairs }: StoredProposal): { applicationId: string; reviewerId: string }[] =>
  pairs.filter(({ kind }) => kind === 'NEW' || kind === 'PINNED').map(({ applicationId, reviewerId }) => ({ applicationId, reviewerId }))

/** Every file of a proposal has all its reviewers. */
const startReviews = async (tx: Tx, actor: Actor, fileIds: readonly string[]): Promise<void> => {
  const files = await tx.application.findMany({ where: { id: { in: [...fileIds] }, assessment: { status: 'ELIGIBLE' } }, select: { id: true, status: true, assessment: { select: { status: true } } }, orderBy: { id: 'asc' } })
  for (const file of files) await moveApplication(tx, actor, file, 'startReview')
}
