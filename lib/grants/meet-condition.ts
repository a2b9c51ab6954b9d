import type { Actor } from '@/lib/access/actor'
import { requirePermission } from '@/lib/access/require-permission'
import { recordEvent } from '@/lib/audit/record'
import { termsOf } from '@/lib/calls/terms'
import { asActor } from '@/lib/db'
import { Refusal } from '@/lib/refusal'
import { addDays, endOfDay, localDay } from '@/lib/time'
import { loadGrant, tellMembers } from './load-grant'
import { moveGrant } from './move-grant'

/** The officer notes that a condition is met; with the last one the grant can be accepted, and only then the term to do so begins (domain 5.3). */
export const meetCondition = (actor: Actor, { conditionId }: { conditionId: string }): Promise<void> =>
  asActor(actor, async (tx, now) => {
    const condition = await tx.grantCondition.findUnique({ where: { id: conditionId } })
    if (!condition) throw new Refusal('not-found', 'Deze voorwaarde bestaat niet.')
    const grant = await loadGrant(tx, condition.grantId)
    requirePermission(actor, 'grant.meet-condition', grant, 'grant.read')

    // Two officers with the last two conditions wait for each other, so that one of them is the last.
    await tx.$queryRaw`select 1 from grant_award where id = ${grant.id}::uuid for update`
    const met = await tx.grantCondition.updateMany({ where: { id: conditionId, metAt: null }, data: { metAt: now, metById: actor.userId } })
    if (met.count === 0) throw new Refusal('changed-meanwhile', 'Deze voorwaarde was al vervuld.')
    const open = await tx.grantCondition.count({ where: { grantId: grant.id, metAt: null } })
    if (open === 0 && grant.status === 'CONDITIONS_PENDING') {
      await moveGrant(tx, actor, grant, 'meetConditions', { acceptDueAt: endOfDay(addDays(localDay(now), termsOf(grant.call).acceptDays)) })
      await tellMembers(tx, grant, 'conditions-met')
    }
    await recordEvent(tx, actor, { verb: 'grant.meet-condition', subjectType: 'grant', subjectId: grant.id, applicationId: grant.applicationId, payload: { conditionId, open } })
  })
