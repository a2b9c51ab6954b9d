import { kilometresBetween, type Place } from '@/lib/reference/distance'

export type Offering = Place & { nis: string; name: string; province: string; activities: number; places: number }

export type WhiteSpot = {
  nis: string
  name: string
  province: string
  /** Children's places of activities elsewhere, within the distance asked. */
  placesNear: number
  /** Where the nearest activity is; null when there is none at all. */
  nearest: { name: string; kilometres: number } | null
}

/** The municipalities without an activity, by province and name, with what is near: distances between the centres of municipalities. */
export const whiteSpots = (offerings: readonly Offering[], kilometres: number): WhiteSpot[] => {
  const offered = offerings.filter(({ activities }) => activities > 0)
  return offerings
    .filter(({ activities }) => activities === 0)
    .map(({ nis, name, province, lat, lon }) => {
      const around = offered.map((one) => ({ ...one, kilometres: kilometresBetween({ lat, lon }, one) })).toSorted((a, b) => a.kilometres - b.kilometres)
      const [first] = around
      return {
        nis, name, province,
        placesNear: around.filter((one) => one.kilometres <= kilometres).reduce((sum, { places }) => sum + places, 0),
        nearest: first ? { name: first.name, kilometres: first.kilometres } : null,
      }
    })
    .toSorted((a, b) => a.province.localeCompare(b.province, 'nl') || a.name.localeCompare(b.name, 'nl'))
}

export type ProvinceOffer = { province: string; municipalities: number; offered: number; spots: number; activities: number; places: number }

export const byProvince = (offerings: readonly Offering[]): ProvinceOffer[] =>
  [...new Set(offerings.map(({ province }) => province))].toSorted((a, b) => a.localeCompare(b, 'nl')).map((province) => {
    const within = offerings.filter((one) => one.province === province)
    const offered = within.filter(({ activities }) => activities > 0)
    return { province, municipalities: within.length, offered: offered.length, spots: within.length - offered.length, activities: sum(within, 'activities'), places: sum(within, 'places') }
  })

const sum = (rows: readonly Offering[], of: 'activities' | 'places'): number => rows.reduce((total, row) => total + row[of], 0)
