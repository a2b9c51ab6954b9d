import type { Ratio } from '@/lib/indicators/formulas'
import type { ReportedActivity } from '@/lib/indicators/schema'
import { computedOf } from './computed'
import type { ReportedPartnership } from './reported-partnership'

export const helixWords: Readonly<Record<string, string>> = { GOV: 'Overheid', BUS: 'Bedrijven', KNO: 'Kennisinstellingen', CIV: 'Burgers en middenveld' }

export type HelixPart = { type: string; word: string; partners: string[] }

/** The four helix types, each with the partners that took part (I21, I22); `active` are their names. */
export const helixParts = (partners: readonly { name: string; helixType: string }[], active: readonly string[]): HelixPart[] => {
  const names = new Set(active)
  return Object.entries(helixWords).map(([type, word]) => ({ type, word, partners: [...new Set(partners.filter(({ name, helixType }) => helixType === type && names.has(name)).map(({ name }) => name))] }))
}

export type AcademyRow = { academy: string; activities: number; participations: number; sessions: number; childHours: number; girls: Ratio; genderKnown: Ratio }

/** The indicators per academy of the partnership: sums of what each of them ran, in the order of their names. */
export const academyRows = (activities: readonly ReportedActivity[], academies: ReportedPartnership['academies']): AcademyRow[] =>
  [...new Set(activities.filter(({ status }) => status !== 'CANCELLED').map(({ academy }) => academy))]
    .map((academy) => {
      const own = activities.filter((one) => one.academy === academy && one.status !== 'CANCELLED')
      return { academy: academies.find(({ code }) => code === academy)?.nl ?? 'niet opgegeven', activities: own.length, ...computedOf(own) }
    })
    .toSorted((one, other) => one.academy.localeCompare(other.academy, 'nl-BE'))

/** Municipalities where something was held, against those of the district of the partnership (I06). */
export const reachOf = (activities: readonly ReportedActivity[], { region }: Pick<ReportedPartnership, 'region'>): { inside: number; outside: number; of: number } => {
  const reached = new Set(activities.filter(({ status, online, sessions }) => status !== 'CANCELLED' && !online && sessions.length > 0).flatMap(({ nis }) => nis ?? []))
  const inside = region.nis.filter((nis) => reached.has(nis)).length
  return { inside, outside: reached.size - inside, of: region.nis.length }
}
