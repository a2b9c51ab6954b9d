-- The text of somebody whose field a colleague changed meanwhile: kept until its writer chooses. Nobody else reads it, not even at the office.
create table kept_text (
  id             uuid primary key default uuidv7(),
  application_id uuid not null references application (id) on delete cascade on update cascade,
  user_id        uuid not null references app_user (id) on delete restrict on update cascade,
  field          text not null check (length(field) between 1 and 300),
  -- The open page it was typed on: what is typed further there takes its place, what was typed in another window stands beside it.
  page           uuid not null,
  typed          jsonb not null check (jsonb_typeof(typed) in ('string', 'array')),
  kept_at        timestamptz(3) not null default portal_now(),
  unique (application_id, user_id, field, page)
);
create index on kept_text (user_id);

grant select, insert, delete on kept_text to stem_web;
grant update (typed, kept_at) on kept_text to stem_web;
alter table kept_text enable row level security;
create policy kept_text_own on kept_text to stem_web using (user_id = app_actor()) with check (user_id = app_actor());
