export type Place = { lat: number; lon: number }

const EARTH_KM = 6371.0088

/** Kilometres as the crow flies between two places in degrees (haversine on a sphere of the mean radius of the earth, IUGG 1980). */
export const kilometresBetween = (one: Place, other: Place): number => {
  const half = (degrees: number): number => Math.sin((degrees * Math.PI) / 360) ** 2
  const cosines = Math.cos((one.lat * Math.PI) / 180) * Math.cos((other.lat * Math.PI) / 180)
  return 2 * EARTH_KM * Math.asin(Math.min(1, Math.sqrt(half(other.lat - one.lat) + cosines * half(other.lon - one.lon))))
}

export type Near<P> = P & { kilometres: number }

/** Those at most so many kilometres away, the nearest first; whoever is as near keeps the order of the list. */
export const within = <P extends Place>(places: readonly P[], centre: Place, kilometres: number): Near<P>[] =>
  places
    .map((place) => ({ ...place, kilometres: kilometresBetween(centre, place) }))
    .filter((place) => place.kilometres <= kilometres)
    .toSorted((a, b) => a.kilometres - b.kilometres)
