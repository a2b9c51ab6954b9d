import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { SelectField } from '@/app/_form/select-field'
import { FilterBar } from '@/app/_ui/filter-bar'
import { PageHeading } from '@/app/_ui/page-heading'
import { can } from '@/lib/access/policy'
import { currentActor } from '@/lib/auth'
import { asActor } from '@/lib/db'
import { publicResults } from '@/lib/monitor/public-results'
import { portalFacts, publicReach, publishedEditions } from '@/lib/monitor/queries'
import { seriesOf } from '@/lib/monitor/series'
import { targetStates } from '@/lib/monitor/edition-targets'
import { FiguresSections } from './figures-sections'
import { GirlsSection } from './girls-section'
import { ReachSection } from './reach-section'
import { LaterFigures, SeriesSection } from './series-section'
import { TargetsTable } from './targets-table'

export const metadata: Metadata = { title: 'STEM-monitor' }

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function MonitorPage({ searchParams }: Props) {
  const { editie } = await searchParams
  const actor = await currentActor()
  const view = await asActor(actor, async (tx) => {
    const editions = await publishedEditions(tx)
    return { editions, facts: await portalFacts(tx, editions.length), reach: await publicReach(tx), results: await publicResults(tx) }
  })
  const chosen = editie === undefined ? view.editions[0] : view.editions.find(({ code }) => code === editie)
  if (!chosen) notFound()
  const { edition } = chosen
  return (
    <>
      <PageHeading display title="STEM-monitor" lead="Hoeveel jongeren kiezen voor STEM, en hoeveel van hen zijn meisjes? Elk cijfer draagt zijn jaar, zijn bron en de woorden van die bron." />
      <FilterBar label="Editie" submitLabel="Kies editie">
        <SelectField name="editie" label="Editie" defaultValue={chosen.code} options={view.editions.map(({ code, version, edition: { referenceYear } }) => ({ value: code, label: `Schooljaar ${referenceYear}${version > 1 ? ` (versie ${version})` : ''}` }))} />
      </FilterBar>
      {can(actor, 'monitor.publish') && <p><a href="/admin/monitor">Publiceer een editie</a></p>}
      <TargetsTable targets={targetStates(edition, view.facts)} reach={view.reach} />
      <GirlsSection edition={edition} />
      <FiguresSections edition={edition} />
      <SeriesSection series={seriesOf(view.editions.map((one) => one.edition))} />
      <LaterFigures edition={edition} />
      <ReachSection reach={view.reach} results={view.results} />
      <p><a href="/api/open-data/monitor.csv" download="monitor.csv">Download deze cijfers (CSV)</a></p>
    </>
  )
}
