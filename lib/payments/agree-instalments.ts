import type { Actor } from '@/lib/access/actor'
import { requirePermission } from '@/lib/access/require-permission'
import { recordEvent } from '@/lib/audit/record'
import { asActor } from '@/lib/db'
import { tellMembers } from '@/lib/grants/load-grant'
import { shareCents } from '@/lib/money'
import { Refusal } from '@/lib/refusal'
import { addMonths, endOfDay, localDay } from '@/lib/time'
import { openCase } from './recover-payment'
import { unnotedCents } from './repaid'
import type { AgreeingInstalments } from './schema'

/** A claim is paid back in equal parts, one a month: agreed once, for what is open then. The last day moves to that of the last part. */
export const agreeInstalments = (actor: Actor, { grantId, parts, firstDay }: AgreeingInstalments): Promise<void> =>
  asActor(actor, async (tx, now) => {
    await tx.$queryRaw`select 1 from recovery where grant_id = ${grantId}::uuid for update`
    const { grant, recovery } = await openCase(tx, grantId)
    requirePermission(actor, 'recovery.agree-instalments', grant, 'payment.read')
    if (!recovery.claimedAt) throw new Refusal('too-early', 'Vorder het bedrag eerst terug.')
    if (recovery.paidAt) throw new Refusal('changed-meanwhile', 'Dit bedrag is al volledig terugbetaald.')
    if ((await tx.recoveryInstalment.count({ where: { grantId } })) > 0) throw new Refusal('changed-meanwhile', 'Er is al een afbetaling afgesproken.')
    const openCents = unnotedCents(recovery.amountCents, await tx.repayment.findMany({ where: { grantId } }))
    if (firstDay <= localDay(now)) throw new Refusal('invalid', [{ field: 'firstDay', message: 'Kies een dag die nog komt.' }])
    if (openCents < BigInt(parts)) throw new Refusal('invalid', [{ field: 'parts', message: 'Er staat te weinig open voor zoveel delen.' }])

    const plan = shareCents(openCents, Array.from({ length: parts }, () => 1n)).map((amountCents, index) => ({ grantId, position: index + 1, amountCents, dueAt: endOfDay(addMonths(firstDay, index)), agreedById: actor.userId ?? '', agreedAt: now }))
    await tx.recoveryInstalment.createMany({ data: plan })
    await tx.recovery.update({ where: { grantId }, data: { dueAt: endOfDay(addMonths(firstDay, parts - 1)) } })
    await tellMembers(tx, grant, 'recovery-instalments')
    await recordEvent(tx, actor, { verb: 'recovery.agree-instalments', subjectType: 'grant', subjectId: grantId, applicationId: grant.applicationId, payload: { parts: plan.map(({ amountCents, dueAt }) => ({ amountCents, dueAt })) } })
  })
