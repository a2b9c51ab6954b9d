import type { Actor } from '@/lib/access/actor'
import { requirePermission } from '@/lib/access/require-permission'
import { recordEvent } from '@/lib/audit/record'
import { asActor, type Tx } from '@/lib/db'
import { asRefusal } from '@/lib/database-refusal'
import { Refusal } from '@/lib/refusal'
import { assignmentProblem, pairKey, type AssignmentProblem } from './assignment-problem'
import type { Adjusting } from './assignment-schema'
import { latestProposal } from './latest-proposal'
import { solveAssignment, type ByHand } from './solve-assignment'

export type Change = Omit<Adjusting, 'code'>

/**
 * The best assignment of the whole call, kept as a proposal to look at; nobody is asked or told yet. What the officer pinned or barred in the
 * proposal before stays, and so do its pairs unless something else is clearly better. It is solved between two transactions, so that none waits
 * for it; whether it still holds is asked when it is confirmed.
 */
export const proposeAssignment = async (actor: Actor, { code, changes = [] }: { code: string; changes?: readonly Change[] }): Promise<{ proposalId: string; feasible: boolean }> => {
  const { callId, problem, byHand, before } = await asActor(actor, (tx, now) => whatToSolve(tx, actor, code, changes, now))
  const proposed = await solveAssignment(problem, byHand, before)
  return asActor(actor, async (tx, now) => {
    const { pairs, points, reasons } = proposed
    const { id } = await tx.assignmentProposal.create({ data: { callId, proposedById: actor.userId ?? '', proposedAt: now, fileIds: problem.files.map((file) => file.id), restsOn: problem.restsOn, points, reasons } })
    await tx.assignmentPair.createMany({ data: pairs.map((pair) => ({ ...pair, proposalId: id })) })
    await recordEvent(tx, actor, { verb: 'assignment.propose', subjectType: 'call', subjectId: callId, payload: { proposalId: id, points, reasons, proposed: pairs.filter(({ kind }) => kind === 'NEW').length, byHand } })
    return { proposalId: id, feasible: reasons.length === 0 }
  }).catch((thrown: unknown) => { throw asRefusal(thrown) })
}

const whatToSolve = async (tx: Tx, actor: Actor, code: string, changes: readonly Change[], now: Date) => {
  requirePermission(actor, 'assignment.propose', {}, 'assignment.read')
  const call = await tx.call.findUnique({ where: { code }, select: { id: true, reviewersPerApplication: true } })
  if (!call) throw new Refusal('not-found', 'Deze oproep bestaat niet.')
  const problem = await assignmentProblem(tx, actor, call, now)
  if (problem.files.length === 0) throw new Refusal('changed-meanwhile', 'In deze oproep is geen dossier dat een beoordelaar zoekt.')
  const previous = await latestProposal(tx, call.id)
  const earlier = previous === null || previous.confirmation !== null ? [] : previous.pairs
  const kept = earlier.flatMap(({ applicationId, reviewerId, kind }): ByHand[] => (kind === 'PINNED' || kind === 'BARRED' ? [{ applicationId, reviewerId, kind }] : []))
  return {
    callId: call.id,
    problem,
    byHand: [...kept.filter((pair) => !changes.some((change) => same(pair, change))), ...changes.flatMap((change) => changedByHand(problem, change))],
    before: new Set(earlier.filter(({ kind }) => kind === 'NEW' || kind === 'PINNED').map(({ applicationId, reviewerId }) => pairKey(applicationId, reviewerId))),
  }
}

const same = (one: { applicationId: string; reviewerId: string }, other: { applicationId: string; reviewerId: string }): boolean => one.applicationId === other.applicationId && one.reviewerId === other.reviewerId

const changedByHand = ({ files, reviewers, stands, closed }: AssignmentProblem, { applicationId, reviewerId, what }: Change): ByHand[] => {
  if (!files.some(({ id }) => id === applicationId)) throw refused('applicationId', 'Kies een dossier uit de lijst.')
  if (!reviewers.some(({ id }) => id === reviewerId)) throw refused('reviewerId', 'Kies een beoordelaar uit de lijst.')
  if (what === 'FREE') return []
  const key = pairKey(applicationId, reviewerId)
  if (stands.has(key)) throw refused('reviewerId', 'Deze beoordelaar is al gevraagd voor dit dossier. Dat blijft zo, tot de beoordelaar weigert of een belang heeft.')
  const why = closed.get(key)
  if (what === 'PIN' && why) throw refused('reviewerId', why.word === 'belang' ? 'Deze beoordelaar heeft een belang in dit dossier.' : 'Deze beoordelaar was al eens gevraagd voor dit dossier.')
  return [{ applicationId, reviewerId, kind: what === 'PIN' ? 'PINNED' : 'BARRED' }]
}

const refused = (field: string, message: string): Refusal => new Refusal('invalid', [{ field, message }])
