import { DataTable } from '@/app/_ui/data-table'
import { IntervalBar } from '@/app/_ui/interval-bar'
import type { Severity } from '@/lib/reviews/calibration-view'
import { inDecimals } from './expected-columns'

/** How severe each reviewer was, in points out of 100, with what is not sure about it. */
export function SeverityTable({ reviewers }: { reviewers: readonly Severity[] }) {
  const clear = reviewers.filter(({ lower, upper }) => lower > 0 || upper < 0)
  const reach = Math.max(1, ...reviewers.flatMap(({ lower, upper }) => [Math.abs(lower), Math.abs(upper)]))
  return (
    <>
      <h3>Strengheid van de beoordelaars</h3>
      <p>{clear.length === 0 ? 'Van geen enkele beoordelaar is duidelijk dat die strenger of milder is dan de anderen.' : `Duidelijk anders dan het gemiddelde: ${clear.map(({ name, severity }) => `${name} (${severity > 0 ? 'strenger' : 'milder'})`).join(', ')}.`}</p>
      <DataTable
        label="Strengheid van de beoordelaars"
        rows={reviewers}
        rowKey={({ name, severity }) => `${name}${severity}`}
        columns={[
          { key: 'name', head: 'Beoordelaar', rowHead: true, cell: ({ name }) => name },
          { key: 'files', head: 'Dossiers', numeric: true, cell: ({ files }) => files },
          { key: 'bar', head: 'Milder – strenger', unit: `−${inDecimals(reach)} tot ${inDecimals(reach)}`, cell: ({ severity, lower, upper }) => <IntervalBar from={-reach} to={reach} lower={lower} value={severity} upper={upper} reference={0} crossing={lower > 0 || upper < 0} /> },
          { key: 'severity', head: 'Strengheid', unit: 'punten op 100', numeric: true, cell: ({ severity }) => inDecimals(severity) },
          { key: 'range', head: '90%', unit: 'van – tot', numeric: true, cell: ({ lower, upper }) => `${inDecimals(lower)} – ${inDecimals(upper)}` },
        ]}
      />
    </>
  )
}
