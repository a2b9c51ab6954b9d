import type { Actor } from '@/lib/access/actor'
import { requirePermission } from '@/lib/access/require-permission'
import { recordEvent } from '@/lib/audit/record'
import { asActor, type Tx } from '@/lib/db'
import { messageMails, type MessageMail } from '@/lib/messages/schema'

/** How one is told by mail of messages in files: nothing else hangs on it, so letters, terms and receipts always come. */
export const chooseMessageMail = (actor: Actor, { messageMail }: { messageMail: MessageMail }): Promise<void> =>
  asActor(actor, async (tx) => {
    requirePermission(actor, 'account.update', { ownerId: actor.userId ?? undefined })
    const userId = actor.userId ?? ''
    await tx.user.update({ where: { id: userId }, data: { messageMail } })
    await recordEvent(tx, actor, { verb: 'account.update', subjectType: 'user', subjectId: userId, payload: { messageMail } })
  })

export const messageMailOf = async (tx: Tx, userId: string): Promise<MessageMail> => {
  const { messageMail } = await tx.user.findUniqueOrThrow({ where: { id: userId }, select: { messageMail: true } })
  return messageMails.find((one) => one === messageMail) ?? 'DIRECT'
}
