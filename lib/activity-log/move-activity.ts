import type { Actor } from '@/lib/access/actor'
import type { Tx } from '@/lib/db'
import { requireMover } from '@/lib/lifecycle'
import { Refusal } from '@/lib/refusal'
import type { ActivityStatus } from '@/prisma/generated/enums'
import { activityLifecycle, type ActivityVerb } from './lifecycle'

/** No row is an activity to which nothing happened yet. */
export const activityStatus = async (tx: Tx, grantId: string, rowId: string): Promise<ActivityStatus> =>
  (await tx.grantActivityLog.findUnique({ where: { grantId_activityRowId: { grantId, activityRowId: rowId } }, select: { status: true } }))?.status ?? 'PLANNED'

/** The only writer of the status of an activity in execution. The act that calls it holds the grant's lock. */
export const moveActivity = async (tx: Tx, actor: Actor, activity: { grantId: string; rowId: string }, verb: ActivityVerb, now: Date, cancelReason = ''): Promise<void> => {
  const { from, to, by } = activityLifecycle[verb]
  requireMover(actor, by)
  const { grantId, rowId } = activity
  const status = await activityStatus(tx, grantId, rowId)
  if (!(from as readonly ActivityStatus[]).includes(status)) throw new Refusal('changed-meanwhile', 'Dit kan niet meer in de toestand waarin de activiteit nu is.')
  const key = { grantId_activityRowId: { grantId, activityRowId: rowId } }
  await tx.grantActivityLog.upsert({ where: key, create: { grantId, activityRowId: rowId, changedById: actor.userId, changedAt: now }, update: {} })
  await tx.grantActivityLog.update({ where: key, data: { status: to, cancelReason, changedById: actor.userId, changedAt: now, version: { increment: 1 } } })
}

/** Held from its first session, and no longer without one. What is cancelled or reported takes no sessions. */
export const followSessions = async (tx: Tx, actor: Actor, activity: { grantId: string; rowId: string }, now: Date): Promise<void> => {
  const status = await activityStatus(tx, activity.grantId, activity.rowId)
  const held = await tx.loggedSession.count({ where: { grantId: activity.grantId, activityRowId: activity.rowId, status: 'HELD', removedAt: null } })
  if (held > 0 && (status === 'PLANNED' || status === 'CONFIRMED')) await moveActivity(tx, actor, activity, 'hold', now)
  if (held === 0 && status === 'HELD') await moveActivity(tx, actor, activity, 'unhold', now)
}
