import type { Tx } from '@/lib/db'
import { monitorEdition, type MonitorEdition } from './edition'

/** The edition published last. */
export const latestEdition = async (tx: Tx): Promise<MonitorEdition | null> => {
  const row = await tx.monitorEdition.findFirst({ orderBy: { publishedAt: 'desc' } })
  return row ? monitorEdition.parse(row.content) : null
}

export type Reach = { nis: string; name: string; province: string; lat: number; lon: number; activities: number }[]

/** What granted files offer in each Flemish municipality, by the place of the activity. Test calls do not count. */
export const publicReach = (tx: Tx): Promise<Reach> =>
  tx.$queryRaw<Reach>`
    select m.nis, m.name, m.province, m.lat, m.lon, count(v.id) filter (where g.id is not null)::int as activities
    from municipality m
    left join activity v on v.nis = m.nis
    left join grant_award g on g.application_id = v.application_id and v.row_id = any(g.base_activity_row_ids) and g.status not in ('DECLINED', 'REVOKED')
      and exists (select from call c where c.id = g.call_id and not c.test_mode)
    where m.region = 'VLG'
    group by m.nis order by m.name`
