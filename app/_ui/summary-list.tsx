import type { ReactNode } from 'react'

export type SummaryRow = {
  term: string
  value: ReactNode
  changeHref?: string | undefined
  changeLabel?: string | undefined
}

/** Answers to check, each with the way back to its question. */
export function SummaryList({ rows }: { rows: readonly SummaryRow[] }) {
  return (
    <dl className="summary">
      {rows.map(({ term, value, changeHref, changeLabel = 'Wijzigen' }) => (
        <div className="summary__row" key={term}>
          <dt className="summary__term">{term}</dt>
          <dd className="summary__value">{value}</dd>
          {changeHref && (
            <dd>
              <a href={changeHref}>
                {changeLabel}
                <span className="visually-hidden">: {term}</span>
              </a>
            </dd>
          )}
        </div>
      ))}
    </dl>
  )
}
