import { addCents, basisPointsOf, formatCents } from '@/lib/money'
import type { Problem } from '@/lib/refusal'
import type { RequestContext } from './call-rules'
import { budgetOf, costTotal } from './computed'
import type { DraftReading } from './form'

export type Money = { requestedCents: bigint; highestCents: bigint }

/** Step 6. The amounts to ask come from amounts.ts, so that the page and the rule say the same. */
export const budgetProblems = (request: DraftReading, { call }: RequestContext, { requestedCents, highestCents }: Money): Problem[] => {
  const { costs, revenues } = request
  if (costs.length === 0) return [{ field: 'costs', message: 'Voeg minstens één kost toe.' }]
  const { costsCents, otherRevenueCents } = budgetOf(request)
  const difference = costsCents - otherRevenueCents - requestedCents
  return [
    ...costs.flatMap((cost, index) => (cost.inKind ?? 0n) > costTotal(cost)
      ? [{ field: `costs.${index}.inKind`, message: 'Het deel in natura kan niet hoger zijn dan de kost.' }] : []),
    ...volunteerProblems(costs, call.volunteerDayCents),
    ...overheadProblems(costs, call.overheadMaxBp),
    ...(request.requestedCents !== null && requestedCents > highestCents
      ? [{ field: 'requestedCents', message: `U kunt maximaal ${formatCents(highestCents)} euro vragen.` }] : []),
    ...(requestedCents === 0n && costs.every(({ quantity, unitPrice }) => quantity !== null && unitPrice !== null)
      ? [{ field: 'requestedCents', message: 'Het gevraagde bedrag is 0 euro. Vul uw activiteiten en uw kosten aan.' }] : []),
    ...(difference !== 0n && costs.every(({ quantity, unitPrice }) => quantity !== null && unitPrice !== null) && revenues.every(({ amount }) => amount !== null)
      ? [{ field: 'costs', message: `Kosten en opbrengsten moeten gelijk zijn (verschil: ${formatCents(difference < 0n ? -difference : difference)} euro).` }] : []),
  ]
}

export const budgetWarnings = (request: DraftReading, { call }: RequestContext, { requestedCents }: Money): Problem[] => {
  const fees = addCents(request.revenues.filter(({ category }) => category === 'FEES').map(({ amount }) => amount ?? 0n))
  const expected = addCents(request.activities.map(({ price, expectedParticipants }) => (price ?? 0n) * BigInt(expectedParticipants ?? 0)))
  return [
    ...(request.costs.length > 0 && fees * 2n < expected
      ? [{ field: 'revenues', message: `U verwacht ${formatCents(expected)} euro aan deelnameprijzen, maar rekent op ${formatCents(fees)} euro. Klopt dat?` }] : []),
    ...(call.minCents !== null && request.costs.length > 0 && requestedCents < call.minCents
      ? [{ field: 'requestedCents', message: `U vraagt minder dan het minimum van deze oproep: ${formatCents(call.minCents)} euro. Dan kan de subsidie niet worden toegekend.` }] : []),
  ]
}

/** Overhead is a flat rate on direct staff and working costs; depreciation is neither. */
const overheadProblems = (costs: DraftReading['costs'], maximumBp: number): Problem[] => {
  const totalOf = (fits: (category: string | null) => boolean) => addCents(costs.filter(({ category }) => fits(category)).map(costTotal))
  const highest = basisPointsOf(totalOf(category => category !== 'OVERHEAD' && category !== 'INVEST'), maximumBp)
  if (totalOf(category => category === 'OVERHEAD') <= highest) return []
  const index = costs.findIndex(({ category }) => category === 'OVERHEAD')
  return [{ field: `costs.${index}.unitPrice`, message: `Overhead is ten hoogste ${String(maximumBp / 100).replace('.', ',')}% van de directe kosten: ${formatCents(highest)} euro.` }]
}

/** The yearly figure of the legal ceiling is a setting; without it nothing is checked. */
const volunteerProblems = (costs: DraftReading['costs'], ceiling: bigint | null): Problem[] =>
  costs.flatMap(({ category, unit, unitPrice }, index) =>
    ceiling !== null && category === 'VOLUNTEER' && unit?.toLowerCase() === 'dag' && unitPrice !== null && unitPrice > ceiling
      ? [{ field: `costs.${index}.unitPrice`, message: `Een vrijwilliger krijgt ten hoogste ${formatCents(ceiling)} euro per dag.` }] : [])
