import type { Actor } from '@/lib/access/actor'
import { requirePermission } from '@/lib/access/require-permission'
import { recordEvent } from '@/lib/audit/record'
import { asActor } from '@/lib/db'
import { tellMembers } from '@/lib/grants/load-grant'
import { Refusal } from '@/lib/refusal'
import { loadPayment } from './load-payment'
import { movePayment } from './move-payment'

/** An approved instalment is given to the accounts for payment, and the beneficiary hears it. */
export const orderPayment = (actor: Actor, { paymentId }: { paymentId: string }): Promise<void> =>
  asActor(actor, async (tx, now) => {
    const payment = await loadPayment(tx, paymentId)
    requirePermission(actor, 'payment.order', payment.grant, 'payment.read')

    if (payment.grant.status === 'SUSPENDED' || payment.grant.status === 'REVOKED') throw new Refusal('conflict', 'De betalingen van dit dossier zijn geschorst.')
    await movePayment(tx, actor, payment, 'order', { orderedAt: now })
    await tellMembers(tx, payment.grant, 'payment-approved', paymentId)
    await recordEvent(tx, actor, { verb: 'payment.order', subjectType: 'payment', subjectId: paymentId, applicationId: payment.grant.applicationId, payload: { amountCents: payment.amountCents, iban: payment.grant.iban } })
  })
