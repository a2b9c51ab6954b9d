-- Where a reviewer works or worked: with these and the memberships the portal derives a conflict. The law's five years count from the end of the year.
create table reviewer_employer (
  user_id    uuid not null references app_user (id) on delete restrict on update cascade,
  kbo        text not null check (kbo ~ '^[01][0-9]{9}$'),
  name       text not null check (length(trim(name)) > 0),
  until_year int check (until_year between 1950 and 2100),
  stated_at  timestamptz(3) not null default portal_now(),
  primary key (user_id, kbo)
);
grant select, insert, update, delete on reviewer_employer to stem_web;
alter table reviewer_employer enable row level security;
create policy employer_read on reviewer_employer for select to stem_web using (user_id = app_actor() or app_has('SYSTEM', 'VLAIO_OFFICER', 'AUDITOR'));
create policy employer_state on reviewer_employer for insert to stem_web with check (user_id = app_actor());
create policy employer_restate on reviewer_employer for update to stem_web using (user_id = app_actor()) with check (user_id = app_actor());
create policy employer_remove on reviewer_employer for delete to stem_web using (user_id = app_actor());

-- What the office pinned by mistake it may lift, with a reason; what a person said of themselves stands. The fact is kept here.
create table lifted_conflict (
  id             uuid primary key,
  application_id uuid not null references assessment (application_id) on delete restrict on update cascade,
  user_id        uuid not null references app_user (id) on delete restrict on update cascade,
  type           text not null,
  reason         text not null,
  declared_by_id uuid,
  declared_at    timestamptz(3) not null,
  lifted_by_id   uuid not null references app_user (id) on delete restrict on update cascade,
  lift_reason    text not null check (length(trim(lift_reason)) >= 10),
  lifted_at      timestamptz(3) not null default portal_now()
);
create index on lifted_conflict (application_id);
create trigger lifted_conflict_append_only before update or delete on lifted_conflict for each row execute function refuse_change();
create trigger lifted_conflict_no_truncate before truncate on lifted_conflict for each statement execute function refuse_change();
grant select, insert on lifted_conflict to stem_web;
alter table lifted_conflict enable row level security;
create policy lifted_conflict_read on lifted_conflict for select to stem_web using (
  app_has('SYSTEM') or (app_has('VLAIO_OFFICER', 'VLAIO_PANEL_CHAIR', 'VLAIO_DECIDER', 'AUDITOR') and not actor_conflicted(application_id)));
create policy lifted_conflict_write on lifted_conflict for insert to stem_web with check (lifted_by_id = app_actor() and app_has('VLAIO_OFFICER') and not actor_conflicted(application_id));
grant delete on conflict to stem_web;
create policy conflict_lift on conflict for delete to stem_web using (source = 'OFFICE' and app_has('VLAIO_OFFICER') and not actor_conflicted(application_id));

-- Who stands in on one file for a chair, a decider or an officer with a conflict.
create table substitution (
  application_id uuid not null references assessment (application_id) on delete restrict on update cascade,
  role           text not null check (role in ('VLAIO_OFFICER', 'VLAIO_PANEL_CHAIR', 'VLAIO_DECIDER')),
  user_id        uuid not null references app_user (id) on delete restrict on update cascade,
  reason         text not null check (length(trim(reason)) >= 10),
  named_by_id    uuid not null references app_user (id) on delete restrict on update cascade,
  named_at       timestamptz(3) not null default portal_now(),
  primary key (application_id, role)
);
create index on substitution (user_id);
grant select, insert, update on substitution to stem_web;
alter table substitution enable row level security;
create policy substitution_read on substitution for select to stem_web using (
  app_has('SYSTEM') or (not actor_conflicted(application_id) and (user_id = app_actor() or app_has('VLAIO_OFFICER', 'VLAIO_PANEL_CHAIR', 'VLAIO_DECIDER', 'VLAIO_ADMIN', 'AUDITOR'))));
create policy substitution_name on substitution for insert to stem_web with check (app_has('VLAIO_OFFICER', 'VLAIO_ADMIN') and named_by_id = app_actor() and not actor_conflicted(application_id));
create policy substitution_rename on substitution for update to stem_web
  using (app_has('VLAIO_OFFICER', 'VLAIO_ADMIN') and not actor_conflicted(application_id)) with check (named_by_id = app_actor() and not actor_conflicted(application_id));
