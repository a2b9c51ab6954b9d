import type { Actor } from '@/lib/access/actor'
import { requirePermission } from '@/lib/access/require-permission'
import { recordEvent } from '@/lib/audit/record'
import { asActor, type Tx } from '@/lib/db'
import type { PaymentStatus } from '@/prisma/generated/enums'
import { loadPayment } from './load-payment'
import { movePayment } from './move-payment'
import { isOpen } from './open-payment'
import type { Cancelling } from './schema'

/** A decider calls a payment off that is not with the bank yet, and says why. */
export const cancelPayment = (actor: Actor, { paymentId, reason }: Cancelling): Promise<void> =>
  asActor(actor, async (tx, now) => {
    const payment = await loadPayment(tx, paymentId)
    requirePermission(actor, 'payment.cancel', payment.grant, 'grant.read')
    await movePayment(tx, actor, payment, 'cancel', { cancelledAt: now, cancelledById: actor.userId, cancelReason: reason })
    await recordEvent(tx, actor, { verb: 'payment.cancel', subjectType: 'payment', subjectId: paymentId, applicationId: payment.grant.applicationId, payload: { amountCents: payment.amountCents, from: payment.status, reason } })
  })

/** What falls away with the grant or its settlement; the event of that act tells why. */
export const cancelOpenPayments = async (tx: Tx, portal: Actor, payments: readonly { id: string; status: PaymentStatus; version: number }[], now: Date): Promise<void> => {
  for (const payment of payments.filter(isOpen)) await movePayment(tx, portal, payment, 'cancel', { cancelledAt: now })
}
