-- Who took part according to the log, in the words of a report. Without a number of participants nothing is known of them; what was not entered is unknown,
-- and a part that is more than the whole counts as not entered.
create function logged_participants(one uuid, activity text, out status activity_status, out participants integer, out girls integer, out boys integer, out gender_x integer, out counts jsonb)
language sql stable security definer set search_path = public, pg_temp as $$
  with kept as (select k.status, k.counts, coalesce((k.counts ->> 'participants')::int, 0) as whole from (select 1) always left join grant_activity_log k on k.grant_id = one and k.activity_row_id = activity),
  parts as (
    select k.*, coalesce((k.counts -> 'gender' ->> 'V')::int, 0) as v, coalesce((k.counts -> 'gender' ->> 'M')::int, 0) as m, coalesce((k.counts -> 'gender' ->> 'X')::int, 0) as x,
      coalesce((k.counts -> 'novelty' ->> 'NEW')::int, 0) as newcomers, coalesce((k.counts -> 'novelty' ->> 'RETURNING')::int, 0) as returners,
      (select coalesce(sum(n::int), 0) from jsonb_each_text(coalesce(k.counts -> 'bands', '{}')) b (band, n) where band <> 'UNKNOWN')::int as aged
    from kept k
  )
  select p.status, whole, case when v + m + x <= whole then v else 0 end, case when v + m + x <= whole then m else 0 end, case when v + m + x <= whole then x else 0 end,
    jsonb_build_object(
      'newParticipants', case when newcomers + returners <= whole then newcomers else 0 end, 'returningParticipants', case when newcomers + returners <= whole then returners else 0 end,
      'newReturningUnknown', case when newcomers + returners <= whole then whole - newcomers - returners else whole end,
      'ageBands', case when aged <= whole then coalesce(p.counts -> 'bands', '{}') || jsonb_build_object('UNKNOWN', whole - aged) else jsonb_build_object('UNKNOWN', whole) end)
  from parts p
$$;
revoke all on function logged_participants(uuid, text) from public;

