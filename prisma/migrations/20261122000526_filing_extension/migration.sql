-- One request may get a deadline of its own (domain 5.2): an officer proposes, another one confirms, on a ground and the logged attempt.
create table filing_extension (
  application_id uuid primary key references application (id),
  until_at timestamptz(3) not null,
  ground text not null check (ground in ('OUTAGE', 'FORCE_MAJEURE')),
  motivation text not null check (length(trim(motivation)) > 0),
  -- The event of the attempt that came too late; none when it is granted before the deadline.
  attempt_seq bigint references audit_event (seq),
  proposed_by_id uuid not null references app_user (id),
  proposed_at timestamptz(3) not null default portal_now(),
  confirmed_by_id uuid references app_user (id),
  confirmed_at timestamptz(3),
  constraint filing_extension_four_eyes check (confirmed_by_id is null or confirmed_by_id <> proposed_by_id),
  constraint filing_extension_confirmed check ((confirmed_by_id is null) = (confirmed_at is null))
);
grant select, insert, update on filing_extension to stem_web;

create function keep_extension() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or old.confirmed_at is not null then
    raise exception 'a confirmed extension does not change' using errcode = 'ST003';
  end if;
  return new;
end $$;
create trigger filing_extension_kept before update or delete on filing_extension for each row execute function keep_extension();

create function filing_extended(application uuid) returns boolean language sql stable as $$
  select exists (select from filing_extension e where e.application_id = application and e.confirmed_at is not null and portal_now() < e.until_at)
$$;

-- The deadline of a filing is the later of the call's and its own.
create or replace function check_in_time() returns trigger language plpgsql as $$
declare the_call call;
begin
  select * into the_call from call where id = new.call_id for share;
  if the_call.status in ('OPEN', 'CLOSED', 'ASSESSMENT') and filing_extended(new.id) then return new; end if;
  if the_call.status <> 'OPEN' or portal_now() < the_call.opens_at or portal_now() >= the_call.deadline_at then
    raise exception 'too late' using errcode = 'ST002';
  end if;
  return new;
end $$;

-- A draft that lapsed at the deadline lives again with its extension, and with nothing else.
insert into lifecycle_transition (entity, from_state, to_state) values ('application', 'LAPSED', 'DRAFT');
create function check_revival() returns trigger language plpgsql as $$
begin
  if not filing_extended(new.id) or exists (select from assessment s where s.application_id = new.id) then
    raise exception 'transition refused: application LAPSED -> DRAFT' using errcode = 'ST001';
  end if;
  return new;
end $$;
create trigger application_revived before update of status on application for each row when (old.status = 'LAPSED' and new.status = 'DRAFT') execute function check_revival();
