import type { Metadata } from 'next'
import { BarChart } from '@/app/_ui/bar-chart'
import { ChartTable } from '@/app/_ui/chart-table'
import { Section } from '@/app/_ui/section'
import { children } from '@/lib/monitor/outcome-words'
import { quarterTable, quarterWords } from '@/lib/monitor/portfolio-tables'
import { localDay } from '@/lib/time'
import { Dashboard } from '../_dashboard/dashboard'
import { OutcomeTableView } from '../_dashboard/outcome-table-view'
import { readDashboard, type SearchParams } from '../_dashboard/read-dashboard'

export const metadata: Metadata = { title: 'Verloop · Opvolging' }

export default async function TrendPage({ searchParams }: { searchParams: SearchParams }) {
  const { portfolio, more: today } = await readDashboard(searchParams, async (_tx, _portfolio, now) => localDay(now))
  const table = quarterTable(portfolio, today)
  return (
    <Dashboard current="/opvolging/verloop" portfolio={portfolio} lead={table.finding}>
      <Section title="Kinduren per kwartaal" ruled>
        <BarChart
          label={table.finding}
          bars={[...portfolio.outcomes.byQuarter].map(([day, sums]) => ({ label: quarterWords(day, today), value: sums.child_quarters / 4, words: children(sums.child_quarters / 4, sums.withheld), reached: true }))}
          source="Aanvaarde eindverslagen, en logboeken van lopende dossiers. Een sessie telt in het kwartaal waarin ze gehouden werd."
        />
        <ChartTable open>
          <OutcomeTableView table={table} filter={portfolio.filter} stacked show={({ cells, href }, index) => (index === 0 && href !== undefined ? <a href={`/opvolging${href}`}>{cells[0]}</a> : undefined)} />
        </ChartTable>
      </Section>
    </Dashboard>
  )
}