create or replace function keep_outcomes(grants uuid[]) returns void language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if coalesce(cardinality(grants), 0) = 0 then return; end if;
  insert into outcome_grant (grant_id, application_id, call_id) select g.id, g.application_id, g.call_id from grant_award g where g.id = any (grants) order by g.id on conflict do nothing;
  perform from outcome_grant o where o.grant_id = any (grants) order by o.grant_id for update;
  delete from outcome_total t where t.grant_id = any (grants);

  with the_grants as materialized (
    select g.id as grant_id, g.application_id, g.call_id, a.partnership_id, g.base_activity_row_ids as base, g.period_start, r.id as report_id, case when r.id is null then 'LOG' else 'REPORT' end as source
    from grant_award g join application a on a.id = g.application_id
    left join report r on r.grant_id = g.id and r.type = 'FINAL' and r.status = 'ACCEPTED'
    where g.id = any (grants) and g.status not in ('DECLINED', 'REVOKED')
  ),
  -- The plan of what has no accepted report, as it was last changed.
  moved as (
    select distinct on (m.grant_id, c ->> 'rowId') m.grant_id, c ->> 'rowId' as row_id, c ->> 'nis' as nis, c ->> 'postcode' as postcode, (c ->> 'sessions')::int as sessions
    from grant_amendment m, jsonb_array_elements(m.change -> 'activities') c
    where m.grant_id = any (grants) and m.status in ('NOTED', 'APPROVED') order by m.grant_id, c ->> 'rowId', m.position desc
  ),
  activities as materialized (
    select g.grant_id, g.source, x.row_id, x.id as reported_id, case when (x.counts ->> 'online')::boolean then '' else coalesce(x.nis, '') end as nis, case when (x.counts ->> 'online')::boolean then '' else coalesce(x.postcode, '') end as postcode,
      (x.accepted is true and x.status <> 'CANCELLED') as reached, x.status = 'CANCELLED' as cancelled, coalesce((x.counts ->> 'fullFledged')::boolean, false) as full_fledged,
      coalesce((x.counts ->> 'plannedSessions')::int, 0) as planned_sessions, coalesce((x.counts ->> 'plannedParticipants')::int, 0) as planned_participants, coalesce(((x.counts ->> 'plannedChildHours')::numeric * 100)::bigint, 0) as planned_child_hundredths,
      x.participants, x.girls, x.boys, x.gender_x, x.gender_unknown, x.counts
    from the_grants g join report_activity x on x.report_id = g.report_id
    union all
    select g.grant_id, g.source, v.row_id, null, coalesce(case when m.row_id is null then v.nis else m.nis end, ''), coalesce(case when m.row_id is null then v.postcode else m.postcode end, ''),
      l.status is distinct from 'CANCELLED', l.status is not distinct from 'CANCELLED', v.row_id = any (g.base),
      coalesce(m.sessions, v.planned_sessions), v.expected_participants, (case when m.sessions is null or v.planned_sessions = 0 then v.planned_child_hours else round(v.planned_child_hours * m.sessions / v.planned_sessions, 2) end * 100)::bigint,
      l.participants, l.girls, l.boys, l.gender_x, l.participants - l.girls - l.boys - l.gender_x, l.counts
    from the_grants g join activity v on v.application_id = g.application_id
    left join moved m on m.grant_id = g.grant_id and m.row_id = v.row_id
    left join lateral (select * from logged_participants(g.grant_id, v.row_id)) l on true
    where g.report_id is null
  ),
  held_sessions as materialized (
    select x.grant_id, x.row_id, x.nis, x.postcode, x.full_fledged, (s ->> 'day')::date as day, ((s ->> 'hours')::numeric * 4)::int as quarters, (s ->> 'enrolled')::int as enrolled, (s ->> 'present')::int as present
    from activities x, jsonb_array_elements(x.counts -> 'sessions') s where x.source = 'REPORT' and x.reached
    union all
    select x.grant_id, x.row_id, x.nis, x.postcode, x.full_fledged, s.held_on, s.quarters, s.enrolled, s.present
    from activities x join logged_session s on s.grant_id = x.grant_id and s.activity_row_id = x.row_id where x.source = 'LOG' and s.status = 'HELD' and s.removed_at is null
  ),
  by_session as (
    select grant_id, nis, postcode, date_trunc('quarter', day)::date as quarter, count(*)::int as sessions, count(*) filter (where full_fledged)::int as full_sessions, sum(quarters)::int as quarters,
      sum(quarters * present) as child_quarters, sum(enrolled)::int as enrolled, sum(present)::int as present, max(present) as most_present
    from held_sessions group by 1, 2, 3, 4
  ),
  first_days as (select grant_id, row_id, min(day) as day from held_sessions group by 1, 2),
  by_activity as (
    select x.grant_id, x.nis, x.postcode, date_trunc('quarter', coalesce(f.day, g.period_start))::date as quarter,
      count(*)::int as activities, count(*) filter (where here)::int as held, count(*) filter (where here and x.full_fledged)::int as held_full, count(*) filter (where x.cancelled)::int as cancelled,
      count(*) filter (where here and (c ->> 'accessible')::boolean)::int as accessible, coalesce(sum((c ->> 'reasonableAdjustments')::int) filter (where here), 0)::int as adjustments,
      count(*) filter (where here and (c ->> 'priorityArea')::boolean)::int as priority_area, count(*) filter (where here and (c ->> 'newByPartnership')::boolean)::int as new_by_partnership,
      sum(x.planned_sessions)::int as planned_sessions, sum(x.planned_participants)::int as planned_participants, sum(x.planned_child_hundredths)::bigint as planned_child_hundredths,
      coalesce(sum(x.participants) filter (where x.reached), 0)::int as participants, coalesce(sum(x.girls) filter (where x.reached), 0)::int as girls, coalesce(sum(x.boys) filter (where x.reached), 0)::int as boys,
      coalesce(sum(x.gender_x) filter (where x.reached), 0)::int as gender_x, coalesce(sum(x.gender_unknown) filter (where x.reached), 0)::int as gender_unknown,
      coalesce(sum((c -> 'ageBands' ->> 'A05_07')::int) filter (where x.reached), 0)::int as band_05_07, coalesce(sum((c -> 'ageBands' ->> 'A08_09')::int) filter (where x.reached), 0)::int as band_08_09,
      coalesce(sum((c -> 'ageBands' ->> 'A10_11')::int) filter (where x.reached), 0)::int as band_10_11, coalesce(sum((c -> 'ageBands' ->> 'A12_13')::int) filter (where x.reached), 0)::int as band_12_13,
      coalesce(sum((c -> 'ageBands' ->> 'A14_15')::int) filter (where x.reached), 0)::int as band_14_15, coalesce(sum((c -> 'ageBands' ->> 'A16_18')::int) filter (where x.reached), 0)::int as band_16_18,
      coalesce(sum((c -> 'ageBands' ->> 'UNKNOWN')::int) filter (where x.reached), 0)::int as band_unknown,
      coalesce(sum((c ->> 'newParticipants')::int) filter (where x.reached), 0)::int as newcomers, coalesce(sum((c ->> 'returningParticipants')::int) filter (where x.reached), 0)::int as returners,
      coalesce(sum((c ->> 'newReturningUnknown')::int) filter (where x.reached), 0)::int as newness_unknown,
      coalesce(sum(x.participants) filter (where x.reached and c ? 'reducedRate'), 0)::int as reduced_asked, coalesce(sum((c ->> 'reducedRate')::int) filter (where x.reached), 0)::int as reduced_rate, coalesce(sum((c ->> 'referred')::int) filter (where x.reached), 0)::int as referred,
      coalesce(sum(x.participants) filter (where x.reached and asked), 0)::int as completion_asked, coalesce(sum((c ->> 'completed')::int) filter (where x.reached and asked), 0)::int as completed,
      coalesce(sum(answers) filter (where x.reached), 0)::int as satisfaction_answers, coalesce(sum(points) filter (where x.reached), 0)::int as satisfaction_points,
      coalesce(sum((c -> 'interest' ->> 'more')::int) filter (where x.reached), 0)::int as interest_more, coalesce(sum((c -> 'interest' ->> 'same')::int) filter (where x.reached), 0)::int as interest_same, coalesce(sum((c -> 'interest' ->> 'less')::int) filter (where x.reached), 0)::int as interest_less,
      coalesce(sum(paid) filter (where x.reached), 0)::int as staff_paid, coalesce(sum(volunteers) filter (where x.reached), 0)::int as staff_volunteer, coalesce(sum(job_students) filter (where x.reached), 0)::int as staff_job_student, coalesce(sum(partners) filter (where x.reached), 0)::int as staff_partner,
      coalesce(sum((c ->> 'staffWomen')::int) filter (where x.reached), 0)::int as staff_women, coalesce(sum(staff_hours * 100) filter (where x.reached), 0)::bigint as staff_hundredths
    from activities x join the_grants g using (grant_id) left join first_days f on f.grant_id = x.grant_id and f.row_id = x.row_id
    cross join lateral (
      select x.counts as c, x.reached and f.day is not null as here, x.source = 'REPORT' and jsonb_array_length(coalesce(x.counts -> 'sessions', '[]')) > 1 and jsonb_typeof(x.counts -> 'completed') = 'number' as asked
    ) the_row
    left join lateral (select sum(n::int) as answers, sum(face::int * n::int) as points from jsonb_each_text(coalesce(x.counts -> 'satisfaction', '{}')) faces (face, n)) satisfied on x.counts ? 'satisfaction'
    left join lateral (
      select sum((s ->> 'count')::int) filter (where s ->> 'category' = 'PAID') as paid, sum((s ->> 'count')::int) filter (where s ->> 'category' = 'VOLUNTEER') as volunteers,
        sum((s ->> 'count')::int) filter (where s ->> 'category' = 'JOB_STUDENT') as job_students, sum((s ->> 'count')::int) filter (where s ->> 'category' = 'PARTNER') as partners, sum((s ->> 'hours')::numeric) as staff_hours
      from jsonb_array_elements(coalesce(x.counts -> 'staff', '[]')) s
    ) staffed on x.counts ? 'staff'
    group by 1, 2, 3, 4
  ),
  places as materialized (
    select nis, quarter, nis_on(nis, 'infinity') as municipality_nis, province_on(nis, quarter) as province_nis from (select nis, quarter from by_session union select nis, quarter from by_activity) both_kinds
  )
  insert into outcome_total
  select grant_id, nis, postcode, quarter, g.call_id, g.partnership_id, g.source, p.municipality_nis, p.province_nis,
    coalesce(s.sessions, 0), coalesce(s.full_sessions, 0), coalesce(s.quarters, 0), coalesce(s.child_quarters, 0), coalesce(s.enrolled, 0), coalesce(s.present, 0), coalesce(s.most_present, 0),
    coalesce(a.activities, 0), coalesce(a.held, 0), coalesce(a.held_full, 0), coalesce(a.cancelled, 0), coalesce(a.accessible, 0), coalesce(a.adjustments, 0), coalesce(a.priority_area, 0), coalesce(a.new_by_partnership, 0),
    coalesce(a.planned_sessions, 0), coalesce(a.planned_participants, 0), coalesce(a.planned_child_hundredths, 0),
    coalesce(a.participants, 0), coalesce(a.girls, 0), coalesce(a.boys, 0), coalesce(a.gender_x, 0), coalesce(a.gender_unknown, 0),
    coalesce(a.band_05_07, 0), coalesce(a.band_08_09, 0), coalesce(a.band_10_11, 0), coalesce(a.band_12_13, 0), coalesce(a.band_14_15, 0), coalesce(a.band_16_18, 0), coalesce(a.band_unknown, 0),
    coalesce(a.newcomers, 0), coalesce(a.returners, 0), coalesce(a.newness_unknown, 0), coalesce(a.reduced_asked, 0), coalesce(a.reduced_rate, 0), coalesce(a.referred, 0), coalesce(a.completion_asked, 0), coalesce(a.completed, 0),
    coalesce(a.satisfaction_answers, 0), coalesce(a.satisfaction_points, 0), coalesce(a.interest_more, 0), coalesce(a.interest_same, 0), coalesce(a.interest_less, 0),
    coalesce(a.staff_paid, 0), coalesce(a.staff_volunteer, 0), coalesce(a.staff_job_student, 0), coalesce(a.staff_partner, 0), coalesce(a.staff_women, 0), coalesce(a.staff_hundredths, 0)
  from by_session s full join by_activity a using (grant_id, nis, postcode, quarter) join the_grants g using (grant_id) join places p using (nis, quarter);

  update outcome_grant o set
    partnership_id = a.partnership_id, counted = g.status not in ('DECLINED', 'REVOKED'), source = case when r.id is null then 'LOG' else 'REPORT' end,
    granted_cents = coalesce(g.amended_cents, g.granted_cents), final_cents = g.final_cents, accepted_costs_cents = (select s.accepted_costs_cents from settlement s where s.grant_id = g.id and s.confirmed_at is not null),
    partners_gov = coalesce(h.gov, 0), partners_bus = coalesce(h.bus, 0), partners_kno = coalesce(h.kno, 0), partners_civ = coalesce(h.civ, 0),
    sessions = coalesce(t.sessions, 0), participants = coalesce(t.participants, 0), child_quarters = coalesce(t.child_quarters, 0)
  from grant_award g join application a on a.id = g.application_id
  left join report r on r.grant_id = g.id and r.type = 'FINAL' and r.status = 'ACCEPTED'
  left join (select grant_id, sum(sessions)::int as sessions, sum(participants)::int as participants, sum(child_quarters)::bigint as child_quarters from outcome_total where grant_id = any (grants) group by 1) t on t.grant_id = g.id
  left join lateral (
    -- Partners with an accepted part in the report, each once (I21).
    select count(*) filter (where helix_type = 'GOV')::int as gov, count(*) filter (where helix_type = 'BUS')::int as bus, count(*) filter (where helix_type = 'KNO')::int as kno, count(*) filter (where helix_type = 'CIV')::int as civ
    from (
      select distinct on (p.name) p.helix_type from partner p join report_activity x on x.report_id = r.id and x.accepted and x.counts -> 'partnersTookPart' ? p.name where p.application_id = g.application_id order by p.name, p.row_id desc
    ) took_part
  ) h on r.id is not null and g.status not in ('DECLINED', 'REVOKED')
  where o.grant_id = g.id and g.id = any (grants);
end $$;

do $$ begin perform keep_outcomes(array(select distinct grant_id from grant_activity_log)); end $$;
