import type { ReactNode } from 'react'
import { classNames } from './class-names'

type Figure = { term: string; value: ReactNode; strong?: boolean | undefined }

/** Computed sums of the side column; what does not count yet is said in the note. */
export function FigureList({ rows, note }: { rows: readonly Figure[]; note?: ReactNode }) {
  return (
    <>
      <dl className="small">
        {rows.map(({ term, value, strong }) => (
          <div className={classNames('figures__row', strong && 'figures__row--strong')} key={term}>
            <dt>{term}</dt>
            <dd className="numeric">{value}</dd>
          </div>
        ))}
      </dl>
      {note && <p className="figures__note small">{note}</p>}
    </>
  )
}
