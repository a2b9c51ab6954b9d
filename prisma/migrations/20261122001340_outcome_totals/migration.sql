-- What grants reached, as sums beside the raw rows, so that every filter of a dashboard is an indexed sum. Kept by triggers in the same transaction.
--
-- Which rows count: of a grant whose final report is accepted, the activities of that report (promised: all; reached: those accepted); of any other
-- grant, its log (promised: the plan as changed; reached: held sessions that were not removed). Of a grant that was declined or revoked, nothing.
-- Where and when: by the place of the activity and the quarter of the session; what belongs to an activity as a whole (participants, staff, what was
-- promised) in the quarter of its first session, and without one in the first quarter of the grant.
create table outcome_grant (
  grant_id uuid primary key references grant_award (id),
  application_id uuid not null references application (id),
  call_id uuid not null references call (id),
  partnership_id uuid references partnership (id),
  -- Neither declined nor revoked.
  counted boolean not null default false,
  -- REPORT | LOG
  source text not null default 'LOG' check (source in ('REPORT', 'LOG')),
  granted_cents bigint not null default 0,
  final_cents bigint,
  -- Of a confirmed settlement, where the model settles costs.
  accepted_costs_cents bigint,
  partners_gov integer not null default 0,
  partners_bus integer not null default 0,
  partners_kno integer not null default 0,
  partners_civ integer not null default 0,
  sessions integer not null default 0,
  participants integer not null default 0,
  -- Children times quarters of an hour.
  child_quarters bigint not null default 0
);
create index outcome_grant_call_id_idx on outcome_grant (call_id);
create index outcome_grant_partnership_id_idx on outcome_grant (partnership_id);
create index outcome_grant_application_id_idx on outcome_grant (application_id);

create table outcome_total (
  grant_id uuid not null references outcome_grant (grant_id),
  -- Of the day, as stored; empty = online, or not known.
  nis text not null,
  postcode text not null,
  -- Its first day.
  quarter date not null,
  call_id uuid not null,
  partnership_id uuid,
  source text not null,
  -- The municipality of today, and the province as it was on that day.
  municipality_nis text not null,
  province_nis text not null,
  -- By the quarter of the session (I08–I11).
  sessions integer not null,
  full_sessions integer not null,
  quarters integer not null,
  child_quarters bigint not null,
  enrolled integer not null,
  present integer not null,
  -- The session with most children: a small group is never shown.
  most_present integer not null,
  -- By the quarter of the first session.
  activities integer not null,
  held integer not null,
  held_full integer not null,
  cancelled integer not null,
  accessible integer not null,
  adjustments integer not null,
  priority_area integer not null,
  new_by_partnership integer not null,
  planned_sessions integer not null,
  planned_participants integer not null,
  -- Hundredths of an hour, as the plan has them.
  planned_child_hundredths bigint not null,
  participants integer not null,
  girls integer not null,
  boys integer not null,
  gender_x integer not null,
  gender_unknown integer not null,
  band_05_07 integer not null,
  band_08_09 integer not null,
  band_10_11 integer not null,
  band_12_13 integer not null,
  band_14_15 integer not null,
  band_16_18 integer not null,
  band_unknown integer not null,
  newcomers integer not null,
  returners integer not null,
  newness_unknown integer not null,
  -- Participants of whom the report says how many paid less (I15); the log does not ask it.
  reduced_asked integer not null,
  reduced_rate integer not null,
  referred integer not null,
  completion_asked integer not null,
  completed integer not null,
  satisfaction_answers integer not null,
  satisfaction_points integer not null,
  interest_more integer not null,
  interest_same integer not null,
  interest_less integer not null,
  staff_paid integer not null,
  staff_volunteer integer not null,
  staff_job_student integer not null,
  staff_partner integer not null,
  staff_women integer not null,
  staff_hundredths bigint not null,
  primary key (grant_id, nis, postcode, quarter)
);
create index outcome_total_call_id_idx on outcome_total (call_id, quarter);
create index outcome_total_partnership_id_idx on outcome_total (partnership_id, quarter) where partnership_id is not null;
create index outcome_total_municipality_nis_idx on outcome_total (municipality_nis, quarter);
create index outcome_total_province_nis_idx on outcome_total (province_nis, quarter);
create index outcome_total_quarter_idx on outcome_total (quarter);

-- What a code was called on a day: old codes lead on to the municipality that they became (domain 7.1). A code that never merged is its own answer.
create function nis_on(nis text, day date) returns text language sql stable as $$
  with recursive chain (code, step) as (
    select $1, 0
    union all
    select v.new_nis, c.step + 1 from chain c join municipality_merger v on v.old_nis = c.code and v.valid_from <= $2 and v.new_nis <> c.code where c.step < 9
  )
  select code from chain order by step desc limit 1
