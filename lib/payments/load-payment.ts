import type { Tx } from '@/lib/db'
import { Refusal } from '@/lib/refusal'

/** One instalment with its grant and the people who may not approve it: whoever checked eligibility. */
export const loadPayment = async (tx: Tx, paymentId: string) => {
  const payment = await tx.payment.findUnique({ where: { id: paymentId }, include: { grant: { include: { call: { select: { terms: true, name: true } } } } } })
  if (!payment) throw new Refusal('not-found', 'Deze betaling bestaat niet.')
  return payment
}

export const eligibilityCheckers = async (tx: Tx, applicationId: string): Promise<string[]> => {
  const rows = await tx.$queryRaw<{ person: string }[]>`
    select answered_by_id as person from eligibility_verdict where application_id = ${applicationId}::uuid
    union select proposed_by_id from eligibility_outcome where application_id = ${applicationId}::uuid
    union select confirmed_by_id from eligibility_outcome where application_id = ${applicationId}::uuid and confirmed_by_id is not null`
  return rows.map(({ person }) => person)
}
