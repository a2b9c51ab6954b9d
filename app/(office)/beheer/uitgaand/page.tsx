import { notFound } from 'next/navigation'
import { SelectField } from '@/app/_form/select-field'
import { DataTable } from '@/app/_ui/data-table'
import { FilterBar } from '@/app/_ui/filter-bar'
import { Instant } from '@/app/_ui/instant'
import { OfficePage } from '@/app/_ui/office-page'
import { PageHeading } from '@/app/_ui/page-heading'
import { Pager } from '@/app/_ui/pager'
import { can } from '@/lib/access/policy'
import { requireActor } from '@/lib/auth'
import { asActor } from '@/lib/db'
import { outboxPage, PAGE_SIZE } from '@/lib/mail/queries'
import { outboxStates, outboxWords } from '@/lib/mail/words'
import { MailState } from './mail-state'
import { OutgoingTabs } from './outgoing-tabs'

export const metadata = { title: 'Uitgaande berichten' }

type Search = { toestand?: string | string[]; bladzijde?: string | string[] }

export default async function OutboxPage({ searchParams }: { searchParams: Promise<Search> }) {
  const actor = await requireActor()
  if (!can(actor, 'outbox.read')) notFound()
  const asked = await searchParams
  const state = outboxStates.find((one) => one === asked.toestand) ?? null
  const page = Math.min(Math.max(1, Math.trunc(Number(asked.bladzijde)) || 1), 100_000)
  const { lines, total, counts } = await asActor(actor, (tx) => outboxPage(tx, actor, { state, page }))
  return (
    <OfficePage>
      <PageHeading title="Uitgaande berichten" lead="Elk bericht dat het loket verstuurt. Een bericht wordt opgemaakt op het moment van verzenden." />
      <OutgoingTabs current="/beheer/uitgaand" />
      <FilterBar label="Filter de berichten" resetHref="/beheer/uitgaand">
        <SelectField name="toestand" label="Toestand" defaultValue={state ?? ''} options={[{ value: '', label: 'Alle' }, ...counts.map((one) => ({ value: one.state, label: `${outboxWords[one.state]} (${one.count})` }))]} />
      </FilterBar>
      <DataTable
        stacks
        label="Uitgaande berichten"
        rows={lines}
        rowKey={(line) => line.id}
        empty="Er zijn geen berichten met deze toestand."
        columns={[
          { key: 'what', head: 'Bericht', rowHead: true, cell: (line) => <a href={`/beheer/uitgaand/${line.id}`}>{line.what}</a> },
          { key: 'to', head: 'Aan', cell: (line) => line.recipient ?? 'afgeschermd' },
          { key: 'file', head: 'Dossier', narrow: true, cell: (line) => line.fileNumber && <a href={`/beheer/dossiers/${line.fileNumber}`}>{line.fileNumber}</a> },
          { key: 'state', head: 'Toestand', cell: (line) => <MailState state={line.state} /> },
          { key: 'error', head: 'Fout', cell: (line) => line.lastError },
          { key: 'at', head: 'Gemaakt', narrow: true, cell: (line) => <Instant at={line.createdAt} short precision="minute" /> },
        ]}
      />
      <Pager page={page} pageCount={Math.ceil(total / PAGE_SIZE)} total={total} unit={['bericht', 'berichten']} hrefFor={(number) => `/beheer/uitgaand?${new URLSearchParams({ ...(state ? { toestand: state } : {}), bladzijde: String(number) })}`} />
    </OfficePage>
  )
}
