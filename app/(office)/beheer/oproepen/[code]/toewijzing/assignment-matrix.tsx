import { TableRegion } from '@/app/_ui/table-region'
import { pairKey } from '@/lib/reviews/assignment-problem'
import type { AssignmentView, Cell } from '@/lib/reviews/assignment-view'

const words: Record<NonNullable<Cell>, string> = { STANDS: 'toegewezen', NEW: 'nieuw', PINNED: 'vast', BARRED: 'uitgesloten', belang: 'belang', geweigerd: 'geweigerd', vervallen: 'vervallen' }

/** Files down, reviewers across; the last row says how many each has of how many at most. */
export function AssignmentMatrix({ files, reviewers, cells }: Pick<AssignmentView, 'files' | 'reviewers' | 'cells'>) {
  return (
    <TableRegion label="Dossiers en beoordelaars">
      <table className="table table--dense">
        <thead>
          <tr>
            <th scope="col">Dossier</th>
            {reviewers.map(({ id, name }) => <th scope="col" key={id}>{name}</th>)}
          </tr>
        </thead>
        <tbody>
          {files.map((file) => (
            <tr key={file.id}>
              <th scope="row" className="table__narrow"><a href={`/beheer/dossiers/${file.number}`}>{file.number}</a></th>
              {reviewers.map(({ id }) => <td key={id}><Word cell={cells.get(pairKey(file.id, id)) ?? null} /></td>)}
            </tr>
          ))}
        </tbody>
      </table>
    </TableRegion>
  )
}

function Word({ cell }: { cell: Cell }) {
  if (cell === null) return null
  if (cell === 'NEW' || cell === 'PINNED') return <strong>{words[cell]}</strong>
  return cell === 'STANDS' ? words[cell] : <span className="muted">{words[cell]}</span>
}
