import type { Actor } from '@/lib/access/actor'
import { requirePermission } from '@/lib/access/require-permission'
import type { Tx } from '@/lib/db'
import { Refusal } from '@/lib/refusal'
import { assignmentProblem, closedSentences, pairKey, type AssignmentProblem } from './assignment-problem'
import type { Adjusting } from './assignment-schema'
import { latestProposal } from './latest-proposal'
import { openRequest } from './open-request'
import type { ByHand } from './solve-assignment'

export type Change = Omit<Adjusting, 'code'>
export type AssignmentQuestion = { callId: string; problem: AssignmentProblem; byHand: ByHand[]; before: ReadonlySet<string> }

/**
 * What is to be solved for this officer. What they pinned or barred before stays: in the request that still waits for its answer, or else in the
 * newest proposal, unless that was confirmed.
 */
export const assignmentQuestion = async (tx: Tx, actor: Actor, code: string, changes: readonly Change[]): Promise<AssignmentQuestion> => {
  requirePermission(actor, 'assignment.propose', {}, 'assignment.read')
  const call = await tx.call.findUnique({ where: { code }, select: { id: true, reviewersPerApplication: true } })
  if (!call) throw new Refusal('not-found', 'Deze oproep bestaat niet.')
  const problem = await assignmentProblem(tx, actor, call)
  if (problem.files.length === 0) throw new Refusal('changed-meanwhile', 'In deze oproep is geen dossier dat een beoordelaar zoekt.')
  const previous = await latestProposal(tx, call.id)
  const earlier = previous === null || previous.confirmation !== null ? [] : previous.pairs
  const waiting = await openRequest(tx, call.id)
  const kept = waiting ? waiting.byHand : earlier.flatMap(({ applicationId, reviewerId, kind }): ByHand[] => (kind === 'PINNED' || kind === 'BARRED' ? [{ applicationId, reviewerId, kind }] : []))
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
  if (stands.has(key)) throw refused('reviewerId', 'Deze beoordelaar is al gevraagd voor dit dossier. Trek de vraag in op de pagina van het dossier als dat niet meer moet.')
  const why = closed.get(key)
  if (what === 'PIN' && why) throw refused('reviewerId', closedSentences[why.word])
  return [{ applicationId, reviewerId, kind: what === 'PIN' ? 'PINNED' : 'BARRED' }]
}

const refused = (field: string, message: string): Refusal => new Refusal('invalid', [{ field, message }])
