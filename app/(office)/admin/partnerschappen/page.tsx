import { readPage } from '@/app/_frame/read-page'
import { Form } from '@/app/_form/form'
import { MunicipalityField } from '@/app/_form/municipality-field'
import { TextField } from '@/app/_form/text-field'
import { DataTable } from '@/app/_ui/data-table'
import { LocalDate } from '@/app/_ui/local-date'
import { OfficePage } from '@/app/_ui/office-page'
import { PageHeading } from '@/app/_ui/page-heading'
import { Section } from '@/app/_ui/section'
import { requireActor } from '@/lib/auth'
import { partnerships } from '@/lib/organisations/queries'
import { municipalities } from '@/lib/reference/queries'
import { AdminTabs } from '../admin-tabs'
import { create } from './actions'

export const metadata = { title: 'Partnerschappen' }

export default async function PartnershipsPage() {
  const actor = await requireActor()
  const { rows, places } = await readPage(actor, async (tx) => ({ rows: await partnerships(tx, actor), places: await municipalities(tx) }))
  return (
    <OfficePage>
      <AdminTabs current="/admin/partnerschappen" />
      <PageHeading title="STEM-partnerschappen" />
      <DataTable
        label="STEM-partnerschappen"
        rows={rows}
        rowKey={({ code }) => code}
        empty="Er is nog geen partnerschap."
        columns={[
          { key: 'code', head: 'Code', narrow: true, cell: ({ code }) => code },
          { key: 'name', head: 'Naam', rowHead: true, cell: ({ name }) => name },
          { key: 'lead', head: 'Penhouder', cell: ({ lead }) => lead.legalName },
          { key: 'seat', head: 'Zetel', cell: ({ seat }) => seat.name },
          { key: 'period', head: 'Periode', cell: ({ periodStart, periodEnd }) => periodStart && periodEnd && <Period from={periodStart} to={periodEnd} /> },
        ]}
      />
      <Section title="Nieuw partnerschap" intro="De penhouder is een organisatie die al in het loket staat.">
        <Form action={create} submit="Voeg partnerschap toe" label="Nieuw partnerschap">
          <TextField name="code" label="Code" hint="Bijvoorbeeld SP14." width="short" maxLength={20} />
          <TextField name="name" label="Naam" maxLength={150} />
          <TextField name="enterpriseNumber" label="Ondernemingsnummer van de penhouder" width="medium" />
          <MunicipalityField name="municipality" label="Zetel" options={places.map(({ nis, name }) => ({ value: nis, label: name }))} />
        </Form>
      </Section>
    </OfficePage>
  )
}

function Period({ from, to }: { from: Date; to: Date }) {
  return (
    <>
      <LocalDate date={from.toISOString().slice(0, 10)} short /> tot <LocalDate date={to.toISOString().slice(0, 10)} short />
    </>
  )
}
