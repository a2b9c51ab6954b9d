import { standingIn, type Actor } from '@/lib/access/actor'
import { requirePermission } from '@/lib/access/require-permission'
import type { ApplicationVerb } from '@/lib/applications/lifecycle'
import { moveApplication } from '@/lib/applications/move-application'
import { recordEvent } from '@/lib/audit/record'
import { asActor, type Tx } from '@/lib/db'
import { asRefusal } from '@/lib/database-refusal'
import { Refusal } from '@/lib/refusal'
import { requireFreshSignIn } from '@/lib/sign-in/fresh-sign-in'
import type { Outcome } from '@/prisma/generated/enums'
import { decidable, mine } from './decide-application'
import { createDecisionLetter } from './decision-letter'
import { waitForWeighing } from './late-interests'
import { inTurn, requireTurn } from './reserve-turn'
import { requireSeen, seenVersion } from './seen-decision'
import { lockProposed, standing } from './standing-proposal'

/** The second person confirms: the decision is final and its money is committed, both or neither, whoever else confirms at once. */
export const confirmDecision = (actor: Actor, { applicationId }: { applicationId: string }, seen?: string): Promise<void> =>
  asActor(actor, async (tx, now) => {
    await lockProposed(tx, [applicationId])
    const decision = await openDecision(tx, applicationId)
    await holdProposal(tx, decision)
    requirePermission(actor, 'decision.confirm', { applicationId, takenBy: [decision.decidedById] }, 'decision.read')
    if (seen !== undefined) await requireShown(tx, decision, seen)
    await confirm(tx, actor, decision, now)
    await recordEvent(tx, actor, { verb: 'decision.confirm', subjectType: 'application', subjectId: applicationId, applicationId, payload: { outcome: decision.outcome, grantedCents: decision.grantedCents, round: decision.round } })
  }).catch((thrown: unknown) => { throw asRefusal(thrown) })

/** Every decision of the latest proposal that waits for its confirmation, in one transaction; without those in which a late interest was not weighed yet. */
export const confirmCall = (actor: Actor, { callId }: { callId: string }, seen?: ReadonlyMap<string, string>): Promise<{ confirmed: number }> =>
  asActor(actor, async (tx, now) => {
    const proposal = await tx.proposal.findFirst({ where: { callId, ...standing }, orderBy: { round: 'desc' }, include: { items: { select: { applicationId: true } } } })
    if (!proposal) throw new Refusal('not-found', 'Er is nog geen voorstel van beslissing.')
    await lockProposed(tx, proposal.items.map((item) => item.applicationId))
    const decisions = await tx.decision.findMany({
      where: { round: proposal.round, confirmedAt: null, applicationId: { in: proposal.items.map((item) => item.applicationId) } },
      include: withFile,
      orderBy: { applicationId: 'asc' },
    })
    // A file that was withdrawn after it was decided on waits for nobody.
    const live = decisions.filter(({ assessment }) => decidable.has(assessment.status))
    const [any] = live
    if (!any) throw new Refusal('changed-meanwhile', 'Er wacht geen beslissing op bevestiging.')
    await holdProposal(tx, any)
    const waiting = await waitForWeighing(tx, callId)
    const free = live.filter(({ applicationId }) => !waiting.has(applicationId))
    const own = mine(actor, 'decision.confirm', free.length > 0 ? free : live, ({ decidedById }) => ({ takenBy: [decidedById] }))
    for (const { applicationId, decidedById } of own) requirePermission(actor, 'decision.confirm', { applicationId, takenBy: [decidedById] }, 'decision.read')
    if (seen) for (const decision of own) await requireShown(tx, decision, seen.get(decision.applicationId))
    for (const decision of await inTurn(tx, proposal.rankingId, own)) await confirm(tx, actor, decision, now)
    await recordEvent(tx, actor, { verb: 'decision.confirm', subjectType: 'call', subjectId: callId, payload: { round: proposal.round, files: own.map((decision) => decision.applicationId) } })
    return { confirmed: own.length }
  }).catch((thrown: unknown) => { throw asRefusal(thrown) })

const withFile = { motivations: true, assessment: { select: { status: true, application: { select: { id: true, number: true, status: true, callId: true } }, proposalItems: { where: { proposal: standing }, orderBy: { proposal: { round: 'desc' } }, take: 1 } } } } as const

const openDecision = async (tx: Tx, applicationId: string) => {
  const decision = await tx.decision.findFirst({ where: { applicationId, confirmedAt: null }, orderBy: { round: 'desc' }, include: withFile })
  if (!decision) throw new Refusal('not-found', 'Er wacht geen beslissing op bevestiging.')
  return decision
}

type OpenDecision = Awaited<ReturnType<typeof openDecision>>

/** What is noted on the proposal, such as the advice of the Inspectie, waits until this confirmation stands or fell. The files were locked before it. */
const holdProposal = async (tx: Tx, { round, assessment }: OpenDecision): Promise<void> => {
  await tx.$queryRaw`select 1 from proposal where call_id = ${assessment.application.callId}::uuid and round = ${round} for share`
}

const requireShown = async (tx: Tx, decision: OpenDecision, shown: string | undefined): Promise<void> => {
  const [item] = decision.assessment.proposalItems
  const now = item ? seenVersion(item, decision) : ''
  await requireSeen(tx, decision.assessment.application.number ?? '', { shown, now, taken: decision }, 'Er is niets bevestigd. Kijk na wat er nu staat en bevestig dan.')
}

const confirm = async (tx: Tx, actor: Actor, decision: OpenDecision, now: Date): Promise<void> => {
  const { applicationId } = decision
  requirePermission(actor, 'decision.confirm', { applicationId, takenBy: [decision.decidedById] }, 'decision.read')
  await requireFreshSignIn(tx, actor, now)
  if (decision.assessment.status === 'RESERVE') await requireTurn(tx, actor, decision)
  await commitMoney(tx, decision.assessment.application.callId, decision.grantedCents)
  const confirmed = await tx.decision.updateMany({ where: { id: decision.id, confirmedAt: null }, data: { confirmedAt: now, confirmedById: actor.userId } })
  if (confirmed.count === 0) throw new Refusal('changed-meanwhile', 'Deze beslissing is intussen al bevestigd.')
  const { application, status } = decision.assessment
  await moveApplication(tx, standingIn(actor, applicationId), { ...application, assessment: { status } }, verbOf(status, decision.outcome))
  await createDecisionLetter(tx, decision)
}

/** Locks the envelope's row and adds; the CHECK behind it holds even if this line were wrong. */
const commitMoney = async (tx: Tx, callId: string, cents: bigint): Promise<void> => {
  if (cents === 0n) return
  const committed = await tx.$executeRaw`
    update call_commitment set committed_cents = committed_cents + ${cents}
    where call_id = ${callId}::uuid and committed_cents + ${cents} <= envelope_cents`
  if (committed === 0) throw new Refusal('over-budget', 'De enveloppe van de oproep is op: deze toekenning past er niet meer in.')
}

const verbOf = (status: string, outcome: Outcome): ApplicationVerb => {
  if (status === 'RESERVE') return outcome === 'GRANTED_CONDITIONAL' ? 'grantFromReserveConditionally' : 'grantFromReserve'
  const verbs: Record<Outcome, ApplicationVerb> = { GRANTED: 'grant', GRANTED_CONDITIONAL: 'grantConditionally', RESERVE: 'reserve', REJECTED: 'reject' }
  return verbs[outcome]
}
