import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { SelectField } from '@/app/_form/select-field'
import { TextField } from '@/app/_form/text-field'
import { formatEuroShort } from '@/app/_ui/amount'
import { DataTable } from '@/app/_ui/data-table'
import { FilterBar } from '@/app/_ui/filter-bar'
import { Instant } from '@/app/_ui/instant'
import { OfficePage } from '@/app/_ui/office-page'
import { PageHeading } from '@/app/_ui/page-heading'
import { Pager } from '@/app/_ui/pager'
import { readPage } from '@/app/_frame/read-page'
import { isStaff } from '@/lib/access/actor'
import { can } from '@/lib/access/policy'
import { dossierFilter, dossierSorts, filedStatuses, type DossierFilter } from '@/lib/applications/dossier-filter'
import { DOSSIERS_PER_PAGE, dossiersPage } from '@/lib/applications/dossiers'
import { officeStatus } from '@/lib/applications/office-words'
import { requireActor } from '@/lib/auth'
import { FileState } from './file-state'

export const metadata: Metadata = { title: 'Dossiers' }

export default async function DossiersPage({ searchParams }: { searchParams: Promise<Record<string, string | string[]>> }) {
  const actor = await requireActor()
  const asked = dossierFilter.safeParse(await searchParams)
  if (!asked.success) notFound()
  const filter = asked.data
  const { rows, total, calls } = await readPage(actor, (tx) => dossiersPage(tx, actor, filter))
  return (
    <OfficePage>
      <PageHeading title="Dossiers">
        {isStaff(actor) && can(actor, 'reconsideration.read', { filed: true }) && <p><a href="/beheer/heroverwegingen">Verzoeken tot heroverweging</a></p>}
      </PageHeading>
      <FilterBar label="Zoek dossiers" submitLabel="Zoek" resetHref="/beheer/dossiers">
        <TextField name="zoek" label="Organisatie, nummer of titel" kind="search" defaultValue={filter.zoek} width="medium" />
        <SelectField name="oproep" label="Oproep" defaultValue={filter.oproep} options={[{ value: '', label: 'Alle' }, ...calls.map(({ code }) => ({ value: code, label: code }))]} />
        <SelectField name="toestand" label="Toestand" defaultValue={filter.toestand} options={[{ value: '', label: 'Alle' }, ...filedStatuses.map((status) => ({ value: status, label: officeStatus[status].word }))]} />
        <SelectField name="sorteer" label="Sorteer" defaultValue={filter.sorteer} options={Object.entries(dossierSorts).map(([value, label]) => ({ value, label }))} />
      </FilterBar>
      <DataTable
        stacks
        label="Dossiers"
        rows={rows}
        rowKey={(row) => row.id}
        empty="Geen dossiers gevonden. Pas de zoekvelden aan of toon alles."
        columns={[
          { key: 'number', head: 'Dossier', rowHead: true, narrow: true, cell: (row) => <a href={`/beheer/dossiers/${row.number}`}>{row.number}</a> },
          { key: 'organisation', head: 'Organisatie', cell: (row) => <>{row.organisation.legalName} <span className="muted">{row.organisation.municipality?.name}</span></> },
          { key: 'title', head: 'Titel', cell: (row) => row.title },
          { key: 'call', head: 'Oproep', narrow: true, cell: (row) => row.call.code },
          { key: 'status', head: 'Toestand', cell: (row) => <FileState {...row} /> },
          { key: 'submitted', head: 'Ingediend', narrow: true, cell: (row) => row.submittedAt && <Instant at={row.submittedAt} short /> },
          { key: 'requested', head: 'Gevraagd', unit: 'euro', numeric: true, cell: (row) => (row.requestedCents === null ? '' : formatEuroShort(row.requestedCents)) },
        ]}
      />
      <Pager page={filter.bladzijde} pageCount={Math.ceil(total / DOSSIERS_PER_PAGE)} total={total} unit={['dossier', 'dossiers']} hrefFor={(page) => addressOf({ ...filter, bladzijde: page })} />
    </OfficePage>
  )
}

/** Only what differs from the default stands in the address. */
const addressOf = ({ oproep, toestand, zoek, sorteer, bladzijde }: DossierFilter): string => {
  const given = { oproep, toestand, zoek, sorteer: sorteer === 'nummer' ? '' : sorteer, bladzijde: bladzijde === 1 ? '' : String(bladzijde) }
  return `/beheer/dossiers?${new URLSearchParams(Object.entries(given).filter(([, value]) => value !== ''))}`
}
