import type { Tx } from '@/lib/db'
import { monitorEdition, type MonitorEdition } from './edition'

/** The edition published last. */
export const latestEdition = async (tx: Tx): Promise<MonitorEdition | null> => {
  const row = await tx.monitorEdition.findFirst({ orderBy: { publishedAt: 'desc' } })
  return row ? monitorEdition.parse(row.content) : null
}

export type Reach = {
  municipalities: { nis: string; name: string; province: string; lat: number; lon: number; activities: number }[]
  childHours: number
  girls: number
  genderKnown: number
  participations: number
}

/**
 * What granted, published files offer and reached: activities per Flemish municipality by their place, and the sums of accepted reports.
 * Sums of numerators and denominators, never a mean of percentages. Test calls do not count.
 */
export const publicReach = async (tx: Tx): Promise<Reach> => {
  const municipalities = await tx.$queryRaw<Reach['municipalities']>`
    select m.nis, m.name, m.province, m.lat, m.lon, count(v.id) filter (where g.id is not null)::int as activities
    from municipality m
    left join activity v on v.nis = m.nis
    left join grant_award g on g.application_id = v.application_id and v.row_id = any(g.base_activity_row_ids) and g.status not in ('DECLINED', 'REVOKED')
      and exists (select from call c where c.id = g.call_id and not c.test_mode)
    where m.region = 'VLG'
    group by m.nis order by m.name`
  const sums = await tx.$queryRaw<{ hours: number | null; girls: number | null; known: number | null; participations: number | null }[]>`
    select sum(a.child_hours)::float as hours, sum(a.girls)::int as girls, sum(a.girls + a.boys + a.gender_x)::int as known, sum(a.participants)::int as participations
    from report_activity a join report r on r.id = a.report_id join grant_award g on g.id = r.grant_id join call c on c.id = g.call_id
    where a.accepted and r.status = 'ACCEPTED' and r.type = 'FINAL' and not c.test_mode`
  const [sum] = sums
  return { municipalities, childHours: sum?.hours ?? 0, girls: sum?.girls ?? 0, genderKnown: sum?.known ?? 0, participations: sum?.participations ?? 0 }
}
