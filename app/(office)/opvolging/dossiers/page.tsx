import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { z } from 'zod'
import { Pager } from '@/app/_ui/pager'
import { Section } from '@/app/_ui/section'
import { can } from '@/lib/access/policy'
import { queryOf } from '@/lib/monitor/outcome-filter'
import { OUTCOME_GRANTS_PER_PAGE } from '@/lib/monitor/outcome-grants'
import { readGrantPage, readPerCall, readPerPartnership } from '@/lib/monitor/portfolio'
import { grantTable, perTable } from '@/lib/monitor/portfolio-tables'
import { Dashboard } from '../_dashboard/dashboard'
import { OutcomeTableView } from '../_dashboard/outcome-table-view'
import { readDashboard, type SearchParams } from '../_dashboard/read-dashboard'

export const metadata: Metadata = { title: 'Dossiers · Opvolging' }

const paged = z.object({ bladzijde: z.coerce.number().int().min(1).max(100_000).default(1) })

export default async function OutcomeGrantsPage({ searchParams }: { searchParams: SearchParams }) {
  const asked = paged.safeParse(await searchParams)
  if (!asked.success) notFound()
  const page = asked.data.bladzijde
  const { actor, portfolio, more } = await readDashboard(searchParams, async (tx, read) => ({
    calls: await readPerCall(tx, read),
    partnerships: await readPerPartnership(tx, read),
    grants: read.scope.exact ? await readGrantPage(tx, read, page) : null,
  }))
  const { filter } = portfolio
  const [calls, partnerships] = [perTable('oproepen', more.calls, portfolio), perTable('partnerschappen', more.partnerships, portfolio)]
  const grants = more.grants && grantTable(more.grants.rows, more.grants.total)
  const reportOf = (number: string) => more.grants?.rows.find((row) => row.number === number)?.reportId
  return (
    <Dashboard current="/opvolging/dossiers" portfolio={portfolio} lead={calls.finding}>
      <Section title={calls.title} ruled><OutcomeTableView table={calls} filter={filter} show={({ cells, href }, index) => (index === 0 && href !== undefined ? <a href={`/opvolging/dossiers${href}`}>{cells[0]}</a> : undefined)} /></Section>
      {partnerships.rows.length > 0 && (
        <Section title={partnerships.title} intro={partnerships.finding} ruled><OutcomeTableView table={partnerships} filter={filter} show={({ cells, href }, index) => (index === 0 && href !== undefined ? <a href={`/opvolging/dossiers${href}`}>{cells[0]}</a> : undefined)} /></Section>
      )}
      {grants && more.grants && (
        <Section title={grants.title} intro={grants.finding} ruled>
          <OutcomeTableView
            table={grants}
            filter={filter}
            show={({ key, cells }, index) => {
              const report = reportOf(key)
              if (index === 0) return <a className="file-number" href={can(actor, 'outcome.read-exact') ? `/beheer/dossiers/${key}` : `/dossiers/${key}`}>{cells[0]}</a>
              if (index === 5 && report && can(actor, 'report.read')) return <a href={`/beheer/verslagen/${report}`}>{cells[5]}<span className="visually-hidden"> van {key}</span></a>
              return undefined
            }}
          />
          <Pager page={page} pageCount={Math.ceil(more.grants.total / OUTCOME_GRANTS_PER_PAGE)} total={more.grants.total} unit={['dossier', 'dossiers']} hrefFor={(to) => `/opvolging/dossiers${queryOf(filter, { bladzijde: String(to) })}`} />
        </Section>
      )}
    </Dashboard>
  )
}
