import { exact, floor, sum, times, toNumber } from '@/lib/exact'
import { addCents, basisPointsOf, formatCents, leastCents } from '@/lib/money'

/** What a call pays (domain 5.1). Amounts in cents, the rate in basis points; null = the call has none. */
export type FundingTerms = {
  fundingModel: 'LUMP_PER_POSTCODE' | 'UNIT_PER_SESSION' | 'UNIT_PER_CHILD_HOUR' | 'COST_SHARE'
  unitAmountCents: bigint | null
  minCents: bigint | null
  maxCents: bigint | null
  supportRateBp: number | null
}

/** Only full-fledged activities count; the caller leaves the others out. Hours in quarters. */
export type FundedActivity = { type: string; postcode: string | null; fixedLocation: boolean; plannedDayParts: number; plannedChildHours: number }

/** `otherRevenueCents` without the grant, the applicant's own contribution and what comes in kind. */
export type FundingBudget = { costsCents: bigint; otherRevenueCents: bigint; inKindCents: bigint }

export type Part = { label: string; cents: bigint }

export type FundingAmount = {
  /** Postcodes, half-days, child-hours; null for a share of the costs. */
  units: number | null
  /** By the formula of the call, at most its maximum. */
  modelCents: bigint
  netGapCents: bigint
  /** The most that may be asked. */
  maximumCents: bigint
  /** The most that may be granted: what is asked, within the maximum. */
  amountCents: bigint
  /** Under the minimum of the call nothing can be granted; the amount itself is not raised. */
  belowMinimum: boolean
  /** For the screen, in the order in which the amounts bound each other. */
  parts: Part[]
}

/**
 * What a request may get: the amount of the model, at most the call's maximum, the net funding gap and what is asked.
 * @param requestedCents null while nothing is asked yet: then the maximum
 */
export const fundingAmount = (terms: FundingTerms, activities: readonly FundedActivity[], budget: FundingBudget, requestedCents: bigint | null): FundingAmount => {
  const model = modelAmount(terms, activities, budget)
  const gap = netGapCents(budget)
  const modelCents = terms.maxCents === null ? model.cents : leastCents(model.cents, terms.maxCents)
  const maximumCents = leastCents(modelCents, gap)
  const amountCents = requestedCents === null ? maximumCents : leastCents(maximumCents, requestedCents)
  return {
    units: model.units,
    modelCents,
    netGapCents: gap,
    maximumCents,
    amountCents,
    belowMinimum: terms.minCents !== null && amountCents < terms.minCents,
    parts: [
      ...model.parts,
      ...(terms.maxCents === null ? [] : [{ label: 'Maximum van de oproep', cents: terms.maxCents }]),
      { label: 'Netto te financieren saldo', cents: gap },
      ...(requestedCents === null ? [] : [{ label: 'Gevraagd bedrag', cents: requestedCents }]),
    ],
  }
}

/** The formula of the model alone, without maximum, gap or request; down to whole cents. Settling uses it on what was realised. */
export const modelAmount = (terms: FundingTerms, activities: readonly FundedActivity[], budget: FundingBudget): { units: number | null; cents: bigint; parts: Part[] } => {
  if (terms.fundingModel === 'COST_SHARE') return costShare(terms.supportRateBp ?? 0, budget)
  return unitAmount(terms, fundingUnits(terms.fundingModel, activities))
}

/** unit amount × units, down to whole cents. */
export const unitAmount = (terms: FundingTerms, units: number): { units: number; cents: bigint; parts: Part[] } => {
  const unitCents = terms.unitAmountCents ?? 0n
  const cents = floor(times(exact(units), exact(unitCents)))
  return { units, cents, parts: [{ label: `${inDutch(units)} ${unitWord(terms.fundingModel, units)} × ${formatCents(unitCents)} euro`, cents }] }
}

/** Postcodes, half-days or child-hours, as the model counts them. */
export const fundingUnits = (model: Exclude<FundingTerms['fundingModel'], 'COST_SHARE'>, activities: readonly FundedActivity[]): number => {
  if (model === 'LUMP_PER_POSTCODE') return countPostcodes(activities)
  return toNumber(sum(activities.map((activity) => exact(model === 'UNIT_PER_SESSION' ? activity.plannedDayParts : activity.plannedChildHours))))
}

/**
 * max(0, costs − revenue without this grant). The own contribution is what closes the budget, so it is no revenue here:
 * otherwise the gap would always be what is asked.
 */
export const netGapCents = ({ costsCents, otherRevenueCents, inKindCents }: FundingBudget): bigint => {
  const gap = costsCents - otherRevenueCents - inKindCents
  return gap > 0n ? gap : 0n
}

/** The sums of a budget, from its cost lines and its revenue lines (categories of the list revenueCategory). */
export const fundingBudget = (costs: readonly { totalCents: bigint }[], revenues: readonly { category: string; amountCents: bigint }[]): FundingBudget => {
  const revenueIn = (counts: (category: string) => boolean) => addCents(revenues.filter(({ category }) => counts(category)).map(({ amountCents }) => amountCents))
  return {
    costsCents: addCents(costs.map(({ totalCents }) => totalCents)),
    otherRevenueCents: revenueIn((category) => !NO_OTHER_REVENUE.has(category)),
    inKindCents: revenueIn((category) => category === 'IN_KIND'),
  }
}

const NO_OTHER_REVENUE: ReadonlySet<string> = new Set(['REQUESTED', 'OWN', 'IN_KIND'])

const costShare = (rateBp: number, budget: FundingBudget): { units: null; cents: bigint; parts: Part[] } => {
  const share = basisPointsOf(budget.costsCents, rateBp)
  return {
    units: null,
    cents: leastCents(share, netGapCents(budget)),
    parts: [{ label: `${inDutch(rateBp / 100)}% van ${formatCents(budget.costsCents)} euro aanvaarde kosten`, cents: share }],
  }
}

/** Own fixed locations count for one postcode together, which may be one that is already counted; online counts for none. */
const countPostcodes = (activities: readonly FundedActivity[]): number => {
  const placed = activities.flatMap(({ type, postcode, fixedLocation }) => (type === 'ONLINE' || postcode === null ? [] : [{ postcode, fixedLocation }]))
  const elsewhere = new Set(placed.filter(({ fixedLocation }) => !fixedLocation).map(({ postcode }) => postcode))
  const own = placed.filter(({ fixedLocation }) => fixedLocation)
  const ownIsNew = own.length > 0 && !own.some(({ postcode }) => elsewhere.has(postcode))
  return elsewhere.size + (ownIsNew ? 1 : 0)
}

const unitWord = (model: FundingTerms['fundingModel'], units: number): string => {
  if (model === 'LUMP_PER_POSTCODE') return units === 1 ? 'postcode' : 'postcodes'
  if (model === 'UNIT_PER_SESSION') return units === 1 ? 'dagdeel' : 'dagdelen'
  return units === 1 ? 'kinduur' : 'kinduren'
}

const inDutch = (value: number): string => {
  const [whole = '', decimals] = String(value).split('.')
  return whole.replace(/\B(?=(\d{3})+$)/g, '.') + (decimals === undefined ? '' : `,${decimals}`)
}
