-- The last wall of four eyes: whoever works in the role of the portal signs with their own name and no other, one step at a time, and what was signed stays.

create function is_web() returns boolean language sql stable as $$
  select pg_has_role(current_user, 'stem_web', 'member') and not exists (select from pg_roles where rolname = current_user and rolsuper)
$$;

-- A column that names who acted: set to somebody new only by that person.
create function signs_for_another(before uuid, after uuid) returns boolean language sql stable as $$
  select after is not null and after is distinct from before and after is distinct from app_actor()
$$;

create function check_payment_hands() returns trigger language plpgsql as $$
declare was payment; anew boolean;
begin
  if not is_web() then return new; end if;
  if tg_op = 'UPDATE' then was := old; end if;
  if signs_for_another(was.first_approved_by_id, new.first_approved_by_id) or signs_for_another(was.second_approved_by_id, new.second_approved_by_id)
     or signs_for_another(was.paid_by_id, new.paid_by_id) or signs_for_another(was.cancelled_by_id, new.cancelled_by_id)
     or (new.second_approved_by_id is not null and was.second_approved_by_id is null and was.first_approved_by_id is null) then
    raise exception 'nobody signs a payment for another, nor twice' using errcode = 'ST004';
  end if;
  -- Only a payment that the bank refused is approved anew; until then neither who approved nor what was approved changes.
  anew := was.status = 'FAILED' and new.status = 'REQUESTED' and new.first_approved_by_id is null and new.second_approved_by_id is null;
  if tg_op = 'UPDATE' and not anew and ((was.first_approved_by_id is not null and new.first_approved_by_id is distinct from was.first_approved_by_id)
     or (was.second_approved_by_id is not null and new.second_approved_by_id is distinct from was.second_approved_by_id)
     or (was.status <> 'PLANNED' and new.amount_cents <> was.amount_cents) or new.attempt <> was.attempt or new.grant_id <> was.grant_id) then
    raise exception 'what was approved stays as it was approved' using errcode = 'ST003';
  end if;
  return new;
end $$;
create trigger payment_hands before insert or update on payment for each row execute function check_payment_hands();

create function check_payment_file_hands() returns trigger language plpgsql as $$
begin
  if is_web() and signs_for_another(null, new.created_by_id) then raise exception 'nobody orders for another' using errcode = 'ST004'; end if;
  return new;
end $$;
create trigger payment_file_hands before insert on payment_file for each row execute function check_payment_file_hands();

create function check_settlement_hands() returns trigger language plpgsql as $$
declare was settlement;
begin
  if not is_web() then return new; end if;
  if tg_op = 'UPDATE' then was := old; end if;
  if signs_for_another(was.computed_by_id, new.computed_by_id) or signs_for_another(was.confirmed_by_id, new.confirmed_by_id) or (tg_op = 'INSERT' and new.confirmed_by_id is not null) then
    raise exception 'nobody settles for another, nor twice' using errcode = 'ST004';
  end if;
  if tg_op = 'UPDATE' and (was.confirmed_by_id is not null or (new.confirmed_by_id is not null
     and (new.computed_by_id, new.computed_at, new.final_cents, new.advances_cents, new.balance_cents) is distinct from (was.computed_by_id, was.computed_at, was.final_cents, was.advances_cents, was.balance_cents))) then
    raise exception 'a settlement is confirmed as it was computed' using errcode = 'ST003';
  end if;
  return new;
end $$;
create trigger settlement_hands before insert or update on settlement for each row execute function check_settlement_hands();

create function check_repayment_hands() returns trigger language plpgsql as $$
declare was repayment;
begin
  if not is_web() then return new; end if;
  if tg_op = 'UPDATE' then was := old; end if;
  if signs_for_another(was.noted_by_id, new.noted_by_id) or signs_for_another(was.confirmed_by_id, new.confirmed_by_id) or signs_for_another(was.dropped_by_id, new.dropped_by_id) then
    raise exception 'nobody notes or confirms money for another' using errcode = 'ST004';
  end if;
  return new;
end $$;
create trigger repayment_hands before insert or update on repayment for each row execute function check_repayment_hands();

create function check_recovery_hands() returns trigger language plpgsql as $$
declare was recovery;
begin
  if not is_web() then return new; end if;
  if tg_op = 'UPDATE' then was := old; end if;
  if signs_for_another(was.waive_proposed_by_id, new.waive_proposed_by_id) or signs_for_another(was.waived_by_id, new.waived_by_id) or signs_for_another(was.replied_by_id, new.replied_by_id)
     or (new.waived_at is not null and was.waived_at is null and (new.waive_proposed_by_id, new.waive_reason) is distinct from (was.waive_proposed_by_id, was.waive_reason)) then
    raise exception 'nobody lets money go for another, nor twice' using errcode = 'ST004';
  end if;
  if tg_op = 'UPDATE' and new.amount_cents <> was.amount_cents then raise exception 'a claim keeps its amount' using errcode = 'ST003'; end if;
  return new;
end $$;
create trigger recovery_hands before insert or update on recovery for each row execute function check_recovery_hands();

-- A plan of payments is whole percentages that make 100; a call in preparation may still be without.
create function is_payment_plan(plan integer[]) returns boolean language sql immutable as $$
  select coalesce(sum(part) = 100 and min(part) > 0, false) from unnest(plan) part
$$;
alter table call add constraint call_payment_plan check (status in ('DRAFT', 'CANCELLED') or is_payment_plan(payment_plan));
