import 'server-only'
import { systemActor } from '@/lib/access/actor'
import { asActor } from '@/lib/db'
import { accountFor } from '@/lib/sign-in/account'
import { openSession, type Browser, type OpenedSession } from '@/lib/sign-in/open-session'
import { refuseSignIn, settled } from '@/lib/sign-in/refuse-sign-in'
import { sha256 } from '@/lib/sign-in/secrets'
import { throttle } from '@/lib/sign-in/throttle'

/** The button behind the link. One conditional update uses the link up, so of any number of clicks one signs in. */
export const confirmSignIn = async (input: { token: string }, browser: Browser): Promise<OpenedSession & { returnTo: string }> => {
  await throttle({ 'link-ip': browser.ip })
  return settled(
    asActor(systemActor('aanmelden'), async (tx, now) => {
      const used = await tx.signInToken.updateManyAndReturn({
        where: { tokenHash: sha256(input.token), usedAt: null, expiresAt: { gt: now } },
        data: { usedAt: now },
      })
      const token = used[0]
      if (!token) return refuseSignIn(tx, 'link', null)
      const account = await accountFor(tx, token.email)
      if (account.suspended) return refuseSignIn(tx, 'link', account.actor.userId)
      return { ...(await openSession(tx, now, account, 'LINK', browser)), returnTo: token.returnTo }
    }),
  )
}
