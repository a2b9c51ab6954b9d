import type { Actor } from '@/lib/access/actor'
import { moveActivity } from '@/lib/activity-log/move-activity'
import type { Tx } from '@/lib/db'
import type { LoadedReport } from './load-report'

/**
 * The activities of a grant follow its final report: reported when it is filed, back when more is asked, accepted with it (domain 5.4). A quarter
 * leaves them: they go on.
 */
export const followReport = async (tx: Tx, actor: Actor, { type, grantId }: Pick<LoadedReport, 'type' | 'grantId'>, happened: 'filed' | 'returned' | 'accepted', now: Date): Promise<void> => {
  if (type !== 'FINAL') return
  const activities = await tx.grantActivityLog.findMany({ where: { grantId, status: { in: happened === 'filed' ? ['HELD', 'CANCELLED'] : ['REPORTED'] } }, orderBy: { activityRowId: 'asc' } })
  for (const { activityRowId: rowId, cancelReason } of activities)
    await moveActivity(tx, actor, { grantId, rowId }, happened === 'filed' ? 'report' : happened === 'accepted' ? 'accept' : cancelReason === '' ? 'returnHeld' : 'returnCancelled', now, cancelReason)
}
