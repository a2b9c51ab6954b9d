import { FieldGroup } from '@/app/_form/field-group'
import { LocalDate } from '@/app/_ui/local-date'
import { organisationFields as fields } from '@/lib/applications/fields/organisation'
import { DraftField } from './draft-field'
import type { LoadedRequest } from './load-request'

const groups: readonly { legend: string; names: readonly (keyof typeof fields)[] }[] = [
  { legend: 'Uw organisatie', names: ['enterpriseNumber', 'legalName', 'legalNameReason', 'legalForm'] },
  { legend: 'Adres van de zetel', names: ['street', 'number', 'box', 'postcode', 'municipality', 'website'] },
  { legend: 'Rekening en btw', names: ['iban', 'accountHolder', 'vatStatus'] },
  { legend: 'Contactpersoon voor dit dossier', names: ['contactName', 'contactRole', 'contactEmail', 'contactPhone'] },
  { legend: 'Gemachtigde', names: ['signatoryName', 'signatoryRole'] },
  { legend: 'Wat u doet', names: ['mission', 'charter'] },
]

export function OrganisationStep({ request: { context, marks } }: { request: LoadedRequest }) {
  const { reference, call, organisation: { recognition } } = context
  const draw = (name: keyof typeof fields) => <DraftField key={name} name={name} field={fields[name]} reference={reference} marks={marks} />
  return (
    <>
      {groups.slice(0, 1).map(({ legend, names }) => <FieldGroup key={legend} legend={legend}>{names.map(draw)}</FieldGroup>)}
      {call.audience === 'ACADEMY' && (
        <FieldGroup legend="Erkenning als STEM-academie">
          {recognition?.validTo
            ? <p>Erkenning {recognition.number}, geldig tot en met <LocalDate date={recognition.validTo} />.</p>
            : <p>Uw organisatie heeft nu geen erkenning als STEM-academie.</p>}
          {draw('recognitionRequested')}
        </FieldGroup>
      )}
      {groups.slice(1).map(({ legend, names }) => <FieldGroup key={legend} legend={legend}>{names.map(draw)}</FieldGroup>)}
    </>
  )
}
