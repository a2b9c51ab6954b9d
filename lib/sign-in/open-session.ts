import { homeOf } from '@/lib/access/navigation'
import { recordEvent } from '@/lib/audit/record'
import type { Tx } from '@/lib/db'
import { enqueueEmail } from '@/lib/mail/enqueue-email'
import { needsSecondFactor, type Account } from '@/lib/sign-in/account'
import { describeBrowser } from '@/lib/sign-in/describe-browser'
import { newToken, sha256 } from '@/lib/sign-in/secrets'
import { halfway, limitsFor, secondsAfter } from '@/lib/sign-in/session-limits'

export type SignInMethod = 'LINK' | 'CODE' | 'PHONE' | 'DEMO' | 'TOTP' | 'RECOVERY'

/** What is known of the browser that asks. `ip` only when a proxy of ours vouches for it; `sessionId` is the session it has now. */
export type Browser = { userAgent: string; ip: string | null; sessionId: string | null }

/** The token exists outside the browser only here. `home` is where this person goes once `complete`; the second factor comes first. */
export type OpenedSession = { token: string; endsAt: Date; home: string; complete: boolean }

/** The end of every way to sign in: always a new id, and the session that this browser had ends. */
export const openSession = async (tx: Tx, now: Date, account: Account, method: SignInMethod, browser: Browser): Promise<OpenedSession> => {
  const { actor } = account
  const factorGiven = method === 'TOTP' || method === 'RECOVERY' || method === 'DEMO'
  const complete = factorGiven || !needsSecondFactor(account)
  const limits = complete ? limitsFor(actor.roles) : halfway
  const token = newToken()
  const endsAt = secondsAfter(now, limits.absolute)
  const userAgent = browser.userAgent.slice(0, 300)
  const unknownDevice = complete && method !== 'DEMO' && (await isUnknownDevice(tx, actor.userId, userAgent))
  if (browser.sessionId) await tx.session.updateMany({ where: { id: browser.sessionId, endedAt: null }, data: { endedAt: now } })
  const { id } = await tx.session.create({
    data: { tokenHash: sha256(token), userId: actor.userId, createdAt: now, lastUsedAt: now, signedInAt: now, idleSeconds: limits.idle, expiresAt: endsAt, secondFactorAt: factorGiven ? now : null, userAgent, method },
  })
  if (unknownDevice) {
    const params = { device: describeBrowser(userAgent), at: now.toISOString() }
    await enqueueEmail(tx, { template: 'session-new-device', to: { userId: actor.userId }, dedupeKey: `new-device:${id}`, params })
  }
  await recordEvent(tx, actor, { verb: complete ? 'session.start' : 'session.start-halfway', subjectType: 'user', subjectId: actor.userId, payload: { sessionId: id, method } })
  return { token, endsAt, home: homeOf(actor), complete }
}

/** The first device of all is no news. */
const isUnknownDevice = async (tx: Tx, userId: string, userAgent: string): Promise<boolean> => {
  const known = await tx.session.groupBy({ by: ['userAgent'], where: { userId }, _count: true })
  return known.length > 0 && !known.some((session) => session.userAgent === userAgent)
}
