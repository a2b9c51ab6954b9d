import 'server-only'
import { systemActor } from '@/lib/access/actor'
import { asActor, type Tx } from '@/lib/db'
import { Refusal } from '@/lib/refusal'
import { accountByEmail, accountFor } from '@/lib/sign-in/account'
import { parseAddress } from '@/lib/sign-in/address'
import { openSession, type Browser, type OpenedSession } from '@/lib/sign-in/open-session'
import { refuseSignIn, settled } from '@/lib/sign-in/refuse-sign-in'
import { codeHash, sameHash } from '@/lib/sign-in/secrets'
import { CODE_ATTEMPTS } from '@/lib/sign-in/session-limits'
import { throttle } from '@/lib/sign-in/throttle'

/** The code from the mail, typed on another device, or the one that an officer read out by phone. Five attempts, then it is dead. */
export const signInWithCode = async (input: { email: string; code: string }, browser: Browser): Promise<OpenedSession & { returnTo: string }> => {
  const email = parseAddress(input.email)
  if (!email) throw new Refusal('invalid', [{ field: 'email', message: 'Geef een geldig e-mailadres op, zoals naam@voorbeeld.be.' }])
  await throttle({ 'code-address': email, 'code-ip': browser.ip })
  const code = input.code.replaceAll(/[^0-9]/g, '')
  return settled(
    asActor(systemActor('aanmelden'), async (tx, now) => {
      const token = await spendCode(tx, now, email, codeHash(email, code))
      if (!token) return refuseSignIn(tx, 'code', (await accountByEmail(tx, email))?.actor.userId ?? null)
      const account = await accountFor(tx, email)
      if (account.suspended) return refuseSignIn(tx, 'code', account.actor.userId)
      return { ...(await openSession(tx, now, account, token.channel === 'PHONE' ? 'PHONE' : 'CODE', browser)), returnTo: token.returnTo }
    }),
  )
}

/** Counts the attempt on every living code of the address before comparing: the update holds the rows, so guesses at once count one by one. */
const spendCode = async (tx: Tx, now: Date, email: string, hash: string) => {
  const living = await tx.signInToken.updateManyAndReturn({
    where: { email, usedAt: null, expiresAt: { gt: now }, attempts: { lt: CODE_ATTEMPTS } },
    data: { attempts: { increment: 1 } },
  })
  const token = living.find((row) => sameHash(row.codeHash, hash))
  if (token) await tx.signInToken.update({ where: { id: token.id }, data: { usedAt: now } })
  return token
}
