-- Whoever upheld a request, and so gave rise to the second decision, does not judge a request about that one.
create or replace function involved_in(application uuid, person uuid) returns boolean language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select from application a where a.id = application and a.handler_id = person)
    or exists (select from review r where r.application_id = application and r.reviewer_id = person)
    or exists (select from eligibility_verdict v where v.application_id = application and v.answered_by_id = person)
    or exists (select from eligibility_outcome o where o.application_id = application and person in (o.proposed_by_id, o.confirmed_by_id))
    or exists (select from consensus c where c.application_id = application and c.chair_id = person)
    or exists (select from proposal_item i join proposal p on p.id = i.proposal_id where i.application_id = application and p.proposed_by_id = person)
    or exists (select from decision d where d.application_id = application and person in (d.decided_by_id, d.confirmed_by_id))
    or exists (select from reconsideration_handling h join proposal p on p.reconsideration_id = h.reconsideration_id where h.application_id = application and h.handler_id = person)
    or exists (select from conflict c where c.application_id = application and c.user_id = person)
$$;

-- Nobody is granted more than they asked: the last wall under the proposal. A plan that was amended later has its own amount.
create function check_granted_asked() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if exists (select from application a where a.id = new.application_id and new.granted_cents > a.requested_cents) then
    raise exception 'more than was asked' using errcode = 'ST027';
  end if;
  return new;
end $$;
create trigger proposal_within_asked before insert or update of granted_cents on proposal_item for each row execute function check_granted_asked();
create trigger decision_within_asked before insert or update of granted_cents on decision for each row execute function check_granted_asked();
