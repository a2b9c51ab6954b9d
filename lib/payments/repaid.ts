import { addCents } from '@/lib/money'

type Repayment = { amountCents: bigint; confirmedAt: Date | null; droppedAt: Date | null }

/** What came back, seen by two people. */
export const receivedCents = (repayments: readonly Repayment[]): bigint => addCents(repayments.filter(({ confirmedAt }) => confirmedAt !== null).map(({ amountCents }) => amountCents))

/** What nobody noted yet: what waits for its confirmation is no longer open to be noted again. */
export const unnotedCents = (claimedCents: bigint, repayments: readonly Repayment[]): bigint =>
  claimedCents - addCents(repayments.filter(({ droppedAt }) => droppedAt === null).map(({ amountCents }) => amountCents))
