import 'server-only'
import type { Actor } from '@/lib/access/actor'
import { requirePermission } from '@/lib/access/require-permission'
import { recordEvent } from '@/lib/audit/record'
import { asActor } from '@/lib/db'

/** Signs out here or on another device of one's own. Ending what has ended already is fine: the person wanted it gone. */
export const endSession = (actor: Actor, input: { sessionId: string }): Promise<void> =>
  asActor(actor, async (tx, now) => {
    const session = await tx.session.findUnique({ where: { id: input.sessionId }, select: { userId: true } })
    requirePermission(actor, 'session.end', { ownerId: session?.userId })
    const ended = await tx.session.updateMany({ where: { id: input.sessionId, endedAt: null }, data: { endedAt: now } })
    if (ended.count > 0) await recordEvent(tx, actor, { verb: 'session.end', subjectType: 'user', subjectId: actor.userId ?? '', payload: { sessionId: input.sessionId } })
  })

/** Everything but the session in use. */
export const endOtherSessions = (actor: Actor): Promise<number> =>
  asActor(actor, async (tx, now) => {
    requirePermission(actor, 'session.end', { ownerId: actor.userId ?? undefined })
    const ended = await tx.session.updateMany({
      where: { userId: actor.userId ?? '', endedAt: null, ...(actor.sessionId ? { id: { not: actor.sessionId } } : {}) },
      data: { endedAt: now },
    })
    if (ended.count > 0) await recordEvent(tx, actor, { verb: 'session.end-others', subjectType: 'user', subjectId: actor.userId ?? '', payload: { count: ended.count } })
    return ended.count
  })
