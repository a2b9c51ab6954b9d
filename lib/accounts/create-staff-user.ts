import type { z } from 'zod'
import type { Actor } from '@/lib/access/actor'
import { requirePermission } from '@/lib/access/require-permission'
import type { newStaffUser } from '@/lib/accounts/schema'
import { recordEvent } from '@/lib/audit/record'
import { asActor } from '@/lib/db'
import { Refusal } from '@/lib/refusal'

/** A person of VLAIO, or a reviewer. They sign in with a link by e-mail and set up their second factor then. */
export const createStaffUser = (actor: Actor, { name, email, roles }: z.output<typeof newStaffUser>): Promise<{ userId: string }> =>
  asActor(actor, async (tx) => {
    requirePermission(actor, 'user.manage')
    const created = await tx.user.createManyAndReturn({ data: [{ name, email }], skipDuplicates: true, select: { id: true } })
    const user = created[0]
    if (!user) throw new Refusal('invalid', [{ field: 'email', message: 'Dit e-mailadres heeft al een account. Geef het rollen in de lijst.' }])
    await tx.userRole.createMany({ data: roles.map((role) => ({ userId: user.id, role })) })
    await recordEvent(tx, actor, { verb: 'user.create', subjectType: 'user', subjectId: user.id, payload: { name, email, roles } })
    return { userId: user.id }
  })
