import 'server-only'
import type { Actor } from '@/lib/access/actor'
import { isStaff } from '@/lib/access/actor'
import { requirePermission } from '@/lib/access/require-permission'
import { recordEvent } from '@/lib/audit/record'
import { asActor } from '@/lib/db'
import { Refusal } from '@/lib/refusal'
import { accountByEmail } from '@/lib/sign-in/account'
import { parseAddress } from '@/lib/sign-in/address'
import { codeHash, newCode } from '@/lib/sign-in/secrets'
import { secondsAfter, TOKEN_SECONDS } from '@/lib/sign-in/session-limits'
import { throttle } from '@/lib/sign-in/throttle'

export type PhoneCode = { code: string; name: string; expiresAt: Date }

/**
 * For a caller whose mail does not arrive: an officer rings back the number the portal knows and reads out a code. Only for applicants with a known
 * number; the code is shown once and kept as a hash, the event names both people.
 */
export const issuePhoneCode = async (actor: Actor, input: { email: string; calledBack: boolean }): Promise<PhoneCode> => {
  requirePermission(actor, 'signin.read-phone-code')
  if (!input.calledBack) throw new Refusal('invalid', [{ field: 'calledBack', message: 'Bel de persoon eerst terug op het nummer dat hier staat, en vink dat aan.' }])
  await throttle({ 'phone-officer': actor.userId })
  const email = parseAddress(input.email) ?? ''
  const code = newCode()
  return asActor(actor, async (tx, now) => {
    const account = await accountByEmail(tx, email)
    if (!account || account.suspended) throw new Refusal('invalid', [{ field: 'email', message: 'Er is geen actieve account met dit adres.' }])
    if (isStaff(account.actor)) throw new Refusal('forbidden', 'Medewerkers van VLAIO melden zich nooit aan met een code per telefoon.')
    const { userId, name } = account.actor
    const { phone } = await tx.user.findUniqueOrThrow({ where: { id: userId }, select: { phone: true } })
    if (!phone) throw new Refusal('forbidden', 'Van deze persoon is geen telefoonnummer bekend. Vraag om een collega met een bekend nummer te laten bellen.')
    await tx.signInToken.updateMany({ where: { email, channel: 'PHONE', usedAt: null, expiresAt: { gt: now } }, data: { expiresAt: now } })
    const expiresAt = secondsAfter(now, TOKEN_SECONDS)
    await tx.signInToken.create({ data: { email, codeHash: codeHash(email, code), channel: 'PHONE', issuedById: actor.userId, returnTo: '', createdAt: now, expiresAt } })
    await recordEvent(tx, actor, { verb: 'signin.read-phone-code', subjectType: 'user', subjectId: userId, payload: { phone } })
    return { code, name, expiresAt }
  })
}
