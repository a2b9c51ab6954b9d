import type { z } from 'zod'
import type { Actor } from '@/lib/access/actor'
import { recordEvent } from '@/lib/audit/record'
import { asRefusal } from '@/lib/database-refusal'
import { asActor } from '@/lib/db'
import { followSessions } from './move-activity'
import { openLog } from './open-log'
import type { oneEntry } from './schema'

/** Takes back one paste or one series as a whole, also what was put right in it since. Twice is once. */
export const undoEntry = (actor: Actor, { grantId, entryId }: z.output<typeof oneEntry>): Promise<{ removed: number }> =>
  asActor(actor, async (tx, now) => {
    const grant = await openLog(tx, actor, grantId)
    const rows = await tx.loggedSession.findMany({ where: { grantId, entryId, removedAt: null, source: { in: ['PASTE', 'COPY'] } }, select: { id: true, activityRowId: true } })
    if (rows.length === 0) return { removed: 0 }
    await tx.loggedSession.updateMany({ where: { id: { in: rows.map(({ id }) => id) } }, data: { removedAt: now, removedById: actor.userId, version: { increment: 1 } } })
    for (const rowId of new Set(rows.map(({ activityRowId }) => activityRowId))) await followSessions(tx, actor, { grantId, rowId }, now)
    await recordEvent(tx, actor, { verb: 'log.undo-entry', subjectType: 'grant', subjectId: grantId, applicationId: grant.applicationId, payload: { entryId, removed: rows.length } })
    return { removed: rows.length }
  }).catch((thrown: unknown) => { throw asRefusal(thrown) })
