import { randomUUID } from 'node:crypto'
import type pg from 'pg'
import { pasteSessions } from '@/lib/activity-log/paste-sessions'
import { addDays, formatDay, weekday } from '@/lib/time'
import log from '@/prisma/seed/demo/log.json' with { type: 'json' }
import { content } from './content'
import { grantOf } from './execution'
import { peopleOf } from './request-people'
import { idFor, type Known } from './requests'
import type { Schedule } from './schedule'

type Told = { day: string; line: string }
type Series = { request: string; activityRef: string; sessions: Told[] }

/** The first quarter is over on the day after, and its report is filled in from what is in the log by then. */
const FIRST = -17
const LATEST = -1

/** What the partnerships in execution noted, pasted from their spreadsheets: before the first quarter was reported, and yesterday. */
export const tellLog = (owner: pg.Client, schedule: Schedule, known: Known): void => {
  const all = [...reported(schedule), ...series(schedule)]
  for (const [index, { request: code, activityRef, sessions }] of all.entries()) {
    const request = content.requests.find((one) => one.code === code)
    if (!request) continue
    for (const [from, until] of [[-1000, FIRST], [FIRST, LATEST]] as const) {
      const lines = sessions.filter(({ day }) => day > schedule.dayOf(from) && day <= schedule.dayOf(until)).map(({ line }) => line)
      if (lines.length === 0) continue
      schedule.by({ day: until, hour: 19, minute: index }, peopleOf(request).contact.email, `${activityRef} log`, async (actor) =>
        pasteSessions(actor, { grantId: await grantOf(owner, idFor(known, code)), rowId: activityRef, pasted: lines.join('\n'), entryId: randomUUID(), onlyGood: false }))
    }
  }
}

/** The sessions that the quarterly reports of the story tell of. */
const reported = (schedule: Schedule): Series[] =>
  content.reports.filter(({ type }) => type === 'INTERIM').flatMap(({ request, activities }) =>
    activities.map(({ activityRef, sessions }) => ({
      request,
      activityRef,
      sessions: sessions.map(({ dayOffset, weekday: wanted, dayPart, hours, enrolled, present }) => told(onWeekday(schedule.dayOf(dayOffset), wanted), dayPart, hours, enrolled, present)),
    })))

/** Those that ran besides, every week. */
const series = (schedule: Schedule): Series[] =>
  log.series.map(({ request, activityRef, firstDayOffset, weekday: wanted, dayPart, hours, enrolled, present, cancelled }) => ({
    request,
    activityRef,
    sessions: present.map((there, week) => {
      const reason = cancelled.find(({ index }) => index === week)?.reason
      return told(addDays(onWeekday(schedule.dayOf(firstDayOffset), wanted), 7 * week), dayPart, hours, reason === undefined ? enrolled : '', reason === undefined ? there : '', reason)
    }),
  }))

const told = (day: string, dayPart: string, hours: number, enrolled: number | string, present: number | string, reason = ''): Told =>
  ({ day, line: [formatDay(day), dayPart, String(hours).replace('.', ','), enrolled, present, reason].join(';') })

/** The nearest such day, within three days. */
const onWeekday = (day: string, wanted: number): string => addDays(day, ((wanted - weekday(day) + 10) % 7) - 3)
