-- A filed request that its applicant reopened: what was filed keeps counting until it is filed anew (docs/decisions/0021).
create table reopening (
  id uuid primary key default uuidv7(),
  application_id uuid not null references application (id),
  -- The filing that keeps counting, and its answers as they were typed then.
  round int not null,
  filed_draft jsonb not null,
  reopened_by_id uuid references app_user (id),
  reopened_at timestamptz(3) not null default portal_now(),
  -- REFILED: filed anew. TAKEN_BACK: the applicant let the filed version stand. STOOD: the deadline did.
  outcome text check (outcome in ('REFILED', 'TAKEN_BACK', 'STOOD')),
  ended_at timestamptz(3),
  -- What was typed and never filed, for its writers.
  unsubmitted jsonb,
  constraint reopening_ended check ((outcome is null) = (ended_at is null)),
  constraint reopening_unsubmitted check (unsubmitted is null or outcome in ('TAKEN_BACK', 'STOOD'))
);
create unique index reopening_one_open on reopening (application_id) where ended_at is null;
create index reopening_application on reopening (application_id, reopened_at);
grant select, insert, update on reopening to stem_web;

create function keep_reopening() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or old.ended_at is not null
    or (new.id, new.application_id, new.round, new.filed_draft, new.reopened_by_id, new.reopened_at) is distinct from (old.id, old.application_id, old.round, old.filed_draft, old.reopened_by_id, old.reopened_at) then
    raise exception 'a reopening only ends, once' using errcode = 'ST003';
  end if;
  return new;
end $$;
create trigger reopening_kept before update or delete on reopening for each row execute function keep_reopening();

-- The instant of the filing that counts stays while the request is reopened.
alter table application drop constraint application_draft_not_filed;
alter table application add constraint application_draft_not_filed check (status <> 'DRAFT' or submitted_at is null or number is not null);

-- Those that are reopened now: their frozen copy counts too. The answers as typed then are kept from here on; of these only the latest are known.
insert into reopening (application_id, round, filed_draft)
select a.id, s.round, a.draft from application a join lateral (select round from submission where application_id = a.id order by round desc limit 1) s on true
where a.status = 'DRAFT' and a.discarded_at is null;
update application a set submitted_at = s.submitted_at from reopening r join submission s on s.application_id = r.application_id and s.round = r.round where r.application_id = a.id;

-- To go back to what was filed in time is no filing: it has no deadline, and it brings back exactly what was filed.
create or replace function check_in_time() returns trigger language plpgsql as $$
declare the_call call;
begin
  if tg_op = 'UPDATE' and new.submitted_at = old.submitted_at and exists (
    select from reopening r join submission s on s.application_id = r.application_id and s.round = r.round
    where r.application_id = new.id and r.ended_at is null and r.filed_draft = new.draft and s.submitted_at = new.submitted_at) then
    return new;
  end if;
  select * into the_call from call where id = new.call_id for share;
  if the_call.status in ('OPEN', 'CLOSED', 'ASSESSMENT') and filing_extended(new.id) then return new; end if;
  if the_call.status <> 'OPEN' or portal_now() < the_call.opens_at or portal_now() >= the_call.deadline_at then
    raise exception 'too late' using errcode = 'ST002';
  end if;
  return new;
end $$;
