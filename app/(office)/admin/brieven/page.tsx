import { readPage } from '@/app/_frame/read-page'
import { Form } from '@/app/_form/form'
import { Button } from '@/app/_ui/button'
import { DataTable, type Column } from '@/app/_ui/data-table'
import { Instant } from '@/app/_ui/instant'
import { OfficePage } from '@/app/_ui/office-page'
import { PageHeading } from '@/app/_ui/page-heading'
import { Section } from '@/app/_ui/section'
import { StatusWord } from '@/app/_ui/status-word'
import { requireActor } from '@/lib/auth'
import { isTemplatePart, templateParts } from '@/lib/letters/template-fields'
import { templateVersions, type TemplateVersion } from '@/lib/letters/template-queries'
import { AdminTabs } from '../admin-tabs'
import { choose } from './actions'
import { partWords } from './part-words'

export const metadata = { title: 'Brieven' }

export default async function TemplatesPage() {
  const actor = await requireActor()
  const { used, versions } = await readPage(actor, (tx) => templateVersions(tx, actor))
  return (
    <OfficePage>
      <AdminTabs current="/admin/brieven" />
      <PageHeading title="Brieven" lead="De vaste teksten van elke brief. Een wijziging is altijd een nieuwe versie. Een brief houdt de versie waarmee hij gemaakt is." />
      <ul>
        {Object.keys(templateParts).filter(isTemplatePart).map((part) => <li key={part}><a href={`/admin/brieven/${part}`}>{partWords[part]}</a></li>)}
      </ul>
      <Section title="Versies" intro="Een versie geldt voor alle brieven samen. U kunt altijd terug naar een oudere.">
        <DataTable label="Versies van de brieven" rows={versions} rowKey={({ version }) => String(version)} columns={columns(used)} />
      </Section>
    </OfficePage>
  )
}

const columns = (used: number | null): Column<TemplateVersion>[] => [
  { key: 'version', head: 'Versie', rowHead: true, cell: ({ words }) => words },
  { key: 'note', head: 'Wat er wijzigde', cell: ({ note }) => note },
  { key: 'made', head: 'Gemaakt', cell: ({ by, madeAt }) => (madeAt ? <>{by}, <Instant at={madeAt} short precision="minute" /></> : '–') },
  { key: 'example', head: 'Voorbeeld', narrow: true, cell: ({ version, words }) => <a href={`/admin/brieven/beslissing/voorbeeld.pdf?versie=${version ?? 'geleverd'}`}>Pdf<span className="visually-hidden"> van versie {words}</span></a> },
  {
    key: 'use', head: 'Gebruik', narrow: true,
    cell: ({ version, words, inUse }) => inUse ? <StatusWord tone="done">in gebruik</StatusWord> : <Form action={choose} hidden={{ version: version === null ? '' : String(version), seen: used === null ? '' : String(used) }} label={`Versie ${words} in gebruik nemen`}><Button small kind="secondary">Neem in gebruik<span className="visually-hidden">: versie {words}</span></Button></Form>,
  },
]
