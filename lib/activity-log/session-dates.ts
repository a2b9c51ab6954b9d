import { minutesBetween } from '@/lib/applications/session-times'
import type { Tx } from '@/lib/db'
import type { SessionDate } from '@/prisma/generated/client'
import { quartersOf } from './duration'
import { isDayPart, type DayPart } from './words'

export type PlannedSession = {
  day: string
  dayPart: DayPart
  begin: string | null
  end: string | null
  quarters: number
  /** Put on this day in the log: moved from another, or one more than the request had (null). Its name stays the same whatever day it is on. */
  set: { id: string; wasOn: string | null; name: string } | null
}

type SessionDay = { id: string; rowId: string; was: { day: string; dayPart: string; begin: string } | null; day: string; dayPart: DayPart; begin: string; end: string }

/** What the log says of the days that lie ahead. */
export const datesOf = async (tx: Tx, grantId: string): Promise<SessionDay[]> =>
  (await tx.sessionDate.findMany({ where: { grantId, removedAt: null }, orderBy: [{ day: 'asc' }, { begins: 'asc' }] })).flatMap(dateIn)

export const dateIn = ({ id, activityRowId, wasOn, wasDayPart, wasBegins, day, dayPart, begins, ends }: SessionDate): SessionDay[] =>
  isDayPart(dayPart) ? [{ id, rowId: activityRowId, was: wasOn && { day: dayIn(wasOn), dayPart: wasDayPart ?? '', begin: wasBegins ?? '' }, day: dayIn(day), dayPart, begin: begins, end: ends }] : []

const dayIn = (date: Date): string => date.toISOString().slice(0, 10)

/** One more than the request had. */
export const isAdded = ({ set }: Pick<PlannedSession, 'set'>): boolean => set !== null && set.wasOn === null

/** The sessions of the request on the days they are now, with those that were added; in order. */
export const datedSessions = (requested: readonly PlannedSession[], dates: readonly SessionDay[]): PlannedSession[] => {
  const moved = requested.map((session) => {
    const date = dates.find(({ was }) => was !== null && was.day === session.day && was.dayPart === session.dayPart && was.begin === (session.begin ?? ''))
    return date ? sessionOn(date) : session
  })
  return [...moved, ...dates.filter(({ was }) => was === null).map(sessionOn)].toSorted((a, b) => (a.day + place(a) < b.day + place(b) ? -1 : 1))
}

export const sessionOn = ({ id, was, day, dayPart, begin, end }: SessionDay): PlannedSession =>
  ({ day, dayPart, begin, end, quarters: quartersOf(minutesBetween(begin, end) ?? 120), set: { id, wasOn: was?.day ?? null, name: was ? `${was.day}-${was.dayPart}` : id } })

const place = ({ dayPart, begin }: PlannedSession): string => `${['AM', 'PM', 'EVE'].indexOf(dayPart)}${begin ?? ''}`
