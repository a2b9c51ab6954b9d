import type { TestDatabase } from '@/tests/support/database'

type RawFilter = { call?: string | undefined; partnership?: string | undefined; province?: string | undefined; municipality?: string | undefined; from?: string | undefined; to?: string | undefined }

const rawRows = `
    with renamed as (
      select old.nis, coalesce(m3.new_nis, m2.new_nis, m1.new_nis, old.nis) as today,
        case when coalesce(m1.valid_from, '2999-01-01') <= old.q then coalesce(m1.new_nis, old.nis) else old.nis end as then_called, old.q
      from (select distinct nis, q from (
          select a.nis, d::date as q from report_activity a, generate_series('2024-01-01'::date, '2027-10-01', '3 months') d union select a.nis, d::date from activity a, generate_series('2024-01-01'::date, '2027-10-01', '3 months') d
        ) codes where nis is not null) old
      left join municipality_merger m1 on m1.old_nis = old.nis left join municipality_merger m2 on m2.old_nis = m1.new_nis left join municipality_merger m3 on m3.old_nis = m2.new_nis
    ),
    provinces as (select r.nis, r.q, r.today, coalesce((select province_nis from municipality where nis = r.then_called), case left(r.then_called, 1) when '1' then '10000' when '7' then '70000' else '40000' end) as province from renamed r),
    reported as (
      select g.id as g, g.call_id, p.partnership_id, x.*, case when (x.counts ->> 'online')::boolean then null else x.nis end as place, 'R' as src, g.period_start as begun
      from grant_award g join application p on p.id = g.application_id join report r on r.grant_id = g.id join report_activity x on x.report_id = r.id
      where r.type = 'FINAL' and r.status = 'ACCEPTED' and g.status not in ('DECLINED', 'REVOKED')
    ),
    held as (
      select d.g, d.call_id, d.partnership_id, d.place, d.row_id, s.day, round(s.hours * 4) as quarters, s.enrolled, s.present, (d.counts ->> 'fullFledged')::boolean as whole, d.src
      from reported d, jsonb_to_recordset(d.counts -> 'sessions') as s (day date, hours numeric, enrolled int, present int) where d.accepted and d.status in ('HELD', 'PARTLY')
      union all
      select g.id, g.call_id, p.partnership_id, v.nis, v.row_id, l.held_on, l.quarters, l.enrolled, l.present, v.row_id = any (g.base_activity_row_ids), 'L'
      from logged_session l join grant_award g on g.id = l.grant_id join application p on p.id = g.application_id join activity v on v.application_id = p.id and v.row_id = l.activity_row_id
      left join grant_activity_log c on c.grant_id = l.grant_id and c.activity_row_id = l.activity_row_id
      where l.removed_at is null and l.status = 'HELD' and g.status not in ('DECLINED', 'REVOKED')
        and not exists (select from report r where r.grant_id = g.id and r.type = 'FINAL' and r.status = 'ACCEPTED')
    ),
    sessions as (select h.*, date_trunc('quarter', day)::date as q from held h),
    activities as (
      select d.*, coalesce((select date_trunc('quarter', min(h.day)) from held h where h.g = d.g and h.row_id = d.row_id), date_trunc('quarter', d.begun))::date as q, exists (select from held h where h.g = d.g and h.row_id = d.row_id) as took_place
      from reported d
    ),
    s as (select t.* from sessions t join call c on c.id = t.call_id and not c.test_mode left join provinces v on v.nis = t.place and v.q = t.q left join partnership p on p.id = t.partnership_id
      where ($1::text is null or c.code = $1) and ($2::text is null or p.code = $2) and ($3::text is null or v.province = $3) and ($4::text is null or v.today = $4) and ($5::date is null or t.q >= $5) and ($6::date is null or t.q <= $6)),
    a as (select t.* from activities t join call c on c.id = t.call_id and not c.test_mode left join provinces v on v.nis = t.place and v.q = t.q left join partnership p on p.id = t.partnership_id
      where ($1::text is null or c.code = $1) and ($2::text is null or p.code = $2) and ($3::text is null or v.province = $3) and ($4::text is null or v.today = $4) and ($5::date is null or t.q >= $5) and ($6::date is null or t.q <= $6)),
    kept as (select * from a where accepted and status <> 'CANCELLED'),
    logs as (
      select g.call_id, p.partnership_id, v.nis as place, l.counts as k, coalesce((select date_trunc('quarter', min(h.day)) from held h where h.g = g.id and h.row_id = v.row_id), date_trunc('quarter', g.period_start))::date as q
      from grant_activity_log l join grant_award g on g.id = l.grant_id join application p on p.id = g.application_id join activity v on v.application_id = p.id and v.row_id = l.activity_row_id
      where l.status <> 'CANCELLED' and (l.counts ->> 'participants')::int > 0 and g.status not in ('DECLINED', 'REVOKED') and not exists (select from report r where r.grant_id = g.id and r.type = 'FINAL' and r.status = 'ACCEPTED')
    ),
    homes as (
      select h ->> 'nis' as home, (h ->> 'count')::int as n from kept, jsonb_array_elements(counts -> 'residence') h
      union all
      select h ->> 'nis', (h ->> 'count')::int
      from logs t join call c on c.id = t.call_id and not c.test_mode left join provinces v on v.nis = t.place and v.q = t.q left join partnership p on p.id = t.partnership_id, jsonb_array_elements(coalesce(k -> 'residence', '[]')) h
      where ($1::text is null or c.code = $1) and ($2::text is null or p.code = $2) and ($3::text is null or v.province = $3) and ($4::text is null or v.today = $4) and ($5::date is null or t.q >= $5) and ($6::date is null or t.q <= $6)
        and (select sum((e ->> 'count')::int) from jsonb_array_elements(k -> 'residence') e) + coalesce((k ->> 'residenceOutsideFlanders')::int, 0) <= (k ->> 'participants')::int
    ),
    people as (
      select participants, girls, boys, gender_x, gender_unknown, (counts #>> '{ageBands,A08_09}')::int as band_08_09, (counts #>> '{ageBands,UNKNOWN}')::int as band_unknown, (counts ->> 'newParticipants')::int as newcomers, (counts ->> 'returningParticipants')::int as returners,
        (select coalesce(sum((h ->> 'count')::int), 0) from jsonb_array_elements(counts -> 'residence') h) as home_known, (counts ->> 'residenceOutsideFlanders')::int as home_outside, (counts ->> 'residenceUnknown')::int as home_unknown from kept
      union all
      select n.participants, n.girls, n.boys, 0, n.participants - n.girls - n.boys, n.young, n.participants - n.young, n.newcomers, 0, case when n.homes + n.away <= n.participants then n.homes else 0 end, case when n.homes + n.away <= n.participants then n.away else 0 end, case when n.homes + n.away <= n.participants then n.participants - n.homes - n.away else n.participants end
      from logs t join call c on c.id = t.call_id and not c.test_mode left join provinces v on v.nis = t.place and v.q = t.q left join partnership p on p.id = t.partnership_id,
      lateral (select (k ->> 'participants')::int as participants, coalesce((k #>> '{gender,V}')::int, 0) as girls, coalesce((k #>> '{gender,M}')::int, 0) as boys, coalesce((k #>> '{bands,A08_09}')::int, 0) as young, coalesce((k #>> '{novelty,NEW}')::int, 0) as newcomers,
        (select coalesce(sum((h ->> 'count')::int), 0) from jsonb_array_elements(coalesce(k -> 'residence', '[]')) h) as homes, coalesce((k ->> 'residenceOutsideFlanders')::int, 0) as away) n
      where ($1::text is null or c.code = $1) and ($2::text is null or p.code = $2) and ($3::text is null or v.province = $3) and ($4::text is null or v.today = $4) and ($5::date is null or t.q >= $5) and ($6::date is null or t.q <= $6)
    )`

