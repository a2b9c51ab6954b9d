import type { Tx } from '@/lib/db'
import { dateIn, sessionOn, type PlannedSession } from './session-dates'

export type ChangesOfActivity = {
  /** How often the sessions of this activity changed so far, and when last: it never goes down, because nothing of a log is erased. */
  revision: { sequence: number; at: Date }
  /** Added and taken back: who has them in a calendar has to hear it. */
  dropped: readonly PlannedSession[]
}
/** By the name of the activity. */
export type LogChanges = ReadonlyMap<string, ChangesOfActivity>

export const logChanges = async (tx: Tx, grantId: string): Promise<LogChanges> => {
  const dates = await tx.sessionDate.findMany({ where: { grantId }, orderBy: [{ day: 'asc' }, { begins: 'asc' }, { id: 'asc' }] })
  const logged = await tx.loggedSession.findMany({ where: { grantId }, select: { activityRowId: true, version: true, createdAt: true, changedAt: true, removedAt: true } })
  const byActivity = Map.groupBy([...dates, ...logged], ({ activityRowId }) => activityRowId)
  return new Map([...byActivity].map(([rowId, rows]) => [rowId, {
    revision: {
      sequence: rows.reduce((sum, { version }) => sum + version + 1, 0),
      at: new Date(Math.max(...rows.flatMap(({ createdAt, changedAt, removedAt }) => [createdAt, changedAt ?? createdAt, removedAt ?? createdAt]).map(Number))),
    },
    dropped: dates.filter(({ activityRowId, wasOn, removedAt }) => activityRowId === rowId && wasOn === null && removedAt !== null).flatMap(dateIn).map(sessionOn),
  }]))
}
