import { z } from 'zod'
import { costTotal } from '@/lib/applications/computed'
import { readFrozen } from '@/lib/applications/frozen-request'
import { fundingBudget, modelAmount, type FundingTerms } from '@/lib/calls/funding-models'
import type { Tx } from '@/lib/db'
import { leastCents } from '@/lib/money'
import type { Activity, Grant } from '@/prisma/generated/client'

export type PlanCost = { id: string; description: string; cents: bigint }
export type PlanRevenue = { category: string; amountCents: bigint }

/** What is agreed with the beneficiary; an activity without sessions falls away. */
export type GrantPlan = { periodEnd: string; activities: Activity[]; costs: PlanCost[]; revenues: PlanRevenue[] }

/** Cents as text, because JSON has no whole numbers of that size. */
export const planChange = z.object({
  periodEnd: z.string().nullable(),
  activities: z.array(z.object({ rowId: z.string(), title: z.string(), locationName: z.string(), postcode: z.string().nullable(), nis: z.string().nullable(), sessions: z.number().int().min(0) })),
  costs: z.array(z.object({ id: z.string(), description: z.string(), cents: z.string().regex(/^\d+$/) })),
})
export type PlanChange = z.output<typeof planChange>

type PlannedGrant = Pick<Grant, 'id' | 'applicationId' | 'periodEnd'>

/** The plan of the request, as it was granted. */
const grantedPlan = async (tx: Tx, { applicationId }: PlannedGrant, periodEnd: string): Promise<GrantPlan> => {
  const activities = await tx.activity.findMany({ where: { applicationId }, orderBy: { position: 'asc' } })
  const submission = await tx.submission.findFirst({ where: { applicationId }, orderBy: { round: 'desc' }, select: { content: true } })
  const request = submission ? readFrozen(submission.content).reading : null
  return {
    periodEnd,
    activities,
    costs: (request?.costs ?? []).map((cost) => ({ id: cost.id, description: cost.description ?? '', cents: costTotal(cost) })),
    revenues: (request?.revenues ?? []).map(({ category, amount }) => ({ category: category ?? '', amountCents: amount ?? 0n })),
  }
}

/** The plan as granted, the one that holds now, and the one to which the officer last agreed: small shifts are measured against the latter, so that they never add up unseen. */
export const plansOf = async (tx: Tx, grant: PlannedGrant): Promise<{ granted: GrantPlan; current: GrantPlan; agreed: GrantPlan }> => {
  const changes = await tx.grantAmendment.findMany({ where: { grantId: grant.id, status: { in: ['NOTED', 'APPROVED'] } }, orderBy: { position: 'asc' }, select: { status: true, change: true, before: true } })
  const moved = changes.map(({ before }) => planChange.parse(before).periodEnd).find((day) => day !== null)
  const granted = await grantedPlan(tx, grant, moved ?? grant.periodEnd.toISOString().slice(0, 10))
  const until = (count: number): GrantPlan => changes.slice(0, count).reduce((plan, { change }) => applyChange(plan, planChange.parse(change)), granted)
  return { granted, current: until(changes.length), agreed: until(changes.findLastIndex(({ status }) => status === 'APPROVED') + 1) }
}

export const applyChange = (plan: GrantPlan, change: PlanChange): GrantPlan => ({
  ...plan,
  periodEnd: change.periodEnd ?? plan.periodEnd,
  activities: plan.activities.map((activity) => changed(activity, change.activities.find(({ rowId }) => rowId === activity.rowId))),
  costs: [
    ...plan.costs.map((cost) => ({ ...cost, cents: BigInt(change.costs.find(({ id }) => id === cost.id)?.cents ?? cost.cents) })),
    ...change.costs.filter(({ id }) => plan.costs.every((cost) => cost.id !== id)).map(({ id, description, cents }) => ({ id, description, cents: BigInt(cents) })),
  ],
})

/** Fewer sessions take hours and child-hours with them, in proportion. */
const changed = (activity: Activity, change: PlanChange['activities'][number] | undefined): Activity => {
  if (!change) return activity
  const { locationName, postcode, nis, sessions } = change
  const moved = { ...activity, locationName, postcode, nis }
  const before = activity.plannedSessions
  if (before === 0 || sessions === before) return moved
  return {
    ...moved,
    plannedSessions: sessions,
    plannedDayParts: Math.round((activity.plannedDayParts * sessions) / before),
    plannedHours: activity.plannedHours.mul(sessions).div(before).toDecimalPlaces(2),
    plannedChildHours: activity.plannedChildHours.mul(sessions).div(before).toDecimalPlaces(2),
  }
}

/** The activities that still go on. */
export const goingOn = <A extends { plannedSessions: number; rowId: string }>(before: readonly { rowId: string; plannedSessions: number }[], activities: readonly A[]): A[] =>
  activities.filter(({ rowId, plannedSessions }) => plannedSessions > 0 || before.find((one) => one.rowId === rowId)?.plannedSessions === 0)

/** What the grant is worth with another plan: less where the formula of the call gives less, never more. */
export const worthOf = (terms: FundingTerms, base: readonly string[], nowCents: bigint, before: GrantPlan, after: GrantPlan): bigint => {
  const earlier = formula(terms, base, before)
  const later = formula(terms, base, after)
  return later < earlier ? leastCents(nowCents, later) : nowCents
}

const formula = (terms: FundingTerms, base: readonly string[], { activities, costs, revenues }: GrantPlan): bigint =>
  modelAmount(
    terms,
    activities.filter(({ rowId, plannedSessions }) => base.includes(rowId) && plannedSessions > 0).map((activity) => ({ ...activity, plannedChildHours: Number(activity.plannedChildHours) })),
    fundingBudget(costs.map(({ cents }) => ({ totalCents: cents })), revenues),
  ).cents
