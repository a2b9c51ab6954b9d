import { formatLongDay } from '@/lib/time'
import { classNames } from './class-names'

export type DayEvent = { key: string; title: string; href: string; look: 'held' | 'cancelled' | 'planned' | 'waiting'; note?: string | undefined }

type MonthWeeksProps = {
  caption: string
  /** seven days from Monday each; null is a day of another month */
  weeks: readonly (readonly (string | null)[])[]
  today: string
  on: (day: string) => readonly DayEvent[]
}

const WEEKDAYS = ['ma', 'di', 'wo', 'do', 'vr', 'za', 'zo']

/** A month in weeks; where there is no room for seven columns, the days that have something, below each other. */
export function MonthWeeks({ caption, weeks, today, on }: MonthWeeksProps) {
  return (
    <table className="month">
      <caption className="visually-hidden">{caption}</caption>
      <thead><tr>{WEEKDAYS.map((name) => <th scope="col" key={name}>{name}</th>)}</tr></thead>
      <tbody>
        {weeks.map((week, index) => (
          <tr key={week.find((day) => day !== null) ?? index}>
            {week.map((day, column) => <Day key={day ?? `${index}-${column}`} day={day} today={today} events={day === null ? [] : on(day)} />)}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Day({ day, today, events }: { day: string | null; today: string; events: readonly DayEvent[] }) {
  return (
    <td className={classNames('month__day', day === today && 'month__day--today', events.length === 0 && 'month__day--empty')}>
      {day !== null && <><span className="month__date" aria-hidden="true">{Number(day.slice(8))}</span><span className="month__long">{formatLongDay(day)}</span></>}
      {events.length > 0 && (
        <ul className="month__events">
          {events.map(({ key, href, title, look, note }) => <li key={key} className={`month__event month__event--${look}`}><a href={href}>{title}</a>{note !== undefined && <span>{note}</span>}</li>)}
        </ul>
      )}
    </td>
  )
}
