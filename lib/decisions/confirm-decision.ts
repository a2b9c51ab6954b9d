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
import { mine } from './decide-application'
import { createDecisionLetter } from './decision-letter'
import { waitForWeighing } from './late-interests'
import { inTurn, requireTurn } from './reserve-turn'
import { standing } from './standing-proposal'

/** The second person confirms: the decision is final and its money is committed, both or neither, whoever else confirms at once. */
export const confirmDecision = (actor: Actor, { applicationId }: { applicationId: string }): Promise<void> =>
  asActor(actor, async (tx, now) => {
    const decision = await openDecision(tx, applicationId)
    await confirm(tx, actor, decision, now)
    await recordEvent(tx, actor, { verb: 'decision.confirm', subjectType: 'application', subjectId: applicationId, applicationId, payload: { outcome: decision.outcome, grantedCents: decision.grantedCents, round: decision.round } })
  }).catch((thrown: unknown) => { throw asRefusal(thrown) })

/** Every decision of the latest proposal that waits for its confirmation, in one transaction; without those in which a late interest was not weighed yet. */
export const confirmCall = (actor: Actor, { callId }: { callId: string }): Promise<{ confirmed: number }> =>
  asActor(actor, async (tx, now) => {
    const proposal = await tx.proposal.findFirst({ where: { callId, ...standing }, orderBy: { round: 'desc' }, include: { items: { select: { applicationId: true } } } })
    if (!proposal) throw new Refusal('not-found', 'Er is nog geen voorstel van beslissing.')
    const decisions = await tx.decision.findMany({
      where: { round: proposal.round, confirmedAt: null, applicationId: { in: proposal.items.map((item) => item.applicationId) } },
      include: withFile,
      orderBy: { applicationId: 'asc' },
    })
    if (decisions.length === 0) throw new Refusal('changed-meanwhile', 'Er wacht geen beslissing op bevestiging.')
    const waiting = await waitForWeighing(tx, callId)
    const free = decisions.filter(({ applicationId }) => !waiting.has(applicationId))
    const own = mine(actor, 'decision.confirm', free.length > 0 ? free : decisions, ({ decidedById }) => ({ takenBy: [decidedById] }))
    for (const decision of await inTurn(tx, proposal.rankingId, own)) await confirm(tx, actor, decision, now)
    await recordEvent(tx, actor, { verb: 'decision.confirm', subjectType: 'call', subjectId: callId, payload: { round: proposal.round, files: own.map((decision) => decision.applicationId) } })
    return { confirmed: own.length }
  }).catch((thrown: unknown) => { throw asRefusal(thrown) })

const withFile = { assessment: { select: { status: true, application: { select: { id: true, status: true, callId: true } } } } } as const

const openDecision = async (tx: Tx, applicationId: string) => {
  const decision = await tx.decision.findFirst({ where: { applicationId, confirmedAt: null }, orderBy: { round: 'desc' }, include: withFile })
  if (!decision) throw new Refusal('not-found', 'Er wacht geen beslissing op bevestiging.')
  return decision
}

type OpenDecision = Awaited<ReturnType<typeof openDecision>>

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
