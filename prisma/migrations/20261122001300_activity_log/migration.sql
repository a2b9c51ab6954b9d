-- The activity log (domain 5.4): what each session of a grant was, in numbers and nothing else, and how each activity stands.
create type activity_status as enum ('PLANNED', 'CONFIRMED', 'HELD', 'CANCELLED', 'REPORTED', 'ACCEPTED');

create table logged_session (
  id uuid primary key default uuidv7(),
  grant_id uuid not null references grant_award (id),
  activity_row_id text not null,
  -- The session of the plan that this one was; null = one more than planned.
  planned_on date,
  planned_day_part text check (planned_day_part in ('AM', 'PM', 'EVE')),
  held_on date not null,
  day_part text not null check (day_part in ('AM', 'PM', 'EVE')),
  -- Half an hour to four hours, by the quarter (I09).
  quarters integer not null check (quarters between 2 and 16),
  enrolled integer check (enrolled between 0 and 5000),
  present integer check (present between 0 and 5000),
  status text not null check (status in ('HELD', 'CANCELLED')),
  cancel_reason text not null default '',
  -- What the count screen knows of those who were there; sums, never children.
  counts jsonb not null default '{}' check (jsonb_typeof(counts) = 'object'),
  source text not null check (source in ('FORM', 'COUNT', 'PASTE', 'COPY')),
  -- Named by who sends, so that sending again adds nothing.
  client_key text check (length(client_key) between 1 and 100),
  -- One paste or one series is one entry, taken back as a whole.
  entry_id uuid not null default uuidv7(),
  version integer not null default 0,
  created_by_id uuid not null references app_user (id),
  created_at timestamptz(3) not null default portal_now(),
  changed_by_id uuid references app_user (id),
  changed_at timestamptz(3),
  removed_by_id uuid references app_user (id),
  removed_at timestamptz(3),
  constraint logged_session_counted check ((status = 'HELD') = (enrolled is not null) and (status = 'HELD') = (present is not null)),
  constraint logged_session_reason check ((status = 'CANCELLED') = (length(trim(cancel_reason)) > 0)),
  constraint logged_session_planned check ((planned_on is null) = (planned_day_part is null)),
  constraint logged_session_changed check ((changed_at is null) = (changed_by_id is null)),
  constraint logged_session_removed check ((removed_at is null) = (removed_by_id is null)),
  unique (grant_id, client_key)
);
create index logged_session_grant_id_idx on logged_session (grant_id, activity_row_id, held_on) where removed_at is null;
create index logged_session_held_on_idx on logged_session (held_on) where removed_at is null;
create index logged_session_entry_id_idx on logged_session (entry_id);

-- Of the activity as a whole: no row is PLANNED, with nothing counted.
create table grant_activity_log (
  grant_id uuid not null references grant_award (id),
  activity_row_id text not null,
  status activity_status not null default 'PLANNED',
  cancel_reason text not null default '',
  -- Unique participants by band, gender, new or returning, residence: as entered for the whole activity.
  counts jsonb not null default '{}' check (jsonb_typeof(counts) = 'object'),
  -- What the last paste replaced.
  counts_before jsonb check (jsonb_typeof(counts_before) = 'object'),
  version integer not null default 0,
  changed_by_id uuid references app_user (id),
  changed_at timestamptz(3) not null default portal_now(),
  primary key (grant_id, activity_row_id),
  constraint activity_log_reason check (status <> 'CANCELLED' or length(trim(cancel_reason)) > 0)
);

grant select, insert, update on logged_session, grant_activity_log to stem_web;
create trigger logged_session_no_truncate before truncate on logged_session for each statement execute function refuse_change();
create trigger grant_activity_log_no_truncate before truncate on grant_activity_log for each statement execute function refuse_change();

insert into lifecycle_transition (entity, from_state, to_state) values
  ('activity', '', 'PLANNED'), ('activity', 'PLANNED', 'CONFIRMED'), ('activity', 'CONFIRMED', 'PLANNED'),
  ('activity', 'PLANNED', 'HELD'), ('activity', 'CONFIRMED', 'HELD'), ('activity', 'HELD', 'CONFIRMED'),
  ('activity', 'PLANNED', 'CANCELLED'), ('activity', 'CONFIRMED', 'CANCELLED'), ('activity', 'CANCELLED', 'PLANNED'),
  ('activity', 'HELD', 'REPORTED'), ('activity', 'CANCELLED', 'REPORTED'), ('activity', 'REPORTED', 'HELD'), ('activity', 'REPORTED', 'CANCELLED'),
  ('activity', 'REPORTED', 'ACCEPTED');
