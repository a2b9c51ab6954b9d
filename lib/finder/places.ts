import type { Statements } from '@/lib/db'
import type { Place } from '@/lib/reference/distance'

export type FinderPlace = Place & { nis: string; name: string; province: string; region: string; postcodes: readonly string[]; earlierNames: readonly string[] }

/** Municipalities with their centre, by name; they change once in some years, so they are kept as long as the stamp of the reference data is the same. */
export const finderPlaces = async (database: Statements): Promise<readonly FinderPlace[]> => {
  const rows = await database.$queryRaw<{ stamp: string }[]>`select stamp::text as stamp from reference_stamp`
  const stamp = rows[0]?.stamp ?? ''
  if (kept?.stamp === stamp) return kept.places
  const [answer] = await database.$queryRaw<{ places: FinderPlace[] | null }[]>`
    select json_agg(json_build_object('nis', m.nis, 'name', m.name, 'province', m.province, 'region', m.region, 'lat', m.lat, 'lon', m.lon,
      'postcodes', coalesce((select json_agg(p.postcode order by p.postcode) from postcode p where p.nis = m.nis), '[]'),
      'earlierNames', coalesce((select json_agg(distinct g.old_name) from municipality_merger g where g.new_nis = m.nis and g.old_name <> m.name), '[]')) order by m.name) as places
    from municipality m`
  const places = answer?.places ?? []
  kept = { stamp, places }
  return places
}

let kept: { stamp: string; places: readonly FinderPlace[] } | undefined

/** The municipality that somebody means: by postcode, by name, or by the name it had before a merger; without regard to capitals, accents and hyphens. */
export const placeNamed = (places: readonly FinderPlace[], typed: string): FinderPlace | undefined => {
  const wanted = plain(typed)
  const [postcode] = /\b\d{4}\b/.exec(typed) ?? []
  if (postcode !== undefined) return places.find(({ postcodes }) => postcodes.includes(postcode))
  return places.find(({ name }) => plain(name) === wanted) ?? places.find(({ earlierNames }) => earlierNames.some((name) => plain(name) === wanted))
}

const plain = (name: string): string => name.normalize('NFD').replaceAll(/[^A-Za-z]/g, '').toLowerCase()
