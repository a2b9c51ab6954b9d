import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { BarChart } from '@/app/_ui/bar-chart'
import { ChartTable } from '@/app/_ui/chart-table'
import { DataTable } from '@/app/_ui/data-table'
import { LayPage } from '@/app/_ui/lay-page'
import { PageHeading } from '@/app/_ui/page-heading'
import { Section } from '@/app/_ui/section'
import { currentActor } from '@/lib/auth'
import { asActor } from '@/lib/db'
import { girlsFigures, girlsTarget, inWords, reaches, type MonitorEdition, type MonitorFigure } from '@/lib/monitor/edition'
import { latestEdition } from '@/lib/monitor/queries'

export const metadata: Metadata = { title: 'STEM-monitor' }

export default async function MonitorPage() {
  const edition = await asActor(await currentActor(), latestEdition)
  if (!edition) notFound()
  const girls = girlsFigures(edition)
  const others = edition.figures.filter((figure) => !girls.includes(figure))
  return (
    <LayPage>
      <PageHeading display title="STEM-monitor" lead={`Hoeveel jongeren kiezen voor STEM, en hoeveel daarvan zijn meisjes? Cijfers over schooljaar ${edition.referenceYear}, in de woorden van de bron.`} />
      <GirlsChart edition={edition} figures={girls} />
      <Section title="Instroom, doorstroom en uitstroom" ruled>
        <FigureTable label="Cijfers over instroom en uitstroom" figures={others} />
        <p>Voor de doorstroom van secundair naar hoger onderwijs geeft de bron geen cijfer. Ze zegt dat die stijgt, en dat STEM-studenten een hoger studierendement halen dan andere studenten.</p>
      </Section>
      <Section title="Later gepubliceerde cijfers" intro="Een tweede reeks, met het adres van elke bron. Ze gebruiken soms een andere definitie." ruled>
        <DataTable
          label="Later gepubliceerde cijfers"
          density="lay"
          rows={edition.laterFigures}
          rowKey={({ code }) => code}
          columns={[
            { key: 'label', head: 'Cijfer', rowHead: true, cell: ({ labelNl }) => labelNl },
            { key: 'year', head: 'Schooljaar', cell: ({ schoolYear }) => schoolYear },
            { key: 'value', head: 'Waarde', numeric: true, cell: ({ value, unit }) => `${String(value).replace('.', ',')}${unit}` },
            { key: 'source', head: 'Bron', cell: ({ sourceUrl, labelNl, schoolYear }) => <a href={sourceUrl} rel="external noreferrer">{new URL(sourceUrl).hostname}<span className="visually-hidden">: {labelNl}, {schoolYear}</span></a> },
          ]}
        />
      </Section>
    </LayPage>
  )
}

function GirlsChart({ edition, figures }: { edition: MonitorEdition; figures: readonly MonitorFigure[] }) {
  const goal = girlsTarget(edition)
  const reached = goal === null ? [] : figures.filter((figure) => reaches(figure, goal))
  const finding = goal === null ? 'Aandeel meisjes en vrouwen per opleiding.' : `In ${reached.length} van de ${figures.length} opleidingen is minstens een derde een meisje of vrouw.`
  return (
    <Section title="Aandeel meisjes en vrouwen" intro={finding} ruled>
      <BarChart
        label={finding}
        bars={figures.map((figure) => ({ label: figure.labelNl, value: figure.value, words: inWords(figure), reached: goal !== null && reaches(figure, goal) }))}
        {...(goal === null ? {} : { goal: { value: goal, word: 'doel: een derde' } })}
        source={`STEM-monitor, schooljaar ${edition.referenceYear}`}
      />
      <ChartTable><FigureTable label="Aandeel meisjes en vrouwen" figures={figures} /></ChartTable>
    </Section>
  )
}

function FigureTable({ label, figures }: { label: string; figures: readonly MonitorFigure[] }) {
  return (
    <DataTable
      label={label}
      density="lay"
      rows={figures}
      rowKey={({ code }) => code}
      columns={[
        { key: 'label', head: 'Cijfer', rowHead: true, cell: ({ labelNl }) => labelNl },
        { key: 'value', head: 'Waarde', numeric: true, cell: inWords },
        { key: 'quote', head: 'Woorden van de bron', cell: ({ quoteNl }) => `“${quoteNl}”` },
        { key: 'year', head: 'Schooljaar', cell: ({ schoolYear }) => schoolYear },
      ]}
    />
  )
}
