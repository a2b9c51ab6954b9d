import type { Tx } from '@/lib/db'
import type { LoadedGrant } from './load-grant'

/** The grant is worth less: what is not asked for yet is lowered from the last instalment back, and the difference is free in the envelope. */
export const lowerGrant = async (tx: Tx, grant: LoadedGrant, amountCents: bigint): Promise<bigint> => {
  const freedCents = (grant.amendedCents ?? grant.grantedCents) - amountCents
  await tx.grant.update({ where: { id: grant.id }, data: { amendedCents: amountCents } })
  await tx.callCommitment.update({ where: { callId: grant.callId }, data: { committedCents: { decrement: freedCents } } })
  let left = freedCents
  for (const { id, amountCents: planned } of grant.payments.filter(({ status }) => status === 'PLANNED').toReversed()) {
    const off = left < planned ? left : planned
    if (off > 0n) await tx.payment.update({ where: { id }, data: { amountCents: planned - off, version: { increment: 1 } } })
    left -= off
  }
  return freedCents
}
