import { LocalDate } from '@/app/_ui/local-date'
import { Tag } from '@/app/_ui/tag'
import { addressWords, pathOf } from '@/lib/finder/place-words'
import type { FoundActivity } from '@/lib/finder/queries'
import { ageWords, hoursWords, kilometreWords, priceWords } from '@/lib/finder/words'

type Options = readonly { value: string; label: string }[]

/** What a family asks first: for whom, when, where, how much. */
export function ActivityList({ rows, themes, types }: { rows: readonly FoundActivity[]; themes: Options; types: Options }) {
  return (
    <ul className="finder__list">
      {rows.map((row) => (
        <li key={`${row.number}-${row.position}`} className="finder__row">
          <h3><a href={pathOf(row)}>{row.title}</a></h3>
          <p className="finder__what muted">{capital(labelOf(types, row.type))}: {row.themes.map((theme) => labelOf(themes, theme)).join(', ')}</p>
          <p><strong>{ageWords(row)}</strong>, {priceWords(row)} {row.accessible && <Tag>aangepast voor kinderen met een beperking</Tag>}</p>
          <p><strong><LocalDate date={row.nextDay} /></strong>, {hoursWords(row)}{row.sessions > 1 && <span className="muted">, daarna nog {row.sessions - 1} keer</span>}</p>
          <p>{addressWords(row)}{row.kilometres !== null && <span className="muted">, {kilometreWords(row.kilometres)}</span>}</p>
          <p className="muted small">{row.organisation}</p>
        </li>
      ))}
    </ul>
  )
}

const labelOf = (options: Options, code: string): string => options.find(({ value }) => value === code)?.label ?? code
const capital = (text: string): string => text.replace(/^[a-z]/, (first) => first.toUpperCase())
