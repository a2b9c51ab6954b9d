import { RadiosField } from '@/app/_form/choice-fields'
import { FieldGroup } from '@/app/_form/field-group'
import { Form } from '@/app/_form/form'
import { SelectField } from '@/app/_form/select-field'
import { TextAreaField } from '@/app/_form/text-area-field'
import type { ContestedFile } from '@/lib/reconsiderations/queries'
import { conclude } from './actions'
import type { Request } from './request-section'

const points = Array.from({ length: 11 }, (_, halves) => String(halves / 2).replace('.', ','))

/** The answer; for a decision on points, which of them change. */
export function ConcludeForm({ request, scoring }: { request: Request; scoring: ContestedFile['scoring'] }) {
  const ineligible = request.letter.kind === 'INELIGIBLE'
  const late = request.receivedAt >= request.dueAt
  return (
    <Form action={conclude} hidden={{ reconsiderationId: request.id }} submit="Verstuur het antwoord" label="Antwoord op het verzoek">
      <RadiosField
        name="outcome"
        label="Antwoord"
        options={[
          { value: 'UPHELD', label: 'Gegrond', hint: ineligible ? 'Het dossier gaat terug naar het ontvankelijkheidsonderzoek.' : 'De voorzitter doet een nieuw voorstel; twee beslissers beslissen erover. De eerste beslissing blijft zichtbaar.' },
          { value: 'DISMISSED', label: 'Ongegrond', hint: 'De beslissing blijft gelden.' },
          { value: 'INADMISSIBLE', label: 'Niet ontvankelijk', hint: late ? 'Het verzoek kwam na de termijn. Zeg in de motivering waarom dat hier telt.' : 'Het verzoek kan niet worden behandeld. Zeg in de motivering waarom.' },
        ]}
      />
      <TextAreaField name="answer" label="Motivering" hint="Dit leest de aanvrager, ook in de brief." rows={8} minimum={60} maximum={5000} />
      {!ineligible && scoring && (
        <details className="details">
          <summary>Nieuwe punten per criterium (alleen als het verzoek gegrond is)</summary>
          {scoring.rubric.scored.map(({ code, nameNl }) => (
            <FieldGroup key={code} legend={`${code} ${nameNl}`} hint={`Nu ${String(scoring.criteria.find((one) => one.code === code)?.score ?? '–').replace('.', ',')} op 5.`}>
              <SelectField name={`corrections.${code}.points`} label="Nieuwe punten" options={points.map((value) => ({ value, label: value }))} placeholder="Blijft zo" width="short" optional />
              <TextAreaField name={`corrections.${code}.motivation`} label="Motivering" rows={2} optional />
            </FieldGroup>
          ))}
        </details>
      )}
    </Form>
  )
}
