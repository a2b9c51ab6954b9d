-- What the bank answers: status reports (pain.002) and statements (camt.053), kept as they came. Booking changes payments, never the report.
create table bank_report (
  id uuid primary key default uuidv7(),
  kind text not null,
  message_id text not null,
  file_name text not null,
  content bytea not null,
  sha256 text not null unique,
  uploaded_by_id uuid not null references app_user (id),
  uploaded_at timestamptz(3) not null default portal_now(),
  constraint bank_report_kind check (kind in ('STATUS', 'STATEMENT')),
  constraint bank_report_hash check (sha256 = encode(sha256(content), 'hex')),
  constraint bank_report_size check (octet_length(content) <= 5242880)
);
create index bank_report_uploaded_at_idx on bank_report (uploaded_at);
grant select, insert on bank_report to stem_web;
create trigger bank_report_append_only before update or delete on bank_report for each row execute function refuse_change();
create trigger bank_report_no_truncate before truncate on bank_report for each statement execute function refuse_change();

-- Why the bank did not pay, and why nobody will.
alter table payment add column failed_at timestamptz(3), add column failure_code text not null default '', add column failure_text text not null default '';
alter table payment add column cancelled_at timestamptz(3), add column cancelled_by_id uuid references app_user (id), add column cancel_reason text not null default '';
-- A person who cancels says why; what the portal cancels in the wake of another act has its reason there.
alter table payment add constraint payment_cancel_reason check (cancelled_by_id is null or length(cancel_reason) >= 20);
