import 'server-only'
import { asActor } from '@/lib/db'
import { accountById } from '@/lib/sign-in/account'
import type { LoadedSession } from '@/lib/sign-in/load-session'
import { openSession, type Browser, type OpenedSession } from '@/lib/sign-in/open-session'
import { refuseSignIn, settled } from '@/lib/sign-in/refuse-sign-in'
import { spendTotp } from '@/lib/sign-in/second-factor'
import { throttle } from '@/lib/sign-in/throttle'

/** The second step of a sign-in: a code from the app. */
export const verifyTotp = async ({ actor }: LoadedSession, input: { code: string }, browser: Browser): Promise<OpenedSession> => {
  await throttle({ 'second-factor': actor.userId })
  return settled(
    asActor(actor, async (tx, now) => {
      const account = await accountById(tx, actor.userId)
      if (!account || account.suspended || !(await spendTotp(tx, now, actor.userId, input.code))) return refuseSignIn(tx, 'totp', actor.userId)
      return openSession(tx, now, account, 'TOTP', browser)
    }),
  )
}
