import type { ReactNode } from 'react'
import { DataTable } from '@/app/_ui/data-table'
import { queryOf, type OutcomeFilter } from '@/lib/monitor/outcome-filter'
import type { OutcomeTable } from '@/lib/monitor/outcome-tables'

type Row = OutcomeTable['rows'][number]

type OutcomeTableViewProps = {
  table: OutcomeTable
  filter: OutcomeFilter
  /** the column that names the row; a code before it stands with the name */
  head?: number | undefined
  /** what a cell leads to, or how it looks */
  show?: ((row: Row, index: number) => ReactNode) | undefined
  /** on a phone the rows stand under each other */
  stacked?: boolean | undefined
  extra?: { head: string; cell: (row: Row) => ReactNode } | undefined
}

/** The table of a picture, and the same to take along. */
export function OutcomeTableView({ table, filter, head = 0, stacked, show, extra }: OutcomeTableViewProps) {
  return (
    <>
      <DataTable
        label={table.title}
        density={stacked ? 'lay' : 'dense'}
        rows={table.rows}
        rowKey={({ key }) => key}
        empty="Hier is niets te tonen. Kies iets anders of toon alles."
        columns={[
          ...table.columns.map(({ head: title, unit, numeric }, index) => ({
            key: title, head: head > 0 && index > head ? <>{title}</> : title, unit, numeric, rowHead: index === head,
            cell: (row: Row) => <>{index === head && row.cells.slice(0, head).map((code) => <span key={code} className="muted">{code} </span>)}{show?.(row, index) ?? row.cells[index]}</>,
          })).slice(head),
          ...(extra ? [{ key: extra.head, head: extra.head, cell: extra.cell }] : []),
        ]}
      />
      <p className="small"><a href={`/opvolging/tabel/${table.code}${queryOf(filter)}`}>Download als CSV<span className="visually-hidden">: {table.title}</span></a></p>
    </>
  )
}
