-- An interest told after the list was frozen on which the proposal rests moves nothing by itself. Why the decision holds all the same, the chair or a
-- decider says here; never changed. No key to the conflict, which the office may lift.
create table weighed_interest (
  conflict_id    uuid primary key,
  application_id uuid not null references assessment (application_id) on delete restrict on update cascade,
  reason         text not null check (length(trim(reason)) >= 20),
  weighed_by_id  uuid not null references app_user (id) on delete restrict on update cascade,
  weighed_at     timestamptz(3) not null default portal_now()
);
create index on weighed_interest (application_id);
create trigger weighed_interest_append_only before update or delete on weighed_interest for each row execute function refuse_change();
create trigger weighed_interest_no_truncate before truncate on weighed_interest for each statement execute function refuse_change();
grant select, insert on weighed_interest to stem_web;
alter table weighed_interest enable row level security;
create policy weighed_interest_read on weighed_interest for select to stem_web using (
  app_has('SYSTEM') or (app_has('VLAIO_OFFICER', 'VLAIO_PANEL_CHAIR', 'VLAIO_DECIDER', 'AUDITOR') and not actor_conflicted(application_id)));
create policy weighed_interest_write on weighed_interest for insert to stem_web with check (
  weighed_by_id = app_actor() and not actor_conflicted(application_id) and (app_has('VLAIO_PANEL_CHAIR', 'VLAIO_DECIDER')
    or exists (select from substitution x where x.application_id = weighed_interest.application_id and x.user_id = app_actor() and x.role in ('VLAIO_PANEL_CHAIR', 'VLAIO_DECIDER'))));

-- Interests that came too late to count in the list: of whom scored the file, led its meeting, proposed or decided. After publication it is a note.
create function late_interests(in_call uuid, in_file uuid) returns table (conflict_id uuid, application_id uuid, user_id uuid, part text, declared_at timestamptz, after_publication boolean, weighed boolean)
language sql stable security definer set search_path = public, pg_temp as $$
  select c.id, c.application_id, c.user_id,
    case when scored.it then 'REVIEW' when c.user_id in (d.decided_by_id, d.confirmed_by_id) then 'DECISION' else 'CHAIR' end,
    c.declared_at, coalesce(c.declared_at >= d.published_at, false), w.conflict_id is not null
  from conflict c
    cross join lateral (
      select p.round, p.proposed_by_id, r.frozen_at from proposal_item i join proposal p on p.id = i.proposal_id join ranking r on r.id = p.ranking_id
      where i.application_id = c.application_id and (in_call is null or p.call_id = in_call) order by p.round desc limit 1) p
    cross join lateral (select exists (select from review v where v.application_id = c.application_id and v.reviewer_id = c.user_id and v.final_at is not null) as it) scored
    left join decision d on d.application_id = c.application_id and d.round = p.round
    left join consensus k on k.application_id = c.application_id
    left join weighed_interest w on w.conflict_id = c.id
  where (in_file is null or c.application_id = in_file) and c.declared_at > p.frozen_at
    and (scored.it or c.user_id in (p.proposed_by_id, k.chair_id, d.decided_by_id, d.confirmed_by_id))
$$;
revoke all on function late_interests(uuid, uuid) from public;
grant execute on function late_interests(uuid, uuid) to stem_web;

-- Until somebody has said so, the decision is not confirmed and not made public.
create function check_interests_weighed() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if exists (select from late_interests(null, new.application_id) l where not l.weighed and not l.after_publication) then
    raise exception 'a late interest was not weighed' using errcode = 'ST006';
  end if;
  return new;
end $$;
create trigger decision_weighed before update of confirmed_at, published_at on decision for each row
  when (new.confirmed_at is distinct from old.confirmed_at or new.published_at is distinct from old.published_at) execute function check_interests_weighed();
