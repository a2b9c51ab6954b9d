-- A running grant can be suspended: nothing is asked for, approved or ordered until it is lifted.
create table grant_suspension (
  id uuid primary key default uuidv7(),
  grant_id uuid not null references grant_award (id),
  reason text not null,
  suspended_by_id uuid not null references app_user (id),
  suspended_at timestamptz(3) not null default portal_now(),
  lift_reason text not null default '',
  lifted_by_id uuid references app_user (id),
  lifted_at timestamptz(3),
  constraint suspension_motivated check (length(trim(reason)) >= 20),
  constraint suspension_lifted check ((lifted_at is null) = (lifted_by_id is null) and (lifted_at is null or (lifted_at >= suspended_at and length(trim(lift_reason)) >= 20)))
);
create unique index grant_suspension_one_open on grant_suspension (grant_id) where lifted_at is null;
grant select, insert, update on grant_suspension to stem_web;

create function keep_suspension() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or old.lifted_at is not null or (new.grant_id, new.reason, new.suspended_by_id, new.suspended_at) is distinct from (old.grant_id, old.reason, old.suspended_by_id, old.suspended_at) then
    raise exception 'a suspension stays as it was said' using errcode = 'ST003';
  end if;
  return new;
end $$;
create trigger suspension_kept before update or delete on grant_suspension for each row execute function keep_suspension();

-- The last wall: whoever asks, approves or orders waits for whoever suspends at the same moment.
create function check_payment_not_stopped() returns trigger language plpgsql as $$
declare the_status grant_status;
begin
  select status into the_status from grant_award where id = new.grant_id for share;
  if the_status in ('SUSPENDED', 'REVOKED') then raise exception 'the payments of this grant stand still' using errcode = 'ST020'; end if;
  return new;
end $$;
create trigger payment_not_stopped before update on payment for each row
  when (new.status in ('REQUESTED', 'APPROVED', 'ORDERED') and (new.status is distinct from old.status or new.first_approved_by_id is distinct from old.first_approved_by_id))
  execute function check_payment_not_stopped();

-- Law of 16 May 2003, article 14: earlier grants of the same organisation that are not justified in time, by their report or by what was to be paid back.
create function unjustified_grants(the_organisation uuid, besides uuid) returns table (grant_id uuid, number text, kind text, since timestamptz) language sql stable as $$
  select g.id, g.number, 'REPORT', r.due_at from grant_award g join report r on r.grant_id = g.id and r.type = 'FINAL'
   where g.organisation_id = the_organisation and g.id <> besides and g.status in ('REPORT_DUE', 'REPORT_INCOMPLETE') and r.status in ('DUE', 'DRAFT', 'INCOMPLETE') and r.due_at <= portal_now()
  union all
  select g.id, g.number, 'RECOVERY', coalesce(p.first_due, c.due_at) from grant_award g join recovery c on c.grant_id = g.id
    cross join lateral (select count(*) as parts, min(i.due_at) as first_due, coalesce(sum(i.amount_cents), 0) as planned, coalesce(sum(i.amount_cents) filter (where i.due_at <= portal_now()), 0) as passed from recovery_instalment i where i.grant_id = g.id) p
    cross join lateral (select coalesce(sum(m.amount_cents), 0) as cents from repayment m where m.grant_id = g.id and m.confirmed_at is not null) m
   where g.organisation_id = the_organisation and g.id <> besides and c.claimed_at is not null and c.paid_at is null and c.waived_at is null
     and m.cents < case when p.parts > 0 then c.amount_cents - p.planned + p.passed when c.due_at <= portal_now() then c.amount_cents else 0 end
$$;
grant execute on function unjustified_grants(uuid, uuid) to stem_web;

-- An officer may let payments go on all the same, and says why; for these earlier grants and no others.
create table grant_clearance (
  grant_id uuid not null references grant_award (id),
  earlier_grant_id uuid not null references grant_award (id),
  kind text not null,
  reason text not null,
  cleared_by_id uuid not null references app_user (id),
  cleared_at timestamptz(3) not null default portal_now(),
  primary key (grant_id, earlier_grant_id, kind),
  constraint clearance_form check (kind in ('REPORT', 'RECOVERY') and length(trim(reason)) >= 20 and grant_id <> earlier_grant_id)
);
grant select, insert on grant_clearance to stem_web;
create trigger grant_clearance_append_only before update or delete on grant_clearance for each row execute function refuse_change();
create trigger grant_clearance_no_truncate before truncate on grant_clearance for each statement execute function refuse_change();
