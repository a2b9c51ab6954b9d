import { Fragment } from 'react'
import { formatEuroShort } from './amount'

type MoneyBarProps = { envelopeCents: bigint; grantedCents: bigint; proposedCents: bigint; reservedCents: bigint; freeCents: bigint }

/** How the envelope of a call stands, on every screen of its decision: granted, proposed, free; and what the reserve list asks beside it. */
export function MoneyBar({ envelopeCents, grantedCents, proposedCents, reservedCents, freeCents }: MoneyBarProps) {
  const full = [envelopeCents, grantedCents + proposedCents, 1n].reduce((a, b) => (a > b ? a : b))
  const percent = (cents: bigint) => Number((cents * 9900n) / full) / 100
  const figures = [
    { word: 'toegekend', cents: grantedCents },
    { word: 'voorgesteld', cents: proposedCents },
    { word: 'vrij', cents: freeCents },
    { word: 'gevraagd op de reservelijst', cents: reservedCents },
  ]
  const sentence = figures.map(({ word, cents }) => `${word} ${formatEuroShort(cents)} euro`).join(', ')
  return (
    <div className="envelope">
      <svg role="img" aria-label={`Enveloppe ${formatEuroShort(envelopeCents)} euro: ${sentence}`}>
        <rect className="bar__ground" x="0%" y="6" width={`${percent(envelopeCents)}%`} height="28" />
        <rect className="bar__ink" x="0%" y="6" width={`${percent(grantedCents)}%`} height="28" />
        <rect className="bar__over" x={`${percent(grantedCents)}%`} y="7" width={`${percent(proposedCents)}%`} height="26" />
        <line className="bar__line" x1={`${percent(envelopeCents)}%`} x2={`${percent(envelopeCents)}%`} y1="0" y2="40" />
      </svg>
      <p className="envelope__legend">
        <span>{figures.map(({ word, cents }, index) => <Fragment key={word}>{index > 0 && ' · '}<span className="numeric">{word} {formatEuroShort(cents)}</span></Fragment>)}</span>
        <strong className="numeric">enveloppe {formatEuroShort(envelopeCents)} euro</strong>
      </p>
    </div>
  )
}
