import { floor, minus, exact, times, toNumber } from '@/lib/exact'
import { addCents, formatCents } from '@/lib/money'
import type { Problem } from '@/lib/refusal'
import type { FundingTerms } from '@/lib/calls/funding-models'

/** What can lose something: an activity with its realised units, or a cost line with its cents. A lump sum counts an activity as one. */
export type FindingSubject = { subject: string; label: string; units: number | null; cents: bigint | null }
export type Taken = { subject: string; units: number | null; cents: bigint | null }

/** What is left of a subject after these findings. */
export const leftOf = (of: FindingSubject, taken: readonly Taken[]): { units: number | null; cents: bigint | null } => {
  const mine = taken.filter(({ subject }) => subject === of.subject)
  return {
    units: of.units === null ? null : mine.reduce((left, { units }) => toNumber(minus(exact(left), exact(units ?? 0))), of.units),
    cents: of.cents === null ? null : of.cents - addCents(mine.map(({ cents }) => cents ?? 0n)),
  }
}

/** A finding takes something that is there, and no more than is left of it. */
export const findingProblems = (subjects: readonly FindingSubject[], taken: readonly Taken[], wanted: Taken): Problem[] => {
  const of = subjects.find(({ subject }) => subject === wanted.subject)
  if (!of) return [{ field: 'subject', message: 'Kies waarover het gaat.' }]
  const left = leftOf(of, taken)
  if (left.cents !== null) {
    if (wanted.cents === null || wanted.cents <= 0n) return [{ field: 'amount', message: 'Vul in hoeveel euro kosten er wegvalt.' }]
    return wanted.cents > left.cents ? [{ field: 'amount', message: `Van deze kost blijft ${formatCents(left.cents)} euro over. Meer kan niet wegvallen.` }] : []
  }
  if (wanted.units === null) return [{ field: 'units', message: 'Vul in hoeveel er wegvalt.' }]
  return wanted.units > (left.units ?? 0) ? [{ field: 'units', message: `Van deze activiteit blijft ${inDutch(left.units ?? 0)} over. Meer kan niet wegvallen.` }] : []
}

/** In words for the beneficiary: what it takes, and in euro where a unit has its price. */
export const findingInWords = ({ units, cents }: Pick<Taken, 'units' | 'cents'>, { fundingModel, unitAmountCents }: FundingTerms): string => {
  if (cents !== null) return `${formatCents(cents)} euro kosten niet aanvaard`
  if (fundingModel === 'LUMP_PER_POSTCODE') return 'de hele activiteit telt niet mee'
  const worth = floor(times(exact(units ?? 0), exact(unitAmountCents ?? 0n)))
  return `${inDutch(units ?? 0)} ${fundingModel === 'UNIT_PER_SESSION' ? (units === 1 ? 'dagdeel' : 'dagdelen') : units === 1 ? 'kinduur' : 'kinduren'} minder, dat is ${formatCents(worth)} euro`
}

const inDutch = (value: number): string => value.toLocaleString('nl-BE', { maximumFractionDigits: 2 })
