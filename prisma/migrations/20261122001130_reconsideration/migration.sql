-- Who does not agree with a decision asks the same authority to look again (domain 5.5). Here stands what the applicant may know: what was asked, and the
-- answer once it is given. Who looks at it, and what they write before, stands in the table below.
create type reconsideration_status as enum ('RECEIVED', 'IN_HANDLING', 'INADMISSIBLE', 'UPHELD', 'DISMISSED');
create table reconsideration (
  id uuid primary key default gen_random_uuid(),
  application_id uuid not null references application (id),
  -- The letter that told of the decision; once each.
  letter_id uuid not null unique references letter (id),
  grounds text not null check (length(trim(grounds)) >= 60),
  asked_by_id uuid not null references app_user (id),
  received_at timestamptz(3) not null default portal_now(),
  -- The end of the term to ask; what came after it is late, and received all the same.
  due_at timestamptz(3) not null,
  answer_due_at timestamptz(3) not null,
  status reconsideration_status not null default 'RECEIVED',
  answer text not null default '',
  answered_at timestamptz(3),
  constraint reconsideration_answered check (status <> 'IN_HANDLING' and (status = 'RECEIVED') = (answered_at is null) and (answered_at is null or length(trim(answer)) >= 60))
);
create index on reconsideration (application_id);
create index on reconsideration (status) where status = 'RECEIVED';

create table reconsideration_handling (
  reconsideration_id uuid primary key references reconsideration (id),
  application_id uuid not null references application (id),
  status reconsideration_status not null default 'IN_HANDLING',
  handler_id uuid not null references app_user (id),
  taken_at timestamptz(3) not null default portal_now(),
  concluded_at timestamptz(3),
  -- What the points of a criterion become in the new decision: { code, halves, motivation }[].
  corrections jsonb not null default '[]',
  -- The outcome of the eligibility check that no longer stands.
  earlier jsonb,
  constraint reconsideration_handling_concluded check (status <> 'RECEIVED' and (status = 'IN_HANDLING') = (concluded_at is null))
);
create index on reconsideration_handling (application_id);

insert into lifecycle_transition (entity, from_state, to_state) values
  ('reconsideration', '', 'RECEIVED'),
  ('reconsideration', 'RECEIVED', 'INADMISSIBLE'),
  ('reconsideration', 'RECEIVED', 'UPHELD'),
  ('reconsideration', 'RECEIVED', 'DISMISSED'),
  ('reconsideration_handling', '', 'IN_HANDLING'),
  ('reconsideration_handling', 'IN_HANDLING', 'INADMISSIBLE'),
  ('reconsideration_handling', 'IN_HANDLING', 'UPHELD'),
  ('reconsideration_handling', 'IN_HANDLING', 'DISMISSED'),
  -- Upheld: the file is proposed anew, or its eligibility is looked at again.
  ('assessment', 'REJECTED', 'PROPOSED'),
  ('application', 'REJECTED', 'GRANTED'),
  ('application', 'REJECTED', 'GRANTED_CONDITIONAL'),
  ('application', 'REJECTED', 'RESERVE'),
  ('assessment', 'INELIGIBLE', 'ELIGIBILITY_CHECK'),
  ('application', 'INELIGIBLE', 'ELIGIBILITY_CHECK');
create trigger reconsideration_lifecycle before insert or update of status on reconsideration for each row execute function check_transition('reconsideration');
create trigger reconsideration_handling_lifecycle before insert or update of status on reconsideration_handling for each row execute function check_transition('reconsideration_handling');

create function keep_reconsideration() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or old.answered_at is not null
     or (new.application_id, new.letter_id, new.grounds, new.asked_by_id, new.received_at, new.due_at) is distinct from (old.application_id, old.letter_id, old.grounds, old.asked_by_id, old.received_at, old.due_at) then
    raise exception 'what was asked and answered does not change' using errcode = 'ST003';
  end if;
  return new;
end $$;
create trigger reconsideration_kept before update or delete on reconsideration for each row execute function keep_reconsideration();

-- ── Not involved in the first decision ─────────────────────────────────────────────────────────────────────────────
create function involved_in(application uuid, person uuid) returns boolean language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select from application a where a.id = application and a.handler_id = person)
    or exists (select from review r where r.application_id = application and r.reviewer_id = person)
    or exists (select from eligibility_verdict v where v.application_id = application and v.answered_by_id = person)
    or exists (select from eligibility_outcome o where o.application_id = application and person in (o.proposed_by_id, o.confirmed_by_id))
    or exists (select from consensus c where c.application_id = application and c.chair_id = person)
    or exists (select from proposal_item i join proposal p on p.id = i.proposal_id where i.application_id = application and p.proposed_by_id = person)
    or exists (select from decision d where d.application_id = application and person in (d.decided_by_id, d.confirmed_by_id))
    or exists (select from conflict c where c.application_id = application and c.user_id = person)
