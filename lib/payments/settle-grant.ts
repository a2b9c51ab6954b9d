import { systemActor, type Actor } from '@/lib/access/actor'
import { can } from '@/lib/access/policy'
import { requirePermission } from '@/lib/access/require-permission'
import { recordEvent } from '@/lib/audit/record'
import { asRefusal } from '@/lib/database-refusal'
import { asActor, type Tx } from '@/lib/db'
import { requireControlled } from '@/lib/controls/require-controlled'
import { loadGrant, tellMembers, type LoadedGrant } from '@/lib/grants/load-grant'
import { moveGrant } from '@/lib/grants/move-grant'
import { formatCents } from '@/lib/money'
import { Refusal } from '@/lib/refusal'
import type { Settlement as StoredSettlement } from '@/prisma/generated/client'
import { cancelOpenPayments } from './cancel-payment'
import { movePayment } from './move-payment'
import { isOpen } from './open-payment'
import type { Settling } from './schema'
import { settle, type Settlement } from './settlement'
import { createSettlementLetter } from './settlement-letter'
import { advancesPaid, settlementFacts } from './settlement-facts'

const portal = systemActor('afrekenen')

/** The controller has the final amount computed from the accepted report, and keeps it with its formula; finance confirms it. Until then it may be computed anew. */
export const computeSettlement = (actor: Actor, { grantId, acceptedCosts, motivation }: Settling): Promise<{ finalCents: bigint; balanceCents: bigint }> =>
  asActor(actor, async (tx, now) => {
    const grant = await lockedGrant(tx, grantId)
    requirePermission(actor, 'settlement.compute', grant, 'grant.read')
    if (grant.status !== 'REPORT_SUBMITTED' && grant.status !== 'IN_CONTROL') throw new Refusal('changed-meanwhile', 'Dit dossier kan nu niet worden afgerekend.')
    await requireControlled(tx, grant)
    requireNoReturn(grant)

    const { input, acceptableCosts, reportId } = await settlementFacts(tx, grant)
    if (acceptedCosts !== null && (!acceptableCosts || acceptedCosts > acceptableCosts.costsCents)) throw new Refusal('invalid', [{ field: 'acceptedCosts', message: 'Aanvaard ten hoogste de kosten van het verslag, zonder wat de controle wegnam.' }])
    if (acceptedCosts !== null && acceptedCosts !== acceptableCosts?.costsCents && motivation.length < 20) throw new Refusal('invalid', [{ field: 'motivation', message: 'Motiveer in minstens 20 tekens waarom u minder kosten aanvaardt.' }])
    const accepted = acceptableCosts && { ...acceptableCosts, costsCents: acceptedCosts ?? acceptableCosts.costsCents }
    const settlement = settle({ ...input, accepted })

    await keepSettlement(tx, { grantId, ...storedForm(settlement, accepted?.costsCents ?? null, input.paidCents), motivation, computedById: actor.userId ?? '', computedAt: now })
    await recordEvent(tx, actor, { verb: 'settlement.compute', subjectType: 'grant', subjectId: grantId, applicationId: grant.applicationId, payload: { reportId, ...settlement, motivation } })
    return { finalCents: settlement.finalCents, balanceCents: settlement.balanceCents }
  }).catch((thrown: unknown) => { throw asRefusal(thrown) })

