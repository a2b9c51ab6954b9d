import { DataTable, type Column } from '@/app/_ui/data-table'
import type { EvidenceRow } from '@/lib/applications/precheck-evidence'
import type { Precheck } from '@/lib/applications/prechecks'

/** The facts that a finding rests on, folded away under it; the first cell leads to where it can be looked up. */
export function EvidenceTable({ found: { code, evidence } }: { found: Precheck }) {
  if (!evidence) return null
  const columns = evidence.columns.map((head, index): Column<EvidenceRow> => ({ key: head, head, rowHead: index === 0, cell: ({ cells, href }) => (index === 0 && href ? <a href={href}>{cells[index]}</a> : cells[index]) }))
  return (
    <details className="fold">
      <summary>Bekijk de gegevens bij {code}</summary>
      <DataTable
        label={`Gegevens bij ${code}`}
        rows={evidence.rows}
        rowKey={({ cells }) => cells.join(' ')}
        columns={columns}
      />
    </details>
  )
}
