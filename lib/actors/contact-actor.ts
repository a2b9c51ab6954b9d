import { createHash } from 'node:crypto'
import type { Actor } from '@/lib/access/actor'
import { systemActor } from '@/lib/access/actor'
import { requirePermission } from '@/lib/access/require-permission'
import { recordEvent } from '@/lib/audit/record'
import { asActor, type Tx } from '@/lib/db'
import { enqueueEmail } from '@/lib/mail/enqueue-email'
import { Refusal, type Problem } from '@/lib/refusal'
import { newToken, sha256 } from '@/lib/sign-in/secrets'
import { localDay } from '@/lib/time'
import type { StemActor } from '@/prisma/generated/client'
import { actorFacts } from './actor-facts'
import { limitAsking, limitSending } from './message-limits'
import { recipientOf } from './recipient'
import type { ActorMessage } from './schema'

const DAY = 24 * 60 * 60 * 1000
const portal = systemActor('bericht aan actor')

export type Sent = { sent: true } | { sent: false; address: string }

/**
 * A message to an actor whose address nobody gets to see. Who is signed in has a proven address, so it goes at once; a visitor first confirms the own
 * address with a link that lives a day, and until then it counts for nobody but that visitor. The same message is sent once a day, however often the button is pressed.
 */
export const contactActor = async (actor: Actor, input: ActorMessage, { ip }: { ip: string | null }): Promise<Sent> => {
  const shown = await asActor(actor, (tx) => tx.stemActor.findFirst({ where: { id: input.actorId, status: 'SHOWN' } }))
  if (!shown) throw new Refusal('not-found', 'Deze actor bestaat niet.')
  requirePermission(actor, 'actor.contact', actorFacts(shown))
  const sender = senderOf(actor, input)
  if (actor.userId === null) {
    await limitAsking({ address: sender.address, ip })
    return askToConfirm(actor, input, sender)
  }
  return asActor(actor, async (tx, now) => {
    await limitSending(tx, { address: sender.address, ip, to: shown.id })
    const key = createHash('sha256').update(`${sender.address} ${localDay(now)} ${input.text}`).digest('hex')
    await sendMessage(tx, actor, shown, { ...sender, text: input.text, key })
    return { sent: true }
  })
}

type Sender = { name: string; address: string }

const senderOf = (actor: Actor, { senderName, senderAddress }: ActorMessage): Sender => {
  if (actor.userId !== null && actor.email !== null) return { name: actor.name, address: actor.email }
  const problems: Problem[] = []
  if (senderName.length < 2) problems.push({ field: 'senderName', message: 'Schrijf uw naam.' })
  if (senderAddress === null) problems.push({ field: 'senderAddress', message: 'Geef een geldig e-mailadres op.' })
  if (problems.length > 0 || senderAddress === null) throw new Refusal('invalid', problems)
  return { name: senderName, address: senderAddress }
}

const askToConfirm = (actor: Actor, { actorId, text }: ActorMessage, { name, address }: Sender): Promise<Sent> =>
  asActor(portal, async (tx, now) => {
    const token = newToken()
    const waiting = { actorId, senderAddress: address, text, sentAt: null, expiresAt: { gt: now } }
    const { count } = await tx.actorMessage.updateMany({ where: waiting, data: { tokenHash: sha256(token), senderName: name } })
    if (count === 0) await tx.actorMessage.create({ data: { actorId, senderName: name, senderAddress: address, text, tokenHash: sha256(token), expiresAt: new Date(now.getTime() + DAY) } })
    const { name: actorName } = await tx.stemActor.findUniqueOrThrow({ where: { id: actorId }, select: { name: true } })
    await enqueueEmail(tx, { template: 'actor-message-confirm', to: { address }, dedupeKey: `actor-message-confirm:${sha256(token)}`, params: { token, actor: actorName } })
    await recordEvent(tx, actor, { verb: 'actor.contact', subjectType: 'actor', subjectId: actorId, payload: { step: 'asked to confirm' } })
    return { sent: false, address }
  })

type Outgoing = Sender & { text: string; key: string }

/** The mail with the reply address; the trail keeps that there was a message, never what it said. */
export const sendMessage = async (tx: Tx, actor: Actor, shown: Pick<StemActor, 'id' | 'name' | 'organisationId' | 'keeperId'>, { name, address, text, key }: Outgoing): Promise<void> => {
  const to = await recipientOf(tx, shown)
  if (to === null) throw new Refusal('conflict', 'Deze actor kan nu geen berichten ontvangen. Gebruik de website van deze actor.')
  await enqueueEmail(tx, { template: 'actor-message', to: { userId: to }, dedupeKey: `actor-message:${shown.id}:${key}`, params: { actorId: shown.id, actor: shown.name, senderName: name, senderAddress: address, text } })
  await recordEvent(tx, actor, { verb: 'actor.contact', subjectType: 'actor', subjectId: shown.id, payload: { step: 'sent' } })
}
