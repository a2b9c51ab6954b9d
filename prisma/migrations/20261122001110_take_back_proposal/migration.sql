-- A proposal that was laid before the deciders may be taken back while nobody decided: one file of it, or all of it (docs/decisions/0034).
insert into lifecycle_transition (entity, from_state, to_state) values ('assessment', 'PROPOSED', 'RANKED');
alter table proposal
  add column taken_back_at timestamptz(3),
  add column taken_back_by_id uuid references app_user (id) on delete restrict on update cascade,
  add column take_back_reason text not null default '';
alter table proposal add constraint proposal_taken_back check ((taken_back_at is null) = (taken_back_by_id is null) and (taken_back_at is null or length(trim(take_back_reason)) >= 20));

-- What stood in the proposal for a file that was taken out of it, and why. Never changed.
create table taken_back_item (
  id               uuid primary key default uuidv7(),
  proposal_id      uuid not null references proposal (id) on delete restrict on update cascade,
  application_id   uuid not null references assessment (application_id) on delete restrict on update cascade,
  outcome          outcome not null,
  granted_cents    bigint not null,
  conditions       jsonb not null,
  deviation_reason text not null,
  reason           text not null check (length(trim(reason)) >= 20),
  taken_back_by_id uuid not null references app_user (id) on delete restrict on update cascade,
  taken_back_at    timestamptz(3) not null default portal_now()
);
create index taken_back_item_application_id_idx on taken_back_item (application_id);
create index taken_back_item_proposal_id_idx on taken_back_item (proposal_id);
create trigger taken_back_item_append_only before update or delete on taken_back_item for each row execute function refuse_change();
create trigger taken_back_item_no_truncate before truncate on taken_back_item for each statement execute function refuse_change();
grant select, insert on taken_back_item to stem_web;

-- The last wall: once somebody decided on a file, its proposal stands; and a proposal that was taken back as a whole does not come to life again.
create function check_taken_back() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if exists (select from decision d where d.application_id = new.application_id) then
    raise exception 'a file that was decided on stays proposed' using errcode = 'ST003';
  end if;
  return new;
end $$;
create trigger assessment_taken_back before update of status on assessment for each row when (old.status = 'PROPOSED' and new.status = 'RANKED') execute function check_taken_back();

create function keep_proposal() returns trigger language plpgsql as $$
begin
  if old.taken_back_at is not null or (new.call_id, new.ranking_id, new.round, new.proposed_by_id, new.proposed_at) is distinct from (old.call_id, old.ranking_id, old.round, old.proposed_by_id, old.proposed_at) then
    raise exception 'a proposal stays as it was made' using errcode = 'ST003';
  end if;
  return new;
end $$;
create trigger proposal_kept before update on proposal for each row execute function keep_proposal();

-- An interest is late only beside a proposal that stands.
create or replace function late_interests(in_call uuid, in_file uuid) returns table (conflict_id uuid, application_id uuid, user_id uuid, part text, declared_at timestamptz, after_publication boolean, weighed boolean)
language sql stable security definer set search_path = public, pg_temp as $$
  select c.id, c.application_id, c.user_id,
    case when scored.it then 'REVIEW' when c.user_id in (d.decided_by_id, d.confirmed_by_id) then 'DECISION' else 'CHAIR' end,
    c.declared_at, coalesce(c.declared_at >= d.published_at, false), w.conflict_id is not null
  from conflict c
    cross join lateral (
      select p.round, p.proposed_by_id, r.frozen_at from proposal_item i join proposal p on p.id = i.proposal_id join ranking r on r.id = p.ranking_id
      where i.application_id = c.application_id and p.taken_back_at is null and (in_call is null or p.call_id = in_call) order by p.round desc limit 1) p
    cross join lateral (select exists (select from review v where v.application_id = c.application_id and v.reviewer_id = c.user_id and v.final_at is not null) as it) scored
    left join decision d on d.application_id = c.application_id and d.round = p.round
    left join consensus k on k.application_id = c.application_id
    left join weighed_interest w on w.conflict_id = c.id
  where (in_file is null or c.application_id = in_file) and c.declared_at > p.frozen_at
    and (scored.it or c.user_id in (p.proposed_by_id, k.chair_id, d.decided_by_id, d.confirmed_by_id))
$$;
