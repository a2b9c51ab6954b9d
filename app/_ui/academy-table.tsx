import type { AcademyRow } from '@/lib/reports/partnership-figures'
import { DataTable } from './data-table'

/** What each academy of a partnership ran, in the shared indicators. */
export function AcademyTable({ rows, density }: { rows: readonly AcademyRow[]; density: 'lay' | 'dense' }) {
  return (
    <DataTable
      label="Indicatoren per STEM-academie"
      density={density}
      empty="Nog geen verslag ingediend."
      rows={rows}
      rowKey={({ academy }) => academy}
      columns={[
        { key: 'academy', head: 'STEM-academie', rowHead: true, cell: ({ academy }) => academy },
        { key: 'activities', head: 'Activiteiten', numeric: true, cell: ({ activities }) => activities },
        { key: 'participations', head: 'Deelnames', numeric: true, cell: ({ participations }) => decimal(participations) },
        { key: 'sessions', head: 'Sessies', numeric: true, cell: ({ sessions }) => sessions },
        { key: 'hours', head: 'Kinduren', numeric: true, cell: ({ childHours }) => decimal(childHours) },
        { key: 'girls', head: 'Meisjes', cell: ({ girls, genderKnown }) => (girls.value === null ? 'geen cijfer' : `${decimal(girls.value)}% (gender gekend voor ${decimal(genderKnown.value ?? 0)}%)`) },
      ]}
    />
  )
}

const decimal = (value: number): string => value.toLocaleString('nl-BE', { maximumFractionDigits: 2 })
