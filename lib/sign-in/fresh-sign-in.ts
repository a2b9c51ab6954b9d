import type { Actor } from '@/lib/access/actor'
import type { Tx } from '@/lib/db'
import { Refusal } from '@/lib/refusal'
import { FRESH_MINUTES } from '@/lib/sign-in/session-limits'

/** For how many minutes a sign-in counts as fresh: set by an administrator, never above the five of the promise. */
export const freshMinutes = async (tx: Tx): Promise<number> => {
  const setting = await tx.portalSetting.findUnique({ where: { key: 'freshSignInMinutes' } })
  return Math.min(FRESH_MINUTES, Number(setting?.value ?? FRESH_MINUTES))
}

/** `now` and the sign-in are both of the database's clock. Nobody signed in, or at a time to come, is not fresh. */
export const isFresh = ({ signedInAt }: Pick<Actor, 'signedInAt'>, now: Date, minutes: number): boolean =>
  signedInAt !== null && signedInAt <= now && now.getTime() - signedInAt.getTime() <= minutes * 60_000

/** The step that makes an act final asks the person anew, and not only their open window. */
export const requireFreshSignIn = async (tx: Tx, actor: Actor, now: Date): Promise<void> => {
  const minutes = await freshMinutes(tx)
  if (isFresh(actor, now, minutes)) return
  throw new Refusal('fresh-sign-in', `U meldde zich meer dan ${minutes} ${minutes === 1 ? 'minuut' : 'minuten'} geleden aan. Voor een beslissing meldt u zich eerst opnieuw aan. Er is niets gebeurd, en wat u typte, staat er nog.`)
}
