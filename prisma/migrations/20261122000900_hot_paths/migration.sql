-- Who stands behind a cookie, for the statement that reads what they came for (docs/decisions/0025). A function, because its plan is made once per
-- connection: row level security on the tables it reads made that plan as dear as four requests. It answers only who knows the whole token.
-- The idle end of staff is staff_idle seconds, whatever the session says. Use is written down once a minute, and never waits for who does the same.
create function session_of(hash text, staff_idle int) returns jsonb language plpgsql security definer set search_path = public, pg_temp set plan_cache_mode = force_generic_plan as $$
declare
  living record;
  used_at timestamptz;
begin
  select s.*, u.name, u.email, staff.idle into living from session s join app_user u on u.id = s.user_id
    cross join lateral (select case when exists (select from user_role r where r.user_id = s.user_id) then least(s.idle_seconds, staff_idle) else s.idle_seconds end as idle) staff
    where s.token_hash = hash and s.ended_at is null and u.suspended_at is null
      and s.expires_at > portal_now() and s.last_used_at + make_interval(secs => staff.idle) > portal_now();
  if not found then return null; end if;
  used_at := living.last_used_at;
  if used_at < portal_now() - interval '1 minute' then
    update session set last_used_at = portal_now()
      where id = (select s.id from session s where s.id = living.id and s.last_used_at < portal_now() - interval '1 minute' for update of s skip locked)
      returning last_used_at into used_at;
    used_at := coalesce(used_at, living.last_used_at);
  end if;
  return jsonb_build_object('now', portal_now(), 'id', living.id, 'userId', living.user_id, 'name', living.name, 'email', living.email, 'method', living.method,
    'signedInAt', living.signed_in_at, 'secondFactorAt', living.second_factor_at, 'usedAt', used_at, 'idleSeconds', living.idle, 'expiresAt', living.expires_at,
    'enrolled', exists (select from totp_factor t where t.user_id = living.user_id and t.confirmed_at is not null),
    'roles', array(select r.role::text from user_role r where r.user_id = living.user_id order by r.role),
    'memberships', (select coalesce(jsonb_agg(jsonb_build_object('organisationId', m.organisation_id, 'role', m.role) order by m.since), '[]') from membership m where m.user_id = living.user_id and m.ended_at is null),
    'organisations', array(select distinct o.legal_name from membership m join organisation o on o.id = m.organisation_id where m.user_id = living.user_id and m.ended_at is null order by 1),
    'assigned', array(select r.application_id from review r where r.reviewer_id = living.user_id and r.status not in ('CONFLICT_DECLARED', 'REFUSED', 'VOID')),
    'opened', array(select r.application_id from review r where r.reviewer_id = living.user_id and r.status in ('IN_PROGRESS', 'FINAL', 'RETURNED', 'REVISED')),
    'conflicted', array(select c.application_id from conflict c where c.user_id = living.user_id),
    'standsIn', (select coalesce(jsonb_agg(jsonb_build_object('applicationId', x.application_id, 'role', x.role)), '[]') from substitution x where x.user_id = living.user_id));
end $$;
revoke all on function session_of(text, int) from public;
grant execute on function session_of(text, int) to stem_web;

-- What lies around a request and its rules ask (lib/applications/request-context.ts).
create function surroundings_of(request uuid) returns jsonb language plpgsql stable set plan_cache_mode = force_generic_plan as $$
begin
  return (
    select jsonb_build_object('kbo', o.kbo, 'legalName', o.legal_name, 'questions', c.extra_questions,
      'volunteerDay', (select value from portal_setting where key = 'volunteerDayCents'),
      'stamp', (select stamp::text from reference_stamp),
      'recognitions', (select coalesce(jsonb_agg(jsonb_build_object('status', r.status, 'number', r.number, 'validFrom', r.valid_from, 'validTo', r.valid_to) order by r.valid_to desc), '[]')
         from recognition r where r.organisation_id = o.id),
      'signatories', array(select u.name from membership m join app_user u on u.id = m.user_id where m.organisation_id = o.id and m.role = 'APPLICANT_SIGNATORY' and m.ended_at is null)
        || array(select u.name from mandate m join app_user u on u.id = m.user_id where m.organisation_id = o.id and m.status = 'WAITING'),
      'attachments', (select coalesce(jsonb_agg(jsonb_build_object('kind', f.kind, 'name', f.name, 'size', b.size_bytes, 'sha256', b.sha256, 'infected', coalesce(s.state = 'INFECTED', false)) order by f.uploaded_at), '[]')
         from attachment f join stored_file b on b.sha256 = f.sha256 left join file_scan s on s.sha256 = b.sha256 where f.application_id = a.id and f.removed_at is null))
    from application a join call c on c.id = a.call_id join organisation o on o.id = a.organisation_id where a.id = request);
end $$;
revoke all on function surroundings_of(uuid) from public;
grant execute on function surroundings_of(uuid) to stem_web;

-- Files a draft that was judged on `basis`: its number, its status, its frozen copy for good, the rows that lists, conflicts, money and reports read, the
-- mail and the event. Null = somebody changed what it was judged on, and nothing was done. The call is locked before the request, as everywhere: then
-- two acts never wait for each other. What needs no number comes before it: the counter stays locked from there to the commit, and all who file wait there. Each statement in here sees what was committed before it began, so also what these locks waited for.
create or replace function file_request(request uuid, basis text, signatory uuid, signatory_label text, number_prefix text, new_title text, cents bigint, child_hours numeric,
  frozen_content text, frozen_sha256 text, activity_rows jsonb, partner_rows jsonb)
returns text language plpgsql set plan_cache_mode = force_generic_plan as $$
declare
  the_draft application;
  file_number text;
  filed_at timestamptz;
  told int;
begin
  perform from call where id = (select call_id from application where id = request) for share;
  select * into the_draft from application where id = request for update;
  if filing_basis(request) is distinct from basis then return null; end if;

  if the_draft.number is not null then
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

  file_number := the_draft.number;
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

  with mandates as (
    select status from mandate where organisation_id = the_draft.organisation_id and user_id = signatory and status in ('WAITING', 'APPROVED')
  ), frozen as (
    insert into submission (application_id, round, content, sha256, submitted_at, submitted_by_id, under_reservation)
    select request, 1 + (select count(*) from submission s where s.application_id = request), frozen_content, frozen_sha256, filed_at, signatory,
           exists (select from mandates where status = 'WAITING') and not exists (select from mandates where status = 'APPROVED')
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
alter function filing_basis(uuid) set plan_cache_mode = force_generic_plan;
