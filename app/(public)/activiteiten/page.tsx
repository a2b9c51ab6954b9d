import type { Metadata } from 'next'
import { DotMap } from '@/app/_ui/dot-map'
import { ChartTable } from '@/app/_ui/chart-table'
import { Empty } from '@/app/_ui/empty'
import { LayPage } from '@/app/_ui/lay-page'
import { PageHeading } from '@/app/_ui/page-heading'
import { Pager } from '@/app/_ui/pager'
import { Warning } from '@/app/_ui/warning'
import { currentActor } from '@/lib/auth'
import { asActor } from '@/lib/db'
import { addressOf, readSearch, type Search } from '@/lib/finder/activity-filter'
import { finderPlaces, type FinderPlace } from '@/lib/finder/places'
import { findActivities, PAGE, type Found } from '@/lib/finder/queries'
import { foundWords } from '@/lib/finder/words'
import { codeList } from '@/lib/reference/queries'
import { localDay } from '@/lib/time'
import { ActivityList } from './activity-list'
import { ActivitySearch } from './activity-search'

export const metadata: Metadata = { title: 'STEM-activiteiten in de buurt' }

export default async function ActivitiesPage({ searchParams }: { searchParams: Promise<Record<string, string | string[] | undefined>> }) {
  const given = await searchParams
  const { search, found, places, themes, types } = await asActor(await currentActor(), async (tx, now) => {
    const places = await finderPlaces(tx)
    const search = readSearch(given, places, localDay(now))
    return { search, places, found: await findActivities(tx, search.filter), themes: await codeList(tx, 'theme'), types: await codeList(tx, 'activityType') }
  })
  const { asked, problems, filter } = search
  return (
    <LayPage>
      <PageHeading title="STEM-activiteiten in de buurt" lead="Zoek techniek en wetenschap na de school, op woensdag, in het weekend of in de vakantie. Voor kinderen en jongeren van 5 tot en met 18 jaar." />
      <ActivitySearch search={search} places={places} themes={themes} />
      {problems.length > 0 && <Warning title="Dit konden we niet gebruiken">{problems.map((problem) => <p key={problem}>{problem}</p>)}</Warning>}
      <section className="section">
        <h2 className="section__title--ruled">{foundWords(found.total, search)}</h2>
        <div className="section__body">
          {found.total === 0 ? <Nothing search={search} /> : <FoundMap found={found} places={places} search={search} />}
          <ActivityList rows={found.rows} themes={themes} types={types} />
          <Pager counted page={filter.page} pageCount={Math.ceil(found.total / PAGE)} total={found.total} unit={['activiteit', 'activiteiten']} hrefFor={(page) => addressOf(asked, { bladzijde: String(page) })} />
          <p><a href="/activiteiten/witte-vlekken">Waar is er nog geen aanbod?</a></p>
        </div>
      </section>
    </LayPage>
  )
}

function Nothing({ search: { asked, place } }: { search: Search }) {
  const further = asked.km !== '50' && place !== null
  return (
    <>
      <Empty>Zoek verder weg, kies een andere periode of laat een filter weg.</Empty>
      <ul>
        {further && <li><a href={addressOf(asked, { km: '50' })}>Zoek binnen 50 km van {place.name}</a></li>}
        <li><a href="/activiteiten">Toon alle activiteiten in Vlaanderen</a></li>
        {place !== null && <li><a href="/activiteiten/witte-vlekken">Bekijk welke gemeenten nog geen aanbod hebben</a></li>}
      </ul>
    </>
  )
}

function FoundMap({ found: { perMunicipality }, places, search: { asked, place } }: { found: Found; places: readonly FinderPlace[]; search: Search }) {
  const counts = new Map(perMunicipality.map(({ nis, activities }) => [nis, activities]))
  const shown = places.filter(({ region, nis }) => region === 'VLG' || counts.has(nis))
  const nameOf = (nis: string): string => places.find((one) => one.nis === nis)?.name ?? nis
  const [first, second] = perMunicipality.toSorted((a, b) => b.activities - a.activities)
  const most = first && first.activities > (second?.activities ?? 0) ? nameOf(first.nis) : null
  const finding = perMunicipality.length === 1 && first ? `Alles is in ${nameOf(first.nis)}.` : `De activiteiten zijn in ${perMunicipality.length} gemeenten${most === null ? '' : `, de meeste in ${most}`}.`
  if (perMunicipality.length === 0) return null
  return (
    <>
      <p>{finding}</p>
      <DotMap
        label={finding}
        dots={shown.map(({ nis, name, lat, lon }) => ({ name, latitude: lat, longitude: lon, value: counts.get(nis) ?? 0 }))}
        named={[...new Set([place?.name, most].filter((name) => typeof name === 'string'))]}
        around={place && asked.km !== '0' ? { latitude: place.lat, longitude: place.lon, kilometres: Number(asked.km) } : undefined}
        caption="Elke stip is een gemeente. Hoe groter de volle stip, hoe meer activiteiten u vond."
      />
      <ChartTable title="Toon als tabel, per gemeente">
        <table className="table">
          <thead><tr><th scope="col">Gemeente</th><th scope="col" className="table__number">Activiteiten</th></tr></thead>
          <tbody>
            {perMunicipality.toSorted((a, b) => b.activities - a.activities || nameOf(a.nis).localeCompare(nameOf(b.nis), 'nl')).map(({ nis, activities }) => (
              <tr key={nis}><th scope="row"><a href={addressOf(asked, { plaats: nameOf(nis), km: '0' })}>{nameOf(nis)}</a></th><td className="table__number">{activities}</td></tr>
            ))}
          </tbody>
        </table>
      </ChartTable>
    </>
  )
}
