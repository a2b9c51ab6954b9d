import { border } from './border'

export type Dot = { name: string; longitude: number; latitude: number; value: number }

type DotMapProps = {
  /** the finding, in a sentence */
  label: string
  dots: readonly Dot[]
  /** the few places that get their name */
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

/** The border of the country, and one dot per municipality at its centre: hollow without an offer, filled ones grow with the square root of the number. */
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
        <polyline className="map__border" points={line(border.map(([longitude, latitude]) => place({ longitude, latitude })))} />
        {around && <circle {...place(around)} r={round((around.kilometres / DEGREE_KM) * scale)} className="map__around" />}
        {dots.map((dot) => (
          <circle
            key={dot.name}
            {...place(dot)}
            r={radius(dot.value)}
            className={dot.value === 0 ? 'map__dot map__dot--none' : 'map__dot'}
          />
        ))}
        {dots
          .filter(({ name }) => named.includes(name))
          .map((dot) => (
            <text key={dot.name} className="map__name" x={place(dot).cx} y={place(dot).cy - 9}>
              {dot.name}
            </text>
          ))}
      </svg>
      {caption && <figcaption>{caption}</figcaption>}
    </figure>
  )
}

const line = (points: readonly { cx: number; cy: number }[]): string => points.map(({ cx, cy }) => `${cx},${cy}`).join(' ')

const radius = (value: number) => (value === 0 ? 3.2 : round(Math.min(8, 2.8 + Math.sqrt(value))))

const round = (size: number) => Math.round(size * 10) / 10
