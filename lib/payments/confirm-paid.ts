import { systemActor, type Actor } from '@/lib/access/actor'
import { requirePermission } from '@/lib/access/require-permission'
import { recordEvent } from '@/lib/audit/record'
import { asActor, type Tx } from '@/lib/db'
import { moveGrant } from '@/lib/grants/move-grant'
import { loadPayment } from './load-payment'
import { movePayment } from './move-payment'

/** The bank has paid. The balance of a settled grant closes the file. */
export const confirmPaid = (actor: Actor, { paymentId }: { paymentId: string }): Promise<void> =>
  asActor(actor, async (tx, now) => {
    const payment = await loadPayment(tx, paymentId)
    requirePermission(actor, 'payment.confirm-paid', payment.grant, 'payment.read')
    await bookPaid(tx, actor, payment, now)
  })

type Ordered = Awaited<ReturnType<typeof loadPayment>>

/** Seen on the account, by hand or on a statement. */
export const bookPaid = async (tx: Tx, actor: Actor, payment: Ordered, now: Date, from: { bankReportId?: string } = {}): Promise<void> => {
  await movePayment(tx, actor, payment, 'confirmPaid', { paidAt: now, paidById: actor.userId })
  if (payment.type === 'BALANCE' && payment.grant.status === 'SETTLED') await moveGrant(tx, systemActor('afsluiten'), payment.grant, 'close', { closedAt: now })
  await recordEvent(tx, actor, { verb: 'payment.confirm-paid', subjectType: 'payment', subjectId: payment.id, applicationId: payment.grant.applicationId, payload: { amountCents: payment.amountCents, ...from } })
}
