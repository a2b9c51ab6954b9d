import { Fragment } from 'react'
import { classNames } from './class-names'
import { TableRegion } from './table-region'

export type Blocker = {
  count: number
  what: string
  files?: readonly string[] | undefined
  term?: string | undefined
  late?: boolean | undefined
  /** none where all rows wait for the reader */
  waitsFor?: string | undefined
  action?: { label: string; href: string } | undefined
}

/** What keeps a call from its next step, the heaviest first; the button of the page is the act of the first row. */
export function Blockers({ label, blockers }: { label: string; blockers: readonly Blocker[] }) {
  const shared = blockers.some(({ waitsFor }) => waitsFor)
  return (
    <TableRegion label={label}>
      <table className={classNames('table blockers', !shared && 'blockers--own')}>
        <thead>
          <tr>
            <th scope="col" className="table__number">
              Aantal
            </th>
            <th scope="col">Wat</th>
            <th scope="col">Termijn</th>
            {shared && <th scope="col">Wacht op</th>}
            <th scope="col">Volgende stap</th>
          </tr>
        </thead>
        <tbody>
          {blockers.map((blocker) => (
            <tr key={blocker.what}>
              <td className="table__number">{blocker.count}</td>
              <td>
                <strong>{blocker.what}</strong>
                {blocker.files && <div className="fine muted">{blocker.files.map((file, index) => <Fragment key={file}>{index > 0 && ', '}<span className="file-number">{file}</span></Fragment>)}</div>}
              </td>
              <td className={blocker.late ? 'late' : undefined}>{blocker.term}</td>
              {shared && <td>{blocker.waitsFor}</td>}
              <td>{blocker.action && <a href={blocker.action.href}>{blocker.action.label}<span className="visually-hidden">: {blocker.what}</span></a>}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableRegion>
  )
}
