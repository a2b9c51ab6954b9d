import { shareCents } from '@/lib/money'

export type Instalment = { position: number; type: 'ADVANCE' | 'INTERIM' | 'BALANCE'; percent: number; amountCents: bigint }

/**
 * The payment plan of a grant: the percentages of the call in whole cents that add up to exactly what is granted. The first is
 * the advance, the last the balance (what is really left is known at the settlement), the ones between are interim. A plan of
 * one part is a balance: nothing is paid before the settlement. Positions count from 1.
 */
export const planInstalments = (grantedCents: bigint, percentages: readonly number[]): Instalment[] => {
  const shares = shareCents(grantedCents, percentages.map((percent) => BigInt(percent)))
  const last = percentages.length - 1
  return percentages.map((percent, index) => ({
    position: index + 1,
    type: index === last ? 'BALANCE' : index === 0 ? 'ADVANCE' : 'INTERIM',
    percent,
    amountCents: shares[index] ?? 0n,
  }))
}
