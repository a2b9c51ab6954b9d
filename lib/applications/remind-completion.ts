import { systemActor } from '@/lib/access/actor'
import { termsOf } from '@/lib/calls/terms'
import { asActor } from '@/lib/db'
import { extraHolidays } from '@/lib/reference/extra-holidays'
import { addWorkingDays } from '@/lib/reference/holidays'
import { lastDayOf, localDay } from '@/lib/time'
import { tellApplicants } from './tell-applicants'

const portal = systemActor('herinneringen')

/** Job: who did not file the answer to a completion request yet hears it once before each term ends, as many working days as the call says. The outbox keeps it to once. */
export const remindCompletion = (): Promise<{ reminded: number }> =>
  asActor(portal, async (tx, now) => {
    const extra = await extraHolidays(tx)
    const running = await tx.completionRequest.findMany({
      where: { status: { in: ['OPEN', 'EXTENDED'] }, dueAt: { gt: now } },
      include: { application: { select: { id: true, organisationId: true, number: true, call: { select: { terms: true } } } } },
      orderBy: { id: 'asc' },
    })
    const due = running.filter(({ dueAt, application }) => localDay(now) >= addWorkingDays(lastDayOf(dueAt), -termsOf(application.call).completionReminderWorkingDays, extra))
    for (const { id, dueAt, application } of due) await tellApplicants(tx, application, 'completion-reminder', `${id}:${lastDayOf(dueAt)}`)
    return { reminded: due.length }
  })
