import type { Metadata } from 'next'
import { Form } from '@/app/_form/form'
import { TextAreaField } from '@/app/_form/text-area-field'
import { TextField } from '@/app/_form/text-field'
import { readPage } from '@/app/_frame/read-page'
import { Breadcrumb } from '@/app/_ui/breadcrumb'
import { DataTable } from '@/app/_ui/data-table'
import { LayPage } from '@/app/_ui/lay-page'
import { PageHeading } from '@/app/_ui/page-heading'
import { Section } from '@/app/_ui/section'
import { StatusWord } from '@/app/_ui/status-word'
import { requireActor } from '@/lib/auth'
import { needs } from '@/lib/knowledge/need-queries'
import { needWords } from '@/lib/knowledge/words'
import { propose } from './actions'
import { AsOrganisation } from './as-organisation'

export const metadata: Metadata = { title: 'Nieuwe noden' }

export default async function NeedsPage() {
  const actor = await requireActor()
  const { needs: lines, organisations } = await readPage(actor, (tx) => needs(tx, actor))
  return (
    <LayPage>
      <Breadcrumb items={[{ label: 'Kennisbank', href: '/kennis' }]} />
      <PageHeading title="Nieuwe noden" lead="Waarover academies meer willen weten of wat ze missen. Elke organisatie heeft één stem per nood. VLAIO leest mee en antwoordt." />
      <DataTable
        label="Noden"
        density="lay"
        rows={lines}
        rowKey={({ id }) => id}
        empty="Er is nog geen nood voorgesteld."
        columns={[
          { key: 'votes', head: 'Stemmen', numeric: true, narrow: true, cell: ({ votes }) => <strong>{votes}</strong> },
          { key: 'title', head: 'Nood', rowHead: true, cell: ({ id, title, organisation }) => <><a href={`/kennis/noden/${id}`}>{title}</a><span className="table__note">{organisation.legalName}</span></> },
          { key: 'remarks', head: 'Opmerkingen', numeric: true, narrow: true, cell: ({ remarks }) => remarks },
          { key: 'status', head: 'Stand', cell: ({ status }) => <StatusWord tone={needWords[status].tone}>{needWords[status].word}</StatusWord> },
        ]}
      />
      {organisations.length > 0 && (
        <Section title="Stel een nood voor">
          <Form action={propose} submit="Stel voor" label="Nood voorstellen" requiredNote>
            <AsOrganisation organisations={organisations} />
            <TextField name="title" label="In één zin" maxLength={120} />
            <TextAreaField name="description" label="Wat hebt u nodig, en waarom?" hint="Aangemelde organisaties en VLAIO lezen dit. Noem geen personen." rows={5} minimum={40} maximum={2000} />
          </Form>
        </Section>
      )}
    </LayPage>
  )
}
