import type { Actor } from '@/lib/access/actor'
import { requirePermission } from '@/lib/access/require-permission'
import { recordEvent } from '@/lib/audit/record'
import { asActor } from '@/lib/db'
import { Refusal } from '@/lib/refusal'

/** The bytes that went to the bank, for finance alone; each time leaves a trace. A file with a payment that one may not see does not exist. */
export const readPaymentFile = (actor: Actor, { fileId }: { fileId: string }): Promise<{ name: string; content: Uint8Array<ArrayBuffer> }> =>
  asActor(actor, async (tx) => {
    const file = await tx.paymentFile.findUnique({ where: { id: fileId }, include: { orders: { select: { payment: { select: { grant: true } } } } } })
    if (!file) throw new Refusal('not-found', 'Dit betaalbestand bestaat niet.')
    for (const { payment } of file.orders) requirePermission(actor, 'payment.read-file', payment.grant)
    await recordEvent(tx, actor, { verb: 'payment.read-file', subjectType: 'payment_file', subjectId: fileId, payload: { messageId: file.messageId, sha256: file.sha256 } })
    return { name: `${file.messageId}.xml`, content: file.content }
  })
