-- A final decision asks two people who signed in just now (docs/decisions/0034 and 0035). How long ago that may be, an administrator may shorten.
insert into portal_setting (key, value) values ('freshSignInMinutes', '5') on conflict (key) do nothing;
alter table portal_setting add constraint portal_setting_fresh_sign_in check (key <> 'freshSignInMinutes' or value in ('1', '2', '3', '4', '5'));

create or replace function change_settings(seen jsonb, wanted jsonb) returns text language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if not app_has('VLAIO_ADMIN') or exists (select from jsonb_object_keys(wanted) k where k not in ('messageQuietMinutes', 'reminderHours', 'volunteerDayCents', 'letterSender', 'payerName', 'payerIban', 'freshSignInMinutes')) then
    raise exception 'these settings are not yours to change' using errcode = 'insufficient_privilege';
  end if;
  perform pg_advisory_xact_lock(hashtext('portal_setting'));
  if not exists (select from jsonb_each_text(wanted) w left join portal_setting p using (key) where p.value is distinct from w.value) then return 'same'; end if;
  if exists (select from jsonb_each_text(seen) s left join portal_setting p using (key) where p.value is distinct from s.value) then return 'meanwhile'; end if;
  delete from portal_setting p using jsonb_each_text(wanted) w where p.key = w.key and w.value is null;
  insert into portal_setting (key, value) select w.key, w.value from jsonb_each_text(wanted) w where w.value is not null
    on conflict (key) do update set value = excluded.value;
  return 'changed';
end $$;

-- The last wall of four eyes on a decision: whoever works in the role of the portal signs with their own name, the second hand is not the first, and
-- what is confirmed is what was decided.
create function check_decision_hands() returns trigger language plpgsql as $$
declare was decision;
begin
  if not is_web() then return new; end if;
  if tg_op = 'UPDATE' then was := old; end if;
  if signs_for_another(was.decided_by_id, new.decided_by_id) or signs_for_another(was.confirmed_by_id, new.confirmed_by_id) or (tg_op = 'INSERT' and new.confirmed_by_id is not null)
     or ((new.confirmed_by_id is null) <> (new.confirmed_at is null)) then
    raise exception 'nobody decides for another, nor twice' using errcode = 'ST004';
  end if;
  if tg_op = 'UPDATE' and new.confirmed_by_id is distinct from was.confirmed_by_id
     and (new.outcome, new.granted_cents, new.motivation, new.conditions, new.decided_by_id, new.decided_at) is distinct from (was.outcome, was.granted_cents, was.motivation, was.conditions, was.decided_by_id, was.decided_at) then
    raise exception 'a decision is confirmed as it was taken' using errcode = 'ST003';
  end if;
  return new;
end $$;
create trigger decision_hands before insert or update on decision for each row execute function check_decision_hands();

-- Who decides anew in the place of another is looked at like who decided first.
drop trigger decision_free on decision;
create trigger decision_free before insert or update of decided_by_id, confirmed_by_id on decision for each row execute function check_decider_free();
