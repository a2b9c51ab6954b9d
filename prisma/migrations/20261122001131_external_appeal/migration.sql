-- A court looks at a decision (domain 5.5): noted by an officer with its date and number, and its end when it is known. The court's own file is elsewhere.
create table external_appeal (
  id uuid primary key default gen_random_uuid(),
  application_id uuid not null references application (id),
  court text not null check (length(trim(court)) > 0),
  lodged_on date not null,
  reference text not null check (length(trim(reference)) > 0),
  note text not null default '',
  noted_by_id uuid not null references app_user (id),
  noted_at timestamptz(3) not null default portal_now(),
  -- REJECTED | ANNULLED | WITHDRAWN
  outcome text check (outcome in ('REJECTED', 'ANNULLED', 'WITHDRAWN')),
  ended_on date,
  end_note text not null default '',
  ended_by_id uuid references app_user (id),
  ended_at timestamptz(3),
  constraint external_appeal_end check ((outcome is null) = (ended_on is null) and (outcome is null) = (ended_by_id is null) and (outcome is null) = (ended_at is null) and (ended_on is null or ended_on >= lodged_on)),
  constraint external_appeal_once unique (application_id, court, reference)
);
create function keep_appeal() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or old.outcome is not null
     or (new.application_id, new.court, new.lodged_on, new.reference, new.note, new.noted_by_id, new.noted_at) is distinct from (old.application_id, old.court, old.lodged_on, old.reference, old.note, old.noted_by_id, old.noted_at) then
    raise exception 'an appeal stays as it was noted' using errcode = 'ST003';
  end if;
  return new;
end $$;
create trigger external_appeal_kept before update or delete on external_appeal for each row execute function keep_appeal();
grant select, insert, update on external_appeal to stem_web;
alter table external_appeal enable row level security;
create policy external_appeal_read on external_appeal for select to stem_web using (
  app_has('SYSTEM') or (app_has('VLAIO_OFFICER', 'VLAIO_PANEL_CHAIR', 'VLAIO_DECIDER', 'VLAIO_FINANCE', 'VLAIO_CONTROLLER', 'VLAIO_ADMIN', 'AUDITOR') and not actor_conflicted(application_id)));
create policy external_appeal_note on external_appeal for insert to stem_web with check (app_has('VLAIO_OFFICER') and noted_by_id = app_actor() and not actor_conflicted(application_id));
create policy external_appeal_close on external_appeal for update to stem_web using (app_has('VLAIO_OFFICER') and not actor_conflicted(application_id)) with check (app_has('VLAIO_OFFICER'));

-- A call is not complete while one of its decisions is still looked at. Nothing else waits: not its payments, not its reports, not other files.
create function check_call_settled() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if exists (select from external_appeal x join application a on a.id = x.application_id where a.call_id = new.id and x.outcome is null)
     or exists (select from reconsideration r join application a on a.id = r.application_id where a.call_id = new.id and r.status = 'RECEIVED') then
    raise exception 'a decision of this call is still contested' using errcode = 'ST012';
  end if;
  return new;
end $$;
create trigger call_settled before update of status on call for each row when (new.status = 'COMPLETED' and old.status <> 'COMPLETED') execute function check_call_settled();
