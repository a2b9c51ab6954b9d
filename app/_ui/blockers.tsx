import { TableRegion } from './table-region'

export type Blocker = {
  count: number
  what: string
  files?: string | undefined
  term?: string | undefined
  late?: boolean | undefined
  waitsFor: string
  action?: { label: string; href: string } | undefined
}

/** What keeps a call from its next step, the heaviest first; the button of the page is the act of the first row. */
export function Blockers({ label, blockers }: { label: string; blockers: readonly Blocker[] }) {
  return (
    <TableRegion label={label}>
      <table className="table blockers">
        <thead>
          <tr>
            <th scope="col" className="table__number">
              Aantal
            </th>
            <th scope="col">Wat</th>
            <th scope="col">Termijn</th>
            <th scope="col">Wacht op</th>
            <th scope="col">Volgende stap</th>
          </tr>
        </thead>
        <tbody>
          {blockers.map((blocker) => (
            <tr key={blocker.what}>
              <td className="table__number">{blocker.count}</td>
              <td>
                <strong>{blocker.what}</strong>
                {blocker.files && <div className="fine muted">{blocker.files}</div>}
              </td>
              <td className={blocker.late ? 'late' : undefined}>{blocker.term}</td>
              <td>{blocker.waitsFor}</td>
              <td>{blocker.action && <a href={blocker.action.href}>{blocker.action.label}</a>}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableRegion>
  )
}
