import type { ReactNode } from 'react'
import { formatEuroShort } from './amount'

type Share = { name: string; cents: bigint }

type EnvelopeBarProps = {
  /** of which moment it is, where the envelope of today stands beside it */
  title?: ReactNode
  envelopeCents: bigint
  /** what the line is, when it is not the envelope as it is now */
  lineLabel?: string | undefined
  granted: readonly Share[]
  /** the first file that does not fit */
  next?: Share | undefined
  /** one sentence: what is free, and why it stops here */
  children: ReactNode
}

/** One segment per granted file against the line of the envelope. */
export function EnvelopeBar({ title, envelopeCents, lineLabel = 'enveloppe', granted, next, children }: EnvelopeBarProps) {
  const starts = granted.reduce<bigint[]>((sums, { cents }) => [...sums, (sums.at(-1) ?? 0n) + cents], [0n])
  const grantedCents = starts.at(-1) ?? 0n
  const fullCents = [envelopeCents, grantedCents + (next?.cents ?? 0n), 1n].reduce((a, b) => (a > b ? a : b))
  const percent = (cents: bigint) => Number((cents * 9900n) / fullCents) / 100
  const count = `${granted.length} ${granted.length === 1 ? 'dossier' : 'dossiers'}, ${formatEuroShort(grantedCents)} euro`
  const limit = `${lineLabel} ${formatEuroShort(envelopeCents)} euro`
  return (
    <div className="envelope">
      {title && <p className="envelope__title">{title}</p>}
      <svg role="img" aria-label={`${count}, ${limit}`}>
        {granted.map(({ name, cents }, index) => (
          <rect
            key={name}
            className="bar__ink"
            x={`${percent(starts[index] ?? 0n)}%`}
            y="6"
            width={`${Math.max(0.05, percent(cents) - 0.13)}%`}
            height="28"
          >
            <title>{`${name}: ${formatEuroShort(cents)} euro`}</title>
          </rect>
        ))}
        {next && (
          <rect className="bar__over" x={`${percent(grantedCents)}%`} y="7" width={`${percent(next.cents)}%`} height="26">
            <title>{`${next.name}: ${formatEuroShort(next.cents)} euro, past niet`}</title>
          </rect>
        )}
        <line className="bar__line" x1={`${percent(envelopeCents)}%`} x2={`${percent(envelopeCents)}%`} y1="0" y2="40" />
      </svg>
      <p className="envelope__legend numeric">
        <span>{count}</span>
        <strong>{limit}</strong>
      </p>
      <p className="envelope__sentence">{children}</p>
    </div>
  )
}
