import { z } from 'zod'
import type { Actor } from '@/lib/access/actor'
import { requirePermission } from '@/lib/access/require-permission'
import type { suspension } from '@/lib/accounts/schema'
import { recordEvent } from '@/lib/audit/record'
import { asActor } from '@/lib/db'
import { Refusal } from '@/lib/refusal'

/** Shuts a person out at once, on every device; what they did stays theirs. */
export const suspendUser = (actor: Actor, { userId, reason }: z.output<typeof suspension>): Promise<void> =>
  asActor(actor, async (tx, now) => {
    requirePermission(actor, 'user.manage')
    if (userId === actor.userId) throw new Refusal('conflict', 'Uzelf schorsen kan niet. Vraag het een andere beheerder.')
    const { count } = await tx.user.updateMany({ where: { id: userId, suspendedAt: null }, data: { suspendedAt: now } })
    if (count === 0) throw new Refusal('conflict', 'Deze persoon is al geschorst.')
    await tx.session.updateMany({ where: { userId, endedAt: null }, data: { endedAt: now } })
    await recordEvent(tx, actor, { verb: 'user.suspend', subjectType: 'user', subjectId: userId, payload: { reason } })
  })

export const reinstatement = z.object({ userId: z.uuid() })

export const reinstateUser = (actor: Actor, { userId }: z.output<typeof reinstatement>): Promise<void> =>
  asActor(actor, async (tx) => {
    requirePermission(actor, 'user.manage')
    const { count } = await tx.user.updateMany({ where: { id: userId, suspendedAt: { not: null } }, data: { suspendedAt: null } })
    if (count === 0) throw new Refusal('conflict', 'Deze persoon is niet geschorst.')
    await recordEvent(tx, actor, { verb: 'user.reinstate', subjectType: 'user', subjectId: userId })
  })
