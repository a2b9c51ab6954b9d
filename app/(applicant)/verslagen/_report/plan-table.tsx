import { DataTable } from '@/app/_ui/data-table'
import { Section } from '@/app/_ui/section'
import { computedOf } from '@/lib/reports/computed'
import { heldOfPlanned } from '@/lib/reports/planned-words'
import type { ReportPageView } from './load-report'
import { decimal, percent } from './numbers'

/** The report against the plan, activity by activity. */
export function PlanTable({ view: { reading } }: { view: ReportPageView }) {
  return (
    <Section title="Uw verslag naast het plan" ruled>
      <DataTable
        label="Verslag naast het plan"
        rows={reading.activities}
        rowKey={({ planned }) => planned.rowId}
        columns={[
          { key: 'title', head: 'Activiteit', rowHead: true, cell: ({ planned }) => planned.title },
          { key: 'participants', head: 'Deelnemers', numeric: true, cell: ({ planned, reported }) => `${reported.participants} van ${planned.places}` },
          { key: 'sessions', head: 'Sessies', numeric: true, cell: ({ planned, reported }) => heldOfPlanned(reported.sessions.length, planned.sessions) },
          { key: 'hours', head: 'Kinduren', numeric: true, cell: ({ planned, reported }) => planned.childHours === 0 ? decimal(computedOf([reported]).childHours) : heldOfPlanned(computedOf([reported]).childHours, planned.childHours) },
          { key: 'delivery', head: 'Realisatie', numeric: true, cell: ({ planned, reported }) => planned.childHours === 0 ? '' : percent(computedOf([reported]).delivery.childHours.value) },
        ]}
      />
    </Section>
  )
}
