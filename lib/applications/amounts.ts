import { fundingAmount, fundingBudget, type FundingAmount, type FundingTerms } from '@/lib/calls/funding-models'
import { costTotal, plannedOf } from './computed'
import type { DraftReading } from './form'

export type Amounts = FundingAmount & { requestedCents: bigint; highestCents: bigint }

/** What the plan of a draft is worth under the call; an empty request asks for the most that is possible. */
export const amountsOf = (request: DraftReading, { call }: { call: FundingTerms }): Amounts => {
  const activities = request.activities.map(activity => {
    const { dayParts, childHours } = plannedOf(activity)
    return { type: activity.type ?? '', postcode: activity.postcode, fixedLocation: activity.fixedLocation ?? false, plannedDayParts: dayParts, plannedChildHours: childHours }
  })
  const budget = fundingBudget(
    request.costs.map(cost => ({ totalCents: costTotal(cost) })),
    request.revenues.map(({ category, amount }) => ({ category: category ?? '', amountCents: amount ?? 0n })),
  )
  const funding = fundingAmount(call, activities, budget, request.requestedCents)
  return { ...funding, requestedCents: request.requestedCents ?? funding.maximumCents, highestCents: funding.maximumCents }
}
