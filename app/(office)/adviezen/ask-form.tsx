import { DateField } from '@/app/_form/date-field'
import { Form } from '@/app/_form/form'
import { SelectField } from '@/app/_form/select-field'
import { TextAreaField } from '@/app/_form/text-area-field'
import type { AdviceChoices } from '@/lib/advice/queries'
import { formatDay } from '@/lib/time'
import { ask } from './actions'

/** Asks a policy domain about a call, or about one file of it. */
export function AskForm({ choices, callId, applicationId }: { choices: AdviceChoices; callId: string; applicationId?: string }) {
  return (
    <Form action={ask} hidden={{ callId, ...(applicationId ? { applicationId } : {}) }} values={{ dueOn: formatDay(choices.dueOn) }} submit="Vraag advies" label="Advies vragen" requiredNote>
      <SelectField name="domain" label="Beleidsdomein" placeholder="Kies een beleidsdomein" options={choices.domains.map(({ code, name }) => ({ value: code, label: name }))} />
      <TextAreaField name="question" label="Wat wilt u weten?" hint="Het beleidsdomein leest deze vraag. De aanvrager leest ze niet." rows={4} minimum={20} maximum={2000} />
      <DateField name="dueOn" label="Antwoord uiterlijk op" />
    </Form>
  )
}
