import { classNames } from './class-names'
import { placeWords } from './trend-words'

export type LinePoint = { period: string; value: number; words: string }

type LineChartProps = {
  /** the finding, in a sentence */
  label: string
  /** in order of time; a period is a school year (2011-2012) */
  points: readonly LinePoint[]
  goal?: { value: number; words: string } | undefined
  source: string
}

const [WIDTH, HEIGHT, SIDE, TOP, BOTTOM] = [320, 166, 34, 30, 46]

/** A line over school years; years without a figure are bridged by dots. The axis need not begin at zero, and says so. */
export function LineChart({ label, points, goal, source }: LineChartProps) {
  const values = [...points.map(({ value }) => value), ...(goal ? [goal.value] : [])]
  const years = points.map(({ period }) => Number(period.slice(0, 4)))
  const [low, high] = spread(Math.min(...values), Math.max(...values))
  const [first, last] = [Math.min(...years), Math.max(...years)]
  const x = (year: number) => round(SIDE + ((WIDTH - 2 * SIDE) * (year - first)) / (last - first || 1))
  const y = (value: number) => round(TOP + ((HEIGHT - TOP - BOTTOM) * (high - value)) / (high - low))
  const marks = points.map(({ period, value, words }) => ({ period, words, year: Number(period.slice(0, 4)), x: x(Number(period.slice(0, 4))), y: y(value) }))
  const placed = placeWords(marks, WIDTH, goal && { y: y(goal.value), words: goal.words })
  return (
    <figure className="trend">
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={label}>
        <line className="chart__axis" x1="0" x2={WIDTH} y1={HEIGHT - 22} y2={HEIGHT - 22} />
        {goal && (
          <>
            <line className="chart__goal" x1="0" x2={WIDTH} y1={y(goal.value)} y2={y(goal.value)} />
            {placed.goal && <text className="trend__goal" x={round(placed.goal.x)} y={round(placed.goal.y)} textAnchor={placed.goal.anchor}>{goal.words}</text>}
          </>
        )}
        {marks.slice(1).map((mark, index) => {
          const before = marks[index]
          return before && <line key={mark.period} className={classNames('trend__line', mark.year - before.year > 1 && 'trend__line--bridge')} x1={before.x} y1={before.y} x2={mark.x} y2={mark.y} />
        })}
        {marks.map((mark) => <circle key={mark.period} className="trend__dot" cx={mark.x} cy={mark.y} r="4" />)}
        {marks.map((mark, index) => { const at = placed.marks[index]; return at && <text key={mark.period} className="chart__words" x={round(at.x)} y={round(at.y)} textAnchor={at.anchor}>{mark.words}</text> })}
        {[marks[0], marks.at(-1)].map((mark, index) => mark && <text key={mark.period} className="trend__year" x={x(mark.year)} y={HEIGHT - 6} textAnchor={index === 0 ? 'start' : 'end'} dx={index === 0 ? -SIDE : SIDE}>{mark.period}</text>)}
      </svg>
      <figcaption className="chart__source">{source}{low > 0 && ' De as begint niet bij nul.'}</figcaption>
    </figure>
  )
}

/** A tenth of a point is no mountain: the axis spans at least this much. */
const LEAST_SPAN = 8

const spread = (low: number, high: number): [number, number] => {
  const missing = Math.max(0, LEAST_SPAN - (high - low)) / 2
  return [low - missing, high + missing]
}

const round = (size: number): number => Math.round(size * 10) / 10
