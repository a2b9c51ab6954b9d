import { FieldGroup } from '@/app/_form/field-group'
import { fieldId } from '@/app/_form/form-state'
import { Warning } from '@/app/_ui/warning'
import { missing } from '@/lib/applications/completeness'
import { otherSupportFields as fields } from '@/lib/applications/fields/other-support'
import { form } from '@/lib/applications/form'
import { DraftField } from './draft-field'
import { DraftRows } from './draft-rows'
import type { LoadedRequest } from './load-request'

export function OtherSupportStep({ request: { context, draft, marks } }: { request: LoadedRequest }) {
  const { reference, call } = context
  const draw = (name: keyof typeof fields) => <DraftField key={name} name={name} field={fields[name]} reference={reference} />
  const rows = (name: 'otherGrants' | 'deMinimis') =>
    <DraftRows name={name} one={form.rows[name].one} fields={form.rows[name].fields} rows={draft[name] ?? []} maximum={form.rows[name].max} reference={reference} marks={marks} />
  // With nothing to choose from there is nothing to ask; an answer that stands there stays to be changed.
  const asksPartnership = reference.partnerships.length > 0 || ![undefined, '', 'NONE'].includes(draft.inPartnership)
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
        {call.audience === 'ACADEMY' && (asksPartnership ? draw('inPartnership') : <NoPartnership />)}
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

function NoPartnership() {
  return (
    <p id={fieldId('inPartnership')} tabIndex={-1}>
      <input type="hidden" name="inPartnership" value="NONE" />
      Er is nu geen goedgekeurd STEM-partnerschap. U hoeft dus niet te zeggen of u er in een zit.
    </p>
  )
}
