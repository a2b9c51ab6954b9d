import { isSchoolDay, type SchoolHoliday } from '@/lib/reference/holidays'
import { weekday } from '@/lib/time'

/** Minutes from begin to end (hh:mm); negative when the end comes first, null when one is not known. */
export const minutesBetween = (begin: string | null, end: string | null): number | null =>
  begin === null || end === null ? null : minutesOf(end) - minutesOf(begin)

/** Does any part of it fall in lessons: a school day from 8.30 to 15.30, on Wednesday to 12.00 (domain 6.1)? */
export const fallsInSchoolHours = (day: string, begin: string, end: string, holidays: readonly SchoolHoliday[]): boolean =>
  isSchoolDay(day, holidays)
  && minutesOf(begin) < (weekday(day) === WEDNESDAY ? LESSONS_END_WEDNESDAY : LESSONS_END)
  && minutesOf(end) > LESSONS_BEGIN

const WEDNESDAY = 3
const LESSONS_BEGIN = 8 * 60 + 30
const LESSONS_END = 15 * 60 + 30
const LESSONS_END_WEDNESDAY = 12 * 60

const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5))
