/** How often each score was given, from 0 on the left: the same scale for every picture of a table. */
export function ScoreSpread({ counts, largest }: { counts: readonly number[]; largest: number }) {
  return (
    <svg className="spread" aria-hidden="true">
      {counts.map((count, score) => {
        const height = (20 * count) / Math.max(1, largest)
        return <rect key={score} className="bar__ink" x={score * 9} y={20 - height} width="7" height={height} />
      })}
      <line className="chart__axis" x2="52" y1="20.5" y2="20.5" />
    </svg>
  )
}
