import type { z } from 'zod'
import type { Actor } from '@/lib/access/actor'
import { recordEvent } from '@/lib/audit/record'
import { asRefusal } from '@/lib/database-refusal'
import { asActor } from '@/lib/db'
import { Refusal } from '@/lib/refusal'
import { followSessions } from './move-activity'
import { dateOf, openActivity, standingSlots } from './open-log'
import { plannedSlot } from './planned-slot'
import type { loggingPlanned } from './schema'
import { sessionProblems } from './session-rules'

/** The sessions of the plan that are past, with only their numbers to type: all of them or none. A line that is in the log already is left alone, so that sending twice is once. */
export const logPlanned = (actor: Actor, { grantId, rowId, walkIns, sessions }: z.output<typeof loggingPlanned>): Promise<{ added: number }> =>
  asActor(actor, async (tx, now) => {
    const { grant, activity, bounds } = await openActivity(tx, actor, { grantId, rowId }, now)
    if (sessions.length === 0) throw new Refusal('invalid', [{ field: 'sessions.0.present', message: 'Vul minstens één aantal aanwezigen in.' }])
    const standing = await standingSlots(tx, grantId, rowId)
    const fresh = sessions.filter(({ heldOn, dayPart }) => !standing.some((one) => one.heldOn === heldOn && one.dayPart === dayPart))
    const problems = fresh.flatMap((session) => sessionProblems({ ...session, status: 'HELD', walkIns, anotherGroup: true }, bounds, standing).map(({ field, message }) => ({ field: `sessions.${session.index}.${field === 'heldOn' ? 'present' : field}`, message })))
    if (problems.length > 0) throw new Refusal('invalid', problems)
    if (fresh.length === 0) return { added: 0 }

    await tx.loggedSession.createMany({
      data: fresh.map(({ heldOn, dayPart, quarters, enrolled, present }) => ({ grantId, activityRowId: rowId, heldOn: dateOf(heldOn), dayPart, quarters, enrolled, present, status: 'HELD', source: 'FORM', createdById: actor.userId ?? '', createdAt: now, ...plannedSlot(activity, heldOn, dayPart) })),
    })
    await followSessions(tx, actor, { grantId, rowId }, now)
    await recordEvent(tx, actor, { verb: 'log.sessions', subjectType: 'grant', subjectId: grantId, applicationId: grant.applicationId, payload: { rowId, sessions: fresh.map(({ heldOn, dayPart, quarters, enrolled, present }) => ({ heldOn, dayPart, quarters, enrolled, present })) } })
    return { added: fresh.length }
  }).catch((thrown: unknown) => { throw asRefusal(thrown) })
