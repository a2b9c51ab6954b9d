import type { Tx } from '@/lib/db'
import { monitorEdition, type MonitorEdition } from './edition'
import type { PortalFacts } from './edition-targets'

export type PublishedEdition = { code: string; version: number; publishedAt: Date; edition: MonitorEdition }

/** Each edition as it stands, in its latest version; the newest school year first. */
export const publishedEditions = async (tx: Tx): Promise<PublishedEdition[]> => {
  const rows = await tx.monitorEdition.findMany({ distinct: ['code'], orderBy: [{ code: 'asc' }, { version: 'desc' }] })
  return rows
    .map(({ code, version, publishedAt, content }) => ({ code, version, publishedAt, edition: monitorEdition.parse(content) }))
    .toSorted((a, b) => (a.edition.referenceYear === b.edition.referenceYear ? b.publishedAt.getTime() - a.publishedAt.getTime() : a.edition.referenceYear < b.edition.referenceYear ? 1 : -1))
}

/** What the targets are held against: public grants and what they offer. */
export const portalFacts = async (tx: Tx, editions: number): Promise<PortalFacts> => {
  const [facts] = await tx.$queryRaw<{ partnerships: number; min: number | null; max: number | null }[]>`
    with public as (
      select g.base_activity_row_ids, a.id, a.partnership_id from grant_award g join application a on a.id = g.application_id join call c on c.id = g.call_id
      where g.status not in ('DECLINED', 'REVOKED') and not c.test_mode and exists (select from publication p where p.call_id = c.id)),
    offer as (select v.age_min, v.age_max from public p join activity v on v.application_id = p.id and v.row_id = any(p.base_activity_row_ids))
    select (select count(distinct partnership_id)::int from public) as partnerships, (select min(age_min) from offer) as min, (select max(age_max) from offer) as max`
  if (!facts) throw new Error('A select without a group gives one row.')
  return { partnerships: facts.partnerships, ages: facts.min === null || facts.max === null ? null : { min: facts.min, max: facts.max }, editions }
}

export type Reach = { nis: string; name: string; province: string; lat: number; lon: number; activities: number }[]

/** What granted files offer in each Flemish municipality, by the place of the activity as the plan was last changed. Test calls do not count, nor does what was cancelled or left without sessions. */
export const publicReach = (tx: Tx): Promise<Reach> =>
  tx.$queryRaw<Reach>`
    with offered as (
      select case when w.row_id is null then v.nis else w.nis end as nis
      from grant_award g join call c on c.id = g.call_id and not c.test_mode
      join activity v on v.application_id = g.application_id and v.row_id = any(g.base_activity_row_ids)
      left join cancelled_activities() x on x.grant_id = g.id and x.row_id = v.row_id
      left join moved_activities() w on w.grant_id = g.id and w.row_id = v.row_id
      where g.status not in ('DECLINED', 'REVOKED') and x.row_id is null)
    select m.nis, m.name, m.province, m.lat, m.lon, count(o.nis)::int as activities
    from municipality m left join offered o on o.nis = m.nis
    where m.region = 'VLG'
    group by m.nis order by m.name`
