import { BarChart } from '@/app/_ui/bar-chart'
import { ChartTable } from '@/app/_ui/chart-table'
import { Section } from '@/app/_ui/section'
import { girlsFigures, girlsTarget, inWords, reaches, type MonitorEdition } from '@/lib/monitor/edition'
import { FigureTable } from './figure-table'

export function GirlsSection({ edition }: { edition: MonitorEdition }) {
  const figures = girlsFigures(edition)
  if (figures.length === 0) return null
  const goal = girlsTarget(edition)
  const reached = goal === null ? [] : figures.filter((figure) => reaches(figure, goal))
  const finding = goal === null ? 'Aandeel meisjes en vrouwen per opleiding.' : `In ${reached.length} van de ${figures.length} opleidingen is minstens een derde een meisje of vrouw.`
  return (
    <Section title="Aandeel meisjes en vrouwen" intro={finding} ruled>
      <BarChart
        label={finding}
        bars={figures.map((figure) => ({ label: figure.labelNl, value: figure.value, words: inWords(figure), reached: goal !== null && reaches(figure, goal) }))}
        {...(goal === null ? {} : { goal: { value: goal, word: 'doel: een derde' } })}
        source={`${edition.source || 'STEM-monitor'}, schooljaar ${edition.referenceYear}. Blauw haalt een derde, grijs niet. De woorden naast de balk zijn die van de bron.`}
      />
      <ChartTable open><FigureTable label="Aandeel meisjes en vrouwen" figures={figures} source={edition.source} /></ChartTable>
    </Section>
  )
}
