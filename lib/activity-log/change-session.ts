import type { z } from 'zod'
import type { Actor } from '@/lib/access/actor'
import { requirePermission } from '@/lib/access/require-permission'
import { recordEvent } from '@/lib/audit/record'
import { asRefusal } from '@/lib/database-refusal'
import { asActor, type Tx } from '@/lib/db'
import { Refusal } from '@/lib/refusal'
import type { LoggedSession } from '@/prisma/generated/client'
import { followSessions } from './move-activity'
import { dateOf, dayOf, lockLog, openActivity, openLog, standingSlots } from './open-log'
import { plannedSlot } from './planned-slot'
import type { changingSession, oneSession } from './schema'
import { sessionProblems } from './session-rules'
import { isDayPart } from './words'

/** Puts one session right. What the count screen knew of who was there goes when the number present changes: it would no longer add up. */
export const changeSession = (actor: Actor, { sessionId, version, duration, ...entry }: z.output<typeof changingSession>): Promise<void> =>
  asActor(actor, async (tx, now) => {
    const session = await loadSession(tx, actor, sessionId)
    const { grant, activity, bounds } = await openActivity(tx, actor, { grantId: session.grantId, rowId: session.activityRowId }, now)
    if (session.removedAt !== null) throw new Refusal('changed-meanwhile', 'Deze sessie is intussen uit het logboek gehaald.')
    if (session.version !== version) throw new Refusal('changed-meanwhile', 'Deze sessie is intussen gewijzigd. Laad de pagina opnieuw en kijk na wat er nu staat.')
    if (session.status === 'CANCELLED') throw new Refusal('changed-meanwhile', 'Deze sessie is geschrapt. Haal ze eerst weg en noteer ze opnieuw.')
    const problems = sessionProblems({ ...entry, status: 'HELD' }, bounds, await standingSlots(tx, grant.id, session.activityRowId, sessionId))
    if (problems.length > 0) throw new Refusal('invalid', problems)

    const { heldOn, dayPart, enrolled, present } = entry
    const before = { heldOn: dayOf(session.heldOn), dayPart: session.dayPart, quarters: session.quarters, enrolled: session.enrolled, present: session.present }
    await tx.loggedSession.update({
      where: { id: sessionId },
      data: { heldOn: dateOf(heldOn), dayPart, quarters: duration, enrolled, present, ...(present === session.present ? {} : { counts: {} }), ...plannedSlot(activity, heldOn, dayPart), version: { increment: 1 }, changedById: actor.userId, changedAt: now },
    })
    await recordEvent(tx, actor, { verb: 'log.change-session', subjectType: 'grant', subjectId: grant.id, applicationId: grant.applicationId, payload: { sessionId, before, after: { heldOn, dayPart, quarters: duration, enrolled, present } } })
  }).catch((thrown: unknown) => { throw asRefusal(thrown) })

/** Takes a session out of every sum; it can be put back. Twice is once. */
export const removeSession = (actor: Actor, { sessionId }: z.output<typeof oneSession>): Promise<void> =>
  asActor(actor, async (tx, now) => {
    const session = await loadSession(tx, actor, sessionId)
    const grant = await openLog(tx, actor, session.grantId)
    const removed = await tx.loggedSession.updateMany({ where: { id: sessionId, removedAt: null }, data: { removedAt: now, removedById: actor.userId, version: { increment: 1 } } })
    if (removed.count === 0) return
    await followSessions(tx, actor, { grantId: grant.id, rowId: session.activityRowId }, now)
    await recordEvent(tx, actor, { verb: 'log.remove-session', subjectType: 'grant', subjectId: grant.id, applicationId: grant.applicationId, payload: { sessionId, heldOn: dayOf(session.heldOn), present: session.present } })
  }).catch((thrown: unknown) => { throw asRefusal(thrown) })

/** The removal undone, if its half-day is still free. */
export const restoreSession = (actor: Actor, { sessionId }: z.output<typeof oneSession>): Promise<void> =>
  asActor(actor, async (tx, now) => {
    const session = await loadSession(tx, actor, sessionId)
    const { grant, bounds } = await openActivity(tx, actor, { grantId: session.grantId, rowId: session.activityRowId }, now)
    if (session.removedAt === null) return
    const { dayPart, enrolled, present } = session
    if (!isDayPart(dayPart)) throw new Error(`day part ${dayPart}`)
    const entry = { heldOn: dayOf(session.heldOn), dayPart, enrolled, present, walkIns: true, anotherGroup: false, status: session.status === 'HELD' ? ('HELD' as const) : ('CANCELLED' as const) }
    const problems = sessionProblems(entry, bounds, await standingSlots(tx, grant.id, session.activityRowId))
    if (problems.length > 0) throw new Refusal('invalid', problems.map(({ message }) => ({ field: '', message })))
    await tx.loggedSession.update({ where: { id: sessionId }, data: { removedAt: null, removedById: null, version: { increment: 1 }, changedById: actor.userId, changedAt: now } })
    await followSessions(tx, actor, { grantId: grant.id, rowId: session.activityRowId }, now)
    await recordEvent(tx, actor, { verb: 'log.restore-session', subjectType: 'grant', subjectId: grant.id, applicationId: grant.applicationId, payload: { sessionId, heldOn: entry.heldOn, present } })
  }).catch((thrown: unknown) => { throw asRefusal(thrown) })

/** Read under the lock of its grant, by who may know that it exists. */
export const loadSession = async (tx: Tx, actor: Actor, sessionId: string): Promise<LoggedSession> => {
  const found = await tx.loggedSession.findUnique({ where: { id: sessionId }, select: { grantId: true } })
  if (found) await lockLog(tx, found.grantId)
  const session = await tx.loggedSession.findUnique({ where: { id: sessionId }, include: { grant: { select: { organisationId: true, applicationId: true } } } })
  if (!session) throw new Refusal('not-found', 'Deze sessie bestaat niet.')
  requirePermission(actor, 'log.keep', session.grant, 'log.read')
  return session
}
