-- Filing asks less of the database for the same promises (docs/decisions/0026).

-- What a filing is judged by, as one mark: while it is the same, nobody changed the request, its files, its call or its organisation. It has no settings
-- of its own, so that the statement that asks takes it up in its plan.
create function filing_mark(request uuid) returns table (mark text) language sql stable as $$
  select concat_ws(' ', a.xmin, c.xmin, o.xmin, (select string_agg(f.id::text, ',' order by f.id) from attachment f where f.application_id = a.id and f.removed_at is null))
  from application a join call c on c.id = a.call_id join organisation o on o.id = a.organisation_id where a.id = request
$$;
revoke all on function filing_mark(uuid) from public;
grant execute on function filing_mark(uuid) to stem_web;
-- For a process of the build before this one.
create or replace function filing_basis(request uuid) returns text language sql stable as $$ select mark from filing_mark(request) $$;

-- The head is taken and moved by one statement; who waited for it goes on from what it became.
create or replace function audit_append(actor uuid, label text, verb text, subject_type text, subject_id text, application uuid, payload text)
returns bigint language plpgsql security definer set search_path = public, pg_temp as $$
declare
  at timestamptz := portal_now();
  payload_hash text := encode(sha256(convert_to(payload, 'UTF8')), 'hex');
  next_seq bigint;
  head_hash text;
  next_hash text;
begin
  update audit_head h set seq = h.seq + 1, hash = audit_hash(h.seq + 1, at, actor, label, verb, subject_type, subject_id, application, payload_hash, h.hash)
    where h.id = 1 returning new.seq, old.hash, new.hash into next_seq, head_hash, next_hash;
  with event as (
    insert into audit_event (seq, at, actor_id, actor_label, verb, subject_type, subject_id, application_id, payload_hash, prev_hash, hash)
      values (next_seq, at, actor, label, verb, subject_type, subject_id, application, payload_hash, head_hash, next_hash)
  )
  insert into audit_payload (seq, payload) values (next_seq, payload);
  return next_seq;
end $$;

-- The same judgement; it reads of the call only what it judges, and looks for a reopening only where the instant of a filing stays.
create or replace function check_in_time() returns trigger language plpgsql as $$
declare
  state call_status;
  opens timestamptz;
  deadline timestamptz;
begin
  if tg_op = 'UPDATE' and new.submitted_at = old.submitted_at then
    if exists (
      select from reopening r join submission s on s.application_id = r.application_id and s.round = r.round
      where r.application_id = new.id and r.ended_at is null and r.filed_draft = new.draft and s.submitted_at = new.submitted_at) then
      return new;
    end if;
  end if;
  select status, opens_at, deadline_at into state, opens, deadline from call where id = new.call_id for share;
  if state <> 'OPEN' or portal_now() < opens or portal_now() >= deadline then
    if state in ('OPEN', 'CLOSED', 'ASSESSMENT') and filing_extended(new.id) then return new; end if;
    raise exception 'too late' using errcode = 'ST002';
  end if;
  return new;
end $$;

-- As before (20261122000900), but: it reads of the request only what it needs; a signatory who was put out of the organisation before its locks were
-- given files nothing; a mandate is open once per person, so that one that waits is the only one.
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
  filed_at timestamptz;
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

  if file_number is null then
    insert into number_counter as counter (prefix, last) values (number_prefix, 1) on conflict (prefix) do update set last = counter.last + 1
      returning number_prefix || '-' || lpad(last::text, greatest(5, length(last::text)), '0') into file_number;
  end if;

  -- The deadline is a predicate of this very statement, by the database's clock; the trigger application_in_time asks it once more.
  update application a
     set status = 'SUBMITTED', submitted_at = portal_now(), number = file_number, title = new_title, requested_cents = cents, planned_child_hours = child_hours
   where a.id = request and a.status = 'DRAFT' and a.discarded_at is null
     and exists (select from call c where c.id = a.call_id and (
       (c.status = 'OPEN' and portal_now() >= c.opens_at and portal_now() < c.deadline_at) or (c.status in ('OPEN', 'CLOSED', 'ASSESSMENT') and filing_extended(a.id))))
  returning a.submitted_at into filed_at;
  if filed_at is null then raise exception 'too late' using errcode = 'ST002'; end if;

  with frozen as (
    insert into submission (application_id, round, content, sha256, submitted_at, submitted_by_id, under_reservation)
    values (request, case when filed_before then 1 + (select count(*) from submission s where s.application_id = request) else 1 end, frozen_content, frozen_sha256, filed_at, signatory, waits)
  )
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
