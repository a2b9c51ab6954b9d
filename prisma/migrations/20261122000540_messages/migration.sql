-- The thread between an organisation and the officers of its file. Append-only; the position makes "read up to here" exact, whoever writes at once.
create table message (
  id uuid primary key,
  application_id uuid not null references application (id) on delete restrict on update cascade,
  position int not null check (position > 0),
  side text not null check (side in ('APPLICANT', 'OFFICE')),
  author_id uuid not null references app_user (id) on delete restrict on update cascade,
  text text not null check (length(trim(text)) > 0),
  written_at timestamptz(3) not null default portal_now()
);
create unique index message_application_id_position_key on message (application_id, position);
create trigger message_append_only before update or delete on message for each row execute function refuse_change();
create trigger message_no_truncate before truncate on message for each statement execute function refuse_change();

-- How far each person has read a thread, and up to where a mail told of it.
create table thread_reader (
  application_id uuid not null references application (id) on delete restrict on update cascade,
  user_id uuid not null references app_user (id) on delete restrict on update cascade,
  side text not null check (side in ('APPLICANT', 'OFFICE')),
  read_position int not null default 0 check (read_position >= 0),
  told_position int not null default 0 check (told_position >= 0),
  primary key (application_id, user_id)
);
create index thread_reader_user_id_idx on thread_reader (user_id);

alter table app_user add column message_mail text not null default 'DIRECT' check (message_mail in ('DIRECT', 'DAILY', 'NONE'));
insert into portal_setting (key, value) values ('messageQuietMinutes', '15') on conflict (key) do nothing;

grant select, insert on message to stem_web;
grant select, insert, update on thread_reader to stem_web;

-- The second wall: whoever is neither of the organisation nor an officer (or the auditor) without a conflict reads no message, whatever a page forgot.
create function actor_is_member(application uuid) returns boolean language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select from application a join membership m on m.organisation_id = a.organisation_id where a.id = application and m.user_id = app_actor() and m.ended_at is null)
$$;
alter table message enable row level security;
create policy message_read on message for select to stem_web using (
  app_has('SYSTEM') or actor_is_member(application_id) or (app_has('VLAIO_OFFICER', 'AUDITOR') and not actor_conflicted(application_id)));
create policy message_write on message for insert to stem_web with check (
  author_id = app_actor() and (actor_is_member(application_id) or (app_has('VLAIO_OFFICER') and not actor_conflicted(application_id))));

-- A job that waits; asked again under the same key while it waits, it keeps its moment.
create function enqueue_after(task text, payload json, key text, delay interval) returns void language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform graphile_worker.add_job(task, payload, job_key => key, job_key_mode => 'preserve_run_at', run_at => now() + delay);
end $$;
revoke all on function enqueue_after(text, json, text, interval) from public;
grant execute on function enqueue_after(text, json, text, interval) to stem_web;

-- Whom to tell is asked while an applicant writes, who may not know of interests and reviews: answers yes or no, and for the officers only.
create function has_interest(application uuid, person uuid) returns boolean language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select from conflict c where c.application_id = application and c.user_id = person)
    or exists (select from review r where r.application_id = application and r.reviewer_id = person)
$$;
revoke all on function has_interest(uuid, uuid) from public;
grant execute on function has_interest(uuid, uuid) to stem_web;
