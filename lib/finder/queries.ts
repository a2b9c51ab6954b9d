import type { Tx } from '@/lib/db'
import type { ActivityFilter } from './activity-filter'
import type { Offering } from './white-spots'

export const PAGE = 20

export type FoundActivity = {
  number: string
  position: number
  title: string
  type: string
  themes: string[]
  ageMin: number
  ageMax: number
  locationName: string
  postcode: string | null
  municipality: string | null
  organisation: string
  priceCents: bigint
  reducedPriceCents: bigint
  accessible: boolean
  nextDay: string
  /** Of this next session. */
  begins: string
  ends: string
  /** Sessions from then on, within the days that were asked. */
  sessions: number
  kilometres: number | null
}

export type Found = { total: number; rows: FoundActivity[]; perMunicipality: { nis: string; activities: number }[] }

type Row = Omit<FoundActivity, 'priceCents' | 'reducedPriceCents'> & { priceCents: string; reducedPriceCents: string }

/** One page of what families may find, with its total and its map, in one statement; the days asked come from the index of sessions. */
export const findActivities = async (tx: Tx, filter: ActivityFilter): Promise<Found> => {
  const { near, from, until, age, theme, mostCents, reducedRate, accessible, sort, page } = filter
  const rows = await tx.$queryRaw<{ total: number; rows: Row[]; perMunicipality: Found['perMunicipality'] }[]>`
    with ahead as (
      select s.grant_id, s.row_id, min(s.day) as next_day, count(*)::int as sessions
      from offered_session s where not s.cancelled and s.day between ${from}::date and ${until}::date group by s.grant_id, s.row_id
    ), found as materialized (
      select o.*, a.next_day, a.sessions, n.kilometres
      from ahead a
      join offered_activity o on o.grant_id = a.grant_id and o.row_id = a.row_id
      join call c on c.id = o.call_id and not c.test_mode
      left join unnest(${near?.map(({ nis }) => nis) ?? []}::text[], ${near?.map(({ kilometres }) => kilometres) ?? []}::float8[]) as n (nis, kilometres) on n.nis = o.nis
      where not o.cancelled
        and (${near === null} or n.nis is not null or o.nis is null)
        and (${age}::int is null or ${age}::int between o.age_min and o.age_max)
        and (${theme}::text is null or ${theme}::text = any (o.themes))
        and (${mostCents}::bigint is null or o.price_cents <= ${mostCents}::bigint)
        and (not ${reducedRate} or o.price_cents = 0 or o.reduced_price_cents < o.price_cents)
        and (not ${accessible} or o.accessible)
    ), page as (
      select f.*, row_number() over (order by case when ${sort === 'afstand'} then coalesce(f.kilometres, 1e9) end, f.next_day, coalesce(f.kilometres, 1e9), f.title, f.number, f.position) as place
      from found f order by place limit ${PAGE}::int offset ${(page - 1) * PAGE}::int
    )
    select
      (select count(*)::int from found) as total,
      (select coalesce(json_agg(json_build_object('number', p.number, 'position', p.position, 'title', p.title, 'type', p.type, 'themes', p.themes, 'ageMin', p.age_min, 'ageMax', p.age_max,
         'locationName', p.location_name, 'postcode', p.postcode, 'municipality', m.name, 'organisation', g.legal_name, 'priceCents', p.price_cents::text, 'reducedPriceCents', p.reduced_price_cents::text,
         'accessible', p.accessible, 'nextDay', p.next_day, 'begins', s.begins, 'ends', s.ends, 'sessions', p.sessions, 'kilometres', p.kilometres) order by p.place), '[]')
       from page p left join municipality m on m.nis = p.nis join organisation g on g.id = p.organisation_id
       cross join lateral (select begins, ends from offered_session s where s.grant_id = p.grant_id and s.row_id = p.row_id and s.day = p.next_day and not s.cancelled order by begins limit 1) s) as rows,
      (select coalesce(json_agg(json_build_object('nis', x.nis, 'activities', x.activities) order by x.nis), '[]') from (select nis, count(*)::int as activities from found where nis is not null group by nis) x) as "perMunicipality"`
  const [found] = rows
  if (!found) throw new Error('The finder gave no answer.')
  return { ...found, rows: found.rows.map((row) => ({ ...row, priceCents: BigInt(row.priceCents), reducedPriceCents: BigInt(row.reducedPriceCents) })) }
}

export type OfferedSession = {
  day: string
  begins: string
  ends: string
  cancelled: boolean
  /** The day it was announced for, when that is another. */
  movedFrom: string | null
  /** The same session whatever day it is on. */
  key: string
  sequence: number
  changedAt: string
}
export type OfferedActivity = Pick<FoundActivity, 'number' | 'position' | 'title' | 'type' | 'themes' | 'ageMin' | 'ageMax' | 'locationName' | 'postcode' | 'municipality' | 'organisation' | 'priceCents' | 'reducedPriceCents' | 'accessible'> & {
  grantId: string
  rowId: string
  street: string
  website: string
  description: string
  announcement: string
  accessibility: string
  places: number
  plannedSessions: number
  cancelled: boolean
  sessions: OfferedSession[]
}

/** One activity by its public address: the number of its file and its place in it. */
export const offeredActivity = async (tx: Tx, number: string, position: number): Promise<OfferedActivity | null> => {
  const rows = await tx.$queryRaw<OfferedActivity[]>`
    select o.grant_id as "grantId", o.row_id as "rowId", o.number, o.position, o.title, o.type, o.themes, o.age_min as "ageMin", o.age_max as "ageMax", o.location_name as "locationName", o.street, o.postcode, m.name as municipality,
      g.legal_name as organisation, g.website, o.price_cents as "priceCents", o.reduced_price_cents as "reducedPriceCents", o.accessible, o.description, o.announcement, o.accessibility, o.places,
      o.planned_sessions as "plannedSessions", o.cancelled,
      (select coalesce(json_agg(json_build_object('day', s.day, 'begins', s.begins, 'ends', s.ends, 'cancelled', s.cancelled, 'movedFrom', s.moved_from, 'key', s.key, 'sequence', s.sequence, 'changedAt', s.changed_at) order by s.day, s.begins), '[]') from offered_session s where s.grant_id = o.grant_id and s.row_id = o.row_id) as sessions
    from offered_activity o join call c on c.id = o.call_id and not c.test_mode join organisation g on g.id = o.organisation_id left join municipality m on m.nis = o.nis
    where o.number = ${number} and o.position = ${position}::int`
  return rows[0] ?? null
}

/** What each Flemish municipality has on these days: activities with a session, and their places for children. */
export const offerings = (tx: Tx, from: string, until: string): Promise<Offering[]> =>
  tx.$queryRaw<Offering[]>`
    with ahead as (
      select o.nis, o.places from offered_activity o join call c on c.id = o.call_id and not c.test_mode
      where not o.cancelled and o.nis is not null
        and (o.grant_id, o.row_id) in (select s.grant_id, s.row_id from offered_session s where not s.cancelled and s.day between ${from}::date and ${until}::date)
    )
    select m.nis, m.name, m.province, m.lat, m.lon, count(a.nis)::int as activities, coalesce(sum(a.places), 0)::int as places
    from municipality m left join ahead a on a.nis = m.nis where m.region = 'VLG' group by m.nis order by m.name`
