import 'server-only'
import type { Actor } from '@/lib/access/actor'
import { requirePermission } from '@/lib/access/require-permission'
import { recordEvent } from '@/lib/audit/record'
import { asActor } from '@/lib/db'
import type { AccountDetails } from '@/lib/sign-in/schema'
import { tellSignInChange } from '@/lib/sign-in/tell-sign-in-change'

/** One's own name and number; the office calls that number to sign somebody in, so a change of it is told by mail. The address is who one is here, so that never changes. */
export const updateAccount = (actor: Actor, { name, phone }: AccountDetails): Promise<void> =>
  asActor(actor, async (tx, now) => {
    requirePermission(actor, 'account.update', { ownerId: actor.userId ?? undefined })
    const userId = actor.userId ?? ''
    const known = await tx.user.findUniqueOrThrow({ where: { id: userId }, select: { phone: true } })
    await tx.user.update({ where: { id: userId }, data: { name, phone: phone || null } })
    if ((known.phone ?? '') !== phone) await tellSignInChange(tx, userId, 'PHONE_CHANGED', now)
    await recordEvent(tx, actor, { verb: 'account.update', subjectType: 'user', subjectId: userId, payload: { name, phone } })
  })