const valuesOf = ({ call, partnership, province, municipality, from, to }: RawFilter): (string | null)[] => [call, partnership, province, municipality, from, to].map((value) => value ?? null)

/** Participants by the municipality of today where they live, as the raw rows say. */
export const rawHomes = async ({ sql }: TestDatabase, filter: RawFilter = {}): Promise<Record<string, number>> => {
  const rows = await sql<{ home: string; n: string }>(`${rawRows} select coalesce(m.new_nis, home) as home, sum(n) as n from homes left join municipality_merger m on m.old_nis = home where n > 0 group by 1`, valuesOf(filter))
  return Object.fromEntries(rows.map(({ home, n }) => [home, Number(n)]))
}

/**
 * The figures of a dashboard straight from the raw rows, written without a look at the kept sums: each figure is its own sum. A code of before a
 * merger counts for the municipality it became; the province is that of the code as it was valid on the first day of the quarter.
 */
export const rawOutcomes = async ({ sql }: TestDatabase, filter: RawFilter = {}): Promise<Record<string, number>> => {
  const [row] = await sql<Record<string, string>>(`${rawRows}
    select
      (select count(*) from s) as sessions, (select sum(quarters) from s) as quarters, (select sum(quarters * present) from s) as child_quarters, (select sum(enrolled) from s) as enrolled, (select sum(present) from s) as present,
      (select count(*) from s where whole) as full_sessions,
      (select count(distinct v.today) from s join provinces v on v.nis = s.place and v.q = s.q where whole) as municipalities,
      (select sum(participants) from people) as participants, (select sum(girls) from people) as girls, (select sum(boys) from people) as boys, (select sum(gender_x) from people) as gender_x, (select sum(gender_unknown) from people) as gender_unknown, (select sum(band_08_09) from people) as band_08_09, (select sum(band_unknown) from people) as band_unknown, (select sum(newcomers) from people) as newcomers, (select sum(returners) from people) as returners, (select sum(home_known) from people) as home_known, (select sum(home_outside) from people) as home_outside, (select sum(home_unknown) from people) as home_unknown,
      (select count(*) from kept where took_place and counts ->> 'priorityArea' = 'true') as priority_area, (select count(*) from kept where took_place and counts ->> 'priorityArea' in ('true', 'false')) as priority_asked,
      (select sum((counts ->> 'reducedRate')::int) from kept) as reduced_rate, (select sum((counts ->> 'referred')::int) from kept) as referred,
      (select sum((counts ->> 'completed')::int) from kept where jsonb_array_length(counts -> 'sessions') > 1) as completed,
      (select sum(participants) from kept where jsonb_array_length(counts -> 'sessions') > 1 and counts ->> 'completed' is not null) as completion_asked,
      (select sum((counts #>> '{satisfaction,1}')::int + (counts #>> '{satisfaction,2}')::int + (counts #>> '{satisfaction,3}')::int + (counts #>> '{satisfaction,4}')::int + (counts #>> '{satisfaction,5}')::int) from kept) as satisfaction_answers,
      (select sum((counts #>> '{satisfaction,1}')::int + 2 * (counts #>> '{satisfaction,2}')::int + 3 * (counts #>> '{satisfaction,3}')::int + 4 * (counts #>> '{satisfaction,4}')::int + 5 * (counts #>> '{satisfaction,5}')::int) from kept) as satisfaction_points,
      (select sum((counts #>> '{interest,more}')::int) from kept) as interest_more, (select sum((counts #>> '{interest,less}')::int) from kept) as interest_less,
      (select sum((e ->> 'count')::int) from kept, jsonb_array_elements(counts -> 'staff') e where e ->> 'category' = 'VOLUNTEER') as staff_volunteer,
      (select sum((e ->> 'hours')::numeric * 100) from kept, jsonb_array_elements(counts -> 'staff') e where e ->> 'category' = 'PAID') as staff_paid_hundredths, (select sum((e ->> 'hours')::numeric * 100) from kept, jsonb_array_elements(counts -> 'staff') e where e ->> 'category' = 'JOB_STUDENT') as staff_job_student_hundredths,
      (select count(*) from kept where took_place) as reported_held, (select count(*) from kept where took_place and (counts ->> 'fullFledged')::boolean) as reported_held_full,
      (select sum((counts ->> 'plannedChildHours')::numeric * 100) from a) as settled_planned_child_hundredths, (select sum(quarters * present) from s where src = 'R') as settled_child_quarters`,
    valuesOf(filter))
  return Object.fromEntries(Object.entries(row ?? {}).map(([name, value]) => [name, Number(value ?? 0)]))
}