$$;
revoke all on function involved_in(uuid, uuid) from public;
grant execute on function involved_in(uuid, uuid) to stem_web;

create function check_handler_free() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if involved_in(new.application_id, new.handler_id) then
    raise exception 'who was involved in the first decision does not handle its reconsideration' using errcode = 'ST011';
  end if;
  if tg_op = 'UPDATE' and (new.handler_id, new.application_id, new.taken_at) is distinct from (old.handler_id, old.application_id, old.taken_at) then
    raise exception 'a handler stays' using errcode = 'ST003';
  end if;
  return new;
end $$;
create trigger reconsideration_handler_free before insert or update on reconsideration_handling for each row execute function check_handler_free();

-- Whoever upheld the request takes no part in the new decision.
create function check_handler_decides_not() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if exists (select from reconsideration_handling h where h.application_id = new.application_id and h.handler_id in (new.decided_by_id, new.confirmed_by_id)) then
    raise exception 'who handled the reconsideration does not decide' using errcode = 'ST004';
  end if;
  return new;
end $$;
create trigger decision_not_by_handler before insert or update of decided_by_id, confirmed_by_id on decision for each row execute function check_handler_decides_not();

-- ── The new decision ───────────────────────────────────────────────────────────────────────────────────────────────
alter table proposal add column reconsideration_id uuid unique references reconsideration (id);
create function check_proposal_upheld() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if not exists (select from reconsideration r where r.id = new.reconsideration_id and r.status = 'UPHELD') then
    raise exception 'only an upheld reconsideration leads to a new decision' using errcode = 'ST003';
  end if;
  return new;
end $$;
create trigger proposal_upheld before insert or update of reconsideration_id on proposal for each row when (new.reconsideration_id is not null) execute function check_proposal_upheld();

-- From refused to proposed, and from ineligible to its check, leads an upheld reconsideration and nothing else. What the first check found is kept beside.
create function check_reconsidered() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if not exists (select from reconsideration r where r.application_id = new.application_id and r.status = 'UPHELD') then
    raise exception 'transition refused: assessment % -> %', old.status, new.status using errcode = 'ST001';
  end if;
  if old.status = 'INELIGIBLE' then
    update reconsideration_handling h set earlier = (select to_jsonb(o) from eligibility_outcome o where o.application_id = new.application_id)
      where h.application_id = new.application_id and h.status = 'UPHELD' and h.earlier is null;
    delete from eligibility_outcome where application_id = new.application_id;
  end if;
  return new;
end $$;
create trigger assessment_reconsidered before update of status on assessment for each row
  when ((old.status = 'REJECTED' and new.status = 'PROPOSED') or (old.status = 'INELIGIBLE' and new.status = 'ELIGIBILITY_CHECK')) execute function check_reconsidered();

-- ── Who reads and writes ───────────────────────────────────────────────────────────────────────────────────────────
create function actor_member(application uuid) returns boolean language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select from application a join membership m on m.organisation_id = a.organisation_id and m.ended_at is null where a.id = application and m.user_id = app_actor())
$$;
revoke all on function actor_member(uuid) from public;
grant execute on function actor_member(uuid) to stem_web;

grant select, insert, update on reconsideration, reconsideration_handling to stem_web;
alter table reconsideration enable row level security;
alter table reconsideration_handling enable row level security;
create policy reconsideration_read on reconsideration for select to stem_web using (
  app_has('SYSTEM') or actor_member(application_id) or (app_has('VLAIO_OFFICER', 'VLAIO_PANEL_CHAIR', 'VLAIO_DECIDER', 'AUDITOR') and not actor_conflicted(application_id)));
create policy reconsideration_ask on reconsideration for insert to stem_web with check (asked_by_id = app_actor() and actor_member(application_id));
create policy reconsideration_answer on reconsideration for update to stem_web
  using (app_has('VLAIO_OFFICER', 'VLAIO_PANEL_CHAIR', 'VLAIO_DECIDER') and not actor_conflicted(application_id))
  with check (app_has('VLAIO_OFFICER', 'VLAIO_PANEL_CHAIR', 'VLAIO_DECIDER'));
create policy reconsideration_handling_read on reconsideration_handling for select to stem_web using (
  app_has('SYSTEM') or (app_has('VLAIO_OFFICER', 'VLAIO_PANEL_CHAIR', 'VLAIO_DECIDER', 'AUDITOR') and not actor_conflicted(application_id)));
create policy reconsideration_handling_take on reconsideration_handling for insert to stem_web with check (handler_id = app_actor() and app_has('VLAIO_OFFICER', 'VLAIO_PANEL_CHAIR', 'VLAIO_DECIDER'));
create policy reconsideration_handling_conclude on reconsideration_handling for update to stem_web using (handler_id = app_actor()) with check (handler_id = app_actor());
