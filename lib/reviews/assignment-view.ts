import type { Actor } from '@/lib/access/actor'
import { requirePermission } from '@/lib/access/require-permission'
import type { Tx } from '@/lib/db'
import { assignmentProblem, pairKey, type AssignmentProblem } from './assignment-problem'
import { connect, type Connection } from './connectivity'
import { latestProposal, type StoredProposal } from './latest-proposal'
import { openRequest } from './open-request'
import { preferenceOf } from './preference'

export type Cell = 'STANDS' | 'NEW' | 'PINNED' | 'BARRED' | 'belang' | 'geweigerd' | 'vervallen' | null
export type NamedPair = { applicationId: string; reviewerId: string; number: string; title: string; reviewer: string; points: number; why: string; pinned: boolean; changed: boolean }

/** What stands in a call, what the newest proposal adds, why, and what that does to the reviewers. Null for a call that does not exist. */
export const assignmentView = async (tx: Tx, actor: Actor, code: string, now: Date) => {
  requirePermission(actor, 'assignment.read')
  const call = await tx.call.findUnique({ where: { code }, select: { id: true, code: true, name: true, reviewersPerApplication: true } })
  if (!call) return null
  const problem = await assignmentProblem(tx, actor, call)
  const latest = await latestProposal(tx, call.id)
  const request = await openRequest(tx, call.id)
  const open = latest !== null && latest.confirmation === null ? latest : null
  const cells = cellsOf(problem, open)
  const asked = new Set([...cells].filter(([, cell]) => cell === 'STANDS' || cell === 'NEW' || cell === 'PINNED').map(([key]) => key))
  const added = (reviewerId: string) => problem.files.filter(({ id }) => isProposed(cells.get(pairKey(id, reviewerId)))).length
  return {
    call,
    files: problem.files,
    reviewers: problem.reviewers.map((reviewer) => ({ ...reviewer, added: added(reviewer.id) })),
    cells,
    missing: problem.files.reduce((sum, { id, wanted }) => sum + Math.max(0, wanted - problem.reviewers.filter((reviewer) => problem.stands.has(pairKey(id, reviewer.id))).length), 0),
    proposal: open && {
      id: open.id, points: open.points, reasons: open.reasons, proposedAt: open.proposedAt, proposedBy: await nameOf(tx, open.proposedById),
      stale: open.restsOn !== problem.restsOn,
      pairs: await namedPairs(tx, problem, open, call.id),
    },
    confirmed: latest?.confirmation ? { at: latest.confirmation.confirmedAt, by: await nameOf(tx, latest.confirmation.confirmedById) } : null,
    request: request && { askedAt: request.askedAt, askedBy: await nameOf(tx, request.askedById), refused: request.refused, late: now.getTime() - request.askedAt.getTime() > LATE_MS },
    connection: connectionOf(problem, asked),
  }
}
export type AssignmentView = NonNullable<Awaited<ReturnType<typeof assignmentView>>>

/** A thousand files take the worker some seconds; after so long it is not at work, or it failed. */
const LATE_MS = 2 * 60_000

const isProposed = (cell: Cell | undefined): boolean => cell === 'NEW' || cell === 'PINNED'

/** What stands now comes first: a proposal may be older than an answer of a reviewer. */
const cellsOf = ({ closed, stands }: AssignmentProblem, proposal: StoredProposal | null): Map<string, Cell> => {
  const cells = new Map<string, Cell>()
  for (const { applicationId, reviewerId, kind } of proposal?.pairs ?? []) if (kind === 'NEW' || kind === 'PINNED' || kind === 'BARRED') cells.set(pairKey(applicationId, reviewerId), kind)
  for (const [key, { word }] of closed) cells.set(key, word)
  for (const key of stands) cells.set(key, 'STANDS')
  return cells
}

/** What is new, with what the proposal before it did not give marked. */
const namedPairs = async (tx: Tx, { files, reviewers }: AssignmentProblem, proposal: StoredProposal, callId: string): Promise<NamedPair[]> => {
  const before = await tx.assignmentProposal.findFirst({ where: { callId, proposedAt: { lt: proposal.proposedAt }, confirmation: null }, orderBy: { proposedAt: 'desc' }, select: { pairs: { where: { kind: { in: ['NEW', 'PINNED'] } } } } })
  const earlier = before && new Set(before.pairs.map(({ applicationId, reviewerId }) => pairKey(applicationId, reviewerId)))
  const [file, reviewer] = [new Map(files.map((one) => [one.id, one])), new Map(reviewers.map((one) => [one.id, one]))]
  return proposal.pairs
    .filter(({ kind }) => kind === 'NEW' || kind === 'PINNED')
    .map(({ applicationId, reviewerId, points, why, kind }) => ({
      applicationId, reviewerId, points, why, number: file.get(applicationId)?.number ?? '', title: file.get(applicationId)?.title ?? '', reviewer: reviewer.get(reviewerId)?.name ?? '',
      pinned: kind === 'PINNED', changed: earlier !== null && !earlier.has(pairKey(applicationId, reviewerId)),
    }))
    .toSorted((one, other) => one.number.localeCompare(other.number) || one.reviewer.localeCompare(other.reviewer, 'nl'))
}

/** With the reviews of the call that are further on; an extra one can only be asked for a file in the list. */
const connectionOf = (problem: AssignmentProblem, asked: ReadonlySet<string>): Omit<Connection, 'extra'> & { extra: { number: string; reviewer: string }[] } => {
  const { files, reviewers, everyLiving, closed, bids } = problem
  const numbers = new Map<string, number>()
  const numberOf = (id: string): number => numbers.get(id) ?? numbers.set(id, numbers.size).size - 1
  const candidates = files.flatMap((file) => reviewers.filter(({ id, max }) => max > 0 && !asked.has(pairKey(file.id, id)) && !closed.has(pairKey(file.id, id))).map((reviewer) => ({
    pair: [numberOf(file.id), numberOf(reviewer.id)] as const, number: file.number, reviewer: reviewer.name,
    points: preferenceOf(file.traits, reviewer.traits, { bid: bids.get(pairKey(file.id, reviewer.id)) ?? null }).points,
  })))
  const proposed = [...asked].map((key) => key.split(' ')).map(([applicationId = '', reviewerId = '']) => ({ applicationId, reviewerId }))
  const pairs = [...everyLiving, ...proposed].map(({ applicationId, reviewerId }) => [numberOf(applicationId), numberOf(reviewerId)] as const)
  const { extra, ...connection } = connect({ pairs, candidates })
  return { ...connection, extra: extra.flatMap((pair) => candidates.filter((one) => one.pair === pair)) }
}

const nameOf = async (tx: Tx, id: string): Promise<string> => (await tx.user.findUnique({ where: { id }, select: { name: true } }))?.name ?? 'een collega'
