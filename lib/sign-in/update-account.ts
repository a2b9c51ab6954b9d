import 'server-only'
import type { Actor } from '@/lib/access/actor'
import { requirePermission } from '@/lib/access/require-permission'
import { recordEvent } from '@/lib/audit/record'
import { asActor } from '@/lib/db'
import type { AccountDetails } from '@/lib/sign-in/schema'

/** One's own name and number. The address is who one is here, so that never changes. */
export const updateAccount = (actor: Actor, { name, phone }: AccountDetails): Promise<void> =>
  asActor(actor, async (tx) => {
    requirePermission(actor, 'account.update', { ownerId: actor.userId ?? undefined })
    const userId = actor.userId ?? ''
    await tx.user.update({ where: { id: userId }, data: { name, phone: phone || null } })
    await recordEvent(tx, actor, { verb: 'account.update', subjectType: 'user', subjectId: userId, payload: { name, phone } })
  })
