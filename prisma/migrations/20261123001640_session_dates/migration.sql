-- The dates that lie ahead, as the log has them: a session of the plan on another day, or one more. Families, the log and its calendar follow them.
create table session_date (
  id uuid primary key default uuidv7(),
  grant_id uuid not null references grant_award (id),
  activity_row_id text not null,
  -- The session of the request that this one replaces; null = one more. No hour in the request is ''.
  was_on date,
  was_day_part text check (was_day_part in ('AM', 'PM', 'EVE')),
  was_begins text,
  day date not null,
  day_part text not null check (day_part in ('AM', 'PM', 'EVE')),
  begins text not null check (begins ~ '^([01]\d|2[0-3]):[0-5]\d$'),
  ends text not null check (ends ~ '^([01]\d|2[0-3]):[0-5]\d$'),
  -- Named by who sends, so that sending again adds nothing.
  client_key text not null check (length(client_key) between 1 and 100),
  version integer not null default 0,
  created_by_id uuid not null references app_user (id),
  created_at timestamptz(3) not null default portal_now(),
  changed_by_id uuid references app_user (id),
  changed_at timestamptz(3),
  removed_by_id uuid references app_user (id),
  removed_at timestamptz(3),
  constraint session_date_was check ((was_on is null) = (was_day_part is null) and (was_on is null) = (was_begins is null)),
  constraint session_date_hours check (ends > begins),
  constraint session_date_changed check ((changed_at is null) = (changed_by_id is null)),
  constraint session_date_removed check ((removed_at is null) = (removed_by_id is null)),
  unique (grant_id, client_key)
);
-- A session of the request is in one place at a time, and two do not begin together.
create unique index session_date_was_key on session_date (grant_id, activity_row_id, was_on, was_day_part, was_begins) where removed_at is null;
create unique index session_date_day_key on session_date (grant_id, activity_row_id, day, begins) where removed_at is null;
grant select, insert, update on session_date to stem_web;
create trigger session_date_no_truncate before truncate on session_date for each statement execute function refuse_change();

create function check_session_date() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare the_grant grant_award;
begin
  if tg_op = 'DELETE' then raise exception 'a date is removed, not erased' using errcode = 'ST003'; end if;
  if tg_op = 'UPDATE' and (new.id, new.grant_id, new.activity_row_id, new.was_on, new.was_day_part, new.was_begins, new.created_by_id, new.created_at)
     is distinct from (old.id, old.grant_id, old.activity_row_id, old.was_on, old.was_day_part, old.was_begins, old.created_by_id, old.created_at) then
    raise exception 'a date keeps where it came from' using errcode = 'ST003';
  end if;
  select * into the_grant from grant_award where id = new.grant_id;
  if not exists (select from activity a where a.application_id = the_grant.application_id and a.row_id = new.activity_row_id) then
    raise exception 'no such activity in this grant' using errcode = 'ST003';
  end if;
  if new.removed_at is null and (new.day < coalesce(the_grant.start_day, the_grant.period_start) or new.day > the_grant.period_end) then
    raise exception 'a session lies within the grant period' using errcode = 'ST025';
  end if;
  return new;
end $$;
create trigger session_date_kept before insert or update or delete on session_date for each row execute function check_session_date();
create trigger session_date_open before insert or update on session_date for each row execute function check_log_open();

alter table session_date enable row level security;
create policy session_date_read on session_date for select to stem_web using (
  (select app_has('SYSTEM')) or grant_id in (select followed_grants())
  or ((select app_has('VLAIO_OFFICER', 'VLAIO_PANEL_CHAIR', 'VLAIO_DECIDER', 'VLAIO_FINANCE', 'VLAIO_CONTROLLER', 'VLAIO_ADMIN', 'AUDITOR')) and grant_id not in (select conflicted_grants())));
create policy session_date_make on session_date for insert to stem_web with check (created_by_id = app_actor() and grant_id in (select followed_grants()));
create policy session_date_change on session_date for update to stem_web using (grant_id in (select followed_grants())) with check (grant_id in (select followed_grants()));

