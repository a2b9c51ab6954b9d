import { readPage } from '@/app/_frame/read-page'
import { DateField } from '@/app/_form/date-field'
import { FieldGroup } from '@/app/_form/field-group'
import { Form } from '@/app/_form/form'
import { SelectField } from '@/app/_form/select-field'
import { TextField } from '@/app/_form/text-field'
import { DataTable } from '@/app/_ui/data-table'
import { Instant } from '@/app/_ui/instant'
import { OfficePage } from '@/app/_ui/office-page'
import { PageHeading } from '@/app/_ui/page-heading'
import { Section } from '@/app/_ui/section'
import { can } from '@/lib/access/policy'
import { requireActor } from '@/lib/auth'
import { formatKbo } from '@/lib/organisations/kbo'
import { waitingMandates } from '@/lib/organisations/queries'
import { recognitionWords } from '@/lib/organisations/words'
import { enterRecognition } from './actions'

export const metadata = { title: 'Machtigingen en erkenningen' }

export default async function MandatesPage() {
  const actor = await requireActor()
  const mandates = await readPage(actor, (tx) => waitingMandates(tx, actor))
  return (
    <OfficePage>
      <PageHeading title="Machtigingen en erkenningen" />
      <Section title="Machtigingen die wachten" intro="Wie wacht, mag intussen indienen onder voorbehoud.">
        <DataTable
          stacks
          label="Machtigingen die wachten"
          rows={mandates}
          rowKey={({ id }) => id}
          empty="Er wacht geen machtiging."
          columns={[
            { key: 'person', head: 'Persoon', rowHead: true, cell: ({ id, person }) => <a href={`/beheer/machtigingen/${id}`}>{person.name}</a> },
            { key: 'organisation', head: 'Organisatie', cell: ({ organisation }) => organisation.legalName },
            { key: 'kbo', head: 'Ondernemingsnummer', narrow: true, cell: ({ organisation }) => formatKbo(organisation.kbo) },
            { key: 'proof', head: 'Bewijs', cell: ({ proofSha256, proofName }) => (proofSha256 ? proofName : 'geen') },
            { key: 'asked', head: 'Gevraagd op', narrow: true, cell: ({ requestedAt }) => <Instant at={requestedAt} short /> },
          ]}
        />
      </Section>
      {can(actor, 'recognition.record') && <Recognition />}
    </OfficePage>
  )
}

function Recognition() {
  const statuses = (['REQUESTED', 'PROVISIONAL', 'FULL', 'EXPIRED', 'WITHDRAWN'] as const).map((value) => ({ value, label: recognitionWords[value] }))
  return (
    <Section title="Erkenning inschrijven" intro="Een regel in het register verandert niet. Voeg een nieuwe toe.">
      <Form action={enterRecognition} submit="Schrijf in" label="Erkenning inschrijven">
        <TextField name="enterpriseNumber" label="Ondernemingsnummer" width="medium" />
        <TextField name="number" label="Nummer van de erkenning" width="medium" maxLength={40} />
        <SelectField name="status" label="Toestand" options={statuses} placeholder="Kies" />
        <FieldGroup legend="Geldig" inline>
          <DateField name="validFrom" label="Van" />
          <DateField name="validTo" label="Tot en met" />
        </FieldGroup>
      </Form>
    </Section>
  )
}
