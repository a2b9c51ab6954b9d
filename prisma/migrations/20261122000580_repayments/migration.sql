-- Money that came back: noted by one person of finance, confirmed by another (domain 5.7). A claim is met when what is confirmed reaches it.
create table repayment (
  id uuid primary key default uuidv7(),
  grant_id uuid not null references recovery (grant_id),
  amount_cents bigint not null,
  -- The day on the bank statement.
  received_on date not null,
  noted_by_id uuid not null references app_user (id),
  noted_at timestamptz(3) not null default portal_now(),
  confirmed_by_id uuid references app_user (id),
  confirmed_at timestamptz(3),
  -- Noted by mistake; the row stays, and counts for nothing.
  dropped_by_id uuid references app_user (id),
  dropped_at timestamptz(3),
  constraint repayment_amount check (amount_cents > 0),
  constraint repayment_received check (received_on <= (noted_at at time zone 'Europe/Brussels')::date),
  constraint repayment_four_eyes check (confirmed_by_id <> noted_by_id),
  constraint repayment_confirmed check ((confirmed_at is null) = (confirmed_by_id is null)),
  constraint repayment_dropped check ((dropped_at is null) = (dropped_by_id is null)),
  constraint repayment_one_end check (confirmed_at is null or dropped_at is null)
);
create index repayment_grant_id_idx on repayment (grant_id);
-- One line of a bank statement is noted once.
create unique index repayment_noted_once on repayment (grant_id, amount_cents, received_on) where dropped_at is null;
grant select, insert, update on repayment to stem_web;

-- Nothing of it changes but its one end: confirmed or dropped.
create function keep_repayment() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or old.confirmed_at is not null or old.dropped_at is not null
     or (new.id, new.grant_id, new.amount_cents, new.received_on, new.noted_by_id, new.noted_at) is distinct from (old.id, old.grant_id, old.amount_cents, old.received_on, old.noted_by_id, old.noted_at) then
    raise exception 'a repayment stays as it was noted' using errcode = 'ST003';
  end if;
  return new;
end $$;
create trigger repayment_kept before update or delete on repayment for each row execute function keep_repayment();

-- Never more than is claimed; who notes at the same moment waits for the claim's row.
create function check_repaid() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare claimed bigint;
begin
  select amount_cents into claimed from recovery where grant_id = new.grant_id for update;
  if (select sum(amount_cents) from repayment where grant_id = new.grant_id and dropped_at is null) > claimed then
    raise exception 'more repaid than claimed' using errcode = 'ST001';
  end if;
  return null;
end $$;
create trigger repayment_within_claim after insert on repayment for each row execute function check_repaid();

-- A claim is met by what two people saw come in, to the cent.
create function check_recovery_paid() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if (select coalesce(sum(amount_cents), 0) from repayment where grant_id = new.grant_id and confirmed_at is not null) <> new.amount_cents then
    raise exception 'recovery not repaid' using errcode = 'ST001';
  end if;
  return new;
end $$;
create trigger recovery_repaid before update of paid_at on recovery for each row when (old.paid_at is null and new.paid_at is not null) execute function check_recovery_paid();
