import { randomUUID } from 'node:crypto'
import type { z } from 'zod'
import type { Actor } from '@/lib/access/actor'
import { recordEvent } from '@/lib/audit/record'
import { asRefusal } from '@/lib/database-refusal'
import { asActor, type Tx } from '@/lib/db'
import { isSchoolHoliday } from '@/lib/reference/holidays'
import { Refusal } from '@/lib/refusal'
import { addDays, formatDay } from '@/lib/time'
import { loadSession } from './change-session'
import { dateOf, dayOf, openActivity, standingSlots } from './open-log'
import { plannedSlot } from './planned-slot'
import type { repeating } from './schema'
import { isDayPart } from './words'

/** A school year is some forty weeks. */
const MOST = 60

/** The same session again each week, until and with a day that is past; half-days that are in the log are left as they are. One entry, taken back as a whole. */
export const repeatSession = (actor: Actor, { sessionId, until, skipHolidays }: z.output<typeof repeating>): Promise<{ added: number; entryId: string }> =>
  asActor(actor, async (tx, now) => {
    const session = await loadSession(tx, actor, sessionId)
    const { grantId, activityRowId: rowId, dayPart, quarters, enrolled, present } = session
    const { grant, activity, bounds } = await openActivity(tx, actor, { grantId, rowId }, now)
    if (session.removedAt !== null || session.status !== 'HELD' || !isDayPart(dayPart)) throw new Refusal('changed-meanwhile', 'Alleen een gehouden sessie kan u herhalen.')
    const last = bounds.lastDay < bounds.today ? bounds.lastDay : bounds.today
    if (until > last) throw new Refusal('invalid', [{ field: 'until', message: `Kies een dag tot en met ${formatDay(last)}: een sessie die nog moet komen, noteert u later.` }])
    const taken = new Set((await standingSlots(tx, grantId, rowId)).filter((one) => one.dayPart === dayPart).map(({ heldOn }) => heldOn))
    const holidays = skipHolidays ? await schoolHolidays(tx) : []
    const days = weekly(dayOf(session.heldOn), until).filter((day) => !taken.has(day) && !isSchoolHoliday(day, holidays))
    if (days.length === 0) throw new Refusal('invalid', [{ field: 'until', message: 'Tot en met die dag is er geen week zonder sessie in het logboek.' }])
    if (days.length > MOST) throw new Refusal('invalid', [{ field: 'until', message: `Herhaal ten hoogste ${MOST} weken in één keer.` }])

    const entryId = randomUUID()
    await tx.loggedSession.createMany({
      data: days.map((day) => ({ grantId, activityRowId: rowId, heldOn: dateOf(day), dayPart, quarters, enrolled, present, status: 'HELD', source: 'COPY', entryId, createdById: actor.userId ?? '', createdAt: now, ...plannedSlot(activity, day, dayPart) })),
    })
    await recordEvent(tx, actor, { verb: 'log.repeat-session', subjectType: 'grant', subjectId: grantId, applicationId: grant.applicationId, payload: { sessionId, entryId, days, quarters, enrolled, present } })
    return { added: days.length, entryId }
  }).catch((thrown: unknown) => { throw asRefusal(thrown) })

const weekly = (from: string, until: string): string[] => {
  const days: string[] = []
  for (let day = addDays(from, 7); day <= until; day = addDays(day, 7)) days.push(day)
  return days
}

const schoolHolidays = async (tx: Tx): Promise<{ startDay: string; endDay: string }[]> =>
  (await tx.schoolHoliday.findMany({ select: { startDay: true, endDay: true } })).map(({ startDay, endDay }) => ({ startDay: dayOf(startDay), endDay: dayOf(endDay) }))
