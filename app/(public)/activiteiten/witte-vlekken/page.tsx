import type { Metadata } from 'next'
import { Breadcrumb } from '@/app/_ui/breadcrumb'
import { DataTable } from '@/app/_ui/data-table'
import { DotMap } from '@/app/_ui/dot-map'
import { Empty } from '@/app/_ui/empty'
import { FilterBar } from '@/app/_ui/filter-bar'
import { FilterSelect } from '@/app/_ui/filter-fields'
import { LayPage } from '@/app/_ui/lay-page'
import { PageHeading } from '@/app/_ui/page-heading'
import { Section } from '@/app/_ui/section'
import { TableRegion } from '@/app/_ui/table-region'
import { currentActor } from '@/lib/auth'
import { asActor } from '@/lib/db'
import { offerings } from '@/lib/finder/queries'
import { near, periods, readWhiteSpotSearch } from '@/lib/finder/white-spot-search'
import { byProvince, whiteSpots, type WhiteSpot } from '@/lib/finder/white-spots'
import { formatDay, localDay } from '@/lib/time'

export const metadata: Metadata = { title: 'Gemeenten zonder aanbod' }

export default async function WhiteSpotsPage({ searchParams }: { searchParams: Promise<Record<string, string | string[] | undefined>> }) {
  const given = await searchParams
  const { search, rows } = await asActor(await currentActor(), async (tx, now) => {
    const search = readWhiteSpotSearch(given, localDay(now))
    return { search, rows: await offerings(tx, search.from, search.until) }
  })
  const { asked, from, until, kilometres } = search
  const provinces = byProvince(rows)
  const spots = whiteSpots(rows, kilometres)
  const shown = spots.filter(({ province }) => asked.provincie === '' || province === asked.provincie)
  const finding = `In ${spots.length} van de ${rows.length} gemeenten is er ${periods[asked.periode]} nog geen gesubsidieerde activiteit.`
  const query = new URLSearchParams(asked).toString()
  return (
    <>
      <Breadcrumb items={[{ label: 'Activiteiten', href: '/activiteiten' }]} />
      <LayPage>
        <PageHeading title="Gemeenten zonder aanbod" lead="Waar is er nog geen STEM-activiteit voor kinderen? Wie iets wil beginnen, ziet hier waar het nodig is." />
        <FilterBar label="Kies periode en afstand" submitLabel="Toon">
          <FilterSelect name="periode" label="Periode" value={asked.periode} options={Object.entries(periods).map(([value, label]) => ({ value, label }))} />
          <FilterSelect name="km" label="Dichtbij is" value={asked.km} options={near.map((value) => ({ value, label: `binnen ${value} km` }))} />
          <FilterSelect name="provincie" label="Provincie" value={asked.provincie} options={provinces.map(({ province }) => ({ value: province, label: province }))} all="heel Vlaanderen" />
        </FilterBar>
        <Section title={finding} intro={`Van ${formatDay(from)} tot en met ${formatDay(until)}.`} ruled>
          <DotMap label={finding} dots={rows.map(({ name, lat, lon, activities }) => ({ name, latitude: lat, longitude: lon, value: activities }))} caption="Elke stip is een gemeente. Een lege stip heeft geen aanbod; hoe groter de volle stip, hoe meer activiteiten." />
          <DataTable
            label="Aanbod per provincie"
            density="lay"
            rows={provinces}
            rowKey={({ province }) => province}
            columns={[
              { key: 'province', head: 'Provincie', rowHead: true, cell: ({ province }) => province },
              { key: 'spots', head: 'Gemeenten zonder aanbod', numeric: true, cell: (row) => `${row.spots} van ${row.municipalities}` },
              { key: 'activities', head: 'Activiteiten', numeric: true, cell: (row) => row.activities },
              { key: 'places', head: 'Plaatsen voor kinderen', numeric: true, cell: (row) => row.places.toLocaleString('nl-BE') },
            ]}
          />
        </Section>
        <Section title={asked.provincie === '' ? 'Welke gemeenten?' : `Welke gemeenten in ${asked.provincie}?`} intro={`Per gemeente ziet u hoeveel plaatsen er zijn in activiteiten binnen ${kilometres} km, en waar de dichtste activiteit is. We meten van centrum tot centrum.`} ruled>
          {shown.length === 0 && <Empty>Elke gemeente heeft hier een activiteit. Kies een andere periode of provincie.</Empty>}
          {provinces.filter(({ province }) => shown.some((spot) => spot.province === province)).map(({ province, spots: count }) => (
            <details key={province} className="details" open={asked.provincie !== ''}>
              <summary>{province}: {count === 1 ? '1 gemeente' : `${count} gemeenten`} zonder aanbod</summary>
              <SpotTable label={`Gemeenten zonder aanbod in ${province}`} spots={shown.filter((spot) => spot.province === province)} />
            </details>
          ))}
          <p><a href={`/activiteiten/witte-vlekken.csv?${query}`}>Download deze tabel (CSV)</a></p>
          <p>Wilt u zelf iets organiseren? <a href="/oproepen">Bekijk de oproepen</a> of <a href="/actoren">zoek een partner</a>.</p>
        </Section>
      </LayPage>
    </>
  )
}

function SpotTable({ label, spots }: { label: string; spots: readonly WhiteSpot[] }) {
  return (
    <TableRegion label={label}>
      <table className="table table--dense">
        <thead>
          <tr><th scope="col">Gemeente</th><th scope="col">Dichtstbijzijnde activiteit</th><th scope="col" className="table__number">Plaatsen</th></tr>
        </thead>
        <tbody>
          {spots.map(({ nis, name, placesNear, nearest }) => (
            <tr key={nis}>
              <th scope="row"><a href={`/activiteiten?plaats=${encodeURIComponent(name)}&km=20`}>{name}</a></th>
              <td>{nearest ? `${nearest.name}, ${Math.round(nearest.kilometres)} km` : 'nergens'}</td>
              <td className="table__number">{placesNear.toLocaleString('nl-BE')}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableRegion>
  )
}
