-- Completion requests (domain 5.2, 5.7): what the office asks, which fields it opens, until when, and what became of it.
create type completion_status as enum ('OPEN', 'EXTENDED', 'ANSWERED', 'EXPIRED');

create table completion_request (
  id uuid primary key default uuidv7(),
  application_id uuid not null references application (id),
  round int not null check (round >= 1),
  status completion_status not null default 'OPEN',
  asked_by_id uuid not null references app_user (id),
  asked_at timestamptz(3) not null default portal_now(),
  -- Exclusive, as every term.
  due_at timestamptz(3) not null,
  extended_by_id uuid references app_user (id),
  extended_at timestamptz(3),
  extension_reason text not null default '',
  ended_at timestamptz(3),
  answered_by_id uuid references app_user (id),
  -- Rounds of submission: what was filed when this was asked, and what answered it.
  filed_round int not null,
  answer_round int,
  -- The draft as it was filed; what is not opened is taken from here, whatever was posted.
  base_draft jsonb not null,
  -- What was typed and never filed, kept for its writers when the term ended.
  unsubmitted jsonb,
  constraint completion_request_round unique (application_id, round),
  constraint completion_request_order check (due_at > asked_at),
  constraint completion_request_ended check ((status in ('OPEN', 'EXTENDED')) = (ended_at is null)),
  constraint completion_request_answered check ((status = 'ANSWERED') = (answered_by_id is not null and answer_round is not null)),
  constraint completion_request_extended check ((extended_at is null) = (extended_by_id is null) and (status <> 'EXTENDED' or extended_at is not null))
);
create unique index completion_request_open_once on completion_request (application_id) where status in ('OPEN', 'EXTENDED');
create index completion_request_status_due_at_idx on completion_request (status, due_at);

create table completion_point (
  id uuid primary key default uuidv7(),
  completion_id uuid not null references completion_request (id),
  position int not null,
  code text not null check (code ~ '^[EA][0-9]{2}$'),
  activity_row_id text not null default '',
  text text not null check (length(trim(text)) > 0),
  -- Paths of the form that this point opens.
  targets text[] not null check (cardinality(targets) > 0),
  settled_by_id uuid references app_user (id),
  settled_at timestamptz(3),
  constraint completion_point_position unique (completion_id, position),
  constraint completion_point_settled check ((settled_at is null) = (settled_by_id is null))
);
grant select, insert, update on completion_request, completion_point to stem_web;

insert into lifecycle_transition (entity, from_state, to_state) values
  ('completion', '', 'OPEN'),
  ('completion', 'OPEN', 'EXTENDED'),
  ('completion', 'OPEN', 'ANSWERED'),
  ('completion', 'EXTENDED', 'ANSWERED'),
  ('completion', 'OPEN', 'EXPIRED'),
  ('completion', 'EXTENDED', 'EXPIRED');
create trigger completion_lifecycle before insert or update of status on completion_request for each row execute function check_transition('completion');

-- The term: the database's clock in the writing statement. It ends by itself only when it is over, or with a withdrawal.
create function check_completion_in_time() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if new.status in ('ANSWERED', 'EXTENDED') and portal_now() >= old.due_at then
    raise exception 'completion too late' using errcode = 'ST005';
  end if;
  if new.status = 'EXPIRED' and portal_now() < old.due_at and not exists (select from application a where a.id = new.application_id and a.status = 'WITHDRAWN') then
    raise exception 'completion still open' using errcode = 'ST001';
  end if;
  return new;
end $$;
create trigger completion_in_time before update of status on completion_request for each row when (old.status is distinct from new.status) execute function check_completion_in_time();

-- What was asked stays as it was asked.
create function keep_completion() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or (new.application_id, new.round, new.asked_by_id, new.asked_at, new.filed_round, new.base_draft) is distinct from
    (old.application_id, old.round, old.asked_by_id, old.asked_at, old.filed_round, old.base_draft) then
    raise exception 'a completion request keeps what it asked' using errcode = 'ST003';
  end if;
  return new;
end $$;
create trigger completion_request_kept before update or delete on completion_request for each row execute function keep_completion();
create function keep_completion_point() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or (new.completion_id, new.position, new.code, new.activity_row_id, new.text, new.targets) is distinct from
    (old.completion_id, old.position, old.code, old.activity_row_id, old.text, old.targets) then
    raise exception 'a completion point keeps what it asked' using errcode = 'ST003';
  end if;
  return new;
end $$;
create trigger completion_point_kept before update or delete on completion_point for each row execute function keep_completion_point();

create function end_completion_with_withdrawal() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update completion_request set status = 'EXPIRED', ended_at = portal_now() where application_id = new.id and status in ('OPEN', 'EXTENDED');
  return new;
end $$;
create trigger application_withdrawn_completion after update of status on application for each row when (new.status = 'WITHDRAWN' and old.status <> 'WITHDRAWN') execute function end_completion_with_withdrawal();

-- The extension of a completion term, the reminder before its end, the number of rounds, and the window for an individual extension of the filing are terms of the call.
update call set terms = '{"completionExtensionWorkingDays": 5, "completionReminderWorkingDays": 3, "completionRounds": 2, "lateFilingWorkingDays": 5}'::jsonb || terms where terms <> '{}'::jsonb;
