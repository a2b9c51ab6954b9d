import { MonthWeeks, type DayEvent } from '@/app/_ui/month-weeks'
import { weeksOf } from '@/lib/activity-log/month'
import type { ActivityLog } from '@/lib/activity-log/queries'
import { dayPartWords, type DayPart } from '@/lib/activity-log/words'
import { activityPath } from '../session-words'

type Event = Omit<DayEvent, 'note'> & { day: string; dayPart: DayPart; word: string }

/** The sessions of a month, and how many of each kind. */
export function MonthTable({ month, number, activities, today }: { month: string; number: string; activities: readonly ActivityLog[]; today: string }) {
  const events = activities.flatMap((activity) => eventsOf(activity, number, today)).filter(({ day }) => day.startsWith(month))
  const order: Record<DayPart, number> = { AM: 0, PM: 1, EVE: 2 }
  const on = (day: string): DayEvent[] => events.filter((event) => event.day === day).toSorted((a, b) => order[a.dayPart] - order[b.dayPart]).map(({ dayPart, word, ...event }) => ({ ...event, note: `${dayPartWords[dayPart]}, ${word}` }))
  return (
    <>
      <p>{summaryOf(events)}</p>
      <MonthWeeks caption="Sessies per dag" weeks={weeksOf(month)} today={today} on={on} />
    </>
  )
}

const eventsOf = ({ rowId, title, logged, open, bounds }: ActivityLog, number: string, today: string): Event[] => [
  ...logged.map(({ id, day, dayPart, status, present }): Event => ({ key: id, day, dayPart, title, href: `${activityPath(number, rowId)}/sessie/${id}`, look: status === 'HELD' ? 'held' : 'cancelled', word: status === 'HELD' ? `${present ?? 0} aanwezig` : 'geschrapt' })),
  ...open.map(({ day, dayPart }): Event => {
    const waiting = day <= today && day >= bounds.firstDay
    return { key: `${rowId}-${day}-${dayPart}`, day, dayPart, title, href: activityPath(number, rowId), look: waiting ? 'waiting' : 'planned', word: waiting ? 'te noteren' : 'gepland' }
  }),
]

const summaryOf = (events: readonly Event[]): string => {
  const of = (look: Event['look'], word: string): string[] => { const count = events.filter((event) => event.look === look).length; return count === 0 ? [] : [`${count} ${word}`] }
  const parts = [...of('held', 'gehouden'), ...of('waiting', 'te noteren'), ...of('planned', 'gepland'), ...of('cancelled', 'geschrapt')]
  return parts.length === 0 ? 'Geen sessies in deze maand.' : `Sessies in deze maand: ${parts.join(', ')}.`
}
