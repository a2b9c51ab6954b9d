import { AmountField } from '@/app/_form/amount-field'
import { DateField } from '@/app/_form/date-field'
import { FieldGroup } from '@/app/_form/field-group'
import { Form } from '@/app/_form/form'
import { TextAreaField } from '@/app/_form/text-area-field'
import { TickField } from '@/app/_form/tick-field'
import { TimeField } from '@/app/_form/time-field'
import { Section } from '@/app/_ui/section'
import { deadlineValues } from '@/lib/calls/form-values'
import { formatCents } from '@/lib/money'
import { formatDeadline } from '@/lib/time'
import type { Call } from '@/prisma/generated/client'
import type { CallStatus } from '@/prisma/generated/enums'
import { cancel, changeEnvelope, extend } from '../actions'

const cancellable: readonly CallStatus[] = ['DRAFT', 'ANNOUNCED', 'OPEN']
const withoutEnvelope: readonly CallStatus[] = ['DRAFT', 'COMPLETED', 'CANCELLED']

/** What an administrator may still do to a call that people rely on: each with its reason, which goes into the trail. */
export function PublishedActs({ call }: { call: Call }) {
  return (
    <Section title="Ingrepen">
      {call.status === 'OPEN' && call.deadlineAt && (
        <details>
          <summary>Verleng de oproep</summary>
          <Form action={extend} hidden={{ code: call.code }} values={deadlineValues(call.deadlineAt)} submit="Verleng de oproep" label="Verlengen">
            <p>Nu: {formatDeadline(call.deadlineAt)}. Korter kan niet. Iedereen met een concept krijgt bericht.</p>
            <FieldGroup legend="Nieuwe uiterste indiening" inline>
              <DateField name="deadlineDay" label="Dag" />
              <TimeField name="deadlineTime" label="Uur" />
            </FieldGroup>
            <Reason name="reason" />
          </Form>
        </details>
      )}
      {!withoutEnvelope.includes(call.status) && (
        <details>
          <summary>Wijzig de enveloppe</summary>
          <Form action={changeEnvelope} hidden={{ code: call.code }} values={{ envelope: formatCents(call.envelopeCents) }} submit="Wijzig de enveloppe" label="Enveloppe">
            <AmountField name="envelope" label="Enveloppe" hint={`Nu: ${formatCents(call.envelopeCents)} euro. Niet lager dan wat al toegekend en voorgesteld is.`} />
            <TickField name="envelopeLowered" label="Ik verlaag de enveloppe" hint="Alleen als het nieuwe bedrag lager is dan nu." optional />
            <Reason name="envelopeReason" />
          </Form>
        </details>
      )}
      {cancellable.includes(call.status) ? (
        <details>
          <summary>Trek de oproep in</summary>
          <Form action={cancel} hidden={{ code: call.code }} submit="Trek de oproep in" danger label="Intrekken">
            <p>Dit kan niet ongedaan gemaakt worden. Wie een concept of een aanvraag heeft, krijgt bericht met uw reden.</p>
            <Reason name="cancelReason" />
          </Form>
        </details>
      ) : (
        withoutEnvelope.includes(call.status) && <p>Aan deze oproep kan niets meer wijzigen.</p>
      )}
    </Section>
  )
}

/** Each form has its own name for it: on one page a name is one field. */
function Reason({ name }: { name: string }) {
  return <TextAreaField name={name} label="Reden" rows={3} minimum={10} maximum={1000} />
}
