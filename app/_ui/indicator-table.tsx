import type { IndicatorLine } from '@/lib/reports/indicator-lines'
import { DataTable } from './data-table'

/** The shared indicators of a report, as the portal works them out. */
export function IndicatorTable({ lines }: { lines: readonly IndicatorLine[] }) {
  return (
    <DataTable
      label="Gemeenschappelijke indicatoren"
      rows={lines}
      rowKey={({ code }) => code}
      columns={[
        { key: 'code', head: 'Code', narrow: true, cell: ({ code }) => code },
        { key: 'name', head: 'Indicator', rowHead: true, cell: ({ name }) => name },
        { key: 'value', head: 'Waarde', cell: (line) => <Value line={line} /> },
      ]}
    />
  )
}

/** A share that some did not answer says its interval. */
function Value({ line: { words, interval, remark } }: { line: IndicatorLine }) {
  return (
    <>
      {words}
      {interval && <span className="table__note">{interval.words}</span>}
      {remark && <span className="table__note">{remark}</span>}
    </>
  )
}
