import type { z } from 'zod'
import type { Actor } from '@/lib/access/actor'
import { recordEvent } from '@/lib/audit/record'
import { asRefusal } from '@/lib/database-refusal'
import { asActor, type Tx } from '@/lib/db'
import { Refusal } from '@/lib/refusal'
import { followSessions } from './move-activity'
import { dateOf, dayOf, openActivity, openLog, standingSlots } from './open-log'
import { readPastedSessions, type PastedSessions, type Period } from './pasted-sessions'
import { plannedSlot } from './planned-slot'
import type { pastingSessions } from './schema'

type Pasting = z.output<typeof pastingSessions>

/** How the text would be read; nothing is written. */
export const previewSessions = (actor: Actor, input: Pick<Pasting, 'grantId' | 'rowId' | 'pasted'>): Promise<PastedSessions> =>
  asActor(actor, async (tx, now) => {
    const { bounds } = await openActivity(tx, actor, input, now)
    return readPastedSessions(input.pasted, bounds, await standingSlots(tx, input.grantId, input.rowId), await reportedPeriods(tx, input.grantId))
  })

/** All lines, or, when the user says so, the good ones; otherwise nothing while one is wrong. One paste is one entry; the same entry sent again adds nothing. */
export const pasteSessions = (actor: Actor, { grantId, rowId, pasted, entryId, onlyGood }: Pasting): Promise<{ added: number; left: number }> =>
  asActor(actor, async (tx, now) => {
    await openLog(tx, actor, grantId)
    const before = await tx.loggedSession.count({ where: { grantId, entryId } })
    if (before > 0) return { added: before, left: 0 }
    const { grant, activity, bounds } = await openActivity(tx, actor, { grantId, rowId }, now)
    const { rows, problem } = readPastedSessions(pasted, bounds, await standingSlots(tx, grantId, rowId), await reportedPeriods(tx, grantId))
    const wrong = problem === null ? rows.flatMap(({ line, problem: message }) => (message === null ? [] : [`Regel ${line}: ${message}`])) : [problem]
    const good = rows.flatMap(({ line, problem: message, entry }) => (message === null && entry ? [{ line, entry }] : []))
    if (problem !== null || good.length === 0 || (wrong.length > 0 && !onlyGood)) throw new Refusal('invalid', wrong.map((message) => ({ field: 'pasted', message })))

    await tx.loggedSession.createMany({
      data: good.map(({ line, entry: { heldOn, dayPart, quarters, enrolled, present, status, reason } }) => ({
        grantId, activityRowId: rowId, heldOn: dateOf(heldOn), dayPart, quarters, enrolled, present, status, cancelReason: reason, source: 'PASTE', entryId, clientKey: `${entryId}:${line}`, createdById: actor.userId ?? '', createdAt: now, ...plannedSlot(activity, heldOn, dayPart),
      })),
    })
    await followSessions(tx, actor, { grantId, rowId }, now)
    await recordEvent(tx, actor, { verb: 'log.paste-sessions', subjectType: 'grant', subjectId: grantId, applicationId: grant.applicationId, payload: { rowId, entryId, added: good.length, left: wrong.length } })
    return { added: good.length, left: wrong.length }
  }).catch((thrown: unknown) => { throw asRefusal(thrown) })

/** What was filed and not sent back; the same stands in the database (day_is_reported). */
const reportedPeriods = async (tx: Tx, grantId: string): Promise<Period[]> =>
  (await tx.report.findMany({ where: { grantId, type: { in: ['INTERIM', 'FINAL'] }, status: { in: ['SUBMITTED', 'ACCEPTED', 'REJECTED'] } }, select: { periodStart: true, periodEnd: true } })).map(({ periodStart, periodEnd }) => ({ start: dayOf(periodStart), end: dayOf(periodEnd) }))
