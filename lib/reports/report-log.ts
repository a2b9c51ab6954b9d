import { readCounts, type ActivityCounts } from '@/lib/activity-log/activity-counts'
import { addsUp, sessionCounts } from '@/lib/activity-log/session-counts'
import type { Tx } from '@/lib/db'
import type { Report } from '@/prisma/generated/client'
import { dayOf } from './day-of'

/** `id`: of the planned session it was, or of its own. */
export type LoggedDay = { id: string; day: string; dayPart: string; quarters: number; enrolled: number; present: number }

/** What the log of a grant knows of one activity in the period of a report. */
export type LoggedActivity = {
  sessions: readonly LoggedDay[]
  /** Did not go on, with the reason. */
  cancelled: string | null
  counts: LoggedCounts
}

/** Counted for the activity as a whole; what was not counted is absent. */
export type LoggedCounts = ActivityCounts

/** By the name of the activity. Sums over the whole activity say nothing of one quarter of it, unless all of it lies in that quarter. */
export const reportLog = async (tx: Tx, grantId: string, { periodStart, periodEnd }: Pick<Report, 'periodStart' | 'periodEnd'>): Promise<ReadonlyMap<string, LoggedActivity>> => {
  const sessions = await tx.loggedSession.findMany({ where: { grantId, removedAt: null, status: 'HELD' }, orderBy: [{ heldOn: 'asc' }, { dayPart: 'asc' }, { id: 'asc' }] })
  const wholes = await tx.grantActivityLog.findMany({ where: { grantId } })
  const inside = sessions.filter(({ heldOn }) => heldOn >= periodStart && heldOn <= periodEnd)
  const names = new Set([...inside, ...wholes].map(({ activityRowId }) => activityRowId))
  return new Map([...names].map((name) => {
    const own = inside.filter(({ activityRowId }) => activityRowId === name)
    const whole = wholes.find(({ activityRowId }) => activityRowId === name)
    const isWhole = own.length === sessions.filter(({ activityRowId }) => activityRowId === name).length
    return [name, {
      sessions: own.map((session, index) => ({ id: nameOf(session, own.slice(0, index)), day: dayOf(session.heldOn), dayPart: session.dayPart, quarters: session.quarters, enrolled: session.enrolled ?? 0, present: session.present ?? 0 })),
      cancelled: whole?.status === 'CANCELLED' ? whole.cancelReason : null,
      counts: { ...(own.length === 1 ? ofOneSession(own[0]) : {}), ...(isWhole ? known(readCounts(whole?.counts ?? {})) : {}) },
    }]
  }))
}

/** The name of a planned session, the same in the plan and in the log, so that what was filled in from the one is found again in the other. */
export const slotName = (day: string, dayPart: string): string => `p-${day}-${dayPart}`

type Planned = { id: string; plannedOn: Date | null; plannedDayPart: string | null }

const nameOf = (session: Planned, above: readonly Planned[]): string => {
  const slot = slotOf(session)
  return slot === null || above.some((other) => slotOf(other) === slot) ? session.id : slot
}

const slotOf = ({ plannedOn, plannedDayPart }: Planned): string | null => (plannedOn === null || plannedDayPart === null ? null : slotName(dayOf(plannedOn), plannedDayPart))

/** Who came to the only session took part; over more sessions nobody knows who came twice. */
const ofOneSession = (session: { counts: unknown; present: number | null } | undefined): LoggedCounts => {
  const counts = sessionCounts.safeParse(session?.counts)
  return counts.success && session?.present !== null && session !== undefined && addsUp(counts.data, session.present) ? { participants: session.present, ...counts.data } : {}
}

const known = (counts: LoggedCounts): LoggedCounts => Object.fromEntries(Object.entries(counts).filter(([, value]) => value !== undefined))
