import 'server-only'
import { systemActor } from '@/lib/access/actor'
import { takeToken, type Bucket } from '@/lib/access/rate-limit'
import { asActor } from '@/lib/db'
import { Refusal } from '@/lib/refusal'

const QUARTER = 15 * 60

/** No bucket keeps an owner out for longer than a quarter of an hour. */
const buckets = {
  'mail-address': { capacity: 5, seconds: QUARTER },
  'mail-ip': { capacity: 40, seconds: QUARTER },
  'code-address': { capacity: 10, seconds: QUARTER },
  'code-ip': { capacity: 60, seconds: QUARTER },
  'link-ip': { capacity: 120, seconds: QUARTER },
  'second-factor': { capacity: 6, seconds: QUARTER },
  'phone-officer': { capacity: 30, seconds: QUARTER },
} as const satisfies Record<string, Bucket>

type Name = keyof typeof buckets

/** Counts this attempt under each key (null = unknown, and not counted) and refuses when one of them is empty. */
export const throttle = async (keys: Partial<Record<Name, string | null>>): Promise<void> => {
  const wait = await asActor(systemActor('aanmelden'), async (tx) => {
    let longest = 0
    for (const name of Object.keys(keys) as Name[]) {
      const key = keys[name]
      if (key) longest = Math.max(longest, await takeToken(tx, `${name}:${key}`, buckets[name]))
    }
    return longest
  })
  if (wait > 0) throw new Refusal('rate-limited', `U probeerde dit te vaak na elkaar. Wacht ${inWords(wait)} en probeer opnieuw.`)
}

const inWords = (seconds: number): string => {
  const minutes = Math.ceil(seconds / 60)
  return minutes === 1 ? 'een minuut' : `${minutes} minuten`
}
