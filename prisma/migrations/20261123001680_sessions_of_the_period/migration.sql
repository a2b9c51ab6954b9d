-- A session lies in the subsidy period (domain 3.2, I08), also when it came before the start that the beneficiary declared: the same in the log, among the coming dates and in the report.
create or replace function check_logged_session() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare the_grant grant_award;
begin
  if tg_op = 'DELETE' then raise exception 'a logged session is removed, not erased' using errcode = 'ST003'; end if;
  select * into the_grant from grant_award where id = new.grant_id;
  if tg_op = 'UPDATE' then
    if (new.id, new.grant_id, new.activity_row_id, new.source, new.client_key, new.entry_id, new.created_by_id, new.created_at)
       is distinct from (old.id, old.grant_id, old.activity_row_id, old.source, old.client_key, old.entry_id, old.created_by_id, old.created_at) then
      raise exception 'a logged session keeps where it came from' using errcode = 'ST003';
    end if;
    if day_is_reported(old.grant_id, old.held_on) then raise exception 'this day was reported' using errcode = 'ST024'; end if;
  end if;
  if not exists (select from activity a where a.application_id = the_grant.application_id and a.row_id = new.activity_row_id) then
    raise exception 'no such activity in this grant' using errcode = 'ST003';
  end if;
  if new.held_on < the_grant.period_start or new.held_on > the_grant.period_end
     or (new.status = 'HELD' and new.held_on > (portal_now() at time zone 'Europe/Brussels')::date) then
    raise exception 'a session lies within the grant period, and was held by now' using errcode = 'ST025';
  end if;
  if day_is_reported(new.grant_id, new.held_on) then raise exception 'this day was reported' using errcode = 'ST024'; end if;
  return new;
end $$;

create or replace function check_session_date() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
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
  if new.removed_at is null and (new.day < the_grant.period_start or new.day > the_grant.period_end) then
    raise exception 'a session lies within the grant period' using errcode = 'ST025';
  end if;
  return new;
end $$;
