import type { Invariant } from './invariant'

/** What is kept beside its rows to be read quickly says what the rows say. */
export const keptInvariants: readonly Invariant[] = [
  {
    name: 'the kept figures of a grant are the sums of its report, or else of its log',
    sql: `with counted as (
            select g.id, g.number, g.application_id, (select r.id from report r where r.grant_id = g.id and r.type = 'FINAL' and r.status = 'ACCEPTED') as report_id from grant_award g where g.status not in ('DECLINED', 'REVOKED')),
          sessions as (
            select c.id, l.quarters, l.present from counted c join logged_session l on l.grant_id = c.id join activity a on a.application_id = c.application_id and a.row_id = l.activity_row_id
            left join grant_activity_log k on k.grant_id = c.id and k.activity_row_id = l.activity_row_id
            where c.report_id is null and l.status = 'HELD' and l.removed_at is null and k.status is distinct from 'CANCELLED' union all
            select c.id, ((s ->> 'hours')::numeric * 4)::int, (s ->> 'present')::int from counted c join report_activity x on x.report_id = c.report_id, jsonb_array_elements(x.counts -> 'sessions') s
            where x.accepted and x.status <> 'CANCELLED'),
          children as (
            select c.id, (k.counts ->> 'participants')::int as participants from counted c join grant_activity_log k on k.grant_id = c.id join activity a on a.application_id = c.application_id and a.row_id = k.activity_row_id
            where c.report_id is null and k.status <> 'CANCELLED' union all
            select c.id, x.participants from counted c join report_activity x on x.report_id = c.report_id where x.accepted and x.status <> 'CANCELLED')
          select g.number from grant_award g
          left join (select id, count(*) as sessions, sum(quarters * present) as child_quarters, sum(present) as present from sessions group by id) s on s.id = g.id
          left join (select id, sum(participants) as participants from children group by id) c on c.id = g.id
          left join (select grant_id, sum(sessions) as sessions, sum(child_quarters) as child_quarters, sum(present) as present, sum(participants) as participants from outcome_total group by grant_id) k on k.grant_id = g.id
          where (coalesce(s.sessions, 0), coalesce(s.child_quarters, 0), coalesce(s.present, 0), coalesce(c.participants, 0))
             <> (coalesce(k.sessions, 0), coalesce(k.child_quarters, 0), coalesce(k.present, 0), coalesce(k.participants, 0))`,
  },
  {
    name: 'families see the open activities of accepted grants, and no others',
    sql: `select g.number || ' ' || coalesce(o.row_id, p.row_id) from (
            select h.id as grant_id, a ->> 'id' as row_id from grant_award h
            cross join lateral (select s.content::jsonb -> 'answers' -> 'activities' as rows from submission s where s.application_id = h.application_id order by s.round desc limit 1) f
            cross join lateral jsonb_array_elements(case when jsonb_typeof(f.rows) = 'array' then f.rows else '[]' end) a
            where h.status not in ('AWARDED', 'CONDITIONS_PENDING', 'DECLINED', 'REVOKED') and (a ->> 'openOffer')::boolean and a ->> 'id' = any (h.base_activity_row_ids)) p
          full join offered_activity o on o.grant_id = p.grant_id and o.row_id = p.row_id join grant_award g on g.id = coalesce(o.grant_id, p.grant_id)
          where o.grant_id is null or p.grant_id is null`,
  },
  {
    name: 'families see what the log cancelled as cancelled, and nothing else of it',
    sql: `select o.number || ' ' || o.row_id from offered_activity o join grant_activity_log k on k.grant_id = o.grant_id and k.activity_row_id = o.row_id where k.status = 'CANCELLED' and not o.cancelled
          union all
          select o.number || ' ' || s.day from offered_session s join offered_activity o using (grant_id, row_id)
          where s.cancelled <> exists (select from logged_session l where l.grant_id = s.grant_id and l.activity_row_id = s.row_id and l.status = 'CANCELLED' and l.removed_at is null
            and (coalesce(l.planned_on, l.held_on), coalesce(l.planned_day_part, l.day_part)) = (s.day, s.day_part))
            and not exists (select from session_date d where d.grant_id = s.grant_id and d.id::text = s.key and d.removed_at is not null)`,
  },
  {
    name: 'families see a session on the day that the log put it',
    sql: `select g.number || ' ' || d.activity_row_id || ' ' || d.day from session_date d join grant_award g on g.id = d.grant_id join offered_activity o on o.grant_id = d.grant_id and o.row_id = d.activity_row_id
          where d.removed_at is null and not exists (select from offered_session s where s.grant_id = d.grant_id and s.row_id = d.activity_row_id and (s.day, s.begins, s.ends) = (d.day, d.begins, d.ends) and s.moved_from is not distinct from nullif(d.was_on, d.day))`,
  },
]
