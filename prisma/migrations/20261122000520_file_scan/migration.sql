-- What the virus scanner said of each file that somebody sent. Letters, which the portal writes itself, have no row. A verdict is given once and stays.
create type scan_state as enum ('WAITING', 'CLEAN', 'INFECTED');
create table file_scan (
  sha256 text primary key references stored_file (sha256) on delete restrict on update cascade,
  state scan_state not null default 'WAITING',
  -- The scanner's own words.
  answer text not null default '',
  attempts integer not null default 0 check (attempts >= 0),
  next_try_at timestamptz(3) not null default portal_now(),
  scanned_at timestamptz(3),
  constraint file_scan_judged check ((state = 'WAITING') = (scanned_at is null))
);
create index file_scan_state_next_try_at_idx on file_scan (state, next_try_at);
grant select, insert, update on file_scan to stem_web;
create function keep_verdict() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or (tg_op = 'UPDATE' and old.state <> 'WAITING') or (tg_op = 'INSERT' and new.state <> 'WAITING') then
    raise exception 'a file is scanned once, and its verdict stays' using errcode = 'ST003';
  end if;
  return new;
end $$;
create trigger file_scan_kept before insert or update or delete on file_scan for each row execute function keep_verdict();
create trigger file_scan_no_truncate before truncate on file_scan for each statement execute function refuse_change();

-- Files from before there was a scanner wait for their turn.
insert into file_scan (sha256) select sha256 from stored_file f where not exists (select from letter l where l.sha256 = f.sha256);
