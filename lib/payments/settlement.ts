import { fundingUnits, modelAmount, unitAmount } from '@/lib/calls/funding-models'
import type { FundedActivity, FundingBudget, FundingTerms, Part } from '@/lib/calls/funding-models'
import { leastCents } from '@/lib/money'

export type SettlementInput = {
  terms: FundingTerms
  grantedCents: bigint
  /** The activities of the grant base, as planned. */
  planned: readonly FundedActivity[]
  /** The same, with the half-days and child-hours that took place; only where the report is accepted. */
  realised: readonly FundedActivity[]
  /** Accepted real costs and real revenue; null for a model that does not look at them. */
  accepted: FundingBudget | null
  /** Advances and instalments already paid. */
  paidCents: bigint
  /** A claim under this is waived; a setting of the call, 25 euro by default. */
  waiverCents: bigint
}

export type Settlement = {
  /** Realised units that count; null for a share of the costs. */
  units: number | null
  finalCents: bigint
  /** final − paid; negative is to be paid back. */
  balanceCents: bigint
  outcome: 'BALANCE' | 'NOTHING' | 'RECOVERY' | 'WAIVED'
  parts: Part[]
}

/**
 * The final amount (domain 5.3): lump sum × realised postcodes; unit × realised units, at most planned; the cost share of the
 * accepted real costs. Always at most what was granted. The minimum of a call is a condition of granting, so it plays no part.
 */
export const settle = ({ terms, grantedCents, planned, realised, accepted, paidCents, waiverCents }: SettlementInput): Settlement => {
  const earned = earnedAmount(terms, planned, realised, accepted ?? NO_COSTS)
  const finalCents = leastCents(earned.cents, grantedCents)
  const balanceCents = finalCents - paidCents
  return {
    units: earned.units,
    finalCents,
    balanceCents,
    outcome: outcomeOf(balanceCents, waiverCents),
    parts: [
      ...earned.parts,
      { label: 'Toegekend bedrag', cents: grantedCents },
      { label: 'Definitief bedrag', cents: finalCents },
      { label: 'Al betaald', cents: paidCents },
      { label: balanceCents < 0n ? 'Terug te betalen' : 'Saldo', cents: balanceCents < 0n ? -balanceCents : balanceCents },
    ],
  }
}

/** For a model that does not look at costs. */
export const NO_COSTS: FundingBudget = { costsCents: 0n, otherRevenueCents: 0n, inKindCents: 0n }

const earnedAmount = (terms: FundingTerms, planned: readonly FundedActivity[], realised: readonly FundedActivity[], accepted: FundingBudget) => {
  const { fundingModel } = terms
  if (fundingModel === 'COST_SHARE' || fundingModel === 'LUMP_PER_POSTCODE') return modelAmount(terms, realised, accepted)
  return unitAmount(terms, Math.min(fundingUnits(fundingModel, realised), fundingUnits(fundingModel, planned)))
}

/** Only a claim is waived: what is still owed to the beneficiary is paid, however small. */
const outcomeOf = (balanceCents: bigint, waiverCents: bigint): Settlement['outcome'] => {
  if (balanceCents > 0n) return 'BALANCE'
  if (balanceCents === 0n) return 'NOTHING'
  return -balanceCents < waiverCents ? 'WAIVED' : 'RECOVERY'
}
