import 'server-only'
import { asActor } from '@/lib/db'
import { Refusal } from '@/lib/refusal'
import type { LoadedSession } from '@/lib/sign-in/load-session'
import { open, seal } from '@/lib/sign-in/secrets'
import { newTotpSecret, totpUri } from '@/lib/sign-in/totp'

/** Makes the secret for the app; it counts only once a code proves that the app has it. A second click makes a new one. */
export const beginTotp = ({ actor, step }: LoadedSession): Promise<void> =>
  asActor(actor, async (tx) => {
    if (step === 'verify') throw new Refusal('forbidden', 'Typ eerst een code uit uw app.')
    const { userId } = actor
    const secret = seal(userId, newTotpSecret())
    const begun = await tx.$queryRaw<unknown[]>`
      insert into totp_factor as f (user_id, secret) values (${userId}::uuid, ${secret})
      on conflict (user_id) do update set secret = excluded.secret where f.confirmed_at is null
      returning 1`
    if (begun.length === 0) throw new Refusal('conflict', 'U gebruikt al een app. Verwijder die eerst.')
  })

/** The secret that still waits for its first code, for the page that shows it; null when there is none. */
export const begunTotp = ({ actor, step }: LoadedSession): Promise<{ secret: string; uri: string } | null> =>
  asActor(actor, async (tx) => {
    if (step === 'verify') return null
    const factor = await tx.totpFactor.findUnique({ where: { userId: actor.userId } })
    if (!factor || factor.confirmedAt) return null
    const secret = open(actor.userId, factor.secret)
    return { secret, uri: totpUri(actor.email ?? actor.name, secret) }
  })
