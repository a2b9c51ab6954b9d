import { classNames } from './class-names'

export type Bar = {
  label: string
  /** null when the source gives no figure; it is never drawn as zero */
  value: number | null
  /** in the words of the source: "net geen 16%" */
  words: string
  reached?: boolean | undefined
}

type BarChartProps = {
  /** the finding, in a sentence */
  label: string
  bars: readonly Bar[]
  goal?: { value: number; word: string } | undefined
  source: string
}

/** A longest bar leaves room for its words. */
const LONGEST = 70

/** Bars from zero with their words at the end; blue reaches the goal or is the subject. */
export function BarChart({ label, bars, goal, source }: BarChartProps) {
  const largest = Math.max(goal?.value ?? 0, ...bars.map(({ value }) => value ?? 0)) || 1
  const percent = (value: number) => (LONGEST * value) / largest
  return (
    <figure className="chart">
      <div role="img" aria-label={label}>
        {goal && (
          <div className="chart__row">
            <span />
            <svg aria-hidden="true">
              <text className="chart__words" x={`${percent(goal.value)}%`} y="22" textAnchor="middle">
                {goal.word}
              </text>
            </svg>
          </div>
        )}
        {bars.map((bar) => (
          <div className="chart__row" key={bar.label}>
            <span className="chart__label">{bar.label}</span>
            <svg aria-hidden="true">
              <line className="chart__axis" y2="30" />
              {bar.value !== null && (
                <rect
                  className={classNames('chart__bar', bar.reached && 'chart__bar--reached')}
                  y="7"
                  width={`${percent(bar.value)}%`}
                  height="16"
                />
              )}
              {goal && (
                <line className="chart__goal" x1={`${percent(goal.value)}%`} x2={`${percent(goal.value)}%`} y2="30" />
              )}
              <text className="chart__words" x={`${percent(bar.value ?? 0) + 1}%`} y="20">
                {bar.value === null ? 'geen cijfer' : bar.words}
              </text>
            </svg>
          </div>
        ))}
      </div>
      <figcaption className="chart__source">{source}</figcaption>
    </figure>
  )
}
