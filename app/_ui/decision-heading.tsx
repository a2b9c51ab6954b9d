import type { ReactNode } from 'react'
import { formatEuro } from './amount'

type DecisionHeadingProps = {
  /** the outcome as a sentence */
  title: string
  kicker?: ReactNode
  amountCents?: bigint | undefined
  amountLabel?: string | undefined
  /** why it differs from what was asked */
  children?: ReactNode
}

/** Outcome and amount before anything else. */
export function DecisionHeading(props: DecisionHeadingProps) {
  const { title, kicker, amountCents, amountLabel = 'Toegekend bedrag', children } = props
  return (
    <div className="heading">
      {kicker && <p className="heading__kicker">{kicker}</p>}
      <h1>{title}</h1>
      <div className="decision__amount">
        {amountCents !== undefined && (
          <p>
            <span className="muted small">{amountLabel}</span>
            <strong className="decision__figure numeric">{formatEuro(amountCents)}</strong>
          </p>
        )}
        {children}
      </div>
    </div>
  )
}
