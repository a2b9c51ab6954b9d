import { Fragment } from 'react'
import { formatEuroShort } from './amount'

type MoneyBarProps = { envelopeCents: bigint; grantedCents: bigint; proposedCents: bigint; reservedCents: bigint; freeCents: bigint; decidedCents: bigint; lapsedReserve: number }

/** How the envelope of a call stands today, on every screen of its decision: granted, proposed, free; and what the reserve list asks beside it. */
export function MoneyBar({ envelopeCents, grantedCents, proposedCents, reservedCents, freeCents, decidedCents, lapsedReserve }: MoneyBarProps) {
  const full = [envelopeCents, grantedCents + proposedCents, 1n].reduce((a, b) => (a > b ? a : b))
  const percent = (cents: bigint) => Number((cents * 9900n) / full) / 100
  const figures = [
    { word: 'toegekend', cents: grantedCents },
    { word: 'voorgesteld', cents: proposedCents },
    { word: 'vrij', cents: freeCents },
    ...(reservedCents === 0n && lapsedReserve > 0 ? [] : [{ word: 'gevraagd op de reservelijst', cents: reservedCents }]),
  ]
  const sentence = figures.map(({ word, cents }) => `${word} ${formatEuroShort(cents)} euro`).join(', ')
  return (
    <div className="envelope">
      <p className="envelope__title">De enveloppe vandaag</p>
      <svg role="img" aria-label={`Enveloppe ${formatEuroShort(envelopeCents)} euro: ${sentence}`}>
        <rect className="bar__ground" x="0%" y="6" width={`${percent(envelopeCents)}%`} height="28" />
        <rect className="bar__ink" x="0%" y="6" width={`${percent(grantedCents)}%`} height="28" />
        <rect className="bar__quiet" x={`${percent(grantedCents)}%`} y="7" width={`${percent(proposedCents)}%`} height="26" />
        <line className="bar__line" x1={`${percent(envelopeCents)}%`} x2={`${percent(envelopeCents)}%`} y1="0" y2="40" />
      </svg>
      <p className="envelope__legend">
        <span>{figures.map(({ word, cents }, index) => <Fragment key={word}>{index > 0 && ' · '}<span className="numeric">{word} {formatEuroShort(cents)} euro</span></Fragment>)}</span>
        <strong className="numeric">enveloppe {formatEuroShort(envelopeCents)} euro</strong>
      </p>
      {grantedCents !== decidedCents && <p className="envelope__sentence">Beslist is {formatEuroShort(decidedCents)} euro. Wat daarna afgestaan, vervallen, ingetrokken, verminderd of lager afgerekend is, telt niet meer als toegekend.</p>}
      {lapsedReserve > 0 && <p className="envelope__sentence">Van de reservelijst {lapsedReserve === 1 ? 'is 1 dossier' : `zijn ${lapsedReserve} dossiers`} vervallen: de termijn ervan is voorbij.</p>}
    </div>
  )
}
