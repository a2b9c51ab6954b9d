import type { Actor } from '@/lib/access/actor'
import { visibleGrants } from '@/lib/access/visible'
import type { Tx } from '@/lib/db'
import { plansOf } from '@/lib/grants/plan'
import { readFrozenReport } from '@/lib/reports/canonical'

/** The plan as it was granted, as it holds now, and what was realised by the last report that was filed; null while there is none. */
export const planPage = async (tx: Tx, actor: Actor, number: string) => {
  const grant = await tx.grant.findFirst({
    where: { AND: [{ number }, visibleGrants(actor)] },
    include: {
      call: { select: { name: true } }, application: { select: { title: true } },
      reports: { where: { type: 'FINAL', submittedAt: { not: null } }, orderBy: { submittedAt: 'desc' }, take: 1, include: { activities: true, submissions: { orderBy: { round: 'desc' }, take: 1, select: { content: true } } } },
    },
  })
  if (!grant) return null
  const { granted, current } = await plansOf(tx, grant)
  const report = grant.reports[0]
  const content = report?.submissions[0]?.content
  const activities = granted.activities.map((was) => {
    const now = current.activities.find(({ rowId }) => rowId === was.rowId) ?? was
    const held = report?.activities.find(({ rowId }) => rowId === was.rowId)
    return {
      rowId: was.rowId, title: was.title,
      sessions: { granted: was.plannedSessions, now: now.plannedSessions, held: held ? held.sessionsHeld : null },
      childHours: { granted: Number(was.plannedChildHours), now: Number(now.plannedChildHours), held: held ? Number(held.childHours) : null },
      place: { granted: placeOf(was), now: placeOf(now) },
      fallsAway: was.plannedSessions > 0 && now.plannedSessions === 0,
    }
  })
  const costs = current.costs.map(({ id, description, cents }) => ({ id, description, granted: granted.costs.find((was) => was.id === id)?.cents ?? 0n, now: cents }))
  return { grant, periodEnd: { granted: granted.periodEnd, now: current.periodEnd }, activities, costs, realCostsCents: content ? (readFrozenReport(content).money?.costsCents ?? null) : null, reported: report !== undefined }
}
export type PlanPage = NonNullable<Awaited<ReturnType<typeof planPage>>>

const placeOf = ({ locationName, postcode }: { locationName: string; postcode: string | null }): string => [locationName, postcode ?? ''].filter((part) => part !== '').join(', ')
