import { DataTable } from '@/app/_ui/data-table'
import { Section } from '@/app/_ui/section'
import { formatDay } from '@/lib/time'
import { activityPath, shortSlotWords } from '../session-words'
import type { ReadActivity } from './read-activity'

/** As many as one looks ahead; the calendar has them all. */
const AT_ONCE = 6

/** What is still to come, to be put on another day or cancelled before families come. */
export function ComingSessions({ read: { page, activity } }: { read: ReadActivity }) {
  const here = activityPath(page.grant.number, activity.rowId)
  const ahead = activity.open.filter(({ day }) => day > page.today)
  const path = (day: string, dayPart: string, what: string): string => `${here}/sessie?dag=${day}&deel=${dayPart}&wat=${what}`
  return (
    <Section title="Sessies die nog komen" intro="Ouders zien deze dagen bij de activiteit. Verplaatst u een sessie of gaat ze niet door, dan zien zij dat meteen." ruled>
      <DataTable
        label="Sessies die nog komen" density="lay" rows={ahead.slice(0, AT_ONCE)} rowKey={({ day, begin, dayPart }) => day + dayPart + (begin ?? '')} empty="Er komen geen sessies meer."
        columns={[
          { key: 'day', head: 'Sessie', rowHead: true, cell: ({ day, dayPart, set }) => <>{shortSlotWords(day, dayPart, page.today)}{set && <span className="table__note">{set.wasOn === null ? 'toegevoegd' : `eerst ${formatDay(set.wasOn)}`}</span>}</> },
          { key: 'hours', head: 'Uur', cell: ({ begin, end }) => (begin === null || end === null ? '' : `${begin.replace(':', '.')} tot ${end.replace(':', '.')}`) },
          { key: 'change', head: 'Wijzigen', cell: ({ day, dayPart }) => <span className="table__acts"><a href={path(day, dayPart, 'dag')}>Verplaats<span className="visually-hidden"> {shortSlotWords(day, dayPart, page.today)}</span></a><a href={path(day, dayPart, 'schrappen')}>Schrap<span className="visually-hidden"> {shortSlotWords(day, dayPart, page.today)}</span></a></span> },
        ]}
      />
      {ahead.length > AT_ONCE && <p className="small">Nog {ahead.length - AT_ONCE} later: zie de <a href={`/dossiers/${page.grant.number}/activiteiten/kalender`}>kalender</a>.</p>}
      <p><a href={`${here}/sessie?wat=dag`}>Voeg een sessie toe die nog komt</a></p>
    </Section>
  )
}
