import type { Tx } from '@/lib/db'
import { Prisma } from '@/prisma/generated/client'
import type { GrantStatus } from '@/prisma/generated/enums'
import type { OutcomeFilter } from './outcome-filter'
import { grantRows, grantWhere, outcomeRows, outcomeWhere, type OutcomeScope } from './outcome-scope'

/** The grants in view, as a whole: with a place or a period, those with something in it. */
export type GrantFigures = {
  grants: number
  /** With an accepted final report, and others with a log. */
  reported: number
  logged: number
  /** With an accepted final report of a partnership. */
  reportedByPartnership: number
  settled: number
  grantedCents: bigint
  /** Of settled grants, with what they reached: the money for an hour of one child (I24, I25). */
  finalCents: bigint
  settledChildQuarters: number
  acceptedCostsCents: bigint
  costedChildQuarters: number
  /** Grants by how many partners of a helix type took part (I21), and how many types (I22). */
  partners: { GOV: number; BUS: number; KNO: number; CIV: number }
  helixTypes: readonly number[]
  periodStart: string | null
  periodEnd: string | null
}

export const readGrantFigures = async (tx: Tx, scope: OutcomeScope, filter: OutcomeFilter): Promise<GrantFigures> => {
  const rows = await tx.$queryRaw<Record<string, bigint>[]>`
    select count(*) as grants, count(*) filter (where source = 'REPORT') as reported, count(*) filter (where source = 'LOG' and sessions > 0) as logged,
      count(*) filter (where source = 'REPORT' and t.call_id in (select c.id from call c where c.audience = 'PARTNERSHIP')) as partnerships, count(*) filter (where final_cents is not null) as settled,
      coalesce(sum(granted_cents), 0)::bigint as granted, coalesce(sum(final_cents), 0)::bigint as final, coalesce(sum(child_quarters) filter (where final_cents is not null), 0)::bigint as "settledQuarters",
      coalesce(sum(accepted_costs_cents), 0)::bigint as costs, coalesce(sum(child_quarters) filter (where accepted_costs_cents is not null), 0)::bigint as "costedQuarters",
      coalesce(sum(partners_gov), 0)::bigint as gov, coalesce(sum(partners_bus), 0)::bigint as bus, coalesce(sum(partners_kno), 0)::bigint as kno, coalesce(sum(partners_civ), 0)::bigint as civ,
      ${Prisma.join([0, 1, 2, 3, 4].map((types) => Prisma.sql`count(*) filter (where source = 'REPORT' and ${helixTypes} = ${types}::int) as ${Prisma.raw(`"helix${types}"`)}`))}
    from ${grantRows(scope)} where ${grantWhere(scope, filter)}`
  const row = rows[0] ?? {}
  const [period] = await tx.$queryRaw<{ from: string | null; to: string | null }[]>`
    select min(g.period_start)::text as from, max(g.period_end)::text as to from grant_award g where g.call_id in (select distinct t.call_id from ${grantRows(scope)} where ${grantWhere(scope, filter)}) and g.status not in ('DECLINED', 'REVOKED')`
  const number = (name: string): number => Number(row[name] ?? 0)
  return {
    grants: number('grants'), reported: number('reported'), logged: number('logged'), reportedByPartnership: number('partnerships'), settled: number('settled'),
    grantedCents: row['granted'] ?? 0n, finalCents: row['final'] ?? 0n, settledChildQuarters: number('settledQuarters'), acceptedCostsCents: row['costs'] ?? 0n, costedChildQuarters: number('costedQuarters'),
    partners: { GOV: number('gov'), BUS: number('bus'), KNO: number('kno'), CIV: number('civ') },
    helixTypes: [0, 1, 2, 3, 4].map((types) => number(`helix${types}`)),
    periodStart: period?.from ?? null, periodEnd: period?.to ?? null,
  }
}

const helixTypes = Prisma.sql`((partners_gov > 0)::int + (partners_bus > 0)::int + (partners_kno > 0)::int + (partners_civ > 0)::int)`

/** One point of a spread: so many of all lie at or under it (nearest rank). */
export type Spread = { count: number; p10: number | null; median: number | null; p90: number | null }

export type GrantSpread = {
  /** Cents of the final subsidy for an hour of one child, of settled grants that reached any. */
  cost: Spread
  /** Hours of one child per grant, of those with a figure; and how many grants lie in each step. */
  childHours: Spread
  steps: readonly { upTo: number | null; grants: number }[]
  /** Of grants with an accepted report: each postcode once per grant (I26). */
  postcodes: { reached: number; planned: number }
}

/** Hours of one child: the upper ends of the steps of the distribution. */
const stepEnds = [250, 500, 1000, 2000, 4000, 8000] as const

