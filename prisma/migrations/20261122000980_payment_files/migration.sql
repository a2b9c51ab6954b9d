-- Payments are ordered per payment file (pain.001.001.09). What went to the bank is kept to the byte, and a payment stands in one file.

-- A payment that the bank refused is asked for, approved and ordered anew: each time is an attempt with a reference of its own.
alter table payment add column attempt integer not null default 1;
alter table payment add constraint payment_attempt check (attempt >= 1);

create table payment_file (
  id uuid primary key default uuidv7(),
  message_id text not null unique,
  execution_day date not null,
  debtor_name text not null,
  debtor_iban text not null,
  payment_count integer not null,
  total_cents bigint not null,
  content bytea not null,
  sha256 text not null,
  created_by_id uuid not null references app_user (id),
  created_at timestamptz(3) not null default portal_now(),
  constraint payment_file_message_id check (message_id ~ '^[A-Z0-9-]{1,35}$'),
  constraint payment_file_size check (payment_count > 0 and total_cents > 0),
  constraint payment_file_hash check (sha256 = encode(sha256(content), 'hex'))
);
create index payment_file_created_at_idx on payment_file (created_at);

create table payment_order (
  payment_id uuid not null references payment (id),
  attempt integer not null,
  file_id uuid not null references payment_file (id),
  -- The reference that comes back with the bank's answer.
  end_to_end_id text not null unique,
  amount_cents bigint not null,
  name text not null,
  iban text not null,
  primary key (payment_id, attempt),
  constraint payment_order_amount check (amount_cents between 1 and 99999999999),
  constraint payment_order_reference check (end_to_end_id ~ '^[A-Z0-9-]{1,35}$')
);
create index payment_order_file_id_idx on payment_order (file_id);
grant select, insert on payment_file, payment_order to stem_web;

create trigger payment_file_append_only before update or delete on payment_file for each row execute function refuse_change();
create trigger payment_file_no_truncate before truncate on payment_file for each statement execute function refuse_change();
create trigger payment_order_append_only before update or delete on payment_order for each row execute function refuse_change();
create trigger payment_order_no_truncate before truncate on payment_order for each statement execute function refuse_change();

-- At the end of the transaction: the file says what its payments are, to the cent, and each of them is ordered.
create function check_payment_file() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare counted bigint; summed numeric; astray bigint;
begin
  select count(*), coalesce(sum(o.amount_cents), 0), count(*) filter (where p.status <> 'ORDERED' or p.attempt <> o.attempt or p.amount_cents <> o.amount_cents)
    into counted, summed, astray from payment_order o join payment p on p.id = o.payment_id where o.file_id = new.id;
  if counted <> new.payment_count or summed <> new.total_cents or astray > 0 then
    raise exception 'a payment file is not the sum of its payments' using errcode = 'ST001';
  end if;
  return null;
end $$;
create constraint trigger payment_file_whole after insert on payment_file deferrable initially deferred for each row execute function check_payment_file();

create function check_payment_ordered() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if not exists (select from payment_order o where o.payment_id = new.id and o.attempt = new.attempt and o.amount_cents = new.amount_cents) then
    raise exception 'a payment is ordered in a payment file' using errcode = 'ST001';
  end if;
  return null;
end $$;
create constraint trigger payment_in_file after update of status on payment deferrable initially deferred for each row
  when (old.status = 'APPROVED' and new.status = 'ORDERED') execute function check_payment_ordered();

-- The account from which is paid: a name and an IBAN, set by an administrator.
alter table portal_setting add constraint portal_setting_payer check (case key
  when 'payerName' then length(value) between 1 and 70
  when 'payerIban' then value ~ '^[A-Z]{2}[0-9]{2}[A-Z0-9]{11,30}$'
  else true end);

create or replace function change_settings(seen jsonb, wanted jsonb) returns text language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if not app_has('VLAIO_ADMIN') or exists (select from jsonb_object_keys(wanted) k where k not in ('messageQuietMinutes', 'reminderHours', 'volunteerDayCents', 'letterSender', 'payerName', 'payerIban')) then
    raise exception 'these settings are not yours to change' using errcode = 'insufficient_privilege';
  end if;
  perform pg_advisory_xact_lock(hashtext('portal_setting'));
  if not exists (select from jsonb_each_text(wanted) w left join portal_setting p using (key) where p.value is distinct from w.value) then return 'same'; end if;
  if exists (select from jsonb_each_text(seen) s left join portal_setting p using (key) where p.value is distinct from s.value) then return 'meanwhile'; end if;
  delete from portal_setting p using jsonb_each_text(wanted) w where p.key = w.key and w.value is null;
  insert into portal_setting (key, value) select w.key, w.value from jsonb_each_text(wanted) w where w.value is not null
    on conflict (key) do update set value = excluded.value;
  return 'changed';
end $$;
