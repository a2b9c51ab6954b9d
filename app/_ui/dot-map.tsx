import { flanders } from './border'

export type Dot = { name: string; longitude: number; latitude: number; value: number }

type DotMapProps = {
  /** the finding, in a sentence */
  label: string
  dots: readonly Dot[]
  /** the few places that get their name, the first ones first: a name that would lie over another falls away */
  named?: readonly string[] | undefined
  /** a circle on the map: what lies within this distance */
  around?: { longitude: number; latitude: number; kilometres: number } | undefined
  caption?: string | undefined
}

const WIDTH = 640
const MARGIN = 16
/** Of latitude, on a sphere of the mean radius of the earth. */
const DEGREE_KM = 111.195
/** A degree of longitude is this much shorter than one of latitude at 51° north. */
const NARROWING = Math.cos((51 * Math.PI) / 180)

/** The outline of Flanders, and one dot per municipality at its centre: hollow without an offer, filled ones grow with the square root of the number. */
export function DotMap({ label, dots, named = [], around, caption }: DotMapProps) {
  const west = Math.min(...dots.map(({ longitude }) => longitude))
  const east = Math.max(...dots.map(({ longitude }) => longitude))
  const north = Math.max(...dots.map(({ latitude }) => latitude))
  const south = Math.min(...dots.map(({ latitude }) => latitude))
  const scale = (WIDTH - 2 * MARGIN) / ((east - west) * NARROWING || 1)
  const place = ({ longitude, latitude }: Pick<Dot, 'longitude' | 'latitude'>) => ({
    cx: round(MARGIN + (longitude - west) * NARROWING * scale),
    cy: round(MARGIN + (north - latitude) * scale),
  })
  const height = Math.ceil((north - south) * scale) + 2 * MARGIN
  return (
    <figure className="map">
      <svg viewBox={`0 0 ${WIDTH} ${height}`} role="img" aria-label={label}>
        <path className="map__border" d={flanders.map((ring) => closed(ring.map(([longitude, latitude]) => place({ longitude, latitude })))).join('')} />
        {around && <circle {...place(around)} r={round((around.kilometres / DEGREE_KM) * scale)} className="map__around" />}
        {dots.map((dot) => (
          <circle
            key={dot.name}
            {...place(dot)}
            r={radius(dot.value)}
            className={dot.value === 0 ? 'map__dot map__dot--none' : 'map__dot'}
          />
        ))}
        {namesOn(named.flatMap((name) => dots.find((dot) => dot.name === name) ?? []).map((dot) => ({ name: dot.name, ...place(dot) }))).map(({ name, x, y }) => (
          <text key={name} className="map__name" x={x} y={y}>
            {name}
          </text>
        ))}
      </svg>
      {caption && <figcaption>{caption}</figcaption>}
    </figure>
  )
}

/** Above its dot, or else under it. */
const namesOn = (places: readonly { name: string; cx: number; cy: number }[]): { name: string; x: number; y: number }[] => {
  const placed: { name: string; x: number; y: number }[] = []
  for (const { name, cx: x, cy } of places) {
    const y = [cy - 9, cy + 19].find((line) => placed.every((other) => Math.abs(other.y - line) > 14 || Math.abs(other.x - x) > ((name.length + other.name.length) * LETTER) / 2))
    if (y !== undefined) placed.push({ name, x, y: round(y) })
  }
  return placed
}

/** Of a name on the map. */
const LETTER = 7

const closed = (points: readonly { cx: number; cy: number }[]): string => `M${points.map(({ cx, cy }) => `${cx},${cy}`).join(' ')}Z`

const radius = (value: number) => (value === 0 ? 3.2 : round(Math.min(8, 2.8 + Math.sqrt(value))))

const round = (size: number) => Math.round(size * 10) / 10
