-- The proposal of a large call is computed by the worker: asked here, answered by the next proposal of that call, or by why there is none. Only the
-- newest counts. Rows are added; the worker alone writes the refusal.
create table assignment_request (
  id          uuid primary key default gen_random_uuid(),
  call_id     uuid not null references call (id) on delete restrict on update cascade,
  asked_by_id uuid not null references app_user (id) on delete restrict on update cascade,
  asked_at    timestamptz(3) not null default portal_now(),
  -- The files it is about: for whoever has a conflict with one of them it does not exist.
  file_ids    uuid[] not null,
  -- Everything the officer pinned or barred, that of proposals and requests before it included (lib/reviews/assignment-question.ts).
  by_hand     jsonb not null,
  refused     text
);
create index on assignment_request (call_id, asked_at);

grant select, insert on assignment_request to stem_web;
grant update (refused) on assignment_request to stem_web;
alter table assignment_request enable row level security;
create policy assignment_request_read on assignment_request for select to stem_web using (app_has('SYSTEM') or (app_has('VLAIO_OFFICER', 'AUDITOR') and not actor_conflicted_any(file_ids)));
create policy assignment_request_make on assignment_request for insert to stem_web with check (app_has('VLAIO_OFFICER') and asked_by_id = app_actor() and not actor_conflicted_any(file_ids));
create policy assignment_request_refuse on assignment_request for update to stem_web using (app_has('SYSTEM')) with check (refused is not null);