$$;
-- The province on a day. A municipality that is no more keeps the province of its code: the first figure is that of the province.
create function province_on(nis text, day date) returns text language sql stable as $$
  select coalesce(
    (select m.province_nis from municipality m where m.nis = nis_on($1, $2)),
    case left(nis_on($1, $2), 1) when '1' then '10000' when '2' then '20001' when '3' then '30000' when '4' then '40000' when '7' then '70000' else '' end)
$$;

-- The sums of these grants, anew from their raw rows. Who changes the same grant waits for its row here, and then reads what the other wrote.
create function keep_outcomes(grants uuid[]) returns void language plpgsql security definer set search_path = public, pg_temp as $$
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
      coalesce((l.counts ->> 'participants')::int, 0), coalesce((l.counts -> 'gender' ->> 'V')::int, 0), coalesce((l.counts -> 'gender' ->> 'M')::int, 0), coalesce((l.counts -> 'gender' ->> 'X')::int, 0), coalesce((l.counts -> 'gender' ->> 'UNKNOWN')::int, 0),
      coalesce(l.counts, '{}')
    from the_grants g join activity v on v.application_id = g.application_id
    left join moved m on m.grant_id = g.grant_id and m.row_id = v.row_id
    left join grant_activity_log l on l.grant_id = g.grant_id and l.activity_row_id = v.row_id
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
revoke all on function keep_outcomes(uuid[]) from public;

-- ── Every writer of a raw row ──────────────────────────────────────────────────────────────────────────────────────
create function outcomes_of_log() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin perform keep_outcomes(array(select distinct grant_id from changed)); return null; end $$;
create trigger outcomes_of_new_sessions after insert on logged_session referencing new table as changed for each statement execute function outcomes_of_log();
create trigger outcomes_of_changed_sessions after update on logged_session referencing new table as changed for each statement execute function outcomes_of_log();
create trigger outcomes_of_new_activity_log after insert on grant_activity_log referencing new table as changed for each statement execute function outcomes_of_log();
create trigger outcomes_of_changed_activity_log after update on grant_activity_log referencing new table as changed for each statement execute function outcomes_of_log();
create trigger outcomes_of_new_amendment after insert on grant_amendment referencing new table as changed for each statement execute function outcomes_of_log();
create trigger outcomes_of_changed_amendment after update on grant_amendment referencing new table as changed for each statement execute function outcomes_of_log();
create trigger outcomes_of_new_settlement after insert on settlement referencing new table as changed for each statement execute function outcomes_of_log();
create trigger outcomes_of_changed_settlement after update on settlement referencing new table as changed for each statement execute function outcomes_of_log();

create function outcomes_of_reported() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin perform keep_outcomes(array(select distinct r.grant_id from changed c join report r on r.id = c.report_id where r.type = 'FINAL' and r.status = 'ACCEPTED')); return null; end $$;
create trigger outcomes_of_new_reported after insert on report_activity referencing new table as changed for each statement execute function outcomes_of_reported();
create trigger outcomes_of_changed_reported after update on report_activity referencing new table as changed for each statement execute function outcomes_of_reported();
create trigger outcomes_of_dropped_reported after delete on report_activity referencing old table as changed for each statement execute function outcomes_of_reported();

create function outcomes_of_reports() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform keep_outcomes(array(select distinct n.grant_id from was o join changed n using (id) where n.type = 'FINAL' and o.status <> n.status and 'ACCEPTED' in (o.status, n.status)));
  return null;
end $$;
create trigger outcomes_of_changed_reports after update on report referencing old table as was new table as changed for each statement execute function outcomes_of_reports();
create function outcomes_of_new_reports() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin perform keep_outcomes(array(select distinct grant_id from changed where type = 'FINAL' and status = 'ACCEPTED')); return null; end $$;
create trigger outcomes_of_new_reports after insert on report referencing new table as changed for each statement execute function outcomes_of_new_reports();

create function outcomes_of_new_grants() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin perform keep_outcomes(array(select id from changed)); return null; end $$;
create trigger outcomes_of_new_grants after insert on grant_award referencing new table as changed for each statement execute function outcomes_of_new_grants();
create function outcomes_of_changed_grants() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform keep_outcomes(array(
    select n.id from was o join changed n using (id)
    where (o.status in ('DECLINED', 'REVOKED'), o.granted_cents, o.amended_cents, o.final_cents, o.base_activity_row_ids, o.period_start, o.call_id)
      is distinct from (n.status in ('DECLINED', 'REVOKED'), n.granted_cents, n.amended_cents, n.final_cents, n.base_activity_row_ids, n.period_start, n.call_id)));
  return null;
