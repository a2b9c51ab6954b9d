import type { z } from 'zod'
import type { Actor } from '@/lib/access/actor'
import { requirePermission } from '@/lib/access/require-permission'
import type { factorReset } from '@/lib/accounts/schema'
import { recordEvent } from '@/lib/audit/record'
import { asActor } from '@/lib/db'
import { Refusal } from '@/lib/refusal'
import { tellSignInChange } from '@/lib/sign-in/tell-sign-in-change'

/**
 * For who lost both the app and the recovery codes. What the administrator did to know who asks stays in the trail (ASVS 6.4.4); the person hears
 * of it, is signed out everywhere, and links an app again at the next sign-in. Nobody does it for oneself.
 */
export const resetSecondFactor = (actor: Actor, { userId, check }: z.output<typeof factorReset>): Promise<void> =>
  asActor(actor, async (tx, now) => {
    requirePermission(actor, 'user.reset-second-factor', {}, 'user.read')
    if (userId === actor.userId) throw new Refusal('conflict', 'Uw eigen app ontkoppelt een andere beheerder.')
    const user = await tx.user.findFirst({ where: { id: userId, roles: { some: {} } }, select: { id: true } })
    if (!user) throw new Refusal('not-found', 'Deze persoon bestaat niet.')

    const { count } = await tx.totpFactor.deleteMany({ where: { userId, confirmedAt: { not: null } } })
    if (count === 0) throw new Refusal('changed-meanwhile', 'Deze persoon heeft geen app gekoppeld, of iemand ontkoppelde ze net.')
    await tx.recoveryCode.deleteMany({ where: { userId } })
    await tx.session.updateMany({ where: { userId, endedAt: null }, data: { endedAt: now } })
    await tellSignInChange(tx, userId, 'APP_RESET', now)
    await recordEvent(tx, actor, { verb: 'user.reset-second-factor', subjectType: 'user', subjectId: userId, payload: { check } })
  })
