import { addCents } from '@/lib/money'
import type { PortfolioItem, PortfolioTarget } from './portfolio'

/** A fundable file of the call as a what-if sees it: its place and money on the official list, and what targets count. */
export type ScenarioLine = {
  applicationId: string
  number: string
  organisationId: string
  organisation: string
  province: string
  rank: number
  /** Points of the official total, 0 to 100: what a selection adds up. */
  total: number
  requestedCents: bigint
  officialCents: bigint
  /** Of the places of its activities. */
  nis: readonly string[]
  /** One of them has no offer yet. */
  unserved: boolean
  /** The planned share of girls reaches the target of the call. */
  girls: boolean
}

/** What is in, with its amount. */
export type Chosen = ReadonlyMap<string, bigint>

export const UNSERVED = 'dossiers in een gemeente zonder aanbod'
export const GIRLS = 'dossiers met genoeg meisjes gepland'
export const inProvince = (province: string): string => `dossiers uit ${province}`
const ofApplicant = (organisation: string): string => `dossiers van ${organisation}`

export const portfolioItems = (lines: readonly ScenarioLine[], chosen: Chosen = new Map()): PortfolioItem[] =>
  lines.map((line) => ({
    id: line.applicationId,
    value: line.total,
    costCents: chosen.get(line.applicationId) ?? (line.officialCents > 0n ? line.officialCents : line.requestedCents),
    tags: [...(line.unserved ? [UNSERVED] : []), ...(line.girls ? [GIRLS] : []), ...(line.province === '' ? [] : [inProvince(line.province)]), ofApplicant(line.organisation)],
  }))

type Wanted = { unserved: number | null; girls: number | null; perApplicant: number | null; provinces: Readonly<Record<string, number | null>> }

/** The targets as typed, each with the field it was typed in. */
export const targetsOf = (lines: readonly ScenarioLine[], { unserved, girls, perApplicant, provinces }: Wanted): { field: string; target: PortfolioTarget }[] => [
  ...(unserved ? [{ field: 'unserved', target: { tag: UNSERVED, min: unserved } }] : []),
  ...(girls ? [{ field: 'girls', target: { tag: GIRLS, min: girls } }] : []),
  ...provincesOf(lines).flatMap((province, index) => { const min = provinces[`p${index}`]; return min ? [{ field: `provinces.p${index}`, target: { tag: inProvince(province), min } }] : [] }),
  ...(perApplicant === null ? [] : [...new Set(lines.map(({ organisation }) => organisation))].toSorted().map((organisation) => ({ field: 'perApplicant', target: { tag: ofApplicant(organisation), max: perApplicant } }))),
]

export const provincesOf = (lines: readonly ScenarioLine[]): string[] => [...new Set(lines.map(({ province }) => province))].filter((province) => province !== '').toSorted()

export const officialChoice = (lines: readonly ScenarioLine[]): Chosen => new Map(lines.filter(({ officialCents }) => officialCents > 0n).map(({ applicationId, officialCents }) => [applicationId, officialCents]))

/** In tenths of a point, because totals have one decimal: tenths add up without a rounding. */
export const tenths = (lines: readonly ScenarioLine[], ids: Iterable<string>): number => {
  const points = new Map(lines.map(({ applicationId, total }) => [applicationId, Math.round(total * 10)]))
  return [...ids].reduce((sum, id) => sum + (points.get(id) ?? 0), 0)
}

export const summaryOf = (lines: readonly ScenarioLine[], chosen: Chosen) => {
  const inside = lines.filter(({ applicationId }) => chosen.has(applicationId))
  return {
    files: inside.length,
    cents: addCents(chosen.values()),
    tenths: tenths(lines, chosen.keys()),
    unserved: inside.filter((line) => line.unserved).length,
    girls: inside.filter((line) => line.girls).length,
    provinces: provincesOf(lines).map((province) => ({ province, files: inside.filter((line) => line.province === province).length })),
  }
}
