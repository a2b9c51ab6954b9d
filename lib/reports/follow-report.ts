import type { Actor } from '@/lib/access/actor'
import { moveActivity } from '@/lib/activity-log/move-activity'
import type { Tx } from '@/lib/db'
import type { ReportedActivity } from '@/lib/indicators/schema'
import type { LoadedReport } from './load-report'

type Followed = Pick<LoadedReport, 'type' | 'grantId'>

/**
 * The activities of a grant follow its final report: reported when it is filed, back when more is asked, accepted with it (domain 5.4). A quarter
 * leaves them: they go on.
 */
export const followReport = async (tx: Tx, actor: Actor, { type, grantId }: Followed, happened: 'returned' | 'accepted', now: Date): Promise<void> => {
  if (type !== 'FINAL') return
  const activities = await tx.grantActivityLog.findMany({ where: { grantId, status: 'REPORTED' }, orderBy: { activityRowId: 'asc' } })
  for (const { activityRowId: rowId, cancelReason } of activities)
    await moveActivity(tx, actor, { grantId, rowId }, happened === 'accepted' ? 'accept' : cancelReason === '' ? 'returnHeld' : 'returnCancelled', now, cancelReason)
}

/** Whoever typed in the report what never stood in the log says with it that the activity was held, or was not. */
export const followFiledReport = async (tx: Tx, actor: Actor, { type, grantId }: Followed, reported: readonly Pick<ReportedActivity, 'rowId' | 'status' | 'cancelReason'>[], now: Date): Promise<void> => {
  if (type !== 'FINAL') return
  const logs = await tx.grantActivityLog.findMany({ where: { grantId }, orderBy: { activityRowId: 'asc' } })
  for (const { rowId, status, cancelReason } of reported) {
    const log = logs.find(({ activityRowId }) => activityRowId === rowId)
    if (log?.status === 'HELD' || log?.status === 'CANCELLED') continue
    await moveActivity(tx, actor, { grantId, rowId }, status === 'CANCELLED' && cancelReason ? 'cancel' : 'hold', now, status === 'CANCELLED' ? (cancelReason ?? '') : '')
  }
  const told = await tx.grantActivityLog.findMany({ where: { grantId, status: { in: ['HELD', 'CANCELLED'] } }, orderBy: { activityRowId: 'asc' } })
  for (const { activityRowId: rowId, cancelReason } of told) await moveActivity(tx, actor, { grantId, rowId }, 'report', now, cancelReason)
}
