import { classNames } from '@/app/_ui/class-names'
import { weeksOf } from '@/lib/activity-log/month'
import type { CalendarLine } from '@/lib/calendar/calendar-lines'
import { formatLongDay } from '@/lib/time'

const WEEKDAYS = ['ma', 'di', 'wo', 'do', 'vr', 'za', 'zo']
const looks: Record<CalendarLine['kind'], string> = { call: 'planned', decision: 'held', meeting: 'planned', advice: 'waiting', own: 'waiting' }

/** A month in weeks; where seven columns do not fit, the days that have something, below each other. */
export function MonthGrid({ month, lines, today }: { month: string; lines: readonly CalendarLine[]; today: string }) {
  const on = (day: string) => lines.filter((line) => line.day === day)
  return (
    <table className="month">
      <caption className="visually-hidden">Data per dag</caption>
      <thead><tr>{WEEKDAYS.map((name) => <th scope="col" key={name}>{name}</th>)}</tr></thead>
      <tbody>
        {weeksOf(month).map((week, index) => (
          <tr key={week.find((day) => day !== null) ?? index}>
            {week.map((day, column) => (
              <td key={day ?? `${index}-${column}`} className={classNames('month__day', day === today && 'month__day--today', (day === null || on(day).length === 0) && 'month__day--empty')}>
                {day !== null && <><span className="month__date" aria-hidden="true">{Number(day.slice(8))}</span><span className="month__long">{formatLongDay(day)}</span></>}
                {day !== null && on(day).length > 0 && <ul className="month__events">{on(day).map(({ key, href, title, kind }) => <li key={key} className={`month__event month__event--${looks[kind]}`}><a href={href}>{title}</a></li>)}</ul>}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
