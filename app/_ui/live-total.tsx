type LiveTotalProps = {
  points: number
  /** the most one could have scored on the criteria that have a score */
  scoredMaximum: number
  threshold: number
  maximum?: number | undefined
}

/** Points against what is scored so far, never a percentage of an unfinished whole. */
export function LiveTotal({ points, scoredMaximum, threshold, maximum = 100 }: LiveTotalProps) {
  const percent = (value: number) => `${(100 * value) / maximum}%`
  const still = Math.max(0, threshold - points)
  return (
    <div className="total">
      <p>
        <strong className="total__points numeric">{dutch(points)}</strong>{' '}
        <span className="muted">van {dutch(scoredMaximum)} gescoorde punten</span>
      </p>
      <div className="total__ruler">
        <svg aria-hidden="true">
          <defs>
            <pattern id="still-open" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
              <line className="bar__hatch" y2="6" />
            </pattern>
          </defs>
          <rect className="bar__ground" x="0.5" y="4.5" width="99.5%" height="11" />
          <rect fill="url(#still-open)" y="5" width={percent(points + maximum - scoredMaximum)} height="10" />
          <rect className="bar__ink" y="4" width={percent(points)} height="12" />
          <line className="bar__threshold" x1={percent(threshold)} x2={percent(threshold)} y1="0" y2="20" />
        </svg>
        <span className="total__threshold">
          drempel {dutch(threshold)}: {still > 0 ? `nog ${dutch(still)} nodig` : 'gehaald'}
        </span>
      </div>
    </div>
  )
}

const dutch = (value: number) => value.toLocaleString('nl-BE', { maximumFractionDigits: 1 })