/** Somebody else, of finance, confirms: the final amount stands, what is not used is free again, the balance is asked for, and a claim under the call's waiver is let go. */
export const confirmSettlement = (actor: Actor, { grantId }: { grantId: string }): Promise<{ outcome: Settlement['outcome'] }> =>
  asActor(actor, async (tx, now) => {
    const grant = await lockedGrant(tx, grantId)
    requirePermission(actor, 'payment.read', grant)
    const settlement = await tx.settlement.findUnique({ where: { grantId } })
    if (!settlement) throw new Refusal('too-early', 'Controle heeft de afrekening nog niet berekend.')
    if (!can(actor, 'settlement.confirm', { takenBy: [settlement.computedById] })) throw new Refusal('forbidden', 'Wie de afrekening berekende, bevestigt ze niet. Dat doet iemand anders van financiën.')
    if (settlement.confirmedAt) throw new Refusal('changed-meanwhile', 'Deze afrekening is al bevestigd.')
    if (advancesPaid(grant.payments) !== settlement.advancesCents) throw new Refusal('changed-meanwhile', 'Er is intussen een betaling bijgekomen. Laat de afrekening opnieuw berekenen.')

    await requireControlled(tx, grant)
    requireNoReturn(grant)
    const outcome = outcomeOf(settlement, grant)
    await tx.settlement.update({ where: { grantId }, data: { confirmedById: actor.userId, confirmedAt: now } })
    await createSettlementLetter(tx, { grant, settlement, outcome }, now)
    await moveGrant(tx, actor, grant, 'settle', { finalCents: settlement.finalCents, settledAt: now })
    await tx.callCommitment.update({ where: { callId: grant.callId }, data: { committedCents: { decrement: worth(grant) - settlement.finalCents } } })
    await arrangeBalance(tx, grant, settlement.balanceCents, now)
    if (outcome === 'NOTHING' || outcome === 'WAIVED') await moveGrant(tx, portal, { id: grantId, status: 'SETTLED' }, 'close', { closedAt: now })
    await tellMembers(tx, grant, 'settlement-ready')
    await recordEvent(tx, actor, {
      verb: 'settlement.confirm', subjectType: 'grant', subjectId: grantId, applicationId: grant.applicationId,
      payload: { outcome, finalCents: settlement.finalCents, balanceCents: settlement.balanceCents, freedCents: worth(grant) - settlement.finalCents, ...(outcome === 'WAIVED' ? { reason: waived(grant) } : {}) },
    })
    return { outcome }
  }).catch((thrown: unknown) => { throw asRefusal(thrown) })

/** What came back from the bank may still be paid again: the balance would pay it a second time. */
const requireNoReturn = ({ payments }: LoadedGrant): void => {
  if (payments.some(({ status }) => status === 'FAILED')) throw new Refusal('conflict', 'Een betaling van dit dossier keerde terug. Vraag ze eerst opnieuw aan bij Betalingen; de afrekening neemt haar plaats in.')
}

/** Locked, so that a settlement and a payment of the same grant come one after the other. */
const lockedGrant = async (tx: Tx, grantId: string): Promise<LoadedGrant> => {
  await tx.$queryRaw`select 1 from grant_award where id = ${grantId}::uuid for update`
  return loadGrant(tx, grantId)
}

/** What it holds of the envelope until it is settled. */
const worth = ({ amendedCents, grantedCents }: LoadedGrant): bigint => amendedCents ?? grantedCents

const storedForm = ({ units, finalCents, balanceCents, parts }: Settlement, acceptedCostsCents: bigint | null, advancesCents: bigint) => ({
  acceptedUnits: units, acceptedCostsCents, finalCents, advancesCents, balanceCents,
  explanation: parts.map(({ label, cents }) => ({ label, cents: String(cents) })),
})

const keepSettlement = async (tx: Tx, { grantId, ...settlement }: { grantId: string } & ReturnType<typeof storedForm> & Pick<StoredSettlement, 'motivation' | 'computedById' | 'computedAt'>): Promise<void> => {
  const renewed = await tx.settlement.updateMany({ where: { grantId, confirmedAt: null }, data: settlement })
  if (renewed.count === 0) await tx.settlement.create({ data: { grantId, ...settlement } })
}

/** What was not ordered yet falls away: the balance takes its place. */
const arrangeBalance = async (tx: Tx, grant: LoadedGrant, balanceCents: bigint, now: Date): Promise<void> => {
  const open = grant.payments.filter(isOpen)
  await cancelOpenPayments(tx, portal, open.filter(({ type }) => type !== 'BALANCE' || balanceCents <= 0n), now)
  if (balanceCents <= 0n) return
  const last = Math.max(0, ...grant.payments.map(({ position }) => position))
  const planned = open.find(({ type }) => type === 'BALANCE') ?? (await tx.payment.create({ data: { grantId: grant.id, position: last + 1, type: 'BALANCE', percent: 0, amountCents: balanceCents } }))
  await movePayment(tx, portal, planned, 'request', { amountCents: balanceCents, requestedAt: now })
}

const outcomeOf = ({ balanceCents }: Pick<StoredSettlement, 'balanceCents'>, { call }: LoadedGrant): Settlement['outcome'] => {
  if (balanceCents > 0n) return 'BALANCE'
  if (balanceCents === 0n) return 'NOTHING'
  return -balanceCents < call.recoveryWaiverCents ? 'WAIVED' : 'RECOVERY'
}

const waived = ({ call }: LoadedGrant): string => `Een terugvordering onder ${formatCents(call.recoveryWaiverCents)} euro gebeurt niet.`
