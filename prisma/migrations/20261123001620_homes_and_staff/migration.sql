-- Where the participants live (I05) among the kept sums, guides with their hours per kind (I23), and activities of calls that name priority areas (I17).
alter table outcome_total
  -- Participants of whom a municipality of residence is known, who live elsewhere, or of whom nothing is known; and the smallest municipality of residence of this row (0 = none).
  add column home_known integer not null default 0,
  add column home_outside integer not null default 0,
  add column home_unknown integer not null default 0,
  add column home_least integer not null default 0,
  -- Held activities of calls that name priority areas.
  add column priority_asked integer not null default 0,
  -- Hundredths of an hour.
  add column staff_paid_hundredths bigint not null default 0,
  add column staff_volunteer_hundredths bigint not null default 0,
  add column staff_job_student_hundredths bigint not null default 0,
  add column staff_partner_hundredths bigint not null default 0;

-- Participants of a row of outcome_total by municipality of residence: the code as it was reported, and what that municipality is called today.
create table outcome_home (
  grant_id uuid not null,
  nis text not null,
  postcode text not null,
  quarter date not null,
  home_nis text not null,
  home_today text not null,
  participants integer not null check (participants > 0),
  primary key (grant_id, nis, postcode, quarter, home_nis),
  foreign key (grant_id, nis, postcode, quarter) references outcome_total (grant_id, nis, postcode, quarter) on delete cascade
);
create index outcome_home_home_today_idx on outcome_home (home_today);
grant select on outcome_home to stem_web;
alter table outcome_home enable row level security;
create policy outcome_home_read on outcome_home for select to stem_web using (
  (select app_has('SYSTEM')) or ((select app_has('VLAIO_OFFICER', 'VLAIO_PANEL_CHAIR', 'VLAIO_DECIDER', 'VLAIO_FINANCE', 'VLAIO_CONTROLLER', 'VLAIO_ADMIN', 'AUDITOR')) and grant_id not in (select conflicted_grants()))
  or grant_id in (select followed_grants()));

-- As before, and where the participants live; what was not entered is unknown, and more than the whole counts as not entered.
create or replace function logged_participants(one uuid, activity text, out status activity_status, out participants integer, out girls integer, out boys integer, out gender_x integer, out counts jsonb)
language sql stable security definer set search_path = public, pg_temp as $$
  with kept as (select k.status, k.counts, coalesce((k.counts ->> 'participants')::int, 0) as whole from (select 1) always left join grant_activity_log k on k.grant_id = one and k.activity_row_id = activity),
  parts as (
    select k.*, coalesce((k.counts -> 'gender' ->> 'V')::int, 0) as v, coalesce((k.counts -> 'gender' ->> 'M')::int, 0) as m, coalesce((k.counts -> 'gender' ->> 'X')::int, 0) as x,
      coalesce((k.counts -> 'novelty' ->> 'NEW')::int, 0) as newcomers, coalesce((k.counts -> 'novelty' ->> 'RETURNING')::int, 0) as returners,
      (select coalesce(sum(n::int), 0) from jsonb_each_text(coalesce(k.counts -> 'bands', '{}')) b (band, n) where band <> 'UNKNOWN')::int as aged,
      coalesce((k.counts ->> 'residenceOutsideFlanders')::int, 0) as outside, (select coalesce(sum((h ->> 'count')::int), 0) from jsonb_array_elements(coalesce(k.counts -> 'residence', '[]')) h)::int as at_home
    from kept k
  )
  select p.status, whole, case when v + m + x <= whole then v else 0 end, case when v + m + x <= whole then m else 0 end, case when v + m + x <= whole then x else 0 end,
    jsonb_build_object(
      'newParticipants', case when newcomers + returners <= whole then newcomers else 0 end, 'returningParticipants', case when newcomers + returners <= whole then returners else 0 end,
      'newReturningUnknown', case when newcomers + returners <= whole then whole - newcomers - returners else whole end,
      'ageBands', case when aged <= whole then coalesce(p.counts -> 'bands', '{}') || jsonb_build_object('UNKNOWN', whole - aged) else jsonb_build_object('UNKNOWN', whole) end,
      'residence', case when at_home + outside <= whole then coalesce(p.counts -> 'residence', '[]') else '[]' end, 'residenceOutsideFlanders', case when at_home + outside <= whole then outside else 0 end,
      'residenceUnknown', case when at_home + outside <= whole then whole - at_home - outside else whole end)
  from parts p
