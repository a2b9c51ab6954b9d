import { useId } from 'react'
import { classNames } from './class-names'

export type Bar = {
  label: string
  /** null when the source gives no figure; it is never drawn as zero */
  value: number | null
  /** in the words of the source: "net geen 16%" */
  words: string
  reached?: boolean | undefined
  /** the last part of the value, hatched: real, and not of the goal */
  beside?: number | undefined
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

/** Of the picture, where it is narrowest. */
const CHARACTER = 2.7

/** Bars from zero with their words at the end; blue reaches the goal or is the subject. */
export function BarChart({ label, bars, goal, source }: BarChartProps) {
  const largest = Math.max(goal?.value ?? 0, ...bars.map(({ value }) => value ?? 0)) || 1
  const percent = (value: number) => (LONGEST * value) / largest
  const hatch = useId()
  /** Words that would run through the line of the goal start behind it. */
  const startOf = ({ value, words }: Bar): number => {
    const [end, line] = [percent(value ?? 0), percent(goal?.value ?? 0)]
    return end < line && end + 1 + words.length * CHARACTER > line ? line : end
  }
  return (
    <figure className="chart">
      <div role="img" aria-label={label}>
        {bars.some(({ beside }) => beside) && (
          <svg className="chart__defs" aria-hidden="true">
            <pattern id={hatch} width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect width="7" height="7" /><line y2="7" /></pattern>
          </svg>
        )}
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
              {!!bar.beside && <rect className="chart__beside" x={`${percent((bar.value ?? 0) - bar.beside)}%`} y="7" width={`${percent(bar.beside)}%`} height="16" style={{ fill: `url(#${hatch})` }} />}
              {goal && (
                <line className="chart__goal" x1={`${percent(goal.value)}%`} x2={`${percent(goal.value)}%`} y2="30" />
              )}
              <text className="chart__words" x={`${startOf(bar) + 1}%`} y="20">
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
