-- What families may find: the activities of accepted grants with the days of their sessions, kept beside the plan by triggers, so that no act can forget it.
create table offered_activity (
  grant_id uuid not null references grant_award (id),
  row_id text not null,
  call_id uuid not null references call (id),
  organisation_id uuid not null references organisation (id),
  -- With the number of the grant this is its public address.
  number text not null,
  position integer not null check (position >= 1),
  title text not null,
  type text not null,
  themes text[] not null,
  age_min integer not null,
  age_max integer not null,
  description text not null,
  announcement text not null,
  location_name text not null,
  street text not null,
  postcode text,
  -- The municipality of today; null = online.
  nis text references municipality (nis),
  places integer not null check (places >= 0),
  price_cents bigint not null,
  reduced_price_cents bigint not null,
  -- Has measures of its own for children with a disability.
  accessible boolean not null,
  accessibility text not null,
  -- As the plan is now; fewer than the days below where a change took some away.
  planned_sessions integer not null,
  cancelled boolean not null,
  primary key (grant_id, row_id),
  unique (number, position)
);
create index offered_activity_nis_idx on offered_activity (nis);
create index offered_activity_call_id_idx on offered_activity (call_id);

create table offered_session (
  grant_id uuid not null,
  row_id text not null,
  day date not null,
  begins text not null,
  ends text not null,
  day_part text not null,
  cancelled boolean not null default false,
  primary key (grant_id, row_id, day, begins),
  foreign key (grant_id, row_id) references offered_activity (grant_id, row_id) on delete cascade
);
create index offered_session_day_idx on offered_session (day, grant_id, row_id) where not cancelled;
grant select on offered_activity, offered_session to stem_web;

-- Anew from the frozen request, what was agreed since, and the log. Before it is accepted nothing is promised to families; declined or revoked, nothing any more.
create function keep_offer(one uuid) returns void language plpgsql security definer set search_path = public, pg_temp as $$
declare the_grant grant_award; request jsonb;
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
    coalesce(request -> 'answers' ->> 'accessibilityMeasures', ''), coalesce((moved ->> 'sessions')::int, jsonb_array_length(a -> 'sessions')),
    coalesce((moved ->> 'sessions')::int, 1) = 0 or exists (select from grant_activity_log l where l.grant_id = one and l.activity_row_id = a ->> 'id' and l.status = 'CANCELLED')
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

  insert into offered_session (grant_id, row_id, day, begins, ends, day_part, cancelled)
  select one, a ->> 'id', (s ->> 'date')::date, s ->> 'begin', s ->> 'end', s ->> 'dayPart',
    exists (select from logged_session l where l.grant_id = one and l.activity_row_id = a ->> 'id' and l.removed_at is null and l.status = 'CANCELLED'
      and coalesce(l.planned_on, l.held_on) = (s ->> 'date')::date and coalesce(l.planned_day_part, l.day_part) = s ->> 'dayPart')
  from jsonb_array_elements(request -> 'answers' -> 'activities') a
  join offered_activity o on o.grant_id = one and o.row_id = a ->> 'id',
  jsonb_array_elements(coalesce(nullif(a -> 'sessions', 'null'), '[]')) s
  where s ->> 'date' is not null and s ->> 'begin' is not null and s ->> 'end' is not null and s ->> 'dayPart' is not null
  on conflict do nothing;
end $$;
revoke all on function keep_offer(uuid) from public;

create function grant_offers() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin perform keep_offer(new.id); return null; end $$;
create trigger grant_offer_made after insert on grant_award for each row when (new.status not in ('AWARDED', 'CONDITIONS_PENDING')) execute function grant_offers();
create trigger grant_offer_kept after update on grant_award for each row
  when ((old.status, old.base_activity_row_ids) is distinct from (new.status, new.base_activity_row_ids)) execute function grant_offers();

-- A change of the plan, or of the activity as a whole in the log.
create function changed_offers() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin perform keep_offer(new.grant_id); return null; end $$;
create trigger amendment_offer_kept after insert or update of status on grant_amendment for each row when (new.status in ('NOTED', 'APPROVED')) execute function changed_offers();
create trigger activity_log_offer_made after insert on grant_activity_log for each row when (new.status = 'CANCELLED') execute function changed_offers();
create trigger activity_log_offer_kept after update of status on grant_activity_log for each row
  when (old.status is distinct from new.status and 'CANCELLED' in (old.status, new.status)) execute function changed_offers();
-- A session that does not take place; a held one changes nothing that lies ahead.
create trigger logged_session_offer_made after insert on logged_session for each row when (new.status = 'CANCELLED') execute function changed_offers();
create trigger logged_session_offer_kept after update on logged_session for each row
  when ('CANCELLED' in (old.status, new.status) and (old.status, old.removed_at, old.planned_on, old.planned_day_part, old.held_on, old.day_part) is distinct from (new.status, new.removed_at, new.planned_on, new.planned_day_part, new.held_on, new.day_part))
  execute function changed_offers();

do $$ declare g record; begin for g in select id from grant_award loop perform keep_offer(g.id); end loop; end $$;
