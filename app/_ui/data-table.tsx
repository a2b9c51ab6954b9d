import { Fragment, type ReactNode } from 'react'
import { classNames } from './class-names'
import { Empty } from './empty'
import { TableRegion } from './table-region'

export type Column<Row> = {
  key: string
  head: ReactNode
  unit?: string | undefined
  numeric?: boolean | undefined
  /** as narrow as its content */
  narrow?: boolean | undefined
  /** names the row for a screen reader */
  rowHead?: boolean | undefined
  cell: (row: Row) => ReactNode
}

type DataTableProps<Row> = {
  label: string
  columns: readonly Column<Row>[]
  rows: readonly Row[]
  rowKey: (row: Row) => string
  density?: 'lay' | 'dense' | undefined
  /** a dense list whose rows stand under each other on a phone; a table whose columns are compared scrolls */
  stacks?: boolean | undefined
  /** a titled row after the row with this key ("Hier stopt de enveloppe"); `group` is the plain kind */
  dividers?: readonly { afterKey: string; label: string; note?: string | undefined; group?: boolean | undefined }[]
  empty?: ReactNode
  caption?: ReactNode
}

export function DataTable<Row>(props: DataTableProps<Row>) {
  const { label, columns, rows, rowKey, density = 'dense', stacks, dividers = [], empty, caption } = props
  if (rows.length === 0 && empty) return <Empty>{empty}</Empty>
  return (
    <TableRegion label={label}>
      <table className={classNames('table', density === 'dense' ? 'table--dense' : 'table--lay', stacks && 'table--stacks')}>
        {caption && <caption>{caption}</caption>}
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column.key} scope="col" className={cellLook(column)}>
                {column.head}
                {column.unit && <span className="table__unit">{column.unit}</span>}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Fragment key={rowKey(row)}>
              <tr>
                {columns.map((column) => (
                  <Cell key={column.key} column={column} row={row} />
                ))}
              </tr>
              {dividers
                .filter((divider) => divider.afterKey === rowKey(row))
                .map((divider) => (
                  <tr key={divider.label} className={divider.group ? 'table__group' : 'table__divider'}>
                    <td colSpan={columns.length}>
                      {divider.label}
                      {divider.note && <span className="table__note">{divider.note}</span>}
                    </td>
                  </tr>
                ))}
            </Fragment>
          ))}
        </tbody>
      </table>
    </TableRegion>
  )
}

function Cell<Row>({ column, row }: { column: Column<Row>; row: Row }) {
  if (column.rowHead) {
    return (
      <th scope="row" className={cellLook(column)} data-head={headOf(column)}>
        {column.cell(row)}
      </th>
    )
  }
  return (
    <td className={cellLook(column)} data-head={headOf(column)}>
      {column.cell(row)}
    </td>
  )
}

/** On a phone the rows of a lay table and of a list stand under each other, each cell with its head. */
const headOf = <Row,>({ head, unit, rowHead }: Column<Row>) => (typeof head === 'string' && !rowHead ? `${head}${unit ? ` (${unit})` : ''}` : undefined)

const cellLook = ({ numeric, narrow }: { numeric?: boolean | undefined; narrow?: boolean | undefined }) =>
  classNames(numeric && 'table__number', narrow && 'table__narrow') || undefined
