import { BarChart } from '@/app/_ui/bar-chart'
import { ChartTable } from '@/app/_ui/chart-table'
import { DataTable } from '@/app/_ui/data-table'
import { DotMap } from '@/app/_ui/dot-map'
import { EnvelopeBar } from '@/app/_ui/envelope-bar'
import { Section } from '@/app/_ui/section'
import { formatCents } from '@/lib/money'
import { summaryOf, type Chosen, type ScenarioLine } from '@/lib/decisions/scenario-lines'
import { inPoints } from '@/lib/decisions/scenario-prices'
import type { StoredScenario } from '@/lib/decisions/scenario-view'

type Municipality = { nis: string; name: string; lat: number; lon: number }
type Props = { scenarios: readonly [StoredScenario, StoredScenario]; lines: readonly ScenarioLine[]; envelopeCents: bigint; municipalities: readonly Municipality[] }

/** Two selections beside each other: money, spread over the provinces, places, and the files by which they differ. */
export function Comparison({ scenarios, lines, envelopeCents, municipalities }: Props) {
  const [one, other] = scenarios
  const differing = lines.filter(({ applicationId }) => one.chosen.get(applicationId) !== other.chosen.get(applicationId))
  const amount = (chosen: Chosen, { applicationId }: ScenarioLine): string => { const cents = chosen.get(applicationId); return cents === undefined ? '–' : formatCents(cents) }
  return (
    <Section title={`${one.name} naast ${other.name}`} id="naast" ruled>
      <div className="side-by-side">
        {scenarios.map((scenario) => <Picture key={scenario.id} scenario={scenario} lines={lines} envelopeCents={envelopeCents} municipalities={municipalities} />)}
      </div>
      <DataTable
        label={`Dossiers waarin ${one.name} en ${other.name} verschillen`}
        rows={differing}
        rowKey={({ applicationId }) => applicationId}
        empty="Beide kiezen dezelfde dossiers voor dezelfde bedragen."
        columns={[
          { key: 'rank', head: 'Plaats', numeric: true, narrow: true, cell: ({ rank }) => rank },
          { key: 'file', head: 'Dossier', rowHead: true, cell: ({ number, organisation }) => <>{number} <span className="muted">{organisation}</span></> },
          { key: 'points', head: 'Punten', numeric: true, cell: ({ total }) => inPoints(Math.round(total * 10)) },
          { key: 'one', head: one.name, unit: 'euro', numeric: true, cell: (line) => amount(one.chosen, line) },
          { key: 'other', head: other.name, unit: 'euro', numeric: true, cell: (line) => amount(other.chosen, line) },
        ]}
      />
    </Section>
  )
}

function Picture({ scenario, lines, envelopeCents, municipalities }: { scenario: StoredScenario; lines: readonly ScenarioLine[]; envelopeCents: bigint; municipalities: readonly Municipality[] }) {
  const summary = summaryOf(lines, scenario.chosen)
  const inside = lines.filter(({ applicationId }) => scenario.chosen.has(applicationId))
  const dots = municipalities.map(({ nis, name, lat, lon }) => ({ name, longitude: lon, latitude: lat, value: inside.filter((line) => line.nis.includes(nis)).length }))
  const reached = dots.filter(({ value }) => value > 0)
  return (
    <div>
      <h3>{scenario.name}</h3>
      <EnvelopeBar envelopeCents={envelopeCents} granted={inside.map((line) => ({ name: `${line.number} ${line.organisation}`, cents: scenario.chosen.get(line.applicationId) ?? 0n }))}>
        {summary.files === 1 ? '1 dossier' : `${summary.files} dossiers`}, {inPoints(summary.tenths)} punten samen. In een gemeente zonder aanbod: {summary.unserved}. Met genoeg meisjes gepland: {summary.girls}.
      </EnvelopeBar>
      <BarChart label={`Dossiers per provincie in ${scenario.name}`} bars={summary.provinces.map(({ province, files }) => ({ label: province, value: files, words: String(files) }))} source="Zetel van de aanvrager." />
      <DotMap label={`${scenario.name}: activiteiten in ${reached.length} gemeenten`} dots={dots} caption={`Activiteiten in ${reached.length} van de ${municipalities.length} Vlaamse gemeenten.`} />
      <ChartTable title="Tabel: dossiers per gemeente">
        <DataTable label={`Dossiers per gemeente in ${scenario.name}`} rows={reached} rowKey={({ name }) => name} empty="Geen enkele gemeente." columns={[{ key: 'name', head: 'Gemeente', rowHead: true, cell: ({ name }) => name }, { key: 'files', head: 'Dossiers', numeric: true, cell: ({ value }) => value }]} />
      </ChartTable>
    </div>
  )
}
