import type { Actor } from '@/lib/access/actor'
import type { Tx } from '@/lib/db'
import { requireMover } from '@/lib/lifecycle'
import { Refusal } from '@/lib/refusal'
import type { Prisma } from '@/prisma/generated/client'
import type { PaymentStatus } from '@/prisma/generated/enums'
import { paymentLifecycle, type PaymentVerb } from './lifecycle'

/** The only writer of a payment's status, conditional on the state and version it was read in. */
export const movePayment = async (tx: Tx, actor: Actor, payment: { id: string; status: PaymentStatus; version: number }, verb: PaymentVerb, change: Prisma.PaymentUpdateManyMutationInput = {}): Promise<void> => {
  const { from, to, by } = paymentLifecycle[verb]
  requireMover(actor, by)
  if (!(from as readonly PaymentStatus[]).includes(payment.status)) throw new Refusal('changed-meanwhile', 'Deze betaling is intussen verder. Laad de pagina opnieuw.')
  const moved = await tx.payment.updateMany({ where: { id: payment.id, status: payment.status, version: payment.version }, data: { ...change, status: to, version: { increment: 1 } } })
  if (moved.count === 0) throw new Refusal('changed-meanwhile', 'Deze betaling is intussen verder. Laad de pagina opnieuw.')
}
