-- Somebody of a policy domain says to have no interest before a file opens to them, as reviewers do (product D1).
create table advice_opening (
  advice_id uuid not null references advice (id) on delete restrict on update cascade,
  user_id   uuid not null references app_user (id) on delete restrict on update cascade,
  opened_at timestamptz(3) not null default portal_now(),
  primary key (advice_id, user_id)
);
create trigger advice_opening_append_only before update or delete on advice_opening for each row execute function refuse_change();
create trigger advice_opening_no_truncate before truncate on advice_opening for each statement execute function refuse_change();
grant select, insert on advice_opening to stem_web;
alter table advice_opening enable row level security;
create policy advice_opening_read on advice_opening for select to stem_web using (user_id = app_actor() or app_has('VLAIO_OFFICER', 'AUDITOR'));
create policy advice_opening_say on advice_opening for insert to stem_web with check (
  user_id = app_actor() and exists (select from advice a where a.id = advice_id and actor_advises(a.domain_code) and (a.application_id is null or not actor_conflicted(a.application_id))));
