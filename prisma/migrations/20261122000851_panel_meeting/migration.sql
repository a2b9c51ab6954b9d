-- A meeting of the panel about the files of a call: who led it, who was there, and per file what came of it. What the minutes say of a file stands
-- with that file, so that whoever has a conflict with it reads the minutes without it.
create table panel_meeting (
  id        uuid primary key default gen_random_uuid(),
  call_id   uuid not null references call (id) on delete restrict on update cascade,
  chair_id  uuid not null references app_user (id) on delete restrict on update cascade,
  opened_at timestamptz(3) not null default portal_now(),
  closed_at timestamptz(3) check (closed_at >= opened_at)
);
create unique index panel_meeting_one_open on panel_meeting (call_id) where closed_at is null;
create index on panel_meeting (call_id, opened_at);
create table meeting_attendee (
  meeting_id uuid not null references panel_meeting (id) on delete restrict on update cascade,
  user_id    uuid not null references app_user (id) on delete restrict on update cascade,
  primary key (meeting_id, user_id)
);
create table meeting_item (
  meeting_id     uuid not null references panel_meeting (id) on delete restrict on update cascade,
  application_id uuid not null references assessment (application_id) on delete restrict on update cascade,
  outcome        text not null check (outcome in ('AGREED', 'DISCUSSED', 'DEFERRED')),
  note           text not null default '',
  led_by_id      uuid not null references app_user (id) on delete restrict on update cascade,
  -- Who was at the meeting and left for this file.
  left_ids       uuid[] not null default '{}',
  present_ids    uuid[] not null default '{}',
  -- As the minutes print it: title, reasons, scores with their motivation.
  content        jsonb not null,
  noted_at       timestamptz(3) not null default portal_now(),
  primary key (meeting_id, application_id)
);
create index on meeting_item (application_id);

grant select, insert on panel_meeting, meeting_attendee, meeting_item to stem_web;
grant update (closed_at) on panel_meeting to stem_web;
grant delete on meeting_attendee to stem_web;
grant update (outcome, note, led_by_id, left_ids, present_ids, content, noted_at) on meeting_item to stem_web;

-- A closed meeting is history; in an open one only what was put off is taken up again.
create function check_meeting_open() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if tg_table_name = 'panel_meeting' then
    if old.closed_at is not null then raise exception 'this meeting is closed' using errcode = 'ST003'; end if;
  elsif not exists (select from panel_meeting m where m.id = coalesce(new.meeting_id, old.meeting_id) and m.closed_at is null) then
    raise exception 'this meeting is closed' using errcode = 'ST003';
  end if;
  if tg_table_name = 'meeting_item' and tg_op = 'UPDATE' then
    if old.outcome <> 'DEFERRED' then raise exception 'this item was concluded' using errcode = 'ST003'; end if;
  end if;
  return coalesce(new, old);
end $$;
create trigger panel_meeting_open before update on panel_meeting for each row execute function check_meeting_open();
create trigger meeting_attendee_open before insert or delete on meeting_attendee for each row execute function check_meeting_open();
create trigger meeting_item_open before insert or update on meeting_item for each row execute function check_meeting_open();

alter table panel_meeting enable row level security;
alter table meeting_attendee enable row level security;
alter table meeting_item enable row level security;
create policy panel_meeting_read on panel_meeting for select to stem_web using (app_has('SYSTEM', 'VLAIO_OFFICER', 'VLAIO_PANEL_CHAIR', 'VLAIO_DECIDER', 'AUDITOR'));
create policy panel_meeting_lead on panel_meeting for insert to stem_web with check (app_has('VLAIO_PANEL_CHAIR') and chair_id = app_actor());
-- Who stands in for the chair on one file locks the row while noting it; closing is the chair's.
create policy panel_meeting_close on panel_meeting for update to stem_web using (app_has('VLAIO_PANEL_CHAIR', 'VLAIO_OFFICER', 'VLAIO_DECIDER')) with check (app_has('VLAIO_PANEL_CHAIR'));
create policy meeting_attendee_read on meeting_attendee for select to stem_web using (exists (select from panel_meeting m where m.id = meeting_id));
create policy meeting_attendee_write on meeting_attendee for insert to stem_web with check (app_has('VLAIO_PANEL_CHAIR'));
create policy meeting_attendee_remove on meeting_attendee for delete to stem_web using (app_has('VLAIO_PANEL_CHAIR'));
create policy meeting_item_read on meeting_item for select to stem_web using (not actor_conflicted(application_id) and app_has('SYSTEM', 'VLAIO_OFFICER', 'VLAIO_PANEL_CHAIR', 'VLAIO_DECIDER', 'AUDITOR'));
create policy meeting_item_note on meeting_item for insert to stem_web with check (led_by_id = app_actor() and not actor_conflicted(application_id));
create policy meeting_item_again on meeting_item for update to stem_web using (not actor_conflicted(application_id)) with check (led_by_id = app_actor() and not actor_conflicted(application_id));

-- Who stands in for the chair on a file speaks there as the chair does.
drop policy consensus_message_write on consensus_message;
create policy consensus_message_write on consensus_message for insert to stem_web with check (
  author_id = app_actor() and not actor_conflicted(application_id)
  and (app_has('VLAIO_PANEL_CHAIR') or (app_has('VLAIO_REVIEWER') and actor_review_final(application_id))
    or exists (select from substitution x where x.application_id = consensus_message.application_id and x.role = 'VLAIO_PANEL_CHAIR' and x.user_id = app_actor())));
