import { RadiosField } from '@/app/_form/choice-fields'
import { FieldGroup } from '@/app/_form/field-group'
import { Warning } from '@/app/_ui/warning'
import { missing } from '@/lib/applications/completeness'
import { otherSupportFields as fields } from '@/lib/applications/fields/other-support'
import { form } from '@/lib/applications/form'
import { options as optionsOf } from '@/lib/applications/read-field'
import { DraftField } from './draft-field'
import { DraftRows } from './draft-rows'
import type { LoadedRequest } from './load-request'

export function OtherSupportStep({ request: { context, draft, marks } }: { request: LoadedRequest }) {
  const { reference, call } = context
  const draw = (name: keyof typeof fields) => <DraftField key={name} name={name} field={fields[name]} reference={reference} />
  const rows = (name: 'otherGrants' | 'deMinimis') =>
    <DraftRows name={name} one={form.rows[name].one} fields={form.rows[name].fields} rows={draft[name] ?? []} maximum={form.rows[name].max} reference={reference} marks={marks} />
  const ceiling = missing(draft, context).warnings.find(({ field }) => field === 'deMinimisExplanation')
  return (
    <>
      <FieldGroup legend="Erkenningen en subsidies van andere overheden" hint="Van de laatste 3 jaar.">
        {rows('otherGrants')}
        {draw('noOtherGrants')}
      </FieldGroup>
      <FieldGroup legend="Dezelfde activiteiten">
        {draw('samePurpose')}
        {draw('samePurposeExplanation')}
        {call.audience === 'ACADEMY' && (reference.partnerships.length > 0 ? draw('inPartnership') : <NoPartnership reference={reference} />)}
      </FieldGroup>
      {call.stateAidBasis === 'DE_MINIMIS' && (
        <FieldGroup legend="De-minimissteun" hint="Steun die een overheid uitdrukkelijk als de-minimissteun gaf, in de laatste 3 jaar. Ook aan een verbonden onderneming.">
          {rows('deMinimis')}
          {draw('noDeMinimis')}
          {ceiling && <Warning>{ceiling.message}</Warning>}
          {draw('deMinimisExplanation')}
        </FieldGroup>
      )}
    </>
  )
}

/** One answer is possible: it stands there, with the reason. */
function NoPartnership({ reference }: { reference: LoadedRequest['context']['reference'] }) {
  const options = optionsOf(fields.inPartnership, reference).map(({ code, nl }) => ({ value: code, label: nl }))
  return <RadiosField name="inPartnership" label={fields.inPartnership.label} hint="Er is nu geen goedgekeurd STEM-partnerschap. Het antwoord is dus nee." options={options} defaultValue={options[0]?.value} />
}
