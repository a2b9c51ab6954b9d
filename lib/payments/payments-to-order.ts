import type { Tx } from '@/lib/db'
import { Refusal } from '@/lib/refusal'
import type { Prisma } from '@/prisma/generated/client'
import { LONGEST_NAME, type Transfer } from './payment-file'
import { sepaText } from './sepa-text'
import { paymentTypeWords } from './words'

const wanted = { grant: { include: { organisation: { select: { legalName: true } } } } } as const
export type PaymentToOrder = Prisma.PaymentGetPayload<{ include: typeof wanted }>

/** The payments of one order, in the order of their references. Their grants and then they themselves are locked: whoever orders, suspends or settles at the same moment waits. */
export const lockedPayments = async (tx: Tx, ids: readonly string[]): Promise<PaymentToOrder[]> => {
  await tx.$queryRaw`select 1 from grant_award where id in (select grant_id from payment where id = any(${ids}::uuid[])) order by id for update`
  await tx.$queryRaw`select 1 from payment where id = any(${ids}::uuid[]) order by id for update`
  const found = await tx.payment.findMany({ where: { id: { in: [...ids] } }, include: wanted, orderBy: [{ grant: { number: 'asc' } }, { position: 'asc' }] })
  if (found.length === 0 || found.length !== new Set(ids).size) throw new Refusal('not-found', 'Deze betaling bestaat niet.')
  return found
}

/** What the bank is asked. The reference is the file number and the instalment, and from the second attempt on the attempt. */
export const transferOf = ({ grant, position, attempt, amountCents, type, percent }: PaymentToOrder): Transfer => ({
  endToEndId: `${grant.number}-${position}${attempt > 1 ? `-${attempt}` : ''}`,
  amountCents,
  name: sepaText(grant.accountHolder || grant.organisation.legalName, LONGEST_NAME),
  iban: grant.iban ?? '',
  remittance: `${grant.number} ${paymentTypeWords[type]}${percent > 0 ? ` ${percent} procent` : ''}`,
})
