import { MonthWeeks, type DayEvent } from '@/app/_ui/month-weeks'
import { weeksOf } from '@/lib/activity-log/month'
import type { CalendarLine } from '@/lib/calendar/calendar-lines'

const looks: Record<CalendarLine['kind'], DayEvent['look']> = { call: 'planned', decision: 'held', meeting: 'planned', advice: 'waiting', own: 'waiting' }

/** What the calendar holds in a month. */
export function MonthGrid({ month, lines, today }: { month: string; lines: readonly CalendarLine[]; today: string }) {
  const on = (day: string): DayEvent[] => lines.filter((line) => line.day === day).map(({ key, href, title, kind }) => ({ key, href, title, look: looks[kind] }))
  return <MonthWeeks caption="Data per dag" weeks={weeksOf(month)} today={today} on={on} />
}
