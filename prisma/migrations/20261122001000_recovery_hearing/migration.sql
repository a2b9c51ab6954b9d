-- Who is asked to pay back is heard: one answer, within the term. After it the money is claimed, or two people of finance let it go with a reason.
alter table recovery
  add column reply text not null default '', add column replied_at timestamptz(3), add column replied_by_id uuid references app_user (id),
  add column waive_reason text not null default '', add column waive_proposed_at timestamptz(3), add column waive_proposed_by_id uuid references app_user (id), add column waived_by_id uuid references app_user (id);
alter table recovery add constraint recovery_reply check ((replied_at is null) = (replied_by_id is null) and (replied_at is null) = (reply = '') and (replied_at is null or replied_at < hearing_until));
alter table recovery add constraint recovery_waiver_proposed check ((waive_proposed_at is null) = (waive_proposed_by_id is null) and (waive_proposed_at is null or length(waive_reason) >= 60));
alter table recovery add constraint recovery_waiver check (waived_at is null or (waived_by_id is not null and waive_proposed_by_id is not null));
alter table recovery add constraint recovery_waiver_four_eyes check (waived_by_id <> waive_proposed_by_id);
alter table recovery add constraint recovery_one_end check (waived_at is null or claimed_at is null);

-- A claim may be paid in parts: each with its day, together what was open when the plan was agreed.
create table recovery_instalment (
  grant_id uuid not null references recovery (grant_id),
  position integer not null,
  amount_cents bigint not null,
  due_at timestamptz(3) not null,
  agreed_by_id uuid not null references app_user (id),
  agreed_at timestamptz(3) not null default portal_now(),
  primary key (grant_id, position),
  constraint recovery_instalment_form check (position >= 1 and amount_cents > 0 and due_at > agreed_at)
);
grant select, insert on recovery_instalment to stem_web;
create trigger recovery_instalment_append_only before update or delete on recovery_instalment for each row execute function refuse_change();
create trigger recovery_instalment_no_truncate before truncate on recovery_instalment for each statement execute function refuse_change();
