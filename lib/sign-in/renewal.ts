import type { Actor } from '@/lib/access/actor'
import type { Tx } from '@/lib/db'
import { settings } from '@/lib/env'
import { demoAccountNames, demoAddress } from '@/lib/sign-in/demo-accounts'
import { freshMinutes, isFresh } from '@/lib/sign-in/fresh-sign-in'

/** How this person signs in anew: with the code of their app, by mail, or as a person of the demo with one click. */
export type Renewal = { by: 'APP' } | { by: 'MAIL'; email: string } | { by: 'DEMO'; name: string }

export const renewalOf = async (tx: Tx, actor: Actor): Promise<Renewal> => {
  const name = settings().demo ? demoAccountNames.find((known) => demoAddress(known) === actor.email) : undefined
  if (name !== undefined) return { by: 'DEMO', name }
  const factor = await tx.totpFactor.count({ where: { userId: actor.userId ?? '', confirmedAt: { not: null } } })
  return factor > 0 ? { by: 'APP' } : { by: 'MAIL', email: actor.email ?? '' }
}

/** Whether a final step would be refused now; for the notice above its form. */
export const isStale = async (tx: Tx, actor: Actor, now: Date): Promise<boolean> => !isFresh(actor, now, await freshMinutes(tx))
