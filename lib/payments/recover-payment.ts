import type { Actor } from '@/lib/access/actor'
import { requirePermission } from '@/lib/access/require-permission'
import { recordEvent } from '@/lib/audit/record'
import { termsOf } from '@/lib/calls/terms'
import { asActor, type Tx } from '@/lib/db'
import { nextNumber } from '@/lib/filings/next-number'
import { loadGrant, tellMembers, type LoadedGrant } from '@/lib/grants/load-grant'
import { moveGrant } from '@/lib/grants/move-grant'
import { Refusal } from '@/lib/refusal'
import { addDays, endOfDay, formatDeadline, localDay } from '@/lib/time'
import { createRecoveryLetter } from './recovery-letter'
import type { OpeningRecovery } from './schema'
import { formatStructuredMessage } from './structured-message'

/** Too much was paid: the beneficiary is heard first (domain 5.3). The structured message is fixed here and never given twice. */
export const openRecovery = (actor: Actor, { grantId, motivation }: OpeningRecovery): Promise<{ structuredMessage: string }> =>
  asActor(actor, async (tx, now) => {
    const grant = await loadGrant(tx, grantId)
    requirePermission(actor, 'recovery.open', grant, 'payment.read')
    const settlement = await tx.settlement.findUnique({ where: { grantId } })
    const amountCents = -(settlement?.balanceCents ?? 0n)
    if (!settlement?.confirmedAt || amountCents <= 0n || amountCents < grant.call.recoveryWaiverCents) throw new Refusal('conflict', 'In dit dossier is niets terug te vorderen.')

    const today = localDay(now)
    await moveGrant(tx, actor, grant, 'recover')
    const structuredMessage = await freeMessage(tx, today.slice(0, 4))
    await tx.recovery.create({
      data: { grantId, amountCents, motivation, structuredMessage, hearingUntil: endOfDay(addDays(today, termsOf(grant.call).recoveryHearingDays)), openedById: actor.userId ?? '', openedAt: now },
    })
    await tellMembers(tx, grant, 'recovery-announced')
    await recordEvent(tx, actor, { verb: 'recovery.open', subjectType: 'grant', subjectId: grantId, applicationId: grant.applicationId, payload: { amountCents, motivation, structuredMessage } })
    return { structuredMessage }
  })

/** The claim itself, once the beneficiary had the time to answer. */
export const claimRecovery = (actor: Actor, { grantId }: { grantId: string }): Promise<{ dueAt: Date }> =>
  asActor(actor, async (tx, now) => {
    const { grant, recovery } = await openCase(tx, grantId)
    requirePermission(actor, 'recovery.claim', grant, 'payment.read')
    if (now < recovery.hearingUntil) throw new Refusal('too-early', `De begunstigde kan nog reageren: ${formatDeadline(recovery.hearingUntil)}.`)

    if (grant.call.repaymentIban === '') throw new Refusal('conflict', 'Bij deze oproep staat nog geen rekening van VLAIO om op terug te betalen. Een beheerder vult ze in bij de oproep.')
    const dueAt = endOfDay(addDays(localDay(now), termsOf(grant.call).paymentDays))
    const claimed = await tx.recovery.updateMany({ where: { grantId, claimedAt: null, waivedAt: null }, data: { claimedAt: now, dueAt } })
    if (claimed.count === 0) throw new Refusal('changed-meanwhile', 'Dit bedrag is al teruggevorderd.')
    await createRecoveryLetter(tx, { grant, recovery, dueAt }, now)
    await tellMembers(tx, grant, 'recovery-claimed')
    await recordEvent(tx, actor, { verb: 'recovery.claim', subjectType: 'grant', subjectId: grantId, applicationId: grant.applicationId, payload: { amountCents: recovery.amountCents, dueAt } })
    return { dueAt }
  })

export const openCase = async (tx: Tx, grantId: string): Promise<{ grant: LoadedGrant; recovery: NonNullable<Awaited<ReturnType<Tx['recovery']['findUnique']>>> }> => {
  const grant = await loadGrant(tx, grantId)
  const recovery = await tx.recovery.findUnique({ where: { grantId } })
  if (!recovery) throw new Refusal('not-found', 'Voor dit dossier loopt geen terugvordering.')
  return { grant, recovery }
}

/** Year and a number of its own, six digits. A message that was given in another way before is passed over. */
export const freeMessage = async (tx: Tx, year: string): Promise<string> => {
  for (;;) {
    const message = formatStructuredMessage(year + String(await nextNumber(tx, `OGM-${year}`)).padStart(6, '0'))
    if (!(await tx.recovery.findUnique({ where: { structuredMessage: message }, select: { grantId: true } }))) return message
  }
}
