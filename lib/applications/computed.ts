import { addCents } from '@/lib/money'
import { minutesBetween } from './session-times'
import type { ActivityReading, DraftReading, SessionReading } from './form'

export type Planned = { hours: number; dayParts: number; sessions: number; childHours: number }

/**
 * Contact hours, half-days and child-hours of one activity (domain 6.1, step 3): sessions are the dates one group
 * attends, every child attends one series. Sessions that are not readable yet do not count. Hours to a quarter.
 */
export const plannedOf = (activity: ActivityReading): Planned => {
  const counted = activity.sessions.filter(counts)
  const hours = quarters(counted.reduce((minutes, { begin, end }) => minutes + (minutesBetween(begin, end) ?? 0), 0) / 60)
  return {
    hours,
    sessions: counted.length,
    dayParts: counted.length * (activity.groups ?? 0),
    childHours: quarters((activity.expectedParticipants ?? 0) * hours),
  }
}

export const plannedTotal = (activities: readonly ActivityReading[]): Planned =>
  activities.map(plannedOf).reduce((sum, one) => ({
    hours: sum.hours + one.hours,
    sessions: sum.sessions + one.sessions,
    dayParts: sum.dayParts + one.dayParts,
    childHours: sum.childHours + one.childHours,
  }), { hours: 0, sessions: 0, dayParts: 0, childHours: 0 })

/** A session counts once it has a day and lasts longer than nothing. */
export const counts = (session: SessionReading): boolean =>
  session.date !== null && (minutesBetween(session.begin, session.end) ?? 0) > 0

/** Total of a cost line in cents, half a cent up. The quantity has at most two decimals. */
export const costTotal = (cost: DraftReading['costs'][number]): bigint =>
  cost.quantity === null || cost.unitPrice === null ? 0n : (BigInt(Math.round(cost.quantity * 100)) * cost.unitPrice + 50n) / 100n

export type Budget = { costsCents: bigint; inKindCents: bigint; otherRevenueCents: bigint; revenueInKindCents: bigint; netGapCents: bigint }

/** Sums of the budget; `netGapCents` is what no other revenue covers, never below zero. */
export const budgetOf = ({ costs, revenues }: Pick<DraftReading, 'costs' | 'revenues'>): Budget => {
  const costsCents = addCents(costs.map(costTotal))
  const otherRevenueCents = addCents(revenues.map(({ amount }) => amount ?? 0n))
  return {
    costsCents,
    inKindCents: addCents(costs.map(({ inKind }) => inKind ?? 0n)),
    otherRevenueCents,
    revenueInKindCents: addCents(revenues.filter(({ category }) => category === 'IN_KIND').map(({ amount }) => amount ?? 0n)),
    netGapCents: costsCents > otherRevenueCents ? costsCents - otherRevenueCents : 0n,
  }
}

const quarters = (hours: number): number => Math.round(hours * 4) / 4
