export type Municipality = { nis: string; mergedOn: string | null; predecessors: readonly string[]; postcodes: readonly string[] }

export type Merger = { oldNis: string; newNis: string; validFrom: string }

/** Each postcode belongs to one municipality (domain 7.1). */
export const municipalityByPostcode = <M extends Municipality>(municipalities: readonly M[], postcode: string): M | undefined =>
  municipalities.find((municipality) => municipality.postcodes.includes(postcode))

export const municipalityByNis = <M extends Municipality>(municipalities: readonly M[], nis: string): M | undefined =>
  municipalities.find((municipality) => municipality.nis === nis)

export const postcodeBelongsTo = (municipalities: readonly Municipality[], postcode: string, nis: string): boolean =>
  municipalityByNis(municipalities, nis)?.postcodes.includes(postcode) ?? false

/**
 * The municipality of today (or of `day`, 'yyyy-mm-dd') that an older NIS code became: what was stored stays, sums go through
 * here. A code that never merged is its own answer.
 */
export const currentNis = (mergers: readonly Merger[], nis: string, day?: string): string => {
  const seen = new Set([nis])
  let current = nis
  for (;;) {
    const merger = mergers.find(({ oldNis, validFrom }) => oldNis === current && (day === undefined || validFrom <= day))
    if (!merger || seen.has(merger.newNis)) return current
    current = merger.newNis
    seen.add(current)
  }
}

/** Did this NIS code exist on that day? Needs both lists: old codes end with their merger, new codes begin with it. */
export const isNisValidOn = (municipalities: readonly Municipality[], mergers: readonly Merger[], nis: string, day: string): boolean => {
  const end = mergers.find(({ oldNis }) => oldNis === nis)?.validFrom
  const municipality = municipalityByNis(municipalities, nis)
  if (!municipality && end === undefined) return false
  return (end === undefined || day < end) && day >= (municipality ? beginOf(municipality) : '')
}

/** A merger joins two or more; with one predecessor in the list the municipality itself was the other and kept its code (Antwerpen). */
const beginOf = ({ mergedOn, predecessors }: Municipality): string => (predecessors.length > 1 ? (mergedOn ?? '') : '')
