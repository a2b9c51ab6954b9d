import type { Actor } from '@/lib/access/actor'
import { requirePermission } from '@/lib/access/require-permission'
import type { Tx } from '@/lib/db'
import { loadGrant, type LoadedGrant } from '@/lib/grants/load-grant'
import { Refusal } from '@/lib/refusal'
import { localDay } from '@/lib/time'
import type { GrantStatus } from '@/prisma/generated/enums'
import { activityStatus } from './move-activity'
import { planOfLog, type PlannedActivity } from './plan-of-log'
import type { LogBounds, Slot } from './session-rules'
import { isDayPart } from './words'

/** From the start of the activities until their final report is in; the same list stands in the database (log_is_open). */
const keeping: readonly GrantStatus[] = ['ACTIVE', 'AMENDMENT_REQUESTED', 'SUSPENDED', 'REPORT_DUE', 'REPORT_INCOMPLETE']
export const keepsLog = (status: GrantStatus): boolean => keeping.includes(status)

/** The grant for an act on its log, one act at a time; a report that is being filed is waited for. */
export const openLog = async (tx: Tx, actor: Actor, grantId: string): Promise<LoadedGrant> => {
  await lockLog(tx, grantId)
  const grant = await loadGrant(tx, grantId)
  requirePermission(actor, 'log.keep', grant, 'log.read')
  if (!keepsLog(grant.status)) throw new Refusal('changed-meanwhile', 'Het logboek van dit dossier is afgesloten.')
  return grant
}

/** The reports first and then the grant, as whoever files a report takes them. */
export const lockLog = async (tx: Tx, grantId: string): Promise<void> => {
  await tx.$queryRaw`select 1 from report where grant_id = ${grantId}::uuid order by id for share`
  await tx.$queryRaw`select 1 from grant_award where id = ${grantId}::uuid for no key update`
}

export type OpenActivity = { grant: LoadedGrant; activity: PlannedActivity; bounds: LogBounds }

/** The same with one activity of the plan, which takes sessions. */
export const openActivity = async (tx: Tx, actor: Actor, { grantId, rowId }: { grantId: string; rowId: string }, now: Date): Promise<OpenActivity> => {
  const grant = await openLog(tx, actor, grantId)
  const activity = (await planOfLog(tx, grant)).find((one) => one.rowId === rowId)
  if (!activity) throw new Refusal('not-found', 'Deze activiteit staat niet in het plan van dit dossier.')
  const status = await activityStatus(tx, grantId, rowId)
  if (status === 'CANCELLED') throw new Refusal('changed-meanwhile', 'Deze activiteit is geschrapt. Haal dat eerst weg.')
  if (status === 'REPORTED' || status === 'ACCEPTED') throw new Refusal('changed-meanwhile', 'Deze activiteit staat in een ingediend verslag.')
  return { grant, activity, bounds: boundsOf(grant, activity, now) }
}

export const boundsOf = ({ periodStart, periodEnd }: Pick<LoadedGrant, 'periodStart' | 'periodEnd'>, { groups }: { groups: number }, now: Date): LogBounds => ({
  firstDay: dayOf(periodStart),
  lastDay: dayOf(periodEnd),
  today: localDay(now),
  groups,
})

/** The sessions of an activity that are in the log. */
export const standingSlots = async (tx: Tx, grantId: string, rowId: string, without?: string): Promise<Slot[]> => {
  const rows = await tx.loggedSession.findMany({ where: { grantId, activityRowId: rowId, removedAt: null, ...(without === undefined ? {} : { id: { not: without } }) }, select: { heldOn: true, dayPart: true } })
  return rows.flatMap(({ heldOn, dayPart }) => (isDayPart(dayPart) ? [{ heldOn: dayOf(heldOn), dayPart }] : []))
}

/** A column of type date comes as midnight UTC, and goes back as such. */
export const dayOf = (date: Date): string => date.toISOString().slice(0, 10)
export const dateOf = (day: string): Date => new Date(`${day}T00:00:00Z`)
