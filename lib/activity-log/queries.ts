import type { Actor } from '@/lib/access/actor'
import { can } from '@/lib/access/policy'
import { visibleGrants } from '@/lib/access/visible'
import type { Tx } from '@/lib/db'
import { Refusal } from '@/lib/refusal'
import { localDay } from '@/lib/time'
import type { ActivityStatus, LoggedSession } from '@/prisma/generated/client'
import { readCounts, type ActivityCounts } from './activity-counts'
import { boundsOf, dayOf, keepsLog } from './open-log'
import { pastOpen } from './past-open'
import { planOfLog, type PlannedActivity } from './plan-of-log'
import type { PlannedSession } from './session-dates'
import type { LogBounds } from './session-rules'
import { sumsOf, type LogSums } from './sums'
import type { DayPart } from './words'
import { isDayPart } from './words'

export type ShownSession = Pick<LoggedSession, 'id' | 'quarters' | 'enrolled' | 'present' | 'cancelReason' | 'source' | 'entryId' | 'version'> & { day: string; dayPart: DayPart; status: 'HELD' | 'CANCELLED'; plannedOn: string | null }
export type ActivityLog = PlannedActivity & { status: ActivityStatus; cancelReason: string; counts: ActivityCounts; hasCountsBefore: boolean; version: number; logged: ShownSession[]; sums: LogSums; /** Of the plan, and not in the log: past, today, or still to come. */ open: PlannedSession[]; bounds: LogBounds }
export type LogPage = { grant: { id: string; number: string; title: string; callName: string; periodStart: string; periodEnd: string }; activities: ActivityLog[]; today: string; mayKeep: boolean }

/** The log of a grant as its page shows it; null for whoever may not know of it. */
export const logPage = async (tx: Tx, actor: Actor, number: string, now: Date): Promise<LogPage | null> => {
  const grant = await tx.grant.findFirst({ where: { AND: [{ number }, visibleGrants(actor)] }, include: { call: { select: { name: true } }, application: { select: { title: true } } } })
  if (!grant || !can(actor, 'log.read', grant) || grant.acceptedAt === null && !keepsLog(grant.status)) return null
  const plan = await planOfLog(tx, grant)
  const sessions = await tx.loggedSession.findMany({ where: { grantId: grant.id, removedAt: null }, orderBy: [{ heldOn: 'asc' }, { createdAt: 'asc' }, { id: 'asc' }] })
  const wholes = await tx.grantActivityLog.findMany({ where: { grantId: grant.id } })
  const closed = grant.status !== 'ACCEPTED' && !keepsLog(grant.status)
  return {
    grant: { id: grant.id, number: grant.number, title: grant.application.title, callName: grant.call.name, periodStart: dayOf(grant.periodStart), periodEnd: dayOf(grant.periodEnd) },
    activities: plan.map((activity) => {
      const whole = wholes.find(({ activityRowId }) => activityRowId === activity.rowId)
      const logged = sessions.filter(({ activityRowId }) => activityRowId === activity.rowId).flatMap(shownSession)
      const status = whole?.status ?? 'PLANNED'
      return {
        ...activity, status, logged, cancelReason: whole?.cancelReason ?? '', counts: readCounts(whole?.counts ?? {}), hasCountsBefore: whole?.countsBefore != null, version: whole?.version ?? 0,
        sums: sumsOf(logged), open: closed || hasNoneToNote(status) ? [] : notLogged(activity.sessions, logged), bounds: boundsOf(grant, activity, now),
      }
    }),
    today: localDay(now),
    mayKeep: can(actor, 'log.keep', grant) && keepsLog(grant.status),
  }
}

/** What is cancelled takes no sessions, and of what was reported the report tells. */
const hasNoneToNote = (status: ActivityStatus): boolean => status === 'CANCELLED' || status === 'REPORTED' || status === 'ACCEPTED'

const shownSession = ({ heldOn, dayPart, status, plannedOn, ...session }: LoggedSession): ShownSession[] =>
  isDayPart(dayPart) ? [{ ...session, day: dayOf(heldOn), dayPart, status: status === 'HELD' ? 'HELD' : 'CANCELLED', plannedOn: plannedOn ? dayOf(plannedOn) : null }] : []

/** Planned sessions of which nothing is in the log on their half-day. */
export const notLogged = (planned: readonly PlannedSession[], logged: readonly { day: string; dayPart: string }[]): PlannedSession[] =>
  planned.filter(({ day, dayPart }) => !logged.some((one) => one.day === day && one.dayPart === dayPart))

/** The same for a file, with the clock of the database; what one may not see does not exist. */
export const logOf = async (tx: Tx, actor: Actor, number: string): Promise<{ page: LogPage; now: Date }> => {
  const [clock] = await tx.$queryRaw<{ now: Date }[]>`select portal_now() as now`
  const page = clock && (await logPage(tx, actor, number, clock.now))
  if (!page) throw new Refusal('not-found', 'Dit logboek bestaat niet.')
  return { page, now: clock.now }
}

