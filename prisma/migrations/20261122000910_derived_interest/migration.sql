-- What the portal knows by itself of an interest: who is or was, in the last five years, active at the applicant, at a partner in the file or at another
-- applicant in the call, as a member here or by an employer given in the profile. The only place where it is said; pages, the assignment and the gate
-- ask here. Who left in a year may have done so on its last day. Null as a parameter is: all.
create function known_interests(in_call uuid, in_file uuid, of_persons uuid[]) returns table (application_id uuid, user_id uuid, type text, sentence text)
language sql stable security definer set search_path = public, pg_temp as $$
  with today as (
    select (portal_now() at time zone 'Europe/Brussels')::date as day
  ), active as (
    select m.user_id as person, o.kbo, o.legal_name as name from today cross join membership m join organisation o on o.id = m.organisation_id
    where m.user_id = any(of_persons) and (m.ended_at is null or (m.ended_at at time zone 'Europe/Brussels')::date > today.day - interval '60 months')
    union all
    select e.user_id, e.kbo, e.name from today cross join reviewer_employer e
    where e.user_id = any(of_persons) and (e.until_year is null or make_date(e.until_year, 12, 31) > today.day - interval '60 months')
  ), file as (
    select a.id, a.call_id, o.kbo, l.kbo as lead_kbo from application a join organisation o on o.id = a.organisation_id
      left join partnership p on p.id = a.partnership_id left join organisation l on l.id = p.lead_organisation_id
    where (in_call is null or a.call_id = in_call) and (in_file is null or a.id = in_file)
  ), competing as (
    select distinct a.call_id, x.person, x.kbo, x.name from active x join organisation o on o.kbo = x.kbo join application a on a.organisation_id = o.id
    where a.status not in ('DRAFT', 'WITHDRAWN', 'LAPSED', 'INELIGIBLE')
  ), found as (
    select f.id, x.person, 1 as rank, 'FUNCTION' as type, 'de aanvrager' as at, x.name from file f join active x on x.kbo in (f.kbo, f.lead_kbo)
    union all
    select f.id, x.person, 2, 'PARTNER', 'een partner in het dossier', x.name from file f join partner p on p.application_id = f.id join active x on x.kbo = p.kbo
    union all
    select f.id, x.person, 3, 'COMPETITOR', 'een andere aanvrager in deze oproep', x.name from file f join competing x on x.call_id = f.call_id and x.kbo <> f.kbo
  )
  select distinct on (found.id, found.person) found.id, found.person, found.type, format('Is of was de laatste 5 jaar actief bij %s, %s.', found.at, found.name)
  from found order by found.id, found.person, found.rank, found.name
$$;
revoke all on function known_interests(uuid, uuid, uuid[]) from public;
grant execute on function known_interests(uuid, uuid, uuid[]) to stem_web;

-- An interest that arises while somebody has a file in hand closes it to them in the transaction in which it arises, whoever writes the row: their review
-- ends, the conflict stands from the next request on, the trail says why. A reviewer has an interest in each type; whoever else handles files in those
-- of the applicant and of a partner. What follows for the score is a job's (conclude-reviews), because it may take the file back to its reviewers.
create function derive_conflicts(persons uuid[], in_file uuid) returns void language plpgsql security definer set search_path = public, pg_temp as $$
declare
  known record;
  ended uuid;
begin
  for known in
    select k.* from known_interests(null, in_file, persons) k
      join assessment s on s.application_id = k.application_id join application a on a.id = k.application_id join call c on c.id = a.call_id
    where not exists (select from conflict x where x.application_id = k.application_id and x.user_id = k.user_id)
      and ((c.status in ('CLOSED', 'ASSESSMENT') and exists (select from review r where r.application_id = k.application_id and r.reviewer_id = k.user_id and r.status in ('ASSIGNED', 'IN_PROGRESS', 'FINAL', 'RETURNED', 'REVISED')))
        or (k.type <> 'COMPETITOR' and exists (select from user_role u where u.user_id = k.user_id and u.role in ('VLAIO_OFFICER', 'VLAIO_PANEL_CHAIR', 'VLAIO_DECIDER', 'VLAIO_FINANCE', 'VLAIO_CONTROLLER'))))
    order by k.application_id, k.user_id
  loop
    perform from assessment where application_id = known.application_id for update;
    update review set status = case when status = 'ASSIGNED' then 'CONFLICT_DECLARED' else 'VOID' end::review_status, reason = 'belang afgeleid uit een lidmaatschap of een partner in het dossier'
      where application_id = known.application_id and reviewer_id = known.user_id and status in ('ASSIGNED', 'IN_PROGRESS', 'FINAL', 'RETURNED', 'REVISED')
      returning id into ended;
    insert into conflict (application_id, user_id, type, reason, source) values (known.application_id, known.user_id, known.type, known.sentence, 'DERIVED') on conflict (application_id, user_id) do nothing;
    if ended is not null then perform enqueue_job('conclude-reviews', json_build_object('id', ended::text), 'conclude-reviews:' || ended); end if;
    perform audit_append(null, 'belangen', 'conflict.derive', 'application', known.application_id::text, known.application_id,
      format('{"reason":%s,"source":"DERIVED","type":%s,"userId":%s,"voidedReviewId":%s}', to_json(known.sentence), to_json(known.type), to_json(known.user_id::text), coalesce(to_json(ended::text)::text, 'null')));
  end loop;
end $$;
revoke all on function derive_conflicts(uuid[], uuid) from public;

create function follow_membership() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if exists (select from user_role r where r.user_id = new.user_id) then perform derive_conflicts(array[new.user_id], null); end if;
  return null;
end $$;
create trigger membership_interest after insert on membership for each row execute function follow_membership();

-- At its filing a request has no assessment yet, and nobody has it in hand; a completion comes later.
create function follow_partners() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare
  file uuid;
begin
  for file in select distinct p.application_id from new_partner p join assessment s on s.application_id = p.application_id loop
    perform derive_conflicts(array(select distinct user_id from user_role), file);
  end loop;
  return null;
end $$;
create trigger partner_interest after insert on partner referencing new table as new_partner for each statement execute function follow_partners();
