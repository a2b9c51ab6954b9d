-- A grant is revoked after its beneficiary was heard, by two deciders: one announces it, another confirms it.
create table grant_revocation (
  id uuid primary key default uuidv7(),
  grant_id uuid not null references grant_award (id),
  motivation text not null,
  proposed_by_id uuid not null references app_user (id),
  proposed_at timestamptz(3) not null default portal_now(),
  hearing_until timestamptz(3) not null,
  reply text not null default '',
  replied_by_id uuid references app_user (id),
  replied_at timestamptz(3),
  confirmed_by_id uuid references app_user (id),
  confirmed_at timestamptz(3),
  drop_reason text not null default '',
  dropped_by_id uuid references app_user (id),
  dropped_at timestamptz(3),
  constraint revocation_motivated check (length(trim(motivation)) >= 60),
  constraint revocation_reply check ((replied_at is null) = (replied_by_id is null) and (replied_at is null) = (reply = '') and (replied_at is null or replied_at < hearing_until)),
  constraint revocation_confirmed check ((confirmed_at is null) = (confirmed_by_id is null) and (confirmed_at is null or confirmed_at >= hearing_until)),
  constraint revocation_four_eyes check (confirmed_by_id <> proposed_by_id),
  constraint revocation_dropped check ((dropped_at is null) = (dropped_by_id is null) and (dropped_at is null or length(trim(drop_reason)) >= 20)),
  constraint revocation_one_end check (confirmed_at is null or dropped_at is null)
);
create unique index grant_revocation_once on grant_revocation (grant_id) where dropped_at is null;
grant select, insert, update on grant_revocation to stem_web;

create function keep_revocation() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or old.confirmed_at is not null or old.dropped_at is not null
     or (new.grant_id, new.motivation, new.proposed_by_id, new.proposed_at, new.hearing_until) is distinct from (old.grant_id, old.motivation, old.proposed_by_id, old.proposed_at, old.hearing_until)
     or (old.replied_at is not null and (new.reply, new.replied_at, new.replied_by_id) is distinct from (old.reply, old.replied_at, old.replied_by_id)) then
    raise exception 'a revocation stays as it was said' using errcode = 'ST003';
  end if;
  if is_web() and (signs_for_another(old.replied_by_id, new.replied_by_id) or signs_for_another(old.confirmed_by_id, new.confirmed_by_id) or signs_for_another(old.dropped_by_id, new.dropped_by_id)) then
    raise exception 'nobody revokes for another, nor twice' using errcode = 'ST004';
  end if;
  return new;
end $$;
create trigger revocation_kept before update or delete on grant_revocation for each row execute function keep_revocation();
create function check_revocation_hands() returns trigger language plpgsql as $$
begin
  if is_web() and (signs_for_another(null, new.proposed_by_id) or new.confirmed_by_id is not null) then raise exception 'nobody revokes for another, nor twice' using errcode = 'ST004'; end if;
  return new;
end $$;
create trigger revocation_hands before insert on grant_revocation for each row execute function check_revocation_hands();

create function check_revoked_by_two() returns trigger language plpgsql as $$
begin
  if is_web() and not exists (select from grant_revocation r where r.grant_id = new.id and r.confirmed_at is not null) then
    raise exception 'a revocation takes two people: grant_four_eyes' using errcode = 'ST004';
  end if;
  return new;
end $$;
create trigger grant_revoked before update of status on grant_award for each row when (new.status = 'REVOKED' and old.status <> 'REVOKED') execute function check_revoked_by_two();

-- Who did not accept in time first gets a notice with a last term.
alter table grant_award add column accept_noticed_at timestamptz(3);

-- The hearing before a revocation, the last term after the notice, and the reminder before the last day to start are terms of the call.
update call set terms = '{"revocationHearingDays": 30, "acceptNoticeDays": 7, "startReminderDays": 14}'::jsonb || terms where terms <> '{}'::jsonb;
