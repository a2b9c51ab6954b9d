import 'server-only'
import { asActor } from '@/lib/db'
import { accountById } from '@/lib/sign-in/account'
import type { LoadedSession } from '@/lib/sign-in/load-session'
import { openSession, type Browser, type OpenedSession } from '@/lib/sign-in/open-session'
import { refuseSignIn, settled } from '@/lib/sign-in/refuse-sign-in'
import { spendRecoveryCode } from '@/lib/sign-in/second-factor'
import { tellSignInChange } from '@/lib/sign-in/tell-sign-in-change'
import { throttle } from '@/lib/sign-in/throttle'

/** The second step for whoever lost the app: a code on paper. */
export const recoverSignIn = async ({ actor }: LoadedSession, input: { code: string }, browser: Browser): Promise<OpenedSession> => {
  await throttle({ 'second-factor': actor.userId })
  return settled(
    asActor(actor, async (tx, now) => {
      const account = await accountById(tx, actor.userId)
      if (!account || account.suspended || !(await spendRecoveryCode(tx, now, actor.userId, input.code))) return refuseSignIn(tx, 'recovery', actor.userId)
      await tellSignInChange(tx, actor.userId, 'RECOVERY_CODE_USED', now)
      return openSession(tx, now, account, 'RECOVERY', browser)
    }),
  )
}
