import type { Actor } from '@/lib/access/actor'
import { requirePermission } from '@/lib/access/require-permission'
import { moveApplication } from '@/lib/applications/move-application'
import { recordEvent } from '@/lib/audit/record'
import { asActor, type Tx } from '@/lib/db'
import { addCents, formatCents } from '@/lib/money'
import { Refusal, type Problem } from '@/lib/refusal'
import type { ProposalInput } from './schema'
import { standing } from './standing-proposal'

/**
 * The chair lays the list before the decider. It holds every file of the frozen list, stays within the envelope, and says why where it departs from the
 * list. What was taken out of a proposal that stands, goes back into it the same way.
 */
export const proposeDecision = (actor: Actor, input: ProposalInput): Promise<{ proposalId: string }> =>
  asActor(actor, async (tx) => {
    const ranking = await tx.ranking.findFirst({ where: { callId: input.callId }, orderBy: { round: 'desc' }, include: { rows: true, call: { include: { commitment: true } } } })
    if (!ranking) throw new Refusal('not-found', 'Er is nog geen bevroren rangschikking.')
    requirePermission(actor, 'decision.propose', {}, 'ranking.read')

    const open = await openProposal(tx, ranking.id)
    if (open && open.rows.length === 0) throw new Refusal('changed-meanwhile', 'Het voorstel ligt al voor ter beslissing.')
    if (!open) await requireFresh(tx, ranking)
    const rows = open ? ranking.rows.filter(({ applicationId }) => open.rows.includes(applicationId)) : ranking.rows
    const whole = { ...input, items: [...input.items, ...unseen(actor, input, rows)] }
    const asked = new Map((await tx.application.findMany({ where: { id: { in: whole.items.map(({ applicationId }) => applicationId) } }, select: { id: true, requestedCents: true } })).map(({ id, requestedCents }) => [id, requestedCents ?? 0n]))
    const problems = [...unlike(whole, rows, new Set(open?.reassessed)), ...overAsked(whole, asked), ...overEnvelope(whole, ranking.call.commitment, open?.waitingCents ?? 0n)]
    if (problems.length > 0) throw new Refusal('incomplete', problems)

    const files = await rankedFiles(tx, whole)
    for (const file of files) await moveApplication(tx, actor, file, 'propose')
    const proposalId = open ? await putBack(tx, open.id, whole.items) : await create(tx, actor, ranking.id, whole)
    await recordEvent(tx, actor, { verb: 'decision.propose', subjectType: 'call', subjectId: input.callId, payload: { proposalId, items: whole.items } })
    return { proposalId }
  })

const create = async (tx: Tx, actor: Actor, rankingId: string, { callId, inspectionAdvice, items }: ProposalInput): Promise<string> => {
  const round = 1 + (await tx.proposal.count({ where: { callId } }))
  const proposal = await tx.proposal.create({ data: { callId, rankingId, round, proposedById: actor.userId ?? '', inspectionAdvice, items: { create: items } } })
  return proposal.id
}

const putBack = async (tx: Tx, proposalId: string, items: ProposalInput['items']): Promise<string> => {
  for (const { applicationId, ...item } of items) await tx.proposalItem.update({ where: { proposalId_applicationId: { proposalId, applicationId } }, data: item })
  return proposalId
}

/** The proposal of this list that stands, with the files that were taken out of it, those of them with a new score since, and the money of what still waits. */
const openProposal = async (tx: Tx, rankingId: string): Promise<{ id: string; rows: string[]; reassessed: string[]; waitingCents: bigint } | null> => {
  const proposal = await tx.proposal.findFirst({ where: { rankingId, ...standing }, orderBy: { round: 'desc' }, select: { id: true, ranking: { select: { frozenAt: true } }, items: { select: { applicationId: true, grantedCents: true, assessment: { select: { status: true, consensus: { select: { recordedAt: true } } } } } } } })
  if (!proposal) return null
  const out = proposal.items.filter(({ assessment }) => assessment.status === 'RANKED')
  return {
    id: proposal.id,
    rows: out.map(({ applicationId }) => applicationId),
    reassessed: out.filter(({ assessment: { consensus } }) => consensus && consensus.recordedAt > proposal.ranking.frozenAt).map(({ applicationId }) => applicationId),
    waitingCents: addCents(proposal.items.filter(({ assessment }) => assessment.status === 'PROPOSED').map(({ grantedCents }) => grantedCents)),
  }
}

/** A file of the list that was assessed again since: its place rests on scores that no longer stand. */
const requireFresh = async (tx: Tx, { frozenAt, rows }: { frozenAt: Date; rows: readonly RankedRow[] }): Promise<void> => {
  const again = await tx.consensus.count({ where: { applicationId: { in: rows.map(({ applicationId }) => applicationId) }, recordedAt: { gt: frozenAt } } })
  if (again > 0) throw new Refusal('changed-meanwhile', 'Sinds het bevriezen wijzigde een eindscore. Bevries de rangschikking opnieuw.')
}

