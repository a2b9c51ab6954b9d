import { systemActor } from '@/lib/access/actor'
import { asActor } from '@/lib/db'
import { Refusal } from '@/lib/refusal'
import { sendMessage } from './contact-actor'
import { limitSending } from './message-limits'
import { waitingMessage } from './waiting-message'

const portal = systemActor('bericht aan actor')

/** The link of a visitor: good once and for a day. Counting it under the sender and the actor, sending and forgetting text and address are one step; a link that was refused for the day still works later. */
export const confirmMessage = ({ token }: { token: string }): Promise<{ actor: string }> =>
  asActor(portal, async (tx, now) => {
    const message = await waitingMessage(tx, token, now)
    if (!message) throw new Refusal('too-late', 'Deze link is al gebruikt of niet meer geldig. Schrijf uw bericht opnieuw.')
    const actor = await tx.stemActor.findFirst({ where: { id: message.actorId, status: 'SHOWN' } })
    if (!actor) throw new Refusal('conflict', 'Deze actor staat niet meer in de lijst. Uw bericht is niet verstuurd.')
    const { count } = await tx.actorMessage.updateMany({ where: { id: message.id, sentAt: null }, data: { sentAt: now, text: '', senderAddress: '', senderName: '', tokenHash: null } })
    if (count === 0) throw new Refusal('too-late', 'Deze link is al gebruikt. Uw bericht is verstuurd.')
    await limitSending(tx, { address: message.senderAddress, to: actor.id })
    await sendMessage(tx, portal, actor, { name: message.senderName, address: message.senderAddress, text: message.text, key: message.id })
    return { actor: actor.name }
  })
