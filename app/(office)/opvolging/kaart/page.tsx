import type { Metadata } from 'next'
import { DotMap } from '@/app/_ui/dot-map'
import { ChartTable } from '@/app/_ui/chart-table'
import { Section } from '@/app/_ui/section'
import { queryOf } from '@/lib/monitor/outcome-filter'
import { readHomeRows } from '@/lib/monitor/portfolio'
import { homeTable, municipalityTable, provinceTable } from '@/lib/monitor/portfolio-tables'
import { Dashboard } from '../_dashboard/dashboard'
import { OutcomeTableView } from '../_dashboard/outcome-table-view'
import { readDashboard, type SearchParams } from '../_dashboard/read-dashboard'

export const metadata: Metadata = { title: 'Kaart · Opvolging' }

/** The largest dot of the map holds so much, whatever it stands for. */
const LARGEST = 27
const NAMED = 6

export default async function MapPage({ searchParams }: { searchParams: SearchParams }) {
  const { portfolio, more: homes } = await readDashboard(searchParams, readHomeRows)
  const { outcomes, choices, filter } = portfolio
  const [municipalities, provinces, living] = [municipalityTable(portfolio), provinceTable(portfolio), homeTable(portfolio, homes)]
  const shown = choices.municipalities.filter(({ nis, region }) => region === 'VLG' || outcomes.byMunicipality.has(nis)).map((one) => ({ ...one, quarters: outcomes.byMunicipality.get(one.nis)?.child_quarters ?? 0, sessions: outcomes.byMunicipality.get(one.nis)?.sessions ?? 0 }))
  const most = Math.max(1, ...shown.map(({ quarters }) => quarters))
  const named = shown.filter(({ quarters }) => quarters > 0).toSorted((a, b) => b.quarters - a.quarters).slice(0, NAMED).map(({ name }) => name)
  return (
    <Dashboard current="/opvolging/kaart" portfolio={portfolio} lead={municipalities.finding}>
      <Section title="Vlaanderen, een stip per gemeente" ruled>
        <DotMap
          label={municipalities.finding}
          dots={shown.map(({ name, lon, lat, quarters, sessions }) => ({ name, longitude: lon, latitude: lat, value: sessions === 0 ? 0 : Math.max(0.2, (LARGEST * quarters) / most) }))}
          named={named}
          caption="Een volle stip groeit met het aantal kinduren. Een open stip is een gemeente zonder sessies. Gemeenten zoals ze vandaag heten."
        />
        <ChartTable title="Toon de gemeenten als tabel" open={filter.gemeente !== ''}>
          <OutcomeTableView table={municipalities} filter={filter} show={({ key, cells, href }, index) => (index === 0 && href !== undefined && key !== 'online' ? <a href={`/opvolging/dossiers${href}`}>{cells[0]}</a> : undefined)} />
        </ChartTable>
      </Section>
      <Section title={living.title} intro={living.finding} ruled>
        {homes.size > 0 && (
          <DotMap
            label={living.finding}
            dots={choices.municipalities.filter(({ nis, region }) => region === 'VLG' || homes.has(nis)).map(({ nis, name, lon, lat }) => ({ name, longitude: lon, latitude: lat, value: homes.has(nis) ? Math.max(0.2, (LARGEST * (homes.get(nis) ?? 0)) / Math.max(1, ...homes.values())) : 0 }))}
            named={living.rows.slice(0, Math.min(NAMED, homes.size)).map(({ name }) => name)}
            caption="Een volle stip groeit met het aantal deelnames van kinderen uit die gemeente. Een open stip is een gemeente waaruit niemand bekend is."
          />
        )}
        <ChartTable title="Toon de woongemeenten als tabel"><OutcomeTableView table={living} filter={filter} /></ChartTable>
      </Section>
      <Section title={provinces.title} intro={provinces.finding} ruled>
        <OutcomeTableView table={provinces} filter={filter} stacked show={({ cells, href }, index) => (index === 0 && href !== undefined ? <a href={`/opvolging/kaart${href}`}>{cells[0]}</a> : undefined)} />
        {(filter.gemeente !== '' || filter.provincie !== '') && <p><a href={`/opvolging/kaart${queryOf(filter, { gemeente: '', provincie: '' })}`}>Toon heel Vlaanderen</a></p>}
      </Section>
    </Dashboard>
  )
}
