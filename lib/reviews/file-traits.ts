import type { Tx } from '@/lib/db'
import type { Traits } from './preference'
import { provinceCode, type TraitOption } from './trait-options'

/** What each file is about, by its activities. Without a place of its own an activity is where its organisation is. */
export const fileTraits = async (tx: Tx, applicationIds: readonly string[], ageBands: readonly TraitOption[]): Promise<Map<string, Traits>> => {
  const files = await tx.application.findMany({
    where: { id: { in: [...applicationIds] } },
    select: { id: true, organisation: { select: { nis: true } }, activities: { select: { themes: true, disciplines: true, ageMin: true, ageMax: true, nis: true } } },
  })
  const places = files.flatMap(({ organisation, activities }) => [organisation.nis, ...activities.map(({ nis }) => nis)]).filter((nis) => nis !== null)
  const provinces = new Map((await tx.municipality.findMany({ where: { nis: { in: [...new Set(places)] } }, select: { nis: true, provinceNis: true } })).map((place) => [place.nis, provinceCode(place)]))
  return new Map(files.map(({ id, organisation, activities }) => [id, {
    themes: once(activities.flatMap(({ themes }) => themes)),
    disciplines: once(activities.flatMap(({ disciplines }) => disciplines)),
    ageBands: ageBands.map(({ value }) => value).filter((band) => activities.some((activity) => overlaps(band, activity))),
    provinces: once(activities.flatMap(({ nis }) => provinces.get(nis ?? organisation.nis ?? '') ?? [])),
  }]))
}

const once = (codes: readonly string[]): string[] => [...new Set(codes)].toSorted()

/** A08_09 is 8 to 9 years, both included. */
const overlaps = (band: string, { ageMin, ageMax }: { ageMin: number; ageMax: number }): boolean => {
  const [, from, to] = /^A(\d+)_(\d+)$/.exec(band) ?? []
  return from !== undefined && ageMin <= Number(to) && ageMax >= Number(from)
}