/** Files that the chair does not see, because of a conflict: for these the proposal is the list, to the letter. */
const unseen = (actor: Actor, input: ProposalInput, rows: readonly RankedRow[]): ProposalInput['items'] =>
  rows
    .filter(({ applicationId }) => actor.conflictedApplicationIds.includes(applicationId) && !input.items.some((item) => item.applicationId === applicationId))
    .map(({ applicationId, outcome, grantedCents }) => ({ applicationId, outcome: outcomeOf[outcome as keyof typeof outcomeOf], grantedCents, deviationReason: '', conditions: [] }))

const outcomeOf = { GRANT: 'GRANTED', PARTIAL: 'GRANTED', RESERVE: 'RESERVE', REJECT: 'REJECTED' } as const

type RankedRow = { applicationId: string; outcome: string; grantedCents: bigint; fundable: boolean }

const unlike = (input: ProposalInput, rows: readonly RankedRow[], reassessed: ReadonlySet<string>): Problem[] => {
  const byFile = new Map(rows.map((row) => [row.applicationId, row]))
  const missing = rows.filter((row) => !input.items.some((item) => item.applicationId === row.applicationId))
  return [
    ...(missing.length > 0 ? [{ field: 'items', message: `Er ontbreken ${missing.length} dossiers van de rangschikking in het voorstel.` }] : []),
    ...input.items.flatMap((item, index) => itemProblems(item, byFile.get(item.applicationId), reassessed.has(item.applicationId)).map(({ field, message }) => ({ field: `items.${index}.${field}`, message }))),
  ]
}

/** A file that was scored anew since the freeze has a place that says nothing any more: whatever is proposed departs from it. */
const itemProblems = (item: ProposalInput['items'][number], row: RankedRow | undefined, reassessed: boolean): Problem[] => {
  if (!row) return [{ field: 'outcome', message: 'Dit dossier staat niet in de rangschikking.' }]
  const grants = item.outcome === 'GRANTED' || item.outcome === 'GRANTED_CONDITIONAL'
  if (grants && !row.fundable) return [{ field: 'outcome', message: 'Dit dossier haalt een drempel niet en kan geen subsidie krijgen.' }]
  if (grants !== item.grantedCents > 0n) return [{ field: 'grantedCents', message: grants ? 'Geef het toegekende bedrag op.' : 'Zonder toekenning is het bedrag 0 euro.' }]
  if (item.outcome === 'GRANTED_CONDITIONAL' && item.conditions.length === 0) return [{ field: 'conditions', message: 'Omschrijf minstens één voorwaarde.' }]
  const official = outcomeOf[row.outcome as keyof typeof outcomeOf]
  const departs = reassessed || (item.outcome === 'GRANTED_CONDITIONAL' ? 'GRANTED' : item.outcome) !== official || (grants && item.grantedCents !== row.grantedCents)
  return departs && item.deviationReason.length < 20 ? [{ field: 'deviationReason', message: 'Dit wijkt af van de rangschikking. Motiveer in minstens 20 tekens.' }] : []
}

/** Nobody is granted more than they asked (domain 5.1). */
const overAsked = ({ items }: ProposalInput, asked: ReadonlyMap<string, bigint>): Problem[] =>
  items.flatMap(({ applicationId, grantedCents }, index) => {
    const cents = asked.get(applicationId)
    return cents === undefined || grantedCents <= cents ? [] : [{ field: `items.${index}.grantedCents`, message: `Er werd ${formatCents(cents)} euro gevraagd. Ken niet meer toe.` }]
  })

const overEnvelope = (input: ProposalInput, commitment: { envelopeCents: bigint; committedCents: bigint } | null, waitingCents: bigint): Problem[] => {
  const free = commitment ? commitment.envelopeCents - commitment.committedCents - waitingCents : 0n
  const over = addCents(input.items.map((item) => item.grantedCents)) - free
  return over > 0n ? [{ field: 'items', message: `Het voorstel gaat ${formatCents(over)} euro over de enveloppe.` }] : []
}

const rankedFiles = async (tx: Tx, input: ProposalInput) => {
  const files = await tx.application.findMany({
    where: { callId: input.callId, id: { in: input.items.map((item) => item.applicationId) }, assessment: { status: 'RANKED' } },
    select: { id: true, status: true, callId: true, assessment: { select: { status: true } } },
    orderBy: { id: 'asc' },
  })
  if (files.length !== input.items.length) throw new Refusal('changed-meanwhile', 'Een dossier is intussen gewijzigd of ingetrokken. Laad de pagina opnieuw.')
  return files
}
