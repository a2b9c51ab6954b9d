import { formatEuro } from './amount'

type CappedAmountProps = { cents: bigint; maximumCents: bigint; /** "per academie" */ of?: string | undefined }

/** An amount against its limit, both numbers in words; the bar only shows it. */
export function CappedAmount({ cents, maximumCents, of }: CappedAmountProps) {
  const share = maximumCents > 0n ? Number((cents * 1000n) / maximumCents) / 10 : 0
  return (
    <>
      <p className="side__big numeric">{formatEuro(cents)}</p>
      <svg className="capped__bar" aria-hidden="true">
        <rect className="bar__ground" x="0.5" y="0.5" width="99.5%" height="13" />
        <rect className="bar__ink" width={`${Math.min(share, 100)}%`} height="14" />
      </svg>
      <p className="muted">
        van ten hoogste {formatEuro(maximumCents)} {of}
      </p>
    </>
  )
}