create trigger grant_activity_log_lifecycle before insert or update of status on grant_activity_log for each row execute function check_transition('activity');

-- ── A log is kept while a grant runs or its report is still open, and never under a report that was filed ───────────
create function log_is_open(one uuid) returns boolean language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select from grant_award g where g.id = one and g.status in ('ACTIVE', 'AMENDMENT_REQUESTED', 'SUSPENDED', 'REPORT_DUE', 'REPORT_INCOMPLETE'))
$$;
create function day_is_reported(one uuid, day date) returns boolean language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select from report r where r.grant_id = one and r.type in ('INTERIM', 'FINAL') and r.status in ('SUBMITTED', 'ACCEPTED', 'REJECTED') and day between r.period_start and r.period_end)
$$;
-- Row level security asks these once for a statement, whatever the number of rows.
create function followed_grants() returns setof uuid language sql stable security definer set search_path = public, pg_temp as $$
  select g.id from grant_award g join membership m on m.organisation_id = g.organisation_id where m.user_id = app_actor() and m.ended_at is null
$$;
create function conflicted_grants() returns setof uuid language sql stable security definer set search_path = public, pg_temp as $$
  select g.id from grant_award g join conflict c on c.application_id = g.application_id where c.user_id = app_actor()
$$;
revoke all on function log_is_open(uuid), day_is_reported(uuid, date), followed_grants(), conflicted_grants() from public;
grant execute on function log_is_open(uuid), day_is_reported(uuid, date), followed_grants(), conflicted_grants() to stem_web;

create function check_logged_session() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
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
  if new.held_on < coalesce(the_grant.start_day, the_grant.period_start) or new.held_on > the_grant.period_end
     or (new.status = 'HELD' and new.held_on > (portal_now() at time zone 'Europe/Brussels')::date) then
    raise exception 'a session lies within the grant period, and was held by now' using errcode = 'ST025';
  end if;
  if day_is_reported(new.grant_id, new.held_on) then raise exception 'this day was reported' using errcode = 'ST024'; end if;
  return new;
end $$;
create trigger logged_session_kept before insert or update or delete on logged_session for each row execute function check_logged_session();

-- Asked as the role that writes: what the portal's owner repairs by hand is not held back.
create function check_log_open() returns trigger language plpgsql as $$
begin
  if is_web() and not log_is_open(new.grant_id) then raise exception 'the log of this grant is closed' using errcode = 'ST026'; end if;
  return new;
end $$;
create trigger logged_session_open before insert or update on logged_session for each row execute function check_log_open();

create function check_activity_log() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if tg_op = 'DELETE' or (tg_op = 'UPDATE' and (new.grant_id, new.activity_row_id) is distinct from (old.grant_id, old.activity_row_id)) then
    raise exception 'the log of an activity stays' using errcode = 'ST003';
  end if;
  if not exists (select from activity a join grant_award g on g.application_id = a.application_id where g.id = new.grant_id and a.row_id = new.activity_row_id) then
    raise exception 'no such activity in this grant' using errcode = 'ST003';
  end if;
  return new;
end $$;
create trigger grant_activity_log_kept before insert or update or delete on grant_activity_log for each row execute function check_activity_log();

-- ── Who sees it ────────────────────────────────────────────────────────────────────────────────────────────────────
do $$ declare t text; begin
  foreach t in array array['logged_session', 'grant_activity_log'] loop
    execute format('alter table %I enable row level security', t);
    execute format('create policy %I on %I for select to stem_web using (
      (select app_has(''SYSTEM'')) or grant_id in (select followed_grants())
      or ((select app_has(''VLAIO_OFFICER'', ''VLAIO_PANEL_CHAIR'', ''VLAIO_DECIDER'', ''VLAIO_FINANCE'', ''VLAIO_CONTROLLER'', ''VLAIO_ADMIN'', ''AUDITOR'')) and grant_id not in (select conflicted_grants())))', t || '_read', t);
  end loop;
end $$;
create policy logged_session_log on logged_session for insert to stem_web with check (created_by_id = app_actor() and grant_id in (select followed_grants()));
create policy logged_session_change on logged_session for update to stem_web using (grant_id in (select followed_grants())) with check (grant_id in (select followed_grants()));
-- A controller accepts what was reported.
create policy grant_activity_log_make on grant_activity_log for insert to stem_web with check ((select app_has('SYSTEM', 'VLAIO_CONTROLLER')) or grant_id in (select followed_grants()));
create policy grant_activity_log_change on grant_activity_log for update to stem_web using ((select app_has('SYSTEM', 'VLAIO_CONTROLLER')) or grant_id in (select followed_grants()));