-- ── What families see ──────────────────────────────────────────────────────────────────────────────────────────────
-- key: the same session whatever day it is on; a calendar replaces it by that name. sequence counts what changed of it for who keeps it in a calendar.
alter table offered_session
  add column key text,
  add column moved_from date,
  add column sequence integer not null default 0,
  add column changed_at timestamptz(3) not null default portal_now();
update offered_session set key = to_char(day, 'YYYY-MM-DD') || '-' || replace(begins, ':', '');
alter table offered_session alter column key set not null, add constraint offered_session_key unique (grant_id, row_id, key);

-- What who comes has to know of each session, by its key.
create function offer_as_seen(one uuid) returns jsonb language sql stable set search_path = public, pg_temp as $$
  select coalesce(jsonb_object_agg(s.row_id || ' ' || s.key, jsonb_build_object('sequence', s.sequence, 'at', s.changed_at,
    'seen', jsonb_build_array(s.day, s.begins, s.ends, s.cancelled or o.cancelled, o.title, o.location_name, o.street, o.postcode))), '{}')
  from offered_session s join offered_activity o on o.grant_id = s.grant_id and o.row_id = s.row_id where s.grant_id = one
$$;
revoke all on function offer_as_seen(uuid) from public;

create or replace function keep_offer(one uuid) returns void language plpgsql security definer set search_path = public, pg_temp as $$
declare the_grant grant_award; request jsonb; before jsonb := offer_as_seen(one);
begin
  delete from offered_activity where grant_id = one;
  select * into the_grant from grant_award where id = one;
  if the_grant.status in ('AWARDED', 'CONDITIONS_PENDING', 'DECLINED', 'REVOKED') then return; end if;
  select content::jsonb into request from submission where application_id = the_grant.application_id order by round desc limit 1;
  if jsonb_typeof(request -> 'answers' -> 'activities') is distinct from 'array' then return; end if;

  insert into offered_activity (grant_id, row_id, call_id, organisation_id, number, position, title, type, themes, age_min, age_max, description, announcement,
    location_name, street, postcode, nis, places, price_cents, reduced_price_cents, accessible, accessibility, planned_sessions, cancelled)
  select one, a ->> 'id', the_grant.call_id, the_grant.organisation_id, the_grant.number, place, coalesce(a ->> 'title', ''), coalesce(a ->> 'type', ''),
    array(select jsonb_array_elements_text(coalesce(nullif(a -> 'themes', 'null'), '[]'))), coalesce((a ->> 'ageMin')::int, 5), coalesce((a ->> 'ageMax')::int, 18),
    coalesce(a ->> 'description', ''), coalesce(a ->> 'announcementUrl', ''),
    coalesce(moved ->> 'locationName', a ->> 'locationName', ''), case when moved ->> 'postcode' is distinct from a ->> 'postcode' and moved is not null then '' else coalesce(a ->> 'street', '') end,
    coalesce(moved ->> 'postcode', a ->> 'postcode'), now_called.nis,
    coalesce((a ->> 'groups')::int * (a ->> 'capacity')::int, 0), coalesce((a ->> 'price')::bigint, 0), coalesce((a ->> 'reducedPrice')::bigint, 0),
    exists (select from jsonb_array_elements(coalesce(nullif(request -> 'answers' -> 'targetGroups', 'null'), '[]')) g where g ->> 'group' = 'DISABILITY'),
    coalesce(request -> 'answers' ->> 'accessibilityMeasures', ''),
    -- One more is one more than what was agreed.
    coalesce((moved ->> 'sessions')::int, jsonb_array_length(a -> 'sessions'))
      + (select count(*)::int from session_date d where d.grant_id = one and d.activity_row_id = a ->> 'id' and d.was_on is null and d.removed_at is null),
    coalesce((moved ->> 'sessions')::int, 1) = 0 or exists (select from grant_activity_log l where l.grant_id = one and l.activity_row_id = a ->> 'id' and (l.status = 'CANCELLED' or (l.status in ('REPORTED', 'ACCEPTED') and l.cancel_reason <> '')))
      or exists (select from report r join report_activity x on x.report_id = r.id where r.grant_id = one and r.type = 'FINAL' and r.status = 'ACCEPTED' and x.row_id = a ->> 'id' and x.status = 'CANCELLED')
  from jsonb_array_elements(request -> 'answers' -> 'activities') with ordinality as rows (a, place)
  left join lateral (
    select changed as moved from grant_amendment m, jsonb_array_elements(m.change -> 'activities') changed
    where m.grant_id = one and m.status in ('NOTED', 'APPROVED') and changed ->> 'rowId' = a ->> 'id' order by m.position desc limit 1
  ) amended on true
  left join lateral (
    select coalesce((select u.nis from municipality u where u.nis = typed.nis), (select v.new_nis from municipality_merger v join municipality w on w.nis = v.new_nis where v.old_nis = typed.nis order by v.valid_from desc limit 1)) as nis
    from (select coalesce(moved ->> 'nis', a ->> 'nis') as nis) typed
  ) now_called on true
  where a ->> 'id' = any (the_grant.base_activity_row_ids) and (a ->> 'openOffer')::boolean;

  insert into offered_session (grant_id, row_id, key, day, begins, ends, day_part, moved_from, cancelled)
  select one, p.row_id, p.key, p.day, p.begins, p.ends, p.day_part, p.moved_from,
    p.dropped or exists (select from logged_session l where l.grant_id = one and l.activity_row_id = p.row_id and l.removed_at is null and l.status = 'CANCELLED'
      and coalesce(l.planned_on, l.held_on) = p.day and coalesce(l.planned_day_part, l.day_part) = p.day_part)
  from (
    select a ->> 'id' as row_id, (s ->> 'date') || '-' || replace(s ->> 'begin', ':', '') as key, coalesce(d.day, (s ->> 'date')::date) as day, coalesce(d.begins, s ->> 'begin') as begins,
      coalesce(d.ends, s ->> 'end') as ends, coalesce(d.day_part, s ->> 'dayPart') as day_part, case when d.day <> (s ->> 'date')::date then (s ->> 'date')::date end as moved_from, false as dropped
    from jsonb_array_elements(request -> 'answers' -> 'activities') a cross join jsonb_array_elements(coalesce(nullif(a -> 'sessions', 'null'), '[]')) s
    left join session_date d on d.grant_id = one and d.activity_row_id = a ->> 'id' and d.removed_at is null
      and (d.was_on, d.was_day_part, d.was_begins) = ((s ->> 'date')::date, s ->> 'dayPart', s ->> 'begin')
    where s ->> 'date' is not null and s ->> 'begin' is not null and s ->> 'end' is not null and s ->> 'dayPart' is not null
    union all
    -- Taken back is cancelled for who has it in a calendar.
    select d.activity_row_id, d.id::text, d.day, d.begins, d.ends, d.day_part, null, d.removed_at is not null from session_date d where d.grant_id = one and d.was_on is null
  ) p
  join offered_activity o on o.grant_id = one and o.row_id = p.row_id
  order by p.dropped
  on conflict do nothing;

  update offered_session s set sequence = (b ->> 'sequence')::int + case when b -> 'seen' = n -> 'seen' then 0 else 1 end, changed_at = case when b -> 'seen' = n -> 'seen' then (b ->> 'at')::timestamptz else portal_now() end
  from (select k, n, before -> k as b from jsonb_each(offer_as_seen(one)) as now_seen (k, n)) told
  where s.grant_id = one and s.row_id || ' ' || s.key = told.k and told.b is not null;
  if before is distinct from offer_as_seen(one) then insert into open_data_change default values; end if;
end $$;

create trigger session_date_offer_made after insert on session_date for each row execute function changed_offers();
create trigger session_date_offer_kept after update on session_date for each row execute function changed_offers();
