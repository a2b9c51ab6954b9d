import type { SignInChange } from '@/emails/sign-in-changed'
import type { Tx } from '@/lib/db'
import { enqueueEmail } from '@/lib/mail/enqueue-email'

/** Whoever's account it is hears of it at their own address, within the act. One act is one instant, so it is told once. */
export const tellSignInChange = (tx: Tx, userId: string, change: SignInChange, now: Date): Promise<void> =>
  enqueueEmail(tx, { template: 'sign-in-changed', to: { userId }, dedupeKey: `sign-in-changed:${change}:${userId}:${now.toISOString()}`, params: { change, at: now.toISOString() } })
