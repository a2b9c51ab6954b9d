import type { z } from 'zod'
import type { Actor } from '@/lib/access/actor'
import { recordEvent } from '@/lib/audit/record'
import { asRefusal } from '@/lib/database-refusal'
import { asActor, type Tx } from '@/lib/db'
import { Refusal } from '@/lib/refusal'
import { followSessions } from './move-activity'
import { dateOf, openActivity, openLog, standingSlots } from './open-log'
import { plannedSlot } from './planned-slot'
import type { cancelling, counting, logging } from './schema'
import { addsUp, type SessionCounts } from './session-counts'
import { sessionProblems } from './session-rules'

type Logged = { id: string; /** It was in the log already: sent twice. */ again: boolean }
type Session = { grantId: string; rowId: string; heldOn: string; dayPart: 'AM' | 'PM' | 'EVE'; quarters: number; enrolled: number | null; present: number | null; walkIns: boolean; anotherGroup: boolean; reason: string; counts: SessionCounts | null; source: 'FORM' | 'COUNT'; clientKey?: string | undefined }

/** One session that was held, typed in a form. */
export const logSession = (actor: Actor, { duration, ...session }: z.output<typeof logging>): Promise<Logged> =>
  writeSession(actor, { ...session, quarters: duration, reason: '', counts: null, source: 'FORM' })

/** One session as the count screen counted it; whoever came was let in, enrolled or not. */
export const countSession = (actor: Actor, session: z.output<typeof counting>): Promise<Logged> => {
  if (!addsUp(session.counts, session.present)) return Promise.reject(new Refusal('invalid', [{ field: 'present', message: 'De telling klopt niet: elke indeling moet optellen tot het aantal aanwezigen.' }]))
  return writeSession(actor, { ...session, walkIns: true, reason: '', source: 'COUNT' })
}

/** One session of the plan that does not take place, or did not, and why. */
export const cancelSession = (actor: Actor, { duration, ...session }: z.output<typeof cancelling>): Promise<Logged> =>
  writeSession(actor, { ...session, quarters: duration, enrolled: null, present: null, walkIns: false, anotherGroup: false, counts: null, source: 'FORM' })

const writeSession = (actor: Actor, session: Session): Promise<Logged> =>
  asActor(actor, async (tx, now) => {
    await openLog(tx, actor, session.grantId)
    const sent = await sentBefore(tx, session)
    if (sent) return { id: sent, again: true }
    const { grant, activity, bounds } = await openActivity(tx, actor, session, now)
    const status = session.reason === '' ? 'HELD' : 'CANCELLED'
    const standing = await standingSlots(tx, grant.id, session.rowId)
    // Two telephones at one door must not become two sessions unasked, also where the plan has more groups.
    const problems = sessionProblems({ ...session, status }, session.source === 'COUNT' ? { ...bounds, groups: 1 } : bounds, standing)
    if (problems.length > 0) throw new Refusal('invalid', problems)

    const { grantId, rowId, heldOn, dayPart, quarters, enrolled, present, reason, counts, source, clientKey } = session
    const { id } = await tx.loggedSession.create({
      data: { grantId, activityRowId: rowId, heldOn: dateOf(heldOn), dayPart, quarters, enrolled, present, status, cancelReason: reason, counts: counts ?? {}, source, clientKey: clientKey ?? null, createdById: actor.userId ?? '', createdAt: now, ...plannedSlot(activity, heldOn, dayPart) },
      select: { id: true },
    })
    await followSessions(tx, actor, session, now)
    await recordEvent(tx, actor, { verb: status === 'HELD' ? 'log.session' : 'log.cancel-session', subjectType: 'grant', subjectId: grantId, applicationId: grant.applicationId, payload: { sessionId: id, rowId, heldOn, dayPart, quarters, enrolled, present, reason, counts, source } })
    return { id, again: false }
  }).catch((thrown: unknown) => { throw asRefusal(thrown) })

const sentBefore = async (tx: Tx, { grantId, clientKey }: Session): Promise<string | null> =>
  clientKey === undefined ? null : (await tx.loggedSession.findUnique({ where: { grantId_clientKey: { grantId, clientKey } }, select: { id: true } }))?.id ?? null
