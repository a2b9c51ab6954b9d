import type { Metadata } from 'next'
import { Section } from '@/app/_ui/section'
import { FIGURE_COLUMNS } from '@/lib/monitor/outcome-figures'
import { readTargetRows } from '@/lib/monitor/portfolio'
import { keyTable, targetTable } from '@/lib/monitor/portfolio-tables'
import { Dashboard } from './_dashboard/dashboard'
import { OutcomeTableView } from './_dashboard/outcome-table-view'
import { readDashboard, type SearchParams } from './_dashboard/read-dashboard'

export const metadata: Metadata = { title: 'Opvolging' }

export default async function PortfolioPage({ searchParams }: { searchParams: SearchParams }) {
  const { portfolio, more: targets } = await readDashboard(searchParams, readTargetRows)
  const table = keyTable(portfolio)
  return (
    <Dashboard current="/opvolging" portfolio={portfolio} lead={table.finding}>
      <Section title="Doelen" ruled>
        <p>{targetTable(targets).finding} <a href="/opvolging/doelen">Bekijk de doelen</a></p>
      </Section>
      <Section title={table.title} intro="Tellers en noemers zijn opgeteld, nooit percentages. Boven één activiteit zijn deelnemers deelnames: een kind kan meer dan één keer voorkomen." ruled>
        <OutcomeTableView
          table={table}
          filter={portfolio.filter}
          head={1}
          stacked
        />
        <p className="small muted">Cijfers komen uit aanvaarde eindverslagen, en van lopende dossiers uit het logboek; deelnames daar alleen waar de organisator ze invulde. Een deelname telt in het kwartaal van de eerste sessie van de activiteit. Kansentarief verschilt per gemeente: vergelijk het in de tijd, en met voorzichtigheid tussen gemeenten.</p>
        <p className="small muted">Een CSV van de opvolging heeft op elke regel één getal, en altijd dezelfde kolommen: {new Intl.ListFormat('nl-BE').format(FIGURE_COLUMNS)}. De status is cijfer, minstens (een deel is te klein om te tonen), niet getoond of geen cijfer; bij een doel ook de stand. Alleen de lijst van dossiers heeft een regel per dossier.</p>
      </Section>
    </Dashboard>
  )
}
