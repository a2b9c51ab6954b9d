import { ChartTable } from '@/app/_ui/chart-table'
import { DataTable } from '@/app/_ui/data-table'
import { LineChart } from '@/app/_ui/line-chart'
import { Section } from '@/app/_ui/section'
import { withUnit, type MonitorEdition } from '@/lib/monitor/edition'
import { findingOf, type Series } from '@/lib/monitor/series'

export function SeriesSection({ series }: { series: readonly Series[] }) {
  if (series.length === 0) return null
  return (
    <Section title="Evolutie" intro="Cijfers die over meer schooljaren bekend zijn. Een stippellijn overbrugt jaren zonder cijfer. Latere cijfers komen uit andere publicaties en gebruiken soms een andere definitie." ruled>
      <div className="trends">
        {series.map((one) => (
          <div key={one.name}>
            <h3>{one.name}</h3>
            <LineChart label={findingOf(one)} points={one.points} goal={one.goal ?? undefined} source={`Bron: ${[...new Set(one.points.map(({ source }) => source))].join('; ')}.`} />
          </div>
        ))}
      </div>
      <ChartTable>
        <DataTable
          label="Evolutie" density="lay" rows={series.flatMap(({ name, points }) => points.map((point) => ({ name, ...point })))} rowKey={({ name, period }) => `${name} ${period}`}
          columns={[
            { key: 'name', head: 'Reeks', rowHead: true, cell: ({ name }) => name },
            { key: 'period', head: 'Schooljaar', cell: ({ period }) => period },
            { key: 'value', head: 'Waarde', numeric: true, cell: ({ words }) => words },
            { key: 'source', head: 'Bron', cell: ({ source }) => source },
          ]}
        />
      </ChartTable>
    </Section>
  )
}

/** A second series beside the edition, each figure with its address. */
export function LaterFigures({ edition }: { edition: MonitorEdition }) {
  if (edition.laterFigures.length === 0) return null
  return (
    <Section title="Later gepubliceerde cijfers" intro={`Een tweede reeks van ${edition.laterFigures.length} cijfers, elk met het adres van zijn bron.`} ruled>
      <ChartTable>
        <DataTable
          label="Later gepubliceerde cijfers" density="lay" rows={edition.laterFigures} rowKey={({ code }) => code}
          columns={[
            { key: 'label', head: 'Cijfer', rowHead: true, cell: ({ labelNl }) => labelNl },
            { key: 'year', head: 'Schooljaar', cell: ({ schoolYear }) => schoolYear },
            { key: 'value', head: 'Waarde', numeric: true, cell: ({ value, unit }) => withUnit(value, unit) },
            { key: 'source', head: 'Bron', cell: ({ sourceUrl, labelNl, schoolYear }) => <a href={sourceUrl} rel="external noreferrer">{new URL(sourceUrl).hostname}<span className="visually-hidden">: {labelNl}, {schoolYear}</span></a> },
          ]}
        />
      </ChartTable>
    </Section>
  )
}
