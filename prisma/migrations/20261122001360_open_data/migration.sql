-- What anybody may read of reach: one release is a batch of accepted reports of a call, with the figures as they were shown and nothing else.
-- It never changes, so that two releases together tell no more than each by itself.
create table reach_release (
  id uuid primary key default uuidv7(),
  call_id uuid not null references call (id),
  batch integer not null check (batch > 0),
  released_at timestamptz(3) not null default portal_now(),
  -- The parsed shape of lib/monitor/reach-release.ts; null is hidden.
  content jsonb not null,
  unique (call_id, batch)
);
create table released_report (
  report_id uuid primary key references report (id),
  release_id uuid not null references reach_release (id)
);
create index released_report_release_id_idx on released_report (release_id);

-- A file of the open data as it is sent: made once for what the database says, read in pieces, so that no reader holds a connection.
create table open_data_file (
  id uuid primary key default uuidv7(),
  name text not null,
  -- Names all that the bytes depend on.
  source text not null,
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  size_bytes bigint not null,
  -- Since when the bytes are these.
  modified_at timestamptz(3) not null,
  made_at timestamptz(3) not null default portal_now(),
  unique (name, source)
);
create index open_data_file_name_idx on open_data_file (name, made_at desc);
create table open_data_piece (
  file_id uuid not null references open_data_file (id) on delete cascade,
  position integer not null,
  bytes bytea not null,
  primary key (file_id, position)
);
-- Read far more often than written.
alter table open_data_piece alter column bytes set storage external;

-- An edition of the STEM-monitor stays as it was published; a correction is its next version.
alter table monitor_edition add column version integer not null default 1 check (version > 0);
alter table monitor_edition add column published_by_id uuid references app_user (id);
alter table monitor_edition drop constraint monitor_edition_pkey;
alter table monitor_edition add constraint monitor_edition_pkey primary key (code, version);

do $$ declare t text; begin
  foreach t in array array['reach_release', 'released_report', 'monitor_edition'] loop
    execute format('create trigger %I before update or delete on %I for each row execute function refuse_change()', t || '_append_only', t);
    execute format('create trigger %I before truncate on %I for each statement execute function refuse_change()', t || '_no_truncate', t);
  end loop;
end $$;

grant select, insert on reach_release, released_report to stem_web;
grant select, insert, delete on open_data_file, open_data_piece to stem_web;
revoke update on monitor_edition from stem_web;