export const activityLogOf = async (tx: Tx, actor: Actor, number: string, rowId: string): Promise<ActivityLog> => {
  const activity = (await logOf(tx, actor, number)).page.activities.find((one) => one.rowId === rowId)
  if (!activity) throw new Refusal('not-found', 'Deze activiteit bestaat niet.')
  return activity
}

/** Planned sessions that are past and not in the log, by grant of one's own organisations: what one is asked to note. What a report that was begun is about is filled in there. */
export const sessionsToNote = async (tx: Tx, actor: Actor, now: Date): Promise<{ number: string; title: string; count: number }[]> => {
  const organisationIds = actor.memberships.map(({ organisationId }) => organisationId)
  const grants = await tx.grant.findMany({ where: { organisationId: { in: organisationIds }, status: { in: ['ACTIVE', 'AMENDMENT_REQUESTED', 'REPORT_DUE'] } }, select: { number: true, application: { select: { title: true } }, reports: { where: { status: { not: 'DUE' } }, select: { periodStart: true, periodEnd: true } } }, orderBy: { number: 'asc' } })
  const waiting = []
  for (const { number, application, reports } of grants) {
    const page = await logPage(tx, actor, number, now)
    const reported = (day: string): boolean => reports.some(({ periodStart, periodEnd }) => dayOf(periodStart) <= day && day <= dayOf(periodEnd))
    const count = page?.activities.reduce((sum, activity) => sum + pastOpen(activity).filter(({ day }) => day < page.today && !reported(day)).length, 0) ?? 0
    if (count > 0) waiting.push({ number, title: application.title, count })
  }
  return waiting
}

/** `counted`: how many children the log already has on that half-day; null while it has none. */
export type Countable = { rowId: string; title: string; day: string; dayPart: DayPart; quarters: number; enrolled: number; planned: boolean; counted: number | null }
export type CountPage = { grantId: string; number: string; title: string; today: string; sessions: Countable[] }

/** The sessions that one may want to count, today's first: of the plan, and one more today for each activity. Null when nobody counts here. */
export const countPage = async (tx: Tx, actor: Actor, number: string, now: Date): Promise<CountPage | null> => {
  const page = await logPage(tx, actor, number, now)
  if (!page?.mayKeep) return null
  const taking = page.activities.filter(({ status }) => status === 'PLANNED' || status === 'CONFIRMED' || status === 'HELD')
  const planned = taking.flatMap((activity) => pastOpen(activity).map((session) => countable(activity, { ...session, planned: true }))).toSorted((a, b) => (a.day < b.day ? 1 : -1))
  const part: DayPart = now.getUTCHours() < 11 ? 'AM' : now.getUTCHours() < 16 ? 'PM' : 'EVE'
  const extra = taking.filter(({ bounds }) => page.today >= bounds.firstDay && page.today <= bounds.lastDay && !planned.some(({ day }) => day === page.today))
    .map((activity) => countable(activity, { day: page.today, dayPart: part, quarters: activity.sessions[0]?.quarters ?? 8, planned: false }))
  return { grantId: page.grant.id, number: page.grant.number, title: page.grant.title, today: page.today, sessions: [...planned.slice(0, MOST_COUNTABLE), ...extra.slice(0, MOST_COUNTABLE)] }
}
const MOST_COUNTABLE = 20

const countable = ({ rowId, title, logged, places, groups }: ActivityLog, { day, dayPart, quarters, planned }: Pick<Countable, 'day' | 'dayPart' | 'quarters' | 'planned'>): Countable =>
  ({ rowId, title, day, dayPart, quarters, planned, counted: countedOn(logged, day, dayPart), enrolled: logged.findLast(({ status }) => status === 'HELD')?.enrolled ?? Math.round(places / groups) })

const countedOn = (logged: readonly ShownSession[], day: string, dayPart: DayPart): number | null => {
  const there = logged.filter((one) => one.status === 'HELD' && one.day === day && one.dayPart === dayPart)
  return there.length === 0 ? null : there.reduce((sum, { present }) => sum + (present ?? 0), 0)
}

/** A session that was just taken out, to be put back. */
export const removedSession = async (tx: Tx, sessionId: string | undefined): Promise<{ id: string; day: string; dayPart: DayPart } | null> => {
  if (sessionId === undefined || !/^[0-9a-f-]{36}$/.test(sessionId)) return null
  const session = await tx.loggedSession.findFirst({ where: { id: sessionId, removedAt: { not: null } } })
  return session && isDayPart(session.dayPart) ? { id: session.id, day: dayOf(session.heldOn), dayPart: session.dayPart } : null
}
