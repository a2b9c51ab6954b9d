-- A file on its way over a slow line: what was said of it before the first byte, and how far it is. Nobody but its sender knows of it; it is an
-- attachment once it is whole. The worker throws away what is over.
create table upload (
  id             uuid primary key default uuidv7(),
  application_id uuid not null references application (id) on delete cascade on update cascade,
  user_id        uuid not null references app_user (id) on delete restrict on update cascade,
  kind           text not null,
  name           text not null check (length(name) between 1 and 200),
  size_bytes     integer not null check (size_bytes between 1 and 26214400),
  -- What its sender says it will be; what arrives has to be that.
  sha256         text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  received_bytes integer not null default 0 check (received_bytes between 0 and size_bytes),
  started_at     timestamptz(3) not null default portal_now(),
  expires_at     timestamptz(3) not null,
  attachment_id  uuid unique references attachment (id) on delete set null on update cascade,
  constraint upload_filed_whole check (attachment_id is null or received_bytes = size_bytes)
);
create index on upload (application_id, user_id);
create index on upload (user_id);
create index on upload (expires_at);

-- What arrived, in the order of its first bytes; the bytes themselves lie in the store under the piece.
create table upload_piece (
  upload_id  uuid not null references upload (id) on delete cascade on update cascade,
  first_byte integer not null check (first_byte >= 0),
  size_bytes integer not null check (size_bytes > 0),
  piece      uuid not null,
  primary key (upload_id, first_byte)
);

grant select, insert, delete on upload to stem_web;
grant update (received_bytes, expires_at, attachment_id) on upload to stem_web;
grant select, insert, delete on upload_piece to stem_web;
alter table upload enable row level security;
alter table upload_piece enable row level security;
create policy upload_own on upload to stem_web using (user_id = app_actor()) with check (user_id = app_actor());
create policy upload_over_read on upload for select to stem_web using (app_has('SYSTEM'));
create policy upload_over_drop on upload for delete to stem_web using (app_has('SYSTEM') and expires_at <= portal_now());
create policy upload_piece_own on upload_piece to stem_web
  using (exists (select from upload u where u.id = upload_id and u.user_id = app_actor()))
  with check (exists (select from upload u where u.id = upload_id and u.user_id = app_actor()));