end $$;
create trigger outcomes_of_changed_grants after update on grant_award referencing old table as was new table as changed for each statement execute function outcomes_of_changed_grants();

-- A merger changes what a municipality is called today; what was stored, and its province of the day, stay.
create function outcomes_of_mergers() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update outcome_total t set municipality_nis = nis_on(t.nis, 'infinity') where t.municipality_nis in (select old_nis from changed);
  return null;
end $$;
create trigger outcomes_of_mergers after insert on municipality_merger referencing new table as changed for each statement execute function outcomes_of_mergers();

-- ── Who reads it: exact, whoever may read the log; a policy domain through the door below ──────────────────────────
grant select on outcome_grant, outcome_total to stem_web;
do $$ declare t text; begin
  foreach t in array array['outcome_grant', 'outcome_total'] loop
    execute format('alter table %I enable row level security', t);
    execute format('create policy %I on %I for select to stem_web using (
      (select app_has(''SYSTEM'')) or ((select app_has(''VLAIO_OFFICER'', ''VLAIO_PANEL_CHAIR'', ''VLAIO_DECIDER'', ''VLAIO_FINANCE'', ''VLAIO_CONTROLLER'', ''VLAIO_ADMIN'', ''AUDITOR'')) and grant_id not in (select conflicted_grants()))
      or grant_id in (select followed_grants()))', t || '_read', t);
  end loop;
end $$;

-- ── What may be shown to who has no dossier role (docs/decisions/0052) ─────────────────────────────────────────────
-- Accepted reports only, and of a grant all its counts of children or none: null where one part of it is smaller than the threshold, or where it is the
-- smallest of its call beside a single one that is hidden. Inside a shown grant a breakdown with a small part counts as not known. So whatever
-- filters are laid beside each other, a sum of what is shown never gives a small number away. `smallest` is the least count above zero that is shown.
create function shown_outcomes(smallest integer) returns setof outcome_total language sql stable security definer set search_path = public, pg_temp as $$
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
      j.seen and not (t.interest_more between 1 and smallest - 1 or t.interest_same between 1 and smallest - 1 or t.interest_less between 1 and smallest - 1) as interest_seen
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
    staff_paid, staff_volunteer, staff_job_student, staff_partner, staff_women, staff_hundredths
  from parts
$$;
revoke all on function shown_outcomes(integer) from public;
grant execute on function shown_outcomes(integer) to stem_web;

-- ── Targets (G3): those of the policy (no call), and those that a call sets for itself ────────────────────────────
-- A version holds all that its owner set; what it does not name falls back: from the call to the policy, from the policy to the indicators.
create table indicator_target_set (
  id uuid primary key default uuidv7(),
  call_id uuid references call (id),
  version integer not null check (version >= 1),
  -- Of each code the least value, as decimal text.
  targets jsonb not null check (jsonb_typeof(targets) = 'object'),
  reason text not null check (length(trim(reason)) >= 10),
  set_by_id uuid not null references app_user (id),
  set_at timestamptz(3) not null default portal_now(),
  unique nulls not distinct (call_id, version)
);
grant select, insert on indicator_target_set to stem_web;
create trigger indicator_target_set_append_only before update or delete on indicator_target_set for each row execute function refuse_change();
create trigger indicator_target_set_no_truncate before truncate on indicator_target_set for each statement execute function refuse_change();
create function check_indicator_target_set() returns trigger language plpgsql as $$
begin
  if is_web() and signs_for_another(null, new.set_by_id) then raise exception 'nobody sets a target for another' using errcode = 'ST004'; end if;
  return new;
end $$;
create trigger indicator_target_set_hands before insert on indicator_target_set for each row execute function check_indicator_target_set();

-- How small a number may be shown (domain 3.2): settings of the administrator.
create function change_thresholds(seen jsonb, wanted jsonb) returns text language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if not app_has('VLAIO_ADMIN') or exists (select from jsonb_each_text(wanted) w where w.key not in ('leastShown', 'leastDenominator', 'leastAnswers') or w.value !~ '^[1-9][0-9]{0,2}$' or w.value::int < 3) then
    raise exception 'these settings are not yours to change' using errcode = 'insufficient_privilege';
  end if;
  perform pg_advisory_xact_lock(hashtext('portal_setting'));
  if exists (select from jsonb_each_text(seen) s left join portal_setting p using (key) where p.value is distinct from s.value) then return 'meanwhile'; end if;
  insert into portal_setting (key, value) select w.key, w.value from jsonb_each_text(wanted) w on conflict (key) do update set value = excluded.value;
  return 'changed';
end $$;
revoke all on function change_thresholds(jsonb, jsonb) from public;
grant execute on function change_thresholds(jsonb, jsonb) to stem_web;

do $$ begin perform keep_outcomes(array(select id from grant_award)); end $$;
