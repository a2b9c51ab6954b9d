import type { ReactNode } from 'react'
import { DateField } from '@/app/_form/date-field'
import { Form } from '@/app/_form/form'
import { TimeField } from '@/app/_form/time-field'
import { Section } from '@/app/_ui/section'
import type { PlannedSession } from '@/lib/activity-log/session-dates'
import { formatDay, formatLongDay } from '@/lib/time'
import { dropDay, setDay } from '../actions'

type DayFormsProps = { hidden: { grantId: string; rowId: string; terug: string; clientKey: string }; planned: PlannedSession | undefined; heading: ReactNode }

/** Another day for a session of the plan, or one more that is still to come; families read it on the page of the activity. */
export function DayForms({ hidden, planned, heading }: DayFormsProps) {
  const values = { day: planned ? formatDay(planned.day) : '', begins: planned?.begin?.replace(':', '.') ?? '', ends: planned?.end?.replace(':', '.') ?? '' }
  return (
    <>
      <Form
        action={setDay} values={values} submit={planned ? 'Verplaats de sessie' : 'Voeg de sessie toe'} heading={heading}
        hidden={{ ...hidden, slotDay: planned?.day ?? '', slotBegins: planned?.begin ?? '' }}
      >
        <p>{planned ? `Nu staat ze op ${formatLongDay(planned.day)}. Ouders zien de nieuwe dag meteen bij de activiteit.` : 'Voor een sessie die nog moet komen en niet in uw plan staat. Ouders zien ze meteen bij de activiteit.'} Verwittig zelf wie al ingeschreven is.</p>
        <DateField name="day" label={planned ? 'Nieuwe dag' : 'Dag'} />
        <TimeField name="begins" label="Begint om" />
        <TimeField name="ends" label="Eindigt om" />
      </Form>
      {planned?.set && (
        <Section title={planned.set.wasOn === null ? 'Ze komt er toch niet' : `Toch op ${formatLongDay(planned.set.wasOn)}`} ruled>
          <Form action={dropDay} hidden={{ dateId: planned.set.id, terug: hidden.terug }} submit={planned.set.wasOn === null ? 'Haal de sessie weg' : 'Zet ze terug'} danger={planned.set.wasOn === null} label="Terugnemen" />
        </Section>
      )}
    </>
  )
}
