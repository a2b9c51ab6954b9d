import { systemActor } from '@/lib/access/actor'
import { asActor, type Tx } from '@/lib/db'
import { sha256 } from '@/lib/sign-in/secrets'

/** The message behind a link, while it waits. */
export const waitingMessage = (tx: Tx, token: string, now: Date) => tx.actorMessage.findFirst({ where: { tokenHash: sha256(token), sentAt: null, expiresAt: { gt: now } } })

/** For the page of the link, which shows visitors their own text before it goes. */
export const messageToConfirm = (token: string): Promise<{ actor: string; text: string } | null> =>
  asActor(systemActor('bericht aan actor'), async (tx, now) => {
    const message = await waitingMessage(tx, token, now)
    const actor = message && (await tx.stemActor.findFirst({ where: { id: message.actorId, status: 'SHOWN' }, select: { name: true } }))
    return message && actor ? { actor: actor.name, text: message.text } : null
  })
