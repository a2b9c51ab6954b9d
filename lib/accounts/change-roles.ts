import type { z } from 'zod'
import type { Actor } from '@/lib/access/actor'
import { requirePermission } from '@/lib/access/require-permission'
import type { newRoles } from '@/lib/accounts/schema'
import { recordEvent } from '@/lib/audit/record'
import { asActor } from '@/lib/db'
import { Refusal } from '@/lib/refusal'

/** The roles a person has from now on; counts from the next request they make. Nobody changes their own. */
export const changeRoles = (actor: Actor, { userId, roles }: z.output<typeof newRoles>): Promise<void> =>
  asActor(actor, async (tx) => {
    requirePermission(actor, 'user.manage')
    if (userId === actor.userId) throw new Refusal('conflict', 'Uw eigen rollen wijzigt een andere beheerder.')
    const user = await tx.user.findUnique({ where: { id: userId }, include: { roles: true } })
    if (!user) throw new Refusal('not-found', 'Deze persoon bestaat niet.')
    await tx.userRole.deleteMany({ where: { userId, role: { notIn: roles } } })
    await tx.userRole.createMany({ data: roles.map((role) => ({ userId, role })), skipDuplicates: true })
    await recordEvent(tx, actor, { verb: 'user.change-roles', subjectType: 'user', subjectId: userId, payload: { from: user.roles.map(({ role }) => role).sort(), to: [...roles].sort() } })
  })
