-- What-ifs of a call beside the official list: never official, never shown outside the office. One row each, changed by its version.
create table scenario (
  id uuid primary key default gen_random_uuid(),
  call_id uuid not null references call (id) on delete restrict on update cascade,
  name text not null check (length(trim(name)) between 3 and 60),
  start text not null check (start in ('OFFICIAL', 'SOLVER')),
  targets jsonb not null default '[]',
  items jsonb not null check (jsonb_typeof(items) = 'array'),
  version int not null default 1,
  made_by_id uuid not null references app_user (id) on delete restrict on update cascade,
  made_at timestamptz(3) not null default portal_now(),
  changed_at timestamptz(3) not null default portal_now()
);
create unique index scenario_call_id_name_key on scenario (call_id, name);
grant select, insert on scenario to stem_web;
grant update (items, version, changed_at) on scenario to stem_web;

-- A selection names files by what it takes and by what it leaves, so an interest in one file of the call closes them all.
create function actor_conflicted_with_call(one uuid) returns boolean language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select from application a join conflict c on c.application_id = a.id where a.call_id = one and c.user_id = app_actor())
$$;
revoke all on function actor_conflicted_with_call(uuid) from public;
grant execute on function actor_conflicted_with_call(uuid) to stem_web;
alter table scenario enable row level security;
create policy scenario_read on scenario for select to stem_web using (
  app_has('VLAIO_OFFICER', 'VLAIO_PANEL_CHAIR', 'VLAIO_DECIDER', 'AUDITOR') and not actor_conflicted_with_call(call_id));
create policy scenario_make on scenario for insert to stem_web with check (
  made_by_id = app_actor() and app_has('VLAIO_OFFICER', 'VLAIO_PANEL_CHAIR') and not actor_conflicted_with_call(call_id));
create policy scenario_change on scenario for update to stem_web using (
  app_has('VLAIO_OFFICER', 'VLAIO_PANEL_CHAIR') and not actor_conflicted_with_call(call_id));
