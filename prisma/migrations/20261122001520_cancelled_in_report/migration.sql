-- An activity does not take place when the log cancelled it, also once that was reported, or when the accepted final report says so.
create or replace function keep_offer(one uuid) returns void language plpgsql security definer set search_path = public, pg_temp as $$
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

create function reports_offers() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin perform keep_offer(new.grant_id); return null; end $$;
create trigger report_offer_kept after update of status on report for each row
  when (new.type = 'FINAL' and old.status is distinct from new.status and 'ACCEPTED' in (old.status, new.status)) execute function reports_offers();

-- For the public: which activities do not take place, and not why.
create function cancelled_activities() returns table (grant_id uuid, row_id text) language sql stable security definer set search_path = public, pg_temp as $$
  select l.grant_id, l.activity_row_id from grant_activity_log l where l.status = 'CANCELLED' or (l.status in ('REPORTED', 'ACCEPTED') and l.cancel_reason <> '')
  union
  select r.grant_id, x.row_id from report r join report_activity x on x.report_id = r.id where r.type = 'FINAL' and r.status = 'ACCEPTED' and x.status = 'CANCELLED'
$$;
revoke all on function cancelled_activities() from public;
grant execute on function cancelled_activities() to stem_web;

-- The open data names the municipalities of what takes place.
create trigger grant_activity_log_open_data_made after insert on grant_activity_log for each row when (new.status = 'CANCELLED') execute function open_data_changed();
create trigger grant_activity_log_open_data after update of status on grant_activity_log for each row
  when (old.status is distinct from new.status and 'CANCELLED' in (old.status, new.status)) execute function open_data_changed();
alter table grant_activity_log enable always trigger grant_activity_log_open_data_made;
alter table grant_activity_log enable always trigger grant_activity_log_open_data;

do $$ declare g record; begin for g in select distinct c.grant_id from cancelled_activities() c loop perform keep_offer(g.grant_id); end loop; end $$;
