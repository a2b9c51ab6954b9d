import type { Actor } from '@/lib/access/actor'
import { requirePermission } from '@/lib/access/require-permission'
import { recordEvent } from '@/lib/audit/record'
import { asActor } from '@/lib/db'
import { Refusal } from '@/lib/refusal'
import { loadGrant } from './load-grant'
import type { RegisteringAid } from './schema'

/** An officer registered the aid in the European register and notes the number that it got there. Late is still better than never. */
export const registerAid = (actor: Actor, { grantId, registerNumber }: RegisteringAid): Promise<void> =>
  asActor(actor, async (tx, now) => {
    const grant = await loadGrant(tx, grantId)
    requirePermission(actor, 'aid.register', grant, 'grant.read')
    const task = await tx.aidRegistration.findUnique({ where: { grantId } })
    if (!task) throw new Refusal('conflict', 'De steun van deze oproep hoeft niet geregistreerd te worden.')

    const noted = await tx.aidRegistration.updateMany({ where: { grantId, registeredAt: null }, data: { registerNumber, registeredById: actor.userId, registeredAt: now } })
    if (noted.count === 0) throw new Refusal('changed-meanwhile', 'Deze steun is al geregistreerd. Laad de pagina opnieuw.')
    await recordEvent(tx, actor, { verb: 'aid.register', subjectType: 'grant', subjectId: grantId, applicationId: grant.applicationId, payload: { registerNumber, dueAt: task.dueAt } })
  })
