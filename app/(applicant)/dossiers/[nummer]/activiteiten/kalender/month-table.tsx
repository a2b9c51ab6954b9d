import { classNames } from '@/app/_ui/class-names'
import { weeksOf } from '@/lib/activity-log/month'
import type { ActivityLog } from '@/lib/activity-log/queries'
import { dayPartWords, type DayPart } from '@/lib/activity-log/words'
import { formatLongDay } from '@/lib/time'
import { activityPath } from '../session-words'

type Event = { key: string; day: string; dayPart: DayPart; title: string; href: string; look: 'held' | 'cancelled' | 'planned' | 'waiting'; word: string }

const WEEKDAYS = ['ma', 'di', 'wo', 'do', 'vr', 'za', 'zo']

/** A grid of weeks; where there is no room for seven columns, the days that have a session, below each other. */
export function MonthTable({ month, number, activities, today }: { month: string; number: string; activities: readonly ActivityLog[]; today: string }) {
  const events = activities.flatMap((activity) => eventsOf(activity, number, today)).filter(({ day }) => day.startsWith(month))
  const order: Record<DayPart, number> = { AM: 0, PM: 1, EVE: 2 }
  const on = (day: string): Event[] => events.filter((event) => event.day === day).toSorted((a, b) => order[a.dayPart] - order[b.dayPart])
  return (
    <>
      <p>{summaryOf(events)}</p>
      <table className="month">
        <caption className="visually-hidden">Sessies per dag</caption>
        <thead><tr>{WEEKDAYS.map((name) => <th scope="col" key={name}>{name}</th>)}</tr></thead>
        <tbody>
          {weeksOf(month).map((week, index) => (
            <tr key={week.find((day) => day !== null) ?? index}>
              {week.map((day, column) => (
                <td key={day ?? `${index}-${column}`} className={classNames('month__day', day === today && 'month__day--today', (day === null || on(day).length === 0) && 'month__day--empty')}>
                  {day !== null && <><span className="month__date" aria-hidden="true">{Number(day.slice(8))}</span><span className="month__long">{formatLongDay(day)}</span></>}
                  {day !== null && on(day).length > 0 && (
                    <ul className="month__events">
                      {on(day).map(({ key, href, title, dayPart, look, word }) => <li key={key} className={`month__event month__event--${look}`}><a href={href}>{title}</a><span>{dayPartWords[dayPart]}, {word}</span></li>)}
                    </ul>
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
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
