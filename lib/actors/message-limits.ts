import { systemActor } from '@/lib/access/actor'
import { takeToken, type Bucket } from '@/lib/access/rate-limit'
import { asActor, type Tx } from '@/lib/db'
import { Refusal } from '@/lib/refusal'

const DAY = 24 * 60 * 60

/** Of who writes, before anything proves who that is: it holds back nobody else, and spares an address that another typed. */
const askBuckets = { address: { capacity: 5, seconds: DAY }, ip: { capacity: 10, seconds: DAY } } as const satisfies Record<string, Bucket>

/** Of messages that go out, each from a proven address: enough for whoever looks for a partner, too few for whoever sends the same to all. */
const sendBuckets = { address: { capacity: 10, seconds: DAY }, ip: { capacity: 20, seconds: DAY }, to: { capacity: 20, seconds: DAY } } as const satisfies Record<string, Bucket>

/** Counts a message that waits until its sender confirmed the address (ip null = unknown, and not counted). In a transaction of its own: a refusal gives nothing back. */
export const limitAsking = async ({ address, ip }: { address: string; ip: string | null }): Promise<void> => {
  const wait = await asActor(systemActor('bericht aan actor'), async (tx) =>
    Math.max(await takeToken(tx, `actor-ask-address:${address}`, askBuckets.address), ip === null ? 0 : await takeToken(tx, `actor-ask-ip:${ip}`, askBuckets.ip)))
  if (wait > 0) throw new Refusal('rate-limited', 'U vroeg vandaag al veel berichten aan. Bevestig eerst de berichten in uw mailbox, of probeer het morgen opnieuw.')
}

/** Counts a message that goes out, under who sent it and to whom, together with the sending: what is refused takes nothing from the actor. */
export const limitSending = async (tx: Tx, { address, ip = null, to }: { address: string; ip?: string | null; to: string }): Promise<void> => {
  const own = Math.max(await takeToken(tx, `actor-message-address:${address}`, sendBuckets.address), ip === null ? 0 : await takeToken(tx, `actor-message-ip:${ip}`, sendBuckets.ip))
  if (own > 0) throw new Refusal('rate-limited', 'U verstuurde vandaag al veel berichten. Probeer het morgen opnieuw.')
  if ((await takeToken(tx, `actor-message-to:${to}`, sendBuckets.to)) > 0) throw new Refusal('rate-limited', 'Deze actor kreeg vandaag al veel berichten. Probeer het later opnieuw, of gebruik de website van deze actor.')
}