$$;

-- As before, with the homes beside the row that they divide.
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
      coalesce(sum((c ->> 'staffWomen')::int) filter (where x.reached), 0)::int as staff_women, coalesce(sum(staff_hours * 100) filter (where x.reached), 0)::bigint as staff_hundredths,
      coalesce(sum((c ->> 'residenceOutsideFlanders')::int) filter (where x.reached), 0)::int as home_outside, coalesce(sum((c ->> 'residenceUnknown')::int) filter (where x.reached), 0)::int as home_unknown,
      count(*) filter (where here and x.source = 'REPORT' and jsonb_typeof(c -> 'priorityArea') = 'boolean')::int as priority_asked,
      coalesce(sum(paid_hours * 100) filter (where x.reached), 0)::bigint as staff_paid_hundredths, coalesce(sum(volunteer_hours * 100) filter (where x.reached), 0)::bigint as staff_volunteer_hundredths,
      coalesce(sum(job_student_hours * 100) filter (where x.reached), 0)::bigint as staff_job_student_hundredths, coalesce(sum(partner_hours * 100) filter (where x.reached), 0)::bigint as staff_partner_hundredths
    from activities x join the_grants g using (grant_id) left join first_days f on f.grant_id = x.grant_id and f.row_id = x.row_id
    cross join lateral (
      select x.counts as c, x.reached and f.day is not null as here, x.source = 'REPORT' and jsonb_array_length(coalesce(x.counts -> 'sessions', '[]')) > 1 and jsonb_typeof(x.counts -> 'completed') = 'number' as asked
    ) the_row
    left join lateral (select sum(n::int) as answers, sum(face::int * n::int) as points from jsonb_each_text(coalesce(x.counts -> 'satisfaction', '{}')) faces (face, n)) satisfied on x.counts ? 'satisfaction'
    left join lateral (
      select sum((s ->> 'count')::int) filter (where s ->> 'category' = 'PAID') as paid, sum((s ->> 'count')::int) filter (where s ->> 'category' = 'VOLUNTEER') as volunteers,
        sum((s ->> 'count')::int) filter (where s ->> 'category' = 'JOB_STUDENT') as job_students, sum((s ->> 'count')::int) filter (where s ->> 'category' = 'PARTNER') as partners, sum((s ->> 'hours')::numeric) as staff_hours,
        sum((s ->> 'hours')::numeric) filter (where s ->> 'category' = 'PAID') as paid_hours, sum((s ->> 'hours')::numeric) filter (where s ->> 'category' = 'VOLUNTEER') as volunteer_hours,
        sum((s ->> 'hours')::numeric) filter (where s ->> 'category' = 'JOB_STUDENT') as job_student_hours, sum((s ->> 'hours')::numeric) filter (where s ->> 'category' = 'PARTNER') as partner_hours
      from jsonb_array_elements(coalesce(x.counts -> 'staff', '[]')) s
    ) staffed on x.counts ? 'staff'
    group by 1, 2, 3, 4
  ),
  homes as materialized (
    select x.grant_id, x.nis, x.postcode, date_trunc('quarter', coalesce(f.day, g.period_start))::date as quarter, h ->> 'nis' as home_nis, sum((h ->> 'count')::int)::int as participants
    from activities x join the_grants g using (grant_id) left join first_days f on f.grant_id = x.grant_id and f.row_id = x.row_id
    cross join lateral jsonb_array_elements(coalesce(x.counts -> 'residence', '[]')) h where x.reached and (h ->> 'count')::int > 0 group by 1, 2, 3, 4, 5
  ),
  by_home as (select grant_id, nis, postcode, quarter, sum(participants)::int as home_known, min(participants) as home_least from homes group by 1, 2, 3, 4),
  places as materialized (
    select nis, quarter, nis_on(nis, 'infinity') as municipality_nis, province_on(nis, quarter) as province_nis from (select nis, quarter from by_session union select nis, quarter from by_activity) both_kinds
  ),
  kept as (
  insert into outcome_total
  select grant_id, nis, postcode, quarter, g.call_id, g.partnership_id, g.source, p.municipality_nis, p.province_nis,
    coalesce(s.sessions, 0), coalesce(s.full_sessions, 0), coalesce(s.quarters, 0), coalesce(s.child_quarters, 0), coalesce(s.enrolled, 0), coalesce(s.present, 0), coalesce(s.most_present, 0),
    coalesce(a.activities, 0), coalesce(a.held, 0), coalesce(a.held_full, 0), coalesce(a.cancelled, 0), coalesce(a.accessible, 0), coalesce(a.adjustments, 0), coalesce(a.priority_area, 0), coalesce(a.new_by_partnership, 0),
    coalesce(a.planned_sessions, 0), coalesce(a.planned_participants, 0), coalesce(a.planned_child_hundredths, 0),
    coalesce(a.participants, 0), coalesce(a.girls, 0), coalesce(a.boys, 0), coalesce(a.gender_x, 0), coalesce(a.gender_unknown, 0),
    coalesce(a.band_05_07, 0), coalesce(a.band_08_09, 0), coalesce(a.band_10_11, 0), coalesce(a.band_12_13, 0), coalesce(a.band_14_15, 0), coalesce(a.band_16_18, 0), coalesce(a.band_unknown, 0),
    coalesce(a.newcomers, 0), coalesce(a.returners, 0), coalesce(a.newness_unknown, 0), coalesce(a.reduced_asked, 0), coalesce(a.reduced_rate, 0), coalesce(a.referred, 0), coalesce(a.completion_asked, 0), coalesce(a.completed, 0),
    coalesce(a.satisfaction_answers, 0), coalesce(a.satisfaction_points, 0), coalesce(a.interest_more, 0), coalesce(a.interest_same, 0), coalesce(a.interest_less, 0),
    coalesce(a.staff_paid, 0), coalesce(a.staff_volunteer, 0), coalesce(a.staff_job_student, 0), coalesce(a.staff_partner, 0), coalesce(a.staff_women, 0), coalesce(a.staff_hundredths, 0),
    coalesce(b.home_known, 0), coalesce(a.home_outside, 0), coalesce(a.home_unknown, 0), coalesce(b.home_least, 0), coalesce(a.priority_asked, 0),
    coalesce(a.staff_paid_hundredths, 0), coalesce(a.staff_volunteer_hundredths, 0), coalesce(a.staff_job_student_hundredths, 0), coalesce(a.staff_partner_hundredths, 0)
  from by_session s full join by_activity a using (grant_id, nis, postcode, quarter) join the_grants g using (grant_id) join places p using (nis, quarter) left join by_home b using (grant_id, nis, postcode, quarter)
  )
  insert into outcome_home (grant_id, nis, postcode, quarter, home_nis, home_today, participants)
  select h.grant_id, h.nis, h.postcode, h.quarter, h.home_nis, t.home_today, h.participants
  from homes h join (select home_nis, nis_on(home_nis, 'infinity') as home_today from (select distinct home_nis from homes) named) t using (home_nis);

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


