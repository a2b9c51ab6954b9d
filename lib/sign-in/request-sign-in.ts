import 'server-only'
import { systemActor } from '@/lib/access/actor'
import { asActor } from '@/lib/db'
import { enqueueEmail } from '@/lib/mail/enqueue-email'
import { Refusal } from '@/lib/refusal'
import { accountByEmail } from '@/lib/sign-in/account'
import { parseAddress } from '@/lib/sign-in/address'
import { ownPath } from '@/lib/sign-in/return-to'
import { codeHash, newCode, newToken, sha256 } from '@/lib/sign-in/secrets'
import { secondsAfter, TOKEN_SECONDS } from '@/lib/sign-in/session-limits'
import { throttle } from '@/lib/sign-in/throttle'

/**
 * Sends a link and a code to the address, and says the same to everyone: known, unknown and suspended addresses leave the same rows and take the
 * same time but for one row in the outbox. Links asked for before die.
 */
export const requestSignIn = async (input: { email: string; returnTo: string }, browser: { ip: string | null }): Promise<{ email: string }> => {
  const email = parseAddress(input.email)
  if (!email) throw new Refusal('invalid', [{ field: 'email', message: 'Geef een geldig e-mailadres op, zoals naam@voorbeeld.be.' }])
  await throttle({ 'mail-address': email, 'mail-ip': browser.ip })
  const [token, code] = [newToken(), newCode()]
  await asActor(systemActor('aanmelden'), async (tx, now) => {
    const account = await accountByEmail(tx, email)
    await tx.signInToken.updateMany({ where: { email, channel: 'MAIL', usedAt: null, expiresAt: { gt: now } }, data: { expiresAt: now } })
    const { id } = await tx.signInToken.create({
      data: {
        email,
        tokenHash: sha256(token),
        codeHash: codeHash(email, code),
        returnTo: ownPath(input.returnTo, ''),
        createdAt: now,
        expiresAt: secondsAfter(now, TOKEN_SECONDS),
      },
    })
    if (!account?.suspended) await enqueueEmail(tx, { template: 'sign-in-link', to: { address: email }, dedupeKey: `sign-in:${id}`, params: { token, code } })
  })
  return { email }
}
