import { systemActor } from '@/lib/access/actor'
import { takeToken, type Bucket } from '@/lib/access/rate-limit'
import { asActor } from '@/lib/db'
import { Refusal } from '@/lib/refusal'

const DAY = 24 * 60 * 60

/** Enough for whoever looks for a partner, too few for whoever sends the same to all. */
const buckets = {
  'actor-message-address': { capacity: 10, seconds: DAY },
  'actor-message-ip': { capacity: 20, seconds: DAY },
  'actor-message-to': { capacity: 20, seconds: DAY },
} as const satisfies Record<string, Bucket>

/** Counts a message under who sends it, from where, and to whom (null = unknown, and not counted). In a transaction of its own: a refusal gives nothing back. */
export const limitMessages = async (keys: Record<keyof typeof buckets, string | null>): Promise<void> => {
  const wait = await asActor(systemActor('bericht aan actor'), async (tx) => {
    let longest = 0
    for (const name of ['actor-message-address', 'actor-message-ip', 'actor-message-to'] as const) {
      const key = keys[name]
      if (key !== null) longest = Math.max(longest, await takeToken(tx, `${name}:${key}`, buckets[name]))
    }
    return longest
  })
  if (wait > 0) throw new Refusal('rate-limited', 'Er zijn vandaag al veel berichten verstuurd. Probeer het morgen opnieuw, of gebruik de website van deze actor.')
}
