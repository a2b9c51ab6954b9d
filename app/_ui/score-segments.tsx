const WIDTH = 14
const GAP = 2

type ScoreSegmentsProps = { score: number; outOf?: number | undefined }

/** "3,5 op 5" and as many segments, a half one half filled. */
export function ScoreSegments({ score, outOf = 5 }: ScoreSegmentsProps) {
  const places = Array.from({ length: outOf }, (_, index) => index)
  return (
    <span className="segments">
      <span className="numeric">
        <strong>{score.toLocaleString('nl-BE', { minimumFractionDigits: 1, maximumFractionDigits: 2 })}</strong> op {outOf}
      </span>
      <svg width={outOf * (WIDTH + GAP)} height="8" aria-hidden="true">
        {places.map((place) => (
          <g key={place}>
            <rect className="bar__ground" x={place * (WIDTH + GAP) + 0.5} y="0.5" width={WIDTH - 1} height="7" />
            <rect
              className="bar__ink"
              x={place * (WIDTH + GAP)}
              width={WIDTH * Math.min(1, Math.max(0, score - place))}
              height="8"
            />
          </g>
        ))}
      </svg>
    </span>
  )
}
