-- What an administrator may change of the portal as a whole. Other keys (the mode of the database, its clock) stay out of reach of the web role.
alter table portal_setting add constraint portal_setting_forms check (case key
  when 'messageQuietMinutes' then value ~ '^[0-9]{1,4}$'
  when 'reminderHours' then value ~ '^([0-9]{1,3}( [0-9]{1,3})*)?$'
  when 'volunteerDayCents' then value ~ '^[0-9]{1,6}$'
  else true end);

-- 'changed', 'same' (a second click), or 'meanwhile': somebody changed one since it was read. A null takes a setting away.
create function change_settings(seen jsonb, wanted jsonb) returns text language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if not app_has('VLAIO_ADMIN') or exists (select from jsonb_object_keys(wanted) k where k not in ('messageQuietMinutes', 'reminderHours', 'volunteerDayCents', 'letterSender')) then
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
revoke all on function change_settings(jsonb, jsonb) from public;
grant execute on function change_settings(jsonb, jsonb) to stem_web;
