-- What somebody sent as proof at a report: beside an activity, one of its figures, or a cost. As long as the report is open it may come and go; what
-- was filed stays.
create table report_file (
  id             uuid primary key default uuidv7(),
  report_id      uuid not null references report (id) on update cascade,
  kind           text not null check (kind in ('ANNOUNCEMENT', 'SESSION_TOTALS', 'PARTNER_CONFIRMATION', 'PHOTO', 'INVOICE', 'PAYMENT', 'OTHER')),
  place          text not null check (length(place) <= 200 and place ~ '^(activity/[^/]+(/I[0-9]{2})?|costs(/[^/]+)?)$'),
  name           text not null check (length(name) between 1 and 200),
  sha256         text not null references stored_file (sha256) on update cascade,
  uploaded_by_id uuid not null references app_user (id) on update cascade,
  uploaded_at    timestamptz(3) not null default portal_now(),
  removed_at     timestamptz(3)
);
create index on report_file (report_id, removed_at);
create index on report_file (sha256);
grant select, insert on report_file to stem_web;
grant update (removed_at) on report_file to stem_web;

create function check_report_file() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if tg_op = 'DELETE' then raise exception 'a file of a report stays known' using errcode = 'ST003'; end if;
  if tg_op = 'UPDATE' and (new.id, new.report_id, new.kind, new.place, new.name, new.sha256, new.uploaded_by_id, new.uploaded_at)
     is distinct from (old.id, old.report_id, old.kind, old.place, old.name, old.sha256, old.uploaded_by_id, old.uploaded_at) then
    raise exception 'a file of a report stays what it was' using errcode = 'ST003';
  end if;
  if not exists (select from report r where r.id = new.report_id and r.status in ('DRAFT', 'INCOMPLETE')) then
    raise exception 'a filed report keeps its files' using errcode = 'ST003';
  end if;
  return new;
end $$;
create trigger report_file_kept before insert or update or delete on report_file for each row execute function check_report_file();

-- Of its organisation, and of the office without an interest in the file.
create function report_grant(one uuid) returns uuid language sql stable security definer set search_path = public, pg_temp as $$
  select grant_id from report where id = one
$$;
revoke all on function report_grant(uuid) from public;
grant execute on function report_grant(uuid) to stem_web;
alter table report_file enable row level security;
create policy report_file_read on report_file for select to stem_web using (
  app_has('SYSTEM') or actor_follows_grant(report_grant(report_id))
  or (app_has('VLAIO_OFFICER', 'VLAIO_CONTROLLER', 'VLAIO_FINANCE', 'AUDITOR') and not actor_conflicted(grant_application(report_grant(report_id)))));
create policy report_file_add on report_file for insert to stem_web with check (uploaded_by_id = app_actor() and actor_follows_grant(report_grant(report_id)));
create policy report_file_remove on report_file for update to stem_web using (actor_follows_grant(report_grant(report_id)));

-- On its way it is the same as any file; `place` says where in the report it will stand.
alter table upload
  add column report_id uuid references report (id) on delete cascade on update cascade,
  add column place text not null default '',
  add column report_file_id uuid unique references report_file (id) on delete set null on update cascade,
  add constraint upload_of_report_filed_whole check (report_file_id is null or (report_id is not null and attachment_id is null and received_bytes = size_bytes));
create index on upload (report_id);
grant update (report_file_id) on upload to stem_web;
