import type { Metadata } from 'next'
import { ButtonLink } from '@/app/_ui/button'
import { ChartTable } from '@/app/_ui/chart-table'
import { DotMap } from '@/app/_ui/dot-map'
import { Empty } from '@/app/_ui/empty'
import { FilterBar } from '@/app/_ui/filter-bar'
import { FilterSelect, FilterText } from '@/app/_ui/filter-fields'
import { LayPage } from '@/app/_ui/lay-page'
import { Notice } from '@/app/_ui/notice'
import { PageHeading } from '@/app/_ui/page-heading'
import { Pager } from '@/app/_ui/pager'
import { Section } from '@/app/_ui/section'
import { can } from '@/lib/access/policy'
import { ACTORS_PAGE, actorsToJudge, directory, directoryAddress, type Directory, type DirectoryAddress } from '@/lib/actors/queries'
import { actorGroups, groupWords, helixTypes, helixWords } from '@/lib/actors/words'
import { currentActor } from '@/lib/auth'
import { asActor } from '@/lib/db'
import { finderPlaces, type FinderPlace } from '@/lib/finder/places'
import { codeList } from '@/lib/reference/queries'
import { ActorList } from './actor-list'

export const metadata: Metadata = { title: 'STEM-actoren' }

export default async function ActorsPage({ searchParams }: { searchParams: Promise<Record<string, string | string[] | undefined>> }) {
  const asked = directoryAddress.parse(await searchParams)
  const actor = await currentActor()
  const { found, themes, places, waiting } = await asActor(actor, async (tx) => ({
    found: await directory(tx, asked),
    themes: await codeList(tx, 'theme'),
    places: await finderPlaces(tx),
    waiting: can(actor, 'actor.judge', { takenBy: [] }) ? await actorsToJudge(tx, actor) : [],
  }))
  const provinces = [...new Set(places.filter(({ region }) => region === 'VLG').map(({ province }) => province))].toSorted()
  const count = found.total === 1 ? '1 actor wil gevonden worden.' : `${found.total} actoren willen gevonden worden.`
  return (
    <LayPage>
      <PageHeading title="STEM-actoren" lead="Bedrijven, scholen, overheden en verenigingen die met kinderen rond techniek en wetenschap willen werken. Wat bieden ze aan, en wat zoeken ze?" action={<ButtonLink href="/actoren/nieuw" kind="secondary">Laat u vinden</ButtonLink>} />
      {waiting[0] && <Notice action={<a href={`/actoren/${waiting[0].id}`}>Kijk na: {waiting[0].name}</a>}><strong>{waiting.length === 1 ? '1 actor wacht' : `${waiting.length} actoren wachten`} op nazicht.</strong></Notice>}
      <FilterBar action="/actoren" label="Zoek een actor" submitLabel="Zoek" resetHref="/actoren">
        <FilterText name="zoek" label="Woorden" value={asked.zoek} type="search" maxLength={100} />
        <FilterSelect name="soort" label="Soort partner" value={asked.soort} options={helixTypes.map((value) => ({ value, label: helixWords[value] }))} all="alle soorten" />
        <FilterSelect name="groep" label="STEM-actor" value={asked.groep} options={actorGroups.map((value) => ({ value, label: groupWords[value] }))} all="alle groepen" />
        <FilterSelect name="thema" label="Thema" value={asked.thema} options={themes} all="alle thema’s" />
        <FilterSelect name="provincie" label="Provincie" value={asked.provincie} options={provinces.map((value) => ({ value, label: value }))} all="heel Vlaanderen" />
      </FilterBar>
      <Section title={found.total === 0 ? 'Geen actor gevonden.' : count} ruled>
        {found.total === 0 ? <Empty>Laat een filter weg of zoek een ander woord. <a href="/actoren">Toon alle actoren.</a></Empty> : <Where found={found} places={places} />}
        <ActorList rows={found.rows} themes={themes} />
        <Pager counted page={asked.bladzijde} pageCount={Math.ceil(found.total / ACTORS_PAGE)} total={found.total} unit={['actor', 'actoren']} hrefFor={(page) => hrefOf(asked, page)} />
      </Section>
    </LayPage>
  )
}

const hrefOf = (asked: DirectoryAddress, page: number): string =>
  `/actoren?${new URLSearchParams(Object.entries({ ...asked, bladzijde: String(page) }).filter(([, value]) => value !== '').map(([name, value]): [string, string] => [name, String(value)]))}`

function Where({ found, places }: { found: Directory; places: readonly FinderPlace[] }) {
  const counts = new Map(found.places.map(({ nis, actors }) => [nis, actors]))
  const finding = found.places.length === 1 ? 'Ze zijn in één gemeente.' : `Ze zijn in ${found.places.length} gemeenten.`
  return (
    <>
      <p>{finding}</p>
      <DotMap label={finding} dots={places.filter(({ region, nis }) => region === 'VLG' || counts.has(nis)).map(({ nis, name, lat, lon }) => ({ name, latitude: lat, longitude: lon, value: counts.get(nis) ?? 0 }))} caption="Elke stip is een gemeente. Een volle stip heeft minstens één actor." />
      <ChartTable title="Toon als tabel, per gemeente">
        <table className="table">
          <thead><tr><th scope="col">Gemeente</th><th scope="col" className="table__number">Actoren</th></tr></thead>
          <tbody>{places.filter(({ nis }) => counts.has(nis)).map(({ nis, name }) => <tr key={nis}><th scope="row">{name}</th><td className="table__number">{counts.get(nis)}</td></tr>)}</tbody>
        </table>
      </ChartTable>
    </>
  )
}