export const readGrantSpread = async (tx: Tx, scope: OutcomeScope, filter: OutcomeFilter): Promise<GrantSpread> => {
  const [row] = await tx.$queryRaw<{ costs: bigint; cost: number[] | null; reached: bigint; hours: number[] | null }[]>`
    select count(*) filter (where final_cents is not null and child_quarters > 0) as costs,
      percentile_disc(array[0.1, 0.5, 0.9]) within group (order by 4.0 * final_cents / nullif(child_quarters, 0)) filter (where final_cents is not null)::float8[] as cost,
      count(*) filter (where child_quarters > 0) as reached,
      percentile_disc(array[0.1, 0.5, 0.9]) within group (order by child_quarters / 4.0) filter (where child_quarters > 0)::float8[] as hours
    from ${grantRows(scope)} where ${grantWhere(scope, filter)}`
  const steps = await tx.$queryRaw<{ step: number; grants: bigint }[]>`
    select width_bucket(child_quarters - 1, ${Prisma.raw(`array[${[0, ...stepEnds].map((hours) => hours * 4).join(', ')}]::bigint[]`)}) as step, count(*) as grants
    from ${grantRows(scope)} where child_quarters > 0 and ${grantWhere(scope, filter)} group by 1`
  const [places] = await tx.$queryRaw<{ reached: bigint; planned: bigint }[]>`
    select count(*) filter (where held) as reached, count(*) as planned
    from (select bool_or(t.sessions > 0) as held from ${outcomeRows(scope)} where t.source = 'REPORT' and t.postcode <> '' and ${outcomeWhere(scope, filter)} group by t.grant_id, t.postcode) each`
  return {
    cost: spreadOf(row?.costs, row?.cost),
    childHours: spreadOf(row?.reached, row?.hours),
    postcodes: { reached: Number(places?.reached ?? 0), planned: Number(places?.planned ?? 0) },
    steps: [...stepEnds, null].map((upTo, index) => ({ upTo, grants: Number(steps.find(({ step }) => step === index + 1)?.grants ?? 0) })),
  }
}

const spreadOf = (count: bigint | undefined, points: number[] | null | undefined): Spread => ({ count: Number(count ?? 0), p10: points?.[0] ?? null, median: points?.[1] ?? null, p90: points?.[2] ?? null })

export type CostOfCall = { code: string; name: string; spread: Spread }

/** The subsidy for an hour of one child, over all settled grants in view (no code) and per call. */
export const readCostPerCall = async (tx: Tx, scope: OutcomeScope, filter: OutcomeFilter): Promise<CostOfCall[]> => {
  const rows = await tx.$queryRaw<{ code: string | null; name: string | null; count: bigint; cost: number[] | null }[]>`
    select c.code, c.name, count(*) as count, percentile_disc(array[0.1, 0.5, 0.9]) within group (order by 4.0 * t.final_cents / t.child_quarters)::float8[] as cost
    from ${grantRows(scope)} join call c on c.id = t.call_id where t.final_cents is not null and t.child_quarters > 0 and ${grantWhere(scope, filter)}
    group by grouping sets ((c.code, c.name), ()) order by c.code nulls first`
  return rows.filter(({ count }) => count > 0n).map(({ code, name, count, cost }) => ({ code: code ?? '', name: name ?? 'Alle oproepen', spread: spreadOf(count, cost) }))
}

export const OUTCOME_GRANTS_PER_PAGE = 50

export type OutcomeGrantRow = {
  number: string
  title: string
  organisation: string
  call: string
  status: GrantStatus
  source: string
  reportId: string | null
  grantedCents: bigint
  finalCents: bigint | null
  sessions: number
  participants: number
  childQuarters: number
}

/** The grants behind the figures, those that reached most first. Only for who may see exact numbers. */
export const readOutcomeGrants = async (tx: Tx, scope: OutcomeScope, filter: OutcomeFilter, page: number, perPage = OUTCOME_GRANTS_PER_PAGE): Promise<{ rows: OutcomeGrantRow[]; total: number }> => {
  const rows = await tx.$queryRaw<(Omit<OutcomeGrantRow, 'childQuarters'> & { childQuarters: bigint; total: bigint })[]>`
    with listed as (
      select t.*, count(*) over () as total from ${grantRows(scope)} where ${grantWhere(scope, filter)} order by t.child_quarters desc, t.grant_id limit ${perPage} offset ${(page - 1) * perPage}
    )
    select g.number, a.title, o.legal_name as organisation, c.code as call, g.status::text as status, t.source, r.id::text as "reportId", t.granted_cents as "grantedCents", t.final_cents as "finalCents",
      t.sessions, t.participants, t.child_quarters as "childQuarters", t.total
    from listed t join grant_award g on g.id = t.grant_id join application a on a.id = g.application_id join organisation o on o.id = g.organisation_id join call c on c.id = g.call_id
    left join report r on r.grant_id = g.id and r.type = 'FINAL' and r.status in ('SUBMITTED', 'ACCEPTED', 'REJECTED', 'INCOMPLETE')
    order by t.child_quarters desc, t.grant_id`
  return { rows: rows.map(({ total: _total, childQuarters, ...row }) => ({ ...row, childQuarters: Number(childQuarters) })), total: Number(rows[0]?.total ?? 0) }
}
