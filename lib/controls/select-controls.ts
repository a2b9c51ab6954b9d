import { createHash } from 'node:crypto'
import { compare, exact, times } from '@/lib/exact'
import type { Thresholds } from './rulebook'
import { reasonCodes, type ReasonCode } from './words'

/** Cost of a report in cents, and the child-hours that took place. */
export type Figure = { costCents: string; childHours: number }

export type WeighedGrant = Figure & {
  number: string
  grantedCents: string
  /** No earlier grant of this organisation in the portal. */
  firstTime: boolean
  plannedChildHours: number
  /** Takes part in the draw; false when it did so before. */
  draws: boolean
}

export type SelectionInput = {
  seed: string
  thresholds: Thresholds
  grants: readonly WeighedGrant[]
  /** The other reports of the call that are in: they count for the quantiles. */
  others: readonly Figure[]
  /** Earlier draws of the call: how many took part, how many were drawn. */
  before: { took: number; drawn: number }
}

export type SelectionResult = {
  /** The two reports whose cost per child-hour are the quantiles; null while nobody held a child-hour. */
  band: { low: Figure; high: Figure } | null
  rows: { number: string; reasons: ReasonCode[]; place: number | null; key: string | null }[]
}

/**
 * Which grants are controlled and why: the risk rule of domain 5.3, and a draw of a share of all of them. The same input gives the same result, in
 * whatever order it comes. Comparisons are exact.
 *
 * Quantiles are nearest ranks: of n reports with child-hours, in order of cost per child-hour, the p-th is number ⌈p·n/100⌉ (the first for 0). So a
 * quantile is always a report of the call, and of fewer than ten nobody lies under the tenth.
 *
 * The draw: files in order of number get places 1, 2, 3 …; the key of a place is the SHA-256, in hex, of `seed:place`; the smallest keys are drawn, so
 * many that over all draws of the call the share is reached, rounded up.
 */
export const selectControls = ({ seed, thresholds, grants, others, before }: SelectionInput): SelectionResult => {
  const sorted = grants.toSorted((a, b) => (a.number < b.number ? -1 : 1))
  const band = bandOf([...sorted, ...others], thresholds)
  const places = new Map(sorted.filter(({ draws }) => draws).map(({ number }, index) => [number, { place: index + 1, key: keyOf(seed, index + 1) }]))
  const drawn = drawnOf(places, before, thresholds.samplePercent)
  return {
    band,
    rows: sorted.map((grant) => {
      const holds: Record<ReasonCode, boolean> = {
        AMOUNT: BigInt(grant.grantedCents) >= BigInt(thresholds.amountFromCents),
        FIRST_TIME: thresholds.firstTime && grant.firstTime,
        DELIVERY: isFarFromPlan(grant, thresholds),
        COST: isOutside(grant, band),
        SAMPLE: drawn.has(grant.number),
      }
      const { place, key } = places.get(grant.number) ?? { place: null, key: null }
      return { number: grant.number, reasons: reasonCodes.filter((code) => holds[code]), place, key }
    }),
  }
}

export const keyOf = (seed: string, place: number): string => createHash('sha256').update(`${seed}:${place}`, 'utf8').digest('hex')

const drawnOf = (places: ReadonlyMap<string, { key: string }>, { took, drawn }: SelectionInput['before'], percent: number): ReadonlySet<string> => {
  const wanted = Math.max(0, Math.ceil((percent * (took + places.size)) / 100) - drawn)
  const byKey = [...places].toSorted(([, a], [, b]) => (a.key < b.key ? -1 : 1))
  return new Set(byKey.slice(0, wanted).map(([number]) => number))
}

/** Nothing planned is nothing to compare with. */
const isFarFromPlan = ({ plannedChildHours, childHours }: WeighedGrant, { deliveryMinPercent, deliveryMaxPercent }: Thresholds): boolean => {
  if (plannedChildHours === 0) return false
  const held = times(exact(childHours), exact(100))
  const percentOfPlan = (percent: number) => times(exact(plannedChildHours), exact(percent))
  return compare(held, percentOfPlan(deliveryMinPercent)) < 0 || compare(held, percentOfPlan(deliveryMaxPercent)) > 0
}

const isOutside = (figure: Figure, band: SelectionResult['band']): boolean =>
  band !== null && figure.childHours > 0 && (byCost(figure, band.low) < 0 || byCost(figure, band.high) > 0)

const bandOf = (figures: readonly Figure[], { costLowPercent, costHighPercent }: Thresholds): SelectionResult['band'] => {
  const sorted = figures.filter(({ childHours }) => childHours > 0).toSorted((a, b) => byCost(a, b) || a.childHours - b.childHours)
  const at = (percent: number): Figure | undefined => sorted[Math.max(1, Math.ceil((percent * sorted.length) / 100)) - 1]
  const [low, high] = [at(costLowPercent), at(costHighPercent)]
  return low && high ? { low: figureOf(low), high: figureOf(high) } : null
}

const figureOf = ({ costCents, childHours }: Figure): Figure => ({ costCents, childHours })

/** Cost per child-hour, without dividing. */
const byCost = (a: Figure, b: Figure): number => compare(times(exact(BigInt(a.costCents)), exact(b.childHours)), times(exact(BigInt(b.costCents)), exact(a.childHours)))
