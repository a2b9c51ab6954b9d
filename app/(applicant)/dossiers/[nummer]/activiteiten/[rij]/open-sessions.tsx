import { FieldGroup } from '@/app/_form/field-group'
import { Form } from '@/app/_form/form'
import { NumberField } from '@/app/_form/number-field'
import { TickField } from '@/app/_form/tick-field'
import { Section } from '@/app/_ui/section'
import { formatDuration } from '@/lib/activity-log/duration'
import { pastOpen } from '@/lib/activity-log/past-open'
import { logPlannedSessions } from '../actions'
import { activityPath, shortSlotWords } from '../session-words'
import type { ReadActivity } from './read-activity'

/** As many as one fills in at once; the next ones follow. */
const AT_ONCE = 8

/** The planned sessions that are past, with only their numbers to type. */
export function OpenSessions({ read: { page, activity } }: { read: ReadActivity }) {
  const { rowId, logged, places, groups } = activity
  const waiting = pastOpen(activity)
  const shown = waiting.slice(0, AT_ONCE)
  if (shown.length === 0) return null
  const enrolled = logged.findLast(({ status }) => status === 'HELD')?.enrolled ?? Math.round(places / groups)
  const here = activityPath(page.grant.number, rowId)
  return (
    <Section title={waiting.length === 1 ? '1 sessie te noteren' : `${waiting.length} sessies te noteren`} intro="Dag, dagdeel en duur komen uit uw plan. Een lijn die u leeg laat, blijft staan voor later." ruled>
      <Form
        key={shown.map(({ day, dayPart }) => day + dayPart).join()} action={logPlannedSessions} submit="Bewaar" label="Sessies noteren"
        hidden={{ grantId: page.grant.id, rowId, terug: here, ...Object.fromEntries(shown.flatMap(({ day, dayPart, quarters }, row) => [[`sessions.${row}.heldOn`, day], [`sessions.${row}.dayPart`, dayPart], [`sessions.${row}.quarters`, String(quarters)]])) }}
      >
        {shown.map(({ day, dayPart, quarters }, row) => (
          <FieldGroup key={day + dayPart} legend={`${shortSlotWords(day, dayPart, page.today)}, ${formatDuration(quarters)} uur`} inline>
            <NumberField name={`sessions.${row}.present`} label="Aanwezig" inputMode="numeric" />
            <NumberField name={`sessions.${row}.enrolled`} label="Ingeschreven" inputMode="numeric" defaultValue={String(enrolled)} />
            <p className="small"><a href={`${here}/sessie?dag=${day}&deel=${dayPart}`}>Liep het anders?</a></p>
          </FieldGroup>
        ))}
        <TickField name="walkIns" label="Er deden kinderen mee zonder inschrijving" optional />
      </Form>
    </Section>
  )
}
