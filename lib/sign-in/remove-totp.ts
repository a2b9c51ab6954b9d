import 'server-only'
import type { Actor } from '@/lib/access/actor'
import { requirePermission } from '@/lib/access/require-permission'
import { recordEvent } from '@/lib/audit/record'
import { asActor } from '@/lib/db'
import { refuseSignIn, settled } from '@/lib/sign-in/refuse-sign-in'
import { spendRecoveryCode, spendTotp } from '@/lib/sign-in/second-factor'
import { tellSignInChange } from '@/lib/sign-in/tell-sign-in-change'
import { throttle } from '@/lib/sign-in/throttle'

/** To use another phone, with a code of the old one or a recovery code. Both stop counting, and every other session ends. */
export const removeTotp = async (actor: Actor, input: { code: string }): Promise<void> => {
  const userId = actor.userId ?? ''
  requirePermission(actor, 'account.update', { ownerId: userId })
  await throttle({ 'second-factor': userId })
  await settled(
    asActor(actor, async (tx, now) => {
      const byApp = await spendTotp(tx, now, userId, input.code)
      if (!byApp && !(await spendRecoveryCode(tx, now, userId, input.code))) return refuseSignIn(tx, 'totp', userId)
      if (!byApp) await tellSignInChange(tx, userId, 'RECOVERY_CODE_USED', now)
      await tx.totpFactor.deleteMany({ where: { userId } })
      await tx.recoveryCode.deleteMany({ where: { userId } })
      await tx.session.updateMany({ where: { userId, endedAt: null, id: { not: actor.sessionId ?? '' } }, data: { endedAt: now } })
      await tellSignInChange(tx, userId, 'APP_REMOVED', now)
      return recordEvent(tx, actor, { verb: 'second-factor.remove', subjectType: 'user', subjectId: userId })
    }),
  )
}
