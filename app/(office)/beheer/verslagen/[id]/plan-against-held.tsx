import { DataTable } from '@/app/_ui/data-table'
import { Section } from '@/app/_ui/section'
import { StatusWord } from '@/app/_ui/status-word'
import { ratioOf } from '@/lib/indicators/formulas'
import type { ReportToJudge } from '@/lib/reports/queries'

const heldWords: Record<string, string> = { HELD: 'ging door', PARTLY: 'gedeeltelijk', CANCELLED: 'ging niet door' }

/** Planned beside realised, in neighbouring columns, because they are compared. */
export function PlanAgainstHeld({ view: { lines } }: { view: ReportToJudge }) {
  return (
    <Section title="Gepland en gerealiseerd" ruled>
      <DataTable
        label="Gepland en gerealiseerd per activiteit"
        empty="Er is nog geen verslag ingediend."
        rows={lines}
        rowKey={({ planned }) => planned.rowId}
        columns={[
          { key: 'title', head: 'Activiteit', rowHead: true, cell: ({ planned, reported }) => <>{planned.title} <span className="muted">{heldWords[reported.status] ?? reported.status}</span>{!planned.inBase && <span className="table__note">telt niet mee voor het bedrag</span>}</> },
          { key: 'planned-sessions', head: 'Sessies', unit: 'gepland', numeric: true, cell: ({ planned }) => planned.sessions === 0 ? 'niet in deze periode' : planned.sessions },
          { key: 'sessions', head: 'Sessies', unit: 'gehouden', numeric: true, cell: ({ reported }) => reported.sessionsHeld },
          { key: 'planned-children', head: 'Deelnemers', unit: 'gepland', numeric: true, cell: ({ planned }) => planned.places },
          { key: 'children', head: 'Deelnemers', unit: 'gehaald', numeric: true, cell: ({ reported }) => reported.participants },
          { key: 'planned-hours', head: 'Kinduren', unit: 'gepland', numeric: true, cell: ({ planned }) => planned.childHours === 0 ? '' : decimal(planned.childHours) },
          { key: 'hours', head: 'Kinduren', unit: 'gehaald', numeric: true, cell: ({ reported }) => decimal(Number(reported.childHours)) },
          { key: 'delivery', head: 'Realisatie', unit: '%', numeric: true, cell: ({ planned, reported }) => planned.childHours === 0 ? '' : <Delivery percent={ratioOf(Number(reported.childHours), planned.childHours).value} /> },
          { key: 'girls', head: 'Meisjes', unit: '%', numeric: true, cell: ({ reported: { girls, boys, genderX } }) => figure(ratioOf(girls, girls + boys + genderX).value) },
          { key: 'accepted', head: 'Oordeel', cell: ({ reported: { accepted, struckReason } }) => (accepted === null ? 'nog niet' : accepted ? <StatusWord tone="done">aanvaard</StatusWord> : <><StatusWord tone="refused">geschrapt</StatusWord><span className="table__note">{struckReason}</span></>) },
        ]}
      />
    </Section>
  )
}

/** Under 80 % or over 120 % asks for a second look (domain 3.2, I26). */
function Delivery({ percent }: { percent: number | null }) {
  if (percent === null || (percent >= 80 && percent <= 120)) return figure(percent)
  return <StatusWord tone="waiting">{figure(percent)}</StatusWord>
}

const figure = (value: number | null): string => (value === null ? 'geen cijfer' : decimal(value))
const decimal = (value: number): string => value.toLocaleString('nl-BE', { maximumFractionDigits: 2 })
