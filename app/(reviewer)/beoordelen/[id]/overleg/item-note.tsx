import { Form } from '@/app/_form/form'
import { TextAreaField } from '@/app/_form/text-area-field'
import { Button } from '@/app/_ui/button'
import { note } from './actions'

const kinds = {
  DEFERRED: { summary: 'Stel dit dossier uit', label: 'Waarom uitgesteld en tot wanneer', submit: 'Stel uit' },
  DISCUSSED: { summary: 'Noteer dat dit dossier besproken is', label: 'Wat het panel zei', submit: 'Noteer als besproken' },
} as const

/** What the minutes say of a file that gets no score in this meeting. */
export function ItemNoteForm({ applicationId, outcome }: { applicationId: string; outcome: keyof typeof kinds }) {
  const { summary, label, submit } = kinds[outcome]
  return (
    <details className="filed-step">
      <summary>{summary}</summary>
      <Form action={note} hidden={{ applicationId, outcome }} label={summary}>
        <TextAreaField name="said" label={label} hint="Minstens 10 tekens. Komt in het verslag." rows={3} maximum={2000} />
        <Button kind="secondary">{submit}</Button>
      </Form>
    </details>
  )
}
