import { DataTable } from '@/app/_ui/data-table'
import type { Difference } from '@/lib/applications/differences'

/** Old and new side by side, one line per field, row or file. */
export function Changes({ changes, empty, label = 'Wijzigingen', density = 'dense' }: { changes: readonly Difference[]; empty: string; label?: string; density?: 'lay' | 'dense' }) {
  return (
    <DataTable
      label={label}
      density={density}
      rows={changes}
      rowKey={({ path, before, after }) => `${path} ${before} ${after}`}
      empty={empty}
      columns={[
        { key: 'where', head: 'Waar', rowHead: true, cell: ({ where }) => where },
        { key: 'before', head: 'Ingediend', cell: ({ before }) => (before === '' ? <span className="muted">stond er niet</span> : <span className="prose">{before}</span>) },
        { key: 'after', head: 'Nieuw', cell: ({ after }) => (after === '' ? <span className="muted">weggehaald</span> : <span className="prose">{after}</span>) },
      ]}
    />
  )
}
