import type { Metadata } from 'next'
import { BarChart } from '@/app/_ui/bar-chart'
import { ChartTable } from '@/app/_ui/chart-table'
import { IntervalBar } from '@/app/_ui/interval-bar'
import { Section } from '@/app/_ui/section'
import { decimal, files } from '@/lib/monitor/outcome-words'
import { readCosts, readSpread } from '@/lib/monitor/portfolio'
import { costPerCallTable, costTable, spreadTable } from '@/lib/monitor/cost-tables'
import { Dashboard } from '../_dashboard/dashboard'
import { OutcomeTableView } from '../_dashboard/outcome-table-view'
import { readDashboard, type SearchParams } from '../_dashboard/read-dashboard'

export const metadata: Metadata = { title: 'Spreiding en kost · Opvolging' }

export default async function CostPage({ searchParams }: { searchParams: SearchParams }) {
  const { portfolio, more } = await readDashboard(searchParams, async (tx, read) => ({ spread: await readSpread(tx, read), costs: await readCosts(tx, read) }))
  const [cost, perCall, distribution] = [costTable(more.spread, portfolio), costPerCallTable(more.costs), spreadTable(more.spread)]
  const dearest = Math.max(0, ...more.costs.map(({ spread }) => spread.p90 ?? 0))
  return (
    <Dashboard current="/opvolging/kosten" portfolio={portfolio} lead={cost.finding}>
      <Section title={perCall.title} intro={perCall.finding} ruled>
        <OutcomeTableView
          table={perCall}
          stacked
          filter={portfolio.filter}
          extra={{
            head: `Acht op de tien (van 0 tot ${decimal(dearest / 100)} euro)`,
            cell: ({ key }) => {
              const spread = more.costs.find(({ code }) => (code || 'alle') === key)?.spread
              return spread && spread.p10 !== null && spread.median !== null && spread.p90 !== null ? <IntervalBar from={0} to={dearest} lower={spread.p10} value={spread.median} upper={spread.p90} /> : null
            },
          }}
        />
        <p className="small muted">Definitieve subsidie van een afgerekend dossier, gedeeld door al zijn kinduren. Met een plaats of periode gekozen: de dossiers die daar iets hielden, als geheel.</p>
      </Section>
      <Section title={cost.title} ruled><OutcomeTableView table={cost} filter={portfolio.filter} stacked /></Section>
      <Section title={distribution.title} intro={distribution.finding} ruled>
        <BarChart label={distribution.finding} bars={distribution.rows.map(({ cells }, index) => ({ label: `${cells[0]} kinduren`, value: more.spread.steps[index]?.grants ?? 0, words: files(more.spread.steps[index]?.grants ?? 0), reached: true }))} source="Dossiers met minstens één kinduur." />
        <ChartTable><OutcomeTableView table={distribution} filter={portfolio.filter} /></ChartTable>
      </Section>
    </Dashboard>
  )
}
