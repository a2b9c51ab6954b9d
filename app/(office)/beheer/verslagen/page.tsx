import type { Metadata } from 'next'
import { readPage } from '@/app/_frame/read-page'
import { DataTable } from '@/app/_ui/data-table'
import { Deadline } from '@/app/_ui/deadline'
import { Instant } from '@/app/_ui/instant'
import { OfficePage } from '@/app/_ui/office-page'
import { PageHeading } from '@/app/_ui/page-heading'
import { StatusWord } from '@/app/_ui/status-word'
import { Tabs } from '@/app/_ui/tabs'
import { requireActor } from '@/lib/auth'
import { grantWords } from '@/lib/grants/words'
import { officeReports, officeStatuses } from '@/lib/reports/queries'
import { reportTypeWords, reportWords } from '@/lib/reports/words'

export const metadata: Metadata = { title: 'Verslagen' }

export default async function ReportsPage({ searchParams }: { searchParams: Promise<{ toestand?: string | string[] }> }) {
  const actor = await requireActor()
  const { toestand } = await searchParams
  const status = officeStatuses.find((one) => one === toestand) ?? null
  const { reports, counts } = await readPage(actor, (tx, now) => officeReports(tx, actor, status, now))
  return (
    <OfficePage>
      <PageHeading title="Verslagen" lead="Ingediende verslagen wachten op uw oordeel; de andere op hun organisatie." />
      <Tabs
        label="Toestand"
        tabs={[{ label: 'Alle', href: '/beheer/verslagen', current: status === null }, ...counts.map((one) => ({ label: reportWords[one.status], href: `/beheer/verslagen?toestand=${one.status}`, count: one.count, current: one.status === status }))]}
      />
      <DataTable
        label="Verslagen"
        empty="Er zijn geen verslagen met deze toestand."
        rows={reports}
        rowKey={({ id }) => id}
        columns={[
          { key: 'number', head: 'Dossier', rowHead: true, cell: ({ id, grant, submittedAt }) => <>{submittedAt ? <a href={`/beheer/verslagen/${id}`}>{grant.number}</a> : grant.number}<span className="table__note">{grant.organisation.legalName}</span></> },
          { key: 'call', head: 'Oproep', cell: ({ grant }) => grant.call.code },
          { key: 'type', head: 'Soort', cell: ({ type }) => reportTypeWords[type] },
          { key: 'status', head: 'Toestand', cell: ({ status: state, lapsed }) => (lapsed ? 'vervallen' : reportWords[state]) },
          { key: 'due', head: 'Uiterste datum', narrow: true, cell: ({ dueAt, late }) => <><Deadline at={dueAt} short />{late && <> <StatusWord tone="refused">te laat</StatusWord></>}</> },
          { key: 'submitted', head: 'Ingediend', narrow: true, cell: ({ submittedAt }) => submittedAt && <Instant at={submittedAt} short /> },
          { key: 'grant', head: 'Dossier staat op', cell: ({ grant }) => (grant.settlement && !grant.settlement.confirmedAt ? 'afrekening te bevestigen' : grantWords[grant.status]) },
        ]}
      />
    </OfficePage>
  )
}
