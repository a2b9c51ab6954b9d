import type { Actor } from '@/lib/access/actor'
import { requirePermission } from '@/lib/access/require-permission'
import { recordEvent } from '@/lib/audit/record'
import { termsOf } from '@/lib/calls/terms'
import { asActor, type Tx } from '@/lib/db'
import { tellMembers } from '@/lib/grants/load-grant'
import { shareCents } from '@/lib/money'
import { Refusal } from '@/lib/refusal'
import { addDays, addMonths, endOfDay, formatDay, localDay } from '@/lib/time'
import { openCase } from './recover-payment'
import { unnotedCents } from './repaid'
import type { AgreeingInstalments, ReplacingInstalments } from './schema'

/** A claim is paid back in equal parts, one a month, for what is open then. The last day moves to that of the last part. */
export const agreeInstalments = (actor: Actor, agreed: AgreeingInstalments): Promise<void> =>
  asActor(actor, async (tx, now) => {
    const { grant, ...claim } = await claimToSpread(tx, actor, agreed.grantId)
    if ((await tx.recoveryInstalment.count({ where: { grantId: agreed.grantId } })) > 0) throw new Refusal('changed-meanwhile', 'Er is al een afbetaling afgesproken.')

    const parts = await keepParts(tx, actor, agreed, { ...claim, last: lastDay(grant, claim), after: 0 }, now)
    await tellMembers(tx, grant, 'recovery-instalments')
    await recordEvent(tx, actor, { verb: 'recovery.agree-instalments', subjectType: 'grant', subjectId: agreed.grantId, applicationId: grant.applicationId, payload: { parts } })
  })

/** The agreement did not hold, or was noted wrong: other parts for what is open now, with why. The parts before stay as history. */
export const replaceInstalments = (actor: Actor, { reason, ...agreed }: ReplacingInstalments): Promise<void> =>
  asActor(actor, async (tx, now) => {
    const { grantId } = agreed
    const { grant, ...claim } = await claimToSpread(tx, actor, grantId)
    const last = await tx.recoveryInstalment.aggregate({ where: { grantId }, _max: { position: true } })
    const after = last._max.position ?? 0
    if (after === 0) throw new Refusal('too-early', 'Er is nog geen afbetaling om te wijzigen.')

    await tx.recoveryReplan.create({ data: { grantId, fromPosition: after + 1, reason, agreedById: actor.userId ?? '', agreedAt: now } })
    const parts = await keepParts(tx, actor, agreed, { ...claim, last: lastDay(grant, claim), after }, now)
    await tellMembers(tx, grant, 'recovery-instalments', `${grantId}:${after + 1}`)
    await recordEvent(tx, actor, { verb: 'recovery.replace-instalments', subjectType: 'grant', subjectId: grantId, applicationId: grant.applicationId, payload: { reason, parts } })
  })

/** A claim that is not paid back yet, locked, with what nobody noted of it. */
const claimToSpread = async (tx: Tx, actor: Actor, grantId: string) => {
  await tx.$queryRaw`select 1 from recovery where grant_id = ${grantId}::uuid for update`
  const { grant, recovery } = await openCase(tx, grantId)
  requirePermission(actor, 'recovery.agree-instalments', grant, 'payment.read')
  if (!recovery.claimedAt) throw new Refusal('too-early', 'Vorder het bedrag eerst terug.')
  if (recovery.paidAt) throw new Refusal('changed-meanwhile', 'Dit bedrag is al volledig terugbetaald.')
  return { grant, claimedAt: recovery.claimedAt, openCents: unnotedCents(recovery.amountCents, await tx.repayment.findMany({ where: { grantId } })) }
}

/** The last part falls at most so many months after the day on which all of it was first due. */
const lastDay = ({ call }: { call: { terms: unknown } }, { claimedAt }: { claimedAt: Date }): string => {
  const { paymentDays, instalmentMonths } = termsOf(call)
  return addMonths(addDays(localDay(claimedAt), paymentDays), instalmentMonths)
}

const keepParts = async (tx: Tx, actor: Actor, { grantId, parts, firstDay }: AgreeingInstalments, { openCents, last, after }: { openCents: bigint; last: string; after: number }, now: Date) => {
  if (firstDay <= localDay(now)) throw new Refusal('invalid', [{ field: 'firstDay', message: 'Kies een dag die nog komt.' }])
  if (addMonths(firstDay, parts - 1) > last) throw new Refusal('invalid', [{ field: 'firstDay', message: `Het laatste deel valt na ${formatDay(last)}. Kies een vroegere dag of minder delen.` }])
  if (openCents < BigInt(parts)) throw new Refusal('invalid', [{ field: 'parts', message: 'Er staat te weinig open voor zoveel delen.' }])
  const plan = shareCents(openCents, Array.from({ length: parts }, () => 1n)).map((amountCents, index) => ({ grantId, position: after + index + 1, amountCents, dueAt: endOfDay(addMonths(firstDay, index)), agreedById: actor.userId ?? '', agreedAt: now }))
  await tx.recoveryInstalment.createMany({ data: plan })
  await tx.recovery.update({ where: { grantId }, data: { dueAt: endOfDay(addMonths(firstDay, parts - 1)) } })
  return plan.map(({ amountCents, dueAt }) => ({ amountCents, dueAt }))
}
