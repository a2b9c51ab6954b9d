import { classNames } from './class-names'

type IntervalBarProps = {
  /** the scale, the same for every row of a column */
  from: number
  to: number
  lower: number
  value: number
  upper: number
  /** a line that all rows share: the envelope, or no difference at all */
  reference?: number | undefined
  /** runs over the reference in a way that matters */
  crossing?: boolean | undefined
}

/** A dot on its interval, beside the figures that say the same in words. */
export function IntervalBar({ from, to, lower, value, upper, reference, crossing }: IntervalBarProps) {
  const percent = (at: number) => `${2 + (96 * (at - from)) / (to - from || 1)}%`
  return (
    <svg className={classNames('interval', crossing && 'interval--crossing')} aria-hidden="true">
      {reference !== undefined && <line className="interval__reference" x1={percent(reference)} x2={percent(reference)} y1="0" y2="20" />}
      <line className="interval__line" x1={percent(lower)} x2={percent(upper)} y1="10" y2="10" />
      <circle className="interval__dot" cx={percent(value)} cy="10" r="3.5" />
    </svg>
  )
}
