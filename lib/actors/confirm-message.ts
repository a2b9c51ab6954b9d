import { systemActor } from '@/lib/access/actor'
import { asActor, type Tx } from '@/lib/db'
import { Refusal } from '@/lib/refusal'
import { sha256 } from '@/lib/sign-in/secrets'
import { sendMessage } from './contact-actor'

const portal = systemActor('bericht aan actor')

/** The link of a visitor: good once and for a day. Sending and forgetting text and address are one step. */
export const confirmMessage = ({ token }: { token: string }): Promise<{ actor: string }> =>
  asActor(portal, async (tx, now) => {
    const message = await waitingMessage(tx, token, now)
    if (!message) throw new Refusal('too-late', 'Deze link is al gebruikt of niet meer geldig. Schrijf uw bericht opnieuw.')
    const actor = await tx.stemActor.findFirst({ where: { id: message.actorId, status: 'SHOWN' } })
    if (!actor) throw new Refusal('conflict', 'Deze actor staat niet meer in de lijst. Uw bericht is niet verstuurd.')
    const { count } = await tx.actorMessage.updateMany({ where: { id: message.id, sentAt: null }, data: { sentAt: now, text: '', senderAddress: '', senderName: '', tokenHash: null } })
    if (count === 0) throw new Refusal('too-late', 'Deze link is al gebruikt. Uw bericht is verstuurd.')
    await sendMessage(tx, portal, actor, { name: message.senderName, address: message.senderAddress, text: message.text, key: message.id })
    return { actor: actor.name }
  })

/** The message behind a link, while it waits. */
export const waitingMessage = (tx: Tx, token: string, now: Date) => tx.actorMessage.findFirst({ where: { tokenHash: sha256(token), sentAt: null, expiresAt: { gt: now } } })

/** For the page of the link, which shows the visitor the own text before it goes. */
export const messageToConfirm = (token: string): Promise<{ actor: string; text: string } | null> =>
  asActor(portal, async (tx, now) => {
    const message = await waitingMessage(tx, token, now)
    const actor = message && (await tx.stemActor.findFirst({ where: { id: message.actorId, status: 'SHOWN' }, select: { name: true } }))
    return message && actor ? { actor: actor.name, text: message.text } : null
  })
