-- A request is filed by one statement: the counter of numbers and the head of the audit chain are locked from here to its commit, and no round trip
-- falls in between (docs/decisions/0022).

-- What a filing is judged by, as one mark: while it is the same, nobody changed the request, its files, its call or its organisation.
create function filing_basis(request uuid) returns text language sql stable as $$
  select concat_ws(' ', a.xmin, c.xmin, o.xmin, (select string_agg(f.id::text, ',' order by f.id) from attachment f where f.application_id = a.id and f.removed_at is null))
  from application a join call c on c.id = a.call_id join organisation o on o.id = a.organisation_id where a.id = request
$$;

-- Files a draft that was judged on `basis`: its number, its status, its frozen copy for good, the rows that lists, conflicts, money and reports read, the
-- mail and the event. Null = somebody changed what it was judged on, and nothing was done. The call is locked before the request, as everywhere: then
-- two acts never wait for each other. Each statement in here sees what was committed before it began, so also what these locks waited for.
create function file_request(request uuid, basis text, signatory uuid, signatory_label text, number_prefix text, new_title text, cents bigint, child_hours numeric,
  frozen_content text, frozen_sha256 text, activity_rows jsonb, partner_rows jsonb)
returns text language plpgsql as $$
declare
  the_draft application;
  file_number text;
  filed_at timestamptz;
  told int;
begin
  perform from call where id = (select call_id from application where id = request) for share;
  select * into the_draft from application where id = request for update;
  if filing_basis(request) is distinct from basis then return null; end if;

  file_number := the_draft.number;
  if file_number is null then
    insert into number_counter as counter (prefix, last) values (number_prefix, 1) on conflict (prefix) do update set last = counter.last + 1
      returning number_prefix || '-' || lpad(last::text, greatest(5, length(last::text)), '0') into file_number;
  else
    -- It was filed before and reopened: it has rows of then.
    delete from activity where application_id = request;
    delete from partner where application_id = request;
    update reopening set outcome = 'REFILED', ended_at = portal_now() where application_id = request and ended_at is null;
  end if;

  -- The deadline is a predicate of this very statement, by the database's clock; the trigger application_in_time asks it once more.
  update application a
     set status = 'SUBMITTED', submitted_at = portal_now(), number = file_number, title = new_title, requested_cents = cents, planned_child_hours = child_hours
   where a.id = request and a.status = 'DRAFT' and a.discarded_at is null
     and exists (select from call c where c.id = a.call_id and (
       (c.status = 'OPEN' and portal_now() >= c.opens_at and portal_now() < c.deadline_at) or (c.status in ('OPEN', 'CLOSED', 'ASSESSMENT') and filing_extended(a.id))))
  returning a.submitted_at into filed_at;
  if filed_at is null then raise exception 'too late' using errcode = 'ST002'; end if;

  with mandates as (
    select status from mandate where organisation_id = the_draft.organisation_id and user_id = signatory and status in ('WAITING', 'APPROVED')
  ), frozen as (
    insert into submission (application_id, round, content, sha256, submitted_at, submitted_by_id, under_reservation)
    select request, 1 + (select count(*) from submission s where s.application_id = request), frozen_content, frozen_sha256, filed_at, signatory,
           exists (select from mandates where status = 'WAITING') and not exists (select from mandates where status = 'APPROVED')
  ), activities as (
    insert into activity (application_id, position, row_id, title, type, themes, disciplines, age_min, age_max, location_name, postcode, nis, fixed_location, expected_participants,
      planned_hours, planned_sessions, planned_day_parts, planned_child_hours, price_cents, reduced_price_cents)
    select request, position, row_id, title, type, themes, disciplines, age_min, age_max, location_name, postcode, nis, fixed_location, expected_participants,
      planned_hours, planned_sessions, planned_day_parts, planned_child_hours, price_cents, reduced_price_cents
    from jsonb_populate_recordset(null::activity, activity_rows)
  ), partners as (
    insert into partner (application_id, row_id, name, kbo, helix_type, role)
    select request, row_id, name, kbo, helix_type, role from jsonb_populate_recordset(null::partner, partner_rows)
  ), mail as (
    insert into outbox_mail (dedupe_key, template, recipient_id, recipient_address, application_id, file_number)
    select concat_ws(':', 'application-received', request, frozen_sha256, to_char(filed_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')), 'application-received', u.id, u.email, request, file_number
    from app_user u where u.id = signatory and u.suspended_at is null
    on conflict (dedupe_key) do nothing
    returning id
  )
  select count(enqueue_once('deliver-email', json_build_object('id', id::text), 'mail:' || id)::text) into told from mail;
  -- Last: it holds the head of the chain. The payload is canonical, its names in order.
  perform audit_append(signatory, signatory_label, 'application.submit', 'application', request::text, request,
    format('{"number":%s,"requestedCents":%s,"sha256":%s}', to_json(file_number), to_json(cents::text), to_json(frozen_sha256)));
  return file_number;
end $$;
revoke all on function filing_basis(uuid), file_request(uuid, text, uuid, text, text, text, bigint, numeric, text, text, jsonb, jsonb) from public;
grant execute on function filing_basis(uuid), file_request(uuid, text, uuid, text, text, text, bigint, numeric, text, text, jsonb, jsonb) to stem_web;
