-- What the Inspectie van Financiën advised on a proposal, with its date, number and document. A later row takes the place of an earlier one; none changes.
create table inspection_advice (
  id             uuid primary key default uuidv7(),
  proposal_id    uuid not null references proposal (id) on delete restrict on update cascade,
  outcome        text not null check (outcome in ('FAVOURABLE', 'CONDITIONAL', 'UNFAVOURABLE')),
  given_on       date not null,
  reference      text not null check (length(trim(reference)) between 1 and 60),
  remark         text not null default '' check (outcome = 'FAVOURABLE' or length(trim(remark)) >= 20),
  sha256         text references stored_file (sha256) on delete restrict on update cascade,
  file_name      text not null default '',
  recorded_by_id uuid not null references app_user (id) on delete restrict on update cascade,
  recorded_at    timestamptz(3) not null default portal_now(),
  constraint inspection_advice_day check (given_on <= (recorded_at at time zone 'Europe/Brussels')::date)
);
create index inspection_advice_proposal_id_idx on inspection_advice (proposal_id);
create trigger inspection_advice_append_only before update or delete on inspection_advice for each row execute function refuse_change();
create trigger inspection_advice_no_truncate before truncate on inspection_advice for each statement execute function refuse_change();
grant select, insert on inspection_advice to stem_web;

-- The advice holds for the list: for every proposal that stands on it, also of its reserve list.
create function has_inspection_advice(file uuid, in_round int) returns boolean language sql stable security definer set search_path = public, pg_temp as $$
  select exists (
    select from proposal_item i join proposal p on p.id = i.proposal_id and p.round = in_round
      join proposal o on o.ranking_id = p.ranking_id and o.taken_back_at is null join inspection_advice v on v.proposal_id = o.id
    where i.application_id = file)
$$;
revoke all on function has_inspection_advice(uuid, int) from public;
grant execute on function has_inspection_advice(uuid, int) to stem_web;

create function check_inspected() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if exists (select from application a join call c on c.id = a.call_id where a.id = new.application_id and c.inspection_advice_required) and not has_inspection_advice(new.application_id, new.round) then
    raise exception 'the advice of the inspection of finance is missing' using errcode = 'ST022';
  end if;
  return new;
end $$;
create trigger decision_inspected before update of confirmed_at on decision for each row when (old.confirmed_at is null and new.confirmed_at is not null) execute function check_inspected();
