-- What a reviewer knows and how many files of a call they take at most; and which files they would rather have or not.
create table reviewer_expertise (
  user_id     uuid primary key references app_user (id) on delete restrict on update cascade,
  themes      text[] not null default '{}',
  disciplines text[] not null default '{}',
  age_bands   text[] not null default '{}',
  provinces   text[] not null default '{}',
  -- Of one call; null says nothing of it.
  max_files   int check (max_files between 0 and 500),
  stated_at   timestamptz(3) not null default portal_now()
);
create table review_bid (
  user_id        uuid not null references app_user (id) on delete restrict on update cascade,
  application_id uuid not null references application (id) on delete restrict on update cascade,
  bid            text not null check (bid in ('EAGER', 'RELUCTANT')),
  bid_at         timestamptz(3) not null default portal_now(),
  primary key (user_id, application_id)
);
create index on review_bid (application_id);

grant select, insert, update on reviewer_expertise to stem_web;
grant select, insert, update, delete on review_bid to stem_web;
alter table reviewer_expertise enable row level security;
alter table review_bid enable row level security;
create policy expertise_read on reviewer_expertise for select to stem_web using (user_id = app_actor() or app_has('SYSTEM', 'VLAIO_OFFICER', 'AUDITOR'));
create policy expertise_state on reviewer_expertise for insert to stem_web with check (user_id = app_actor());
create policy expertise_restate on reviewer_expertise for update to stem_web using (user_id = app_actor()) with check (user_id = app_actor());
-- A bid is between the reviewer and the officers; a file with which one has a conflict shows neither.
create policy bid_read on review_bid for select to stem_web using (
  app_has('SYSTEM') or (not actor_conflicted(application_id) and (user_id = app_actor() or app_has('VLAIO_OFFICER', 'AUDITOR'))));
create policy bid_write on review_bid for insert to stem_web with check (user_id = app_actor() and not actor_conflicted(application_id));
create policy bid_change on review_bid for update to stem_web using (user_id = app_actor()) with check (user_id = app_actor() and not actor_conflicted(application_id));
create policy bid_remove on review_bid for delete to stem_web using (user_id = app_actor());