create or replace function outcomes_of_mergers() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update outcome_total t set municipality_nis = nis_on(t.nis, 'infinity') where t.municipality_nis in (select old_nis from changed);
  update outcome_home h set home_today = nis_on(h.home_nis, 'infinity') where h.home_today in (select old_nis from changed);
  return null;
end $$;

-- As before (docs/decisions/0052): where a municipality of residence is small, the row has none; guides are people too, so a row with few of a kind, few women or few others
-- shows none of its guides, whatever it shows of its children.
create or replace function shown_outcomes(smallest integer) returns setof outcome_total language sql stable security definer set search_path = public, pg_temp as $$
  with small as (
    select o.grant_id, o.call_id, o.participants, bool_or(t.participants between 1 and smallest - 1 or t.most_present between 1 and smallest - 1) as hidden
    from outcome_grant o join outcome_total t using (grant_id) where o.counted and o.source = 'REPORT' group by 1
  ),
  ordered as (
    select grant_id, hidden, count(*) filter (where hidden) over (partition by call_id) as hidden_in_call, row_number() over (partition by call_id, hidden, participants = 0 order by participants, grant_id) as place, participants
    from small
  ),
  judged as (select grant_id, not hidden and not (hidden_in_call = 1 and participants > 0 and place = 1) as seen from ordered),
  parts as (
    select t.*, j.seen,
      j.seen and not (t.girls between 1 and smallest - 1 or t.boys between 1 and smallest - 1 or t.gender_x between 1 and smallest - 1 or t.gender_unknown between 1 and smallest - 1) as gender_seen,
      j.seen and not (t.band_05_07 between 1 and smallest - 1 or t.band_08_09 between 1 and smallest - 1 or t.band_10_11 between 1 and smallest - 1 or t.band_12_13 between 1 and smallest - 1
        or t.band_14_15 between 1 and smallest - 1 or t.band_16_18 between 1 and smallest - 1 or t.band_unknown between 1 and smallest - 1) as bands_seen,
      j.seen and not (t.newcomers between 1 and smallest - 1 or t.returners between 1 and smallest - 1 or t.newness_unknown between 1 and smallest - 1) as newness_seen,
      j.seen and not (t.reduced_rate between 1 and smallest - 1 or t.reduced_asked - t.reduced_rate between 1 and smallest - 1) as reduced_seen,
      j.seen and not (t.completed between 1 and smallest - 1 or t.completion_asked - t.completed between 1 and smallest - 1) as completion_seen,
      j.seen and not (t.satisfaction_answers between 1 and smallest - 1 or t.participants - t.satisfaction_answers between 1 and smallest - 1) as satisfaction_seen,
      j.seen and not (t.interest_more between 1 and smallest - 1 or t.interest_same between 1 and smallest - 1 or t.interest_less between 1 and smallest - 1) as interest_seen,
      j.seen and not (t.home_least between 1 and smallest - 1 or t.home_outside between 1 and smallest - 1 or t.home_unknown between 1 and smallest - 1) as homes_seen,
      not (t.staff_paid between 1 and smallest - 1 or t.staff_volunteer between 1 and smallest - 1 or t.staff_job_student between 1 and smallest - 1 or t.staff_partner between 1 and smallest - 1
        or t.staff_women between 1 and smallest - 1 or t.staff_paid + t.staff_volunteer + t.staff_job_student + t.staff_partner - t.staff_women between 1 and smallest - 1) as staff_seen
    from outcome_total t join judged j using (grant_id)
  )
  select grant_id, nis, postcode, quarter, call_id, partnership_id, source, municipality_nis, province_nis, sessions, full_sessions, quarters,
    case when seen then child_quarters end, case when seen then enrolled end, case when seen then present end, null::integer,
    activities, held, held_full, cancelled, accessible, null::integer, priority_area, new_by_partnership, planned_sessions, planned_participants, planned_child_hundredths,
    case when seen then participants end, case when gender_seen then girls end, case when gender_seen then boys end, case when gender_seen then gender_x end, case when gender_seen then gender_unknown when seen then participants end,
    case when bands_seen then band_05_07 end, case when bands_seen then band_08_09 end, case when bands_seen then band_10_11 end, case when bands_seen then band_12_13 end, case when bands_seen then band_14_15 end, case when bands_seen then band_16_18 end,
    case when bands_seen then band_unknown when seen then participants end,
    case when newness_seen then newcomers end, case when newness_seen then returners end, case when newness_seen then newness_unknown when seen then participants end,
    case when reduced_seen then reduced_asked end, case when reduced_seen then reduced_rate end, case when seen and not referred between 1 and smallest - 1 then referred end,
    case when completion_seen then completion_asked end, case when completion_seen then completed end,
    case when satisfaction_seen then satisfaction_answers end, case when satisfaction_seen then satisfaction_points end,
    case when interest_seen then interest_more end, case when interest_seen then interest_same end, case when interest_seen then interest_less end,
    case when staff_seen then staff_paid end, case when staff_seen then staff_volunteer end, case when staff_seen then staff_job_student end, case when staff_seen then staff_partner end, case when staff_seen then staff_women end, case when staff_seen then staff_hundredths end,
    case when homes_seen then home_known end, case when homes_seen then home_outside end, case when homes_seen then home_unknown when seen then participants end, null::integer, priority_asked,
    case when staff_seen then staff_paid_hundredths end, case when staff_seen then staff_volunteer_hundredths end, case when staff_seen then staff_job_student_hundredths end, case when staff_seen then staff_partner_hundredths end
  from parts
$$;

-- The homes of the rows that show theirs.
create function shown_homes(smallest integer) returns setof outcome_home language sql stable security definer set search_path = public, pg_temp as $$
  select h.* from outcome_home h join shown_outcomes(smallest) t using (grant_id, nis, postcode, quarter) where t.home_known is not null
$$;
revoke all on function shown_homes(integer) from public;
grant execute on function shown_homes(integer) to stem_web;

do $$ begin perform keep_outcomes(array(select grant_id from outcome_grant)); end $$;
