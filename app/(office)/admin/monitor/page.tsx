import { Form } from '@/app/_form/form'
import { TextAreaField } from '@/app/_form/text-area-field'
import { TextField } from '@/app/_form/text-field'
import { readPage } from '@/app/_frame/read-page'
import { DataTable } from '@/app/_ui/data-table'
import { Instant } from '@/app/_ui/instant'
import { OfficePage } from '@/app/_ui/office-page'
import { PageHeading } from '@/app/_ui/page-heading'
import { Section } from '@/app/_ui/section'
import { requireActor } from '@/lib/auth'
import { editionVersions } from '@/lib/monitor/publish-edition'
import { AdminTabs } from '../admin-tabs'
import { publish } from './actions'
import { Preview } from './preview'

export const metadata = { title: 'STEM-monitor publiceren' }

export default async function MonitorAdminPage() {
  const actor = await requireActor()
  const versions = await readPage(actor, (tx) => editionVersions(tx, actor))
  return (
    <OfficePage>
      <AdminTabs current="/admin/monitor" />
      <Form action={publish} requiredNote heading={<PageHeading title="STEM-monitor publiceren" lead="Een editie verandert nooit. Geef dezelfde code op om een verbeterde versie te publiceren." />}>
        <TextField name="code" label="Code van de editie" hint="Hoofdletters, cijfers en streepjes, bijvoorbeeld STEM-MONITOR-2026." width="medium" />
        <TextField name="referenceYear" label="Schooljaar" hint="Bijvoorbeeld 2024-2025." width="short" />
        <TextField name="source" label="Bron" hint="Wie de cijfers publiceerde. Een regel kan een eigen bron noemen." width="medium" />
        <TextAreaField name="pasted" label="Plak uit uw rekenblad of uit een CSV-bestand" hint="De eerste regel noemt de kolommen: kind, code, label, value, operator, unit, period, stage, level, form, gender, quote, source, series. Het bestand monitor.csv van de open data past zo." rows={10} />
        <Preview />
      </Form>
      <Section title="Wat gepubliceerd is">
        <DataTable
          label="Gepubliceerde edities" density="lay" rows={versions} rowKey={({ code, version }) => `${code} ${version}`}
          columns={[
            { key: 'code', head: 'Editie', rowHead: true, cell: ({ code }) => <a href={`/monitor?editie=${encodeURIComponent(code)}`}>{code}</a> },
            { key: 'version', head: 'Versie', numeric: true, cell: ({ version }) => version },
            { key: 'year', head: 'Schooljaar', cell: ({ referenceYear }) => referenceYear },
            { key: 'figures', head: 'Cijfers', numeric: true, cell: ({ figures }) => figures },
            { key: 'at', head: 'Gepubliceerd', cell: ({ publishedAt, publishedBy }) => <><Instant at={publishedAt} short /> {publishedBy ?? 'met het loket'}</> },
          ]}
        />
      </Section>
    </OfficePage>
  )
}
