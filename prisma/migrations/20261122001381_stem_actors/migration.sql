-- The directory of those who want to be found (product H3): an organisation by its signatory, or a group of citizens without an enterprise number by whoever keeps it.
create table stem_actor (
  id uuid primary key default uuidv7(),
  organisation_id uuid unique references organisation (id),
  -- To whom messages go; never shown.
  keeper_id uuid not null references app_user (id),
  name text not null check (length(trim(name)) >= 2),
  helix_type text not null check (helix_type in ('GOV', 'BUS', 'KNO', 'CIV')),
  actor_group text not null check (actor_group in ('EDU', 'WORK', 'LEISURE', 'SCICOM')),
  website text not null default '',
  themes text[] not null,
  age_min integer not null,
  age_max integer not null,
  nis text not null references municipality (nis),
  description text not null,
  offers text not null,
  needs text not null,
  -- Who answers, by function and never by name.
  contact_function text not null,
  status text not null check (status in ('WAITING', 'SHOWN', 'HIDDEN', 'WITHDRAWN')),
  published_at timestamptz(3) not null default portal_now(),
  changed_at timestamptz(3) not null default portal_now(),
  judged_by_id uuid references app_user (id),
  judged_at timestamptz(3),
  judge_reason text not null default '',
  version integer not null default 0,
  constraint stem_actor_ages check (5 <= age_min and age_min <= age_max and age_max <= 18),
  constraint stem_actor_says check (length(trim(offers)) > 0 or length(trim(needs)) > 0),
  constraint stem_actor_group check (organisation_id is not null or helix_type = 'CIV'),
  constraint stem_actor_judged check ((judged_by_id is null) = (judged_at is null)),
  constraint stem_actor_hidden check (status <> 'HIDDEN' or (judged_by_id is not null and length(trim(judge_reason)) > 0)),
  -- Nobody vouches for a group without a number: an officer looks first, and never at one's own.
  constraint stem_actor_group_shown check (organisation_id is not null or status <> 'SHOWN' or (judged_by_id is not null and judged_by_id <> keeper_id))
);
create index stem_actor_status_idx on stem_actor (status, name);
create index stem_actor_keeper_id_idx on stem_actor (keeper_id);
create unique index stem_actor_one_group on stem_actor (keeper_id, lower(name)) where organisation_id is null;
create index stem_actor_words_idx on stem_actor using gin (to_tsvector('dutch'::regconfig, name || ' ' || description || ' ' || offers || ' ' || needs));

-- A message through the portal. A visitor confirms the own address first; once sent, neither text nor address stays here.
create table actor_message (
  id uuid primary key default gen_random_uuid(),
  actor_id uuid not null references stem_actor (id),
  sender_id uuid references app_user (id),
  sender_name text not null,
  sender_address text not null,
  text text not null,
  token_hash text unique,
  created_at timestamptz(3) not null default portal_now(),
  expires_at timestamptz(3) not null,
  sent_at timestamptz(3),
  constraint actor_message_forgotten check (sent_at is null or (text = '' and sender_address = '' and sender_name = '' and token_hash is null))
);
create index actor_message_expires_at_idx on actor_message (expires_at) where sent_at is null;
create index actor_message_actor_id_idx on actor_message (actor_id);

grant select, insert, update on stem_actor to stem_web;
grant select, insert, update, delete on actor_message to stem_web;
create trigger stem_actor_no_truncate before truncate on stem_actor for each statement execute function refuse_change();

create function keeps_organisation(one uuid) returns boolean language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select from membership m where m.organisation_id = one and m.user_id = app_actor() and m.ended_at is null)
$$;
revoke all on function keeps_organisation(uuid) from public;
grant execute on function keeps_organisation(uuid) to stem_web;

alter table stem_actor enable row level security;
create policy stem_actor_read on stem_actor for select to stem_web using (
  status = 'SHOWN' or (select app_has('SYSTEM', 'VLAIO_OFFICER', 'VLAIO_ADMIN', 'AUDITOR')) or keeper_id = app_actor() or keeps_organisation(organisation_id));
create policy stem_actor_publish on stem_actor for insert to stem_web with check (keeper_id = app_actor() and (organisation_id is null or keeps_organisation(organisation_id)));
create policy stem_actor_change on stem_actor for update to stem_web
  using ((select app_has('VLAIO_OFFICER')) or (organisation_id is null and keeper_id = app_actor()) or keeps_organisation(organisation_id))
  with check ((select app_has('VLAIO_OFFICER')) or (organisation_id is null and keeper_id = app_actor()) or keeps_organisation(organisation_id));

alter table actor_message enable row level security;
create policy actor_message_keep on actor_message for all to stem_web using ((select app_has('SYSTEM'))) with check ((select app_has('SYSTEM')));
