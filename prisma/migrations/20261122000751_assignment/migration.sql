-- Who reviews what, proposed for a whole call: looked at, proposed again, confirmed once. Rows are added and never changed.
create table assignment_proposal (
  id             uuid primary key default gen_random_uuid(),
  call_id        uuid not null references call (id) on delete restrict on update cascade,
  proposed_by_id uuid not null references app_user (id) on delete restrict on update cascade,
  proposed_at    timestamptz(3) not null default portal_now(),
  -- The files it is about: for whoever has a conflict with one of them it does not exist.
  file_ids       uuid[] not null,
  -- SHA-256 of what it rests on (lib/reviews/assignment-problem.ts): confirmed only while that is the same.
  rests_on       text not null check (rests_on ~ '^[0-9a-f]{64}$'),
  points         int not null,
  -- Why there is no such assignment; empty where there is one.
  reasons        text[] not null default '{}'
);
create index on assignment_proposal (call_id, proposed_at);

create table assignment_pair (
  proposal_id    uuid not null references assignment_proposal (id) on delete restrict on update cascade,
  application_id uuid not null references application (id) on delete restrict on update cascade,
  reviewer_id    uuid not null references app_user (id) on delete restrict on update cascade,
  -- STANDS: asked before. NEW: proposed. PINNED: proposed because the officer says so. BARRED: kept apart by the officer.
  kind           text not null check (kind in ('STANDS', 'NEW', 'PINNED', 'BARRED')),
  points         int not null,
  why            text not null,
  primary key (proposal_id, application_id, reviewer_id)
);

create table assignment_confirmation (
  proposal_id     uuid primary key references assignment_proposal (id) on delete restrict on update cascade,
  confirmed_by_id uuid not null references app_user (id) on delete restrict on update cascade,
  confirmed_at    timestamptz(3) not null default portal_now()
);

grant select, insert on assignment_proposal, assignment_pair, assignment_confirmation to stem_web;

create function actor_conflicted_any(applications uuid[]) returns boolean language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select from conflict c where c.application_id = any(applications) and c.user_id = app_actor())
$$;
alter table assignment_proposal enable row level security;
alter table assignment_pair enable row level security;
alter table assignment_confirmation enable row level security;
create policy proposal_read on assignment_proposal for select to stem_web using (app_has('SYSTEM') or (app_has('VLAIO_OFFICER', 'AUDITOR') and not actor_conflicted_any(file_ids)));
create policy proposal_make on assignment_proposal for insert to stem_web with check (app_has('VLAIO_OFFICER') and proposed_by_id = app_actor() and not actor_conflicted_any(file_ids));
create policy pair_read on assignment_pair for select to stem_web using (exists (select from assignment_proposal p where p.id = proposal_id));
create policy pair_make on assignment_pair for insert to stem_web with check (exists (select from assignment_proposal p where p.id = proposal_id and p.proposed_by_id = app_actor()));
create policy confirmation_read on assignment_confirmation for select to stem_web using (exists (select from assignment_proposal p where p.id = proposal_id));
create policy confirmation_make on assignment_confirmation for insert to stem_web with check (
  app_has('VLAIO_OFFICER') and confirmed_by_id = app_actor() and exists (select from assignment_proposal p where p.id = proposal_id));
