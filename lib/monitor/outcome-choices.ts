import type { Tx } from '@/lib/db'
import { addMonths } from '@/lib/time'
import { quarterOf } from './outcome-filter'
import type { OutcomeScope } from './outcome-scope'

export type OutcomeChoices = {
  calls: { code: string; name: string }[]
  partnerships: { code: string; name: string }[]
  provinces: { nis: string; name: string }[]
  municipalities: { nis: string; name: string; lat: number; lon: number; region: string }[]
  /** Years and their quarters, newest first. */
  periods: string[]
}

/** What there is to choose from: only what has grants in view. */
export const outcomeChoices = async (tx: Tx, { ownPartnerships }: OutcomeScope): Promise<OutcomeChoices> => {
  const own = ownPartnerships === null ? {} : { partnershipId: { in: [...ownPartnerships] } }
  const calls = await tx.call.findMany({ where: { testMode: false, grants: { some: { application: own } } }, select: { code: true, name: true }, orderBy: { code: 'asc' } })
  const partnerships = await tx.partnership.findMany({ where: { applications: { some: { grant: { isNot: null }, ...own } } }, select: { code: true, name: true }, orderBy: { name: 'asc' } })
  const municipalities = await tx.municipality.findMany({ select: { nis: true, name: true, provinceNis: true, province: true, lat: true, lon: true, region: true }, orderBy: { name: 'asc' } })
  const [period] = await tx.$queryRaw<{ from: string | null; to: string | null }[]>`
    select date_trunc('quarter', min(g.period_start))::date::text as from, date_trunc('quarter', least(max(g.period_end)::timestamp, portal_now() at time zone 'Europe/Brussels'))::date::text as to
    from grant_award g join application a on a.id = g.application_id join call c on c.id = g.call_id
    where not c.test_mode and g.status not in ('DECLINED', 'REVOKED') and (${ownPartnerships === null} or a.partnership_id = any (${ownPartnerships ?? []}::uuid[]))`
  const provinces = [...new Map(municipalities.filter(({ region }) => region === 'VLG').map(({ provinceNis, province }) => [provinceNis, province]))].map(([nis, name]) => ({ nis, name })).toSorted((a, b) => a.name.localeCompare(b.name, 'nl'))
  return { calls, partnerships, provinces, municipalities, periods: period?.from && period.to ? withYears(quartersBetween(period.from, period.to)) : [] }
}

/** Newest first; nothing when the last lies before the first. */
const quartersBetween = (from: string, to: string): string[] => (to < from ? [] : [quarterOf(to), ...quartersBetween(from, addMonths(to, -3))])

const withYears = (quarters: readonly string[]): string[] => [...new Set(quarters.flatMap((quarter) => [quarter.slice(0, 4), quarter]))]
