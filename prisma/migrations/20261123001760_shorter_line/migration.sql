-- As before (20261122000901), but the frozen copy is written before the number is taken: from the counter on everybody who files in that series waits for
-- everybody else, and the copy is a third of that work. The instant of filing is taken just before; the deadline is still asked after all waiting.
create or replace function file_request(request uuid, basis text, signatory uuid, signatory_label text, number_prefix text, new_title text, cents bigint, child_hours numeric,
  frozen_content text, frozen_sha256 text, activity_rows jsonb, partner_rows jsonb)
returns text language plpgsql set plan_cache_mode = force_generic_plan as $$
declare
  organisation uuid;
  file_number text;
  filed_before boolean;
  is_same boolean;
  is_signatory boolean;
  waits boolean;
  filed_at timestamptz(3);
  is_filed boolean;
  mail uuid;
begin
  perform from call where id = (select call_id from application where id = request) for share;
  select a.organisation_id, a.number, a.number is not null into organisation, file_number, filed_before from application a where a.id = request for update;
  select m.mark is not distinct from basis,
      exists (select from membership x where x.organisation_id = organisation and x.user_id = signatory and x.role = 'APPLICANT_SIGNATORY' and x.ended_at is null),
      exists (select from mandate x where x.organisation_id = organisation and x.user_id = signatory and x.status = 'WAITING')
    into is_same, is_signatory, waits from filing_mark(request) m;
  if not is_signatory then raise exception 'no signatory of the organisation' using errcode = 'ST007'; end if;
  if is_same is not true then return null; end if;

  if filed_before then
    -- It was filed before and reopened: it has rows of then.
    delete from activity where application_id = request;
    delete from partner where application_id = request;
    update reopening set outcome = 'REFILED', ended_at = portal_now() where application_id = request and ended_at is null;
  end if;
  with activities as (
    insert into activity (application_id, position, row_id, title, type, themes, disciplines, age_min, age_max, location_name, postcode, nis, fixed_location, expected_participants,
      planned_hours, planned_sessions, planned_day_parts, planned_child_hours, price_cents, reduced_price_cents)
    select request, position, row_id, title, type, themes, disciplines, age_min, age_max, location_name, postcode, nis, fixed_location, expected_participants,
      planned_hours, planned_sessions, planned_day_parts, planned_child_hours, price_cents, reduced_price_cents
    from jsonb_populate_recordset(null::activity, activity_rows)
  )
  insert into partner (application_id, row_id, name, kbo, helix_type, role)
  select request, row_id, name, kbo, helix_type, role from jsonb_populate_recordset(null::partner, partner_rows);

  filed_at := portal_now();
  insert into submission (application_id, round, content, sha256, submitted_at, submitted_by_id, under_reservation)
    values (request, case when filed_before then 1 + (select count(*) from submission s where s.application_id = request) else 1 end, frozen_content, frozen_sha256, filed_at, signatory, waits);

  if file_number is null then
    insert into number_counter as counter (prefix, last) values (number_prefix, 1) on conflict (prefix) do update set last = counter.last + 1
      returning number_prefix || '-' || lpad(last::text, greatest(5, length(last::text)), '0') into file_number;
  end if;

  -- The deadline is a predicate of this very statement, by the database's clock; the trigger application_in_time asks it once more.
  update application a
     set status = 'SUBMITTED', submitted_at = filed_at, number = file_number, title = new_title, requested_cents = cents, planned_child_hours = child_hours
   where a.id = request and a.status = 'DRAFT' and a.discarded_at is null
     and exists (select from call c where c.id = a.call_id and (
       (c.status = 'OPEN' and portal_now() >= c.opens_at and portal_now() < c.deadline_at) or (c.status in ('OPEN', 'CLOSED', 'ASSESSMENT') and filing_extended(a.id))))
  returning true into is_filed;
  if is_filed is not true then raise exception 'too late' using errcode = 'ST002'; end if;

  insert into outbox_mail (dedupe_key, template, recipient_id, recipient_address, application_id, file_number)
    select concat_ws(':', 'application-received', request, frozen_sha256, to_char(filed_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')), 'application-received', u.id, u.email, request, file_number
    from app_user u where u.id = signatory and u.suspended_at is null
    on conflict (dedupe_key) do nothing
    returning id into mail;
  if mail is not null then perform enqueue_once('deliver-email', json_build_object('id', mail::text), 'mail:' || mail); end if;
  -- Last: it holds the head of the chain. The payload is canonical, its names in order.
  perform audit_append(signatory, signatory_label, 'application.submit', 'application', request::text, request,
    format('{"number":%s,"requestedCents":%s,"sha256":%s}', to_json(file_number), to_json(cents::text), to_json(frozen_sha256)));
  return file_number;
end $$;
