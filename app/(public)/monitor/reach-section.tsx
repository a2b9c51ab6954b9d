import { ChartTable } from '@/app/_ui/chart-table'
import { DataTable } from '@/app/_ui/data-table'
import { DotMap } from '@/app/_ui/dot-map'
import { Section } from '@/app/_ui/section'
import type { PublicResults } from '@/lib/monitor/public-results'
import type { Reach } from '@/lib/monitor/queries'

const offeredOf = (places: Reach): number => places.filter(({ activities }) => activities > 0).length

/** What the portal itself reaches, beside the monitor: places of activities, and the girls among the participations that are released. */
export function ReachSection({ reach, results: { girls } }: { reach: Reach; results: PublicResults }) {
  const finding = `${offeredOf(reach)} van de ${reach.length} gemeenten hebben minstens één activiteit met subsidie.`
  const provinces = [...Map.groupBy(reach, ({ province }) => province)].map(([name, places]) => ({ name, offered: offeredOf(places), all: places.length }))
  return (
    <Section title="Bereik van de gesubsidieerde activiteiten" intro={finding} ruled>
      <p>
        {girls
          ? `${girls.percent.toLocaleString('nl-BE')}% van de deelnames is van een meisje (gender gekend voor ${girls.coverage.toLocaleString('nl-BE')}%). ${girls.percent >= 100 / 3 ? 'Dat is minstens een derde, zoals gevraagd.' : 'Dat is minder dan een derde, het doel.'}`
          : 'Hoeveel deelnames van een meisje zijn, tonen we zodra er genoeg aanvaarde verslagen zijn.'}
      </p>
      <DotMap label={finding} dots={reach.map(({ name, lat, lon, activities }) => ({ name, latitude: lat, longitude: lon, value: activities }))} caption="Elke stip is een gemeente. Een volle stip heeft minstens één activiteit, een grotere heeft er meer. Bron: toegekende dossiers." />
      <ChartTable title="Toon als tabel, per provincie">
        <DataTable
          label="Bereik per provincie" density="lay" rows={[...provinces, { name: 'Vlaanderen', offered: offeredOf(reach), all: reach.length }]} rowKey={({ name }) => name}
          columns={[
            { key: 'name', head: 'Provincie', rowHead: true, cell: ({ name }) => name },
            { key: 'offered', head: 'Met aanbod', numeric: true, cell: ({ offered }) => offered },
            { key: 'all', head: 'Gemeenten', numeric: true, cell: ({ all }) => all },
          ]}
        />
      </ChartTable>
      <p><a href="/open-data#indicatoren">Alle vrijgegeven cijfers over het bereik</a></p>
    </Section>
  )
}
