-- What was booked as paid can still come back; a balance that does opens its file again.
insert into lifecycle_transition (entity, from_state, to_state) values ('payment', 'PAID', 'FAILED'), ('grant', 'CLOSED', 'SETTLED');

-- A number of the European register that was noted wrong: the first one stays, the latest counts.
create table aid_correction (
  id uuid primary key default uuidv7(),
  grant_id uuid not null references aid_registration (grant_id),
  register_number text not null check (length(register_number) between 3 and 60),
  reason text not null check (length(trim(reason)) >= 20),
  corrected_by_id uuid not null references app_user (id),
  corrected_at timestamptz(3) not null default portal_now()
);
create index aid_correction_grant_id_idx on aid_correction (grant_id);

-- A plan of parts that is replaced: the new one starts at this position, and what stands before it is history.
create table recovery_replan (
  grant_id uuid not null references recovery (grant_id),
  from_position integer not null check (from_position > 1),
  reason text not null check (length(trim(reason)) >= 20),
  agreed_by_id uuid not null references app_user (id),
  agreed_at timestamptz(3) not null default portal_now(),
  primary key (grant_id, from_position)
);
grant select, insert on aid_correction, recovery_replan to stem_web;
do $$ declare t text; begin
  foreach t in array array['aid_correction', 'recovery_replan'] loop
    execute format('create trigger %I before update or delete on %I for each row execute function refuse_change()', t || '_append_only', t);
    execute format('create trigger %I before truncate on %I for each statement execute function refuse_change()', t || '_no_truncate', t);
  end loop;
end $$;

create function check_correction_hands() returns trigger language plpgsql as $$
begin
  if is_web() and signs_for_another(null, case tg_table_name when 'aid_correction' then (to_jsonb(new) ->> 'corrected_by_id')::uuid else (to_jsonb(new) ->> 'agreed_by_id')::uuid end) then
    raise exception 'nobody corrects for another' using errcode = 'ST004';
  end if;
  return new;
end $$;
create trigger aid_correction_hands before insert on aid_correction for each row execute function check_correction_hands();
create trigger recovery_replan_hands before insert on recovery_replan for each row execute function check_correction_hands();

-- Earlier grants that are not justified in time, as before, by the plan that counts.
create or replace function unjustified_grants(the_organisation uuid, besides uuid) returns table (grant_id uuid, number text, kind text, since timestamptz) language sql stable as $$
  select g.id, g.number, 'REPORT', r.due_at from grant_award g join report r on r.grant_id = g.id and r.type = 'FINAL'
   where g.organisation_id = the_organisation and g.id <> besides and g.status in ('REPORT_DUE', 'REPORT_INCOMPLETE') and r.status in ('DUE', 'DRAFT', 'INCOMPLETE') and r.due_at <= portal_now()
  union all
  select g.id, g.number, 'RECOVERY', coalesce(p.first_due, c.due_at) from grant_award g join recovery c on c.grant_id = g.id
    cross join lateral (select count(*) as parts, min(i.due_at) as first_due, coalesce(sum(i.amount_cents), 0) as planned, coalesce(sum(i.amount_cents) filter (where i.due_at <= portal_now()), 0) as passed
      from recovery_instalment i where i.grant_id = g.id and i.position >= coalesce((select max(x.from_position) from recovery_replan x where x.grant_id = g.id), 1)) p
    cross join lateral (select coalesce(sum(m.amount_cents), 0) as cents from repayment m where m.grant_id = g.id and m.confirmed_at is not null) m
   where g.organisation_id = the_organisation and g.id <> besides and c.claimed_at is not null and c.paid_at is null and c.waived_at is null
     and m.cents < case when p.parts > 0 then c.amount_cents - p.planned + p.passed when c.due_at <= portal_now() then c.amount_cents else 0 end
$$;
