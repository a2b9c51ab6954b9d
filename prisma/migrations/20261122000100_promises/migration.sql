-- What PostgreSQL promises, whoever writes: roles, CHECKs, lifecycles, append-only tables, four eyes, the audit chain, row level security.

-- ── Roles ──────────────────────────────────────────────────────────────────────────────────────────────────────────
do $$ begin
  if not exists (select from pg_roles where rolname = 'stem_web') then create role stem_web nologin; end if;
end $$;
grant usage on schema public to stem_web;
grant select, insert, update on all tables in schema public to stem_web;
grant delete on rate_bucket, review_score, review_motivation, review_contest, totp_factor, recovery_code, consensus_score, consensus_motivation, report_activity, activity, partner, user_role to stem_web;
revoke insert, update on lifecycle_transition, audit_event, audit_payload, audit_head, portal_setting, municipality, postcode, municipality_merger, code_list_entry from stem_web;
revoke update on submission, report_submission, ranking, ranking_row, publication, rubric_version, indicator_version, stored_file from stem_web;

-- ── Shapes and sums ────────────────────────────────────────────────────────────────────────────────────────────────
alter table app_user add constraint app_user_email_form check (email = lower(email) and email ~ '^[a-z0-9._+-]+@[a-z0-9.-]+$' and length(email) <= 254);
alter table organisation add constraint organisation_kbo_form check (kbo ~ '^[01][0-9]{9}$');
alter table membership add constraint membership_order check (ended_at is null or ended_at >= since);
create unique index membership_once on membership (organisation_id, user_id, role) where ended_at is null;
create unique index mandate_open_once on mandate (organisation_id, user_id) where status in ('WAITING', 'APPROVED');
alter table mandate add constraint mandate_decided check ((status = 'WAITING') = (decided_at is null));
alter table mandate add constraint mandate_not_self check (decided_by_id is null or decided_by_id <> user_id);
alter table recognition add constraint recognition_order check (valid_to >= valid_from);
alter table call add constraint call_number_code check (number_code ~ '^[A-Z]{2,5}$');
alter table call add constraint call_order check (deadline_at is null or opens_at is null or deadline_at > opens_at);
alter table call add constraint call_period check (period_end is null or period_start is null or period_end >= period_start);
alter table call add constraint call_money check (envelope_cents >= 0 and coalesce(unit_amount_cents, 0) >= 0 and coalesce(min_cents, 0) >= 0 and coalesce(max_cents, 0) >= 0 and recovery_waiver_cents >= 0);
alter table call add constraint call_limits check (min_sessions >= 1 and max_per_staff >= 1 and max_per_staff_young >= 1 and max_file_mb between 1 and 25 and max_files between 1 and 100);
alter table call add constraint call_percentages check (criterion_threshold_percent between 0 and 100 and total_threshold_percent between 0 and 100 and coalesce(support_rate_bp, 0) between 0 and 10000 and coalesce(min_own_share_bp, 0) between 0 and 10000);
alter table call_commitment add constraint envelope_holds check (committed_cents >= 0 and committed_cents <= envelope_cents);
create unique index application_one_draft on application (call_id, organisation_id) where status = 'DRAFT' and discarded_at is null;
alter table application add constraint application_number_form check (number is null or number ~ '^STEM-[0-9]{4}-[A-Z]{2,5}-[0-9]{5}$');
alter table application add constraint application_numbered check (status in ('DRAFT', 'LAPSED') or number is not null);
alter table application add constraint application_money check (coalesce(requested_cents, 0) >= 0);
alter table submission add constraint submission_hash check (sha256 ~ '^[0-9a-f]{64}$' and sha256 = encode(sha256(convert_to(content, 'UTF8')), 'hex'));
alter table report_submission add constraint report_submission_hash check (sha256 = encode(sha256(convert_to(content, 'UTF8')), 'hex'));
alter table ranking add constraint ranking_hash check (sha256 = encode(sha256(convert_to(content, 'UTF8')), 'hex'));
alter table stored_file add constraint stored_file_hash check (sha256 ~ '^[0-9a-f]{64}$' and size_bytes between 0 and 26214400);
alter table eligibility_verdict add constraint verdict_code check (code ~ '^[EA][0-9]{2}$' and (left(code, 1) = 'E') = (activity_row_id = ''));
alter table eligibility_outcome add constraint ineligible_four_eyes check (confirmed_by_id is null or confirmed_by_id <> proposed_by_id);
alter table review_score add constraint review_score_range check (score between 0 and 5);
alter table consensus add constraint consensus_method check (method in ('MEAN', 'MEETING'));
alter table consensus_score add constraint consensus_score_range check (denominator > 0 and numerator >= 0 and numerator <= 5 * denominator);
alter table decision add constraint decision_four_eyes check (confirmed_by_id is null or confirmed_by_id <> decided_by_id);
alter table decision add constraint decision_order check (published_at is null or confirmed_at is not null);
alter table decision add constraint decision_motivated check (length(trim(motivation)) > 0);
alter table decision add constraint decision_money check (granted_cents >= 0 and (granted_cents > 0) = (outcome in ('GRANTED', 'GRANTED_CONDITIONAL')));
alter table proposal_item add constraint proposal_money check (granted_cents >= 0 and (granted_cents > 0) = (outcome in ('GRANTED', 'GRANTED_CONDITIONAL')));
alter table grant_award add constraint grant_money check (granted_cents > 0 and coalesce(final_cents, 0) between 0 and granted_cents);
alter table payment add constraint payment_money check (amount_cents >= 0);
alter table payment add constraint payment_four_eyes check (second_approved_by_id is null or (first_approved_by_id is not null and second_approved_by_id <> first_approved_by_id));
alter table payment add constraint payment_approved check (status not in ('APPROVED', 'ORDERED', 'PAID') or second_approved_by_id is not null);
alter table settlement add constraint settlement_four_eyes check (confirmed_by_id is null or confirmed_by_id <> computed_by_id);
alter table settlement add constraint settlement_sum check (final_cents >= 0 and balance_cents = final_cents - advances_cents);
alter table outbox_mail add constraint outbox_state check (state in ('QUEUED', 'SENT', 'FAILED'));

-- ── Lifecycles: only moves of the table ────────────────────────────────────────────────────────────────────────────
create function check_transition() returns trigger language plpgsql as $$
declare came_from text := case when tg_op = 'INSERT' then '' else old.status::text end;
begin
  if came_from = new.status::text then return new; end if;
  if not exists (select from lifecycle_transition t where t.entity = tg_argv[0] and t.from_state = came_from and t.to_state = new.status::text) then
    raise exception 'transition refused: % % -> %', tg_argv[0], came_from, new.status using errcode = 'ST001';
  end if;
  return new;
end $$;
insert into lifecycle_transition (entity, from_state, to_state) values
  ('call', '', 'DRAFT'),
  ('call', 'DRAFT', 'ANNOUNCED'),
  ('call', 'ANNOUNCED', 'OPEN'),
  ('call', 'OPEN', 'CLOSED'),
  ('call', 'CLOSED', 'ASSESSMENT'),
  ('call', 'ASSESSMENT', 'DECIDED'),
  ('call', 'DECIDED', 'EXECUTION'),
  ('call', 'EXECUTION', 'COMPLETED'),
  ('call', 'DRAFT', 'CANCELLED'),
  ('call', 'ANNOUNCED', 'CANCELLED'),
  ('call', 'OPEN', 'CANCELLED'),
  ('application', '', 'DRAFT'),
  ('application', 'DRAFT', 'SUBMITTED'),
  ('application', 'SUBMITTED', 'DRAFT'),
  ('application', 'SUBMITTED', 'WITHDRAWN'),
  ('application', 'ELIGIBILITY_CHECK', 'WITHDRAWN'),
  ('application', 'COMPLETION_REQUESTED', 'WITHDRAWN'),
  ('application', 'ELIGIBLE', 'WITHDRAWN'),
  ('application', 'IN_REVIEW', 'WITHDRAWN'),
  ('application', 'SUBMITTED', 'ELIGIBILITY_CHECK'),
  ('application', 'ELIGIBILITY_CHECK', 'COMPLETION_REQUESTED'),
  ('application', 'COMPLETION_REQUESTED', 'ELIGIBILITY_CHECK'),
  ('application', 'ELIGIBILITY_CHECK', 'ELIGIBLE'),
  ('application', 'ELIGIBILITY_CHECK', 'INELIGIBLE'),
  ('application', 'ELIGIBLE', 'IN_REVIEW'),
  ('application', 'RESERVE', 'GRANTED'),
  ('application', 'RESERVE', 'GRANTED_CONDITIONAL'),
  ('application', 'DRAFT', 'LAPSED'),
  ('application', 'RESERVE', 'LAPSED'),
  ('application', 'IN_REVIEW', 'GRANTED'),
  ('application', 'IN_REVIEW', 'GRANTED_CONDITIONAL'),
  ('application', 'IN_REVIEW', 'RESERVE'),
  ('application', 'IN_REVIEW', 'REJECTED'),
  ('assessment', '', 'ELIGIBILITY_CHECK'),
  ('assessment', 'ELIGIBILITY_CHECK', 'WITHDRAWN'),
  ('assessment', 'COMPLETION_REQUESTED', 'WITHDRAWN'),
  ('assessment', 'ELIGIBLE', 'WITHDRAWN'),
  ('assessment', 'IN_REVIEW', 'WITHDRAWN'),
  ('assessment', 'CONSENSUS', 'WITHDRAWN'),
  ('assessment', 'RANKED', 'WITHDRAWN'),
  ('assessment', 'PROPOSED', 'WITHDRAWN'),
  ('assessment', 'ELIGIBILITY_CHECK', 'COMPLETION_REQUESTED'),
  ('assessment', 'COMPLETION_REQUESTED', 'ELIGIBILITY_CHECK'),
  ('assessment', 'ELIGIBILITY_CHECK', 'ELIGIBLE'),
  ('assessment', 'ELIGIBILITY_CHECK', 'INELIGIBLE'),
  ('assessment', 'ELIGIBLE', 'IN_REVIEW'),
  ('assessment', 'IN_REVIEW', 'CONSENSUS'),
  ('assessment', 'IN_REVIEW', 'RANKED'),
  ('assessment', 'CONSENSUS', 'RANKED'),
  ('assessment', 'RANKED', 'PROPOSED'),
  ('assessment', 'PROPOSED', 'GRANTED'),
  ('assessment', 'PROPOSED', 'GRANTED_CONDITIONAL'),
  ('assessment', 'PROPOSED', 'RESERVE'),
  ('assessment', 'PROPOSED', 'REJECTED'),
  ('assessment', 'RESERVE', 'GRANTED'),
  ('assessment', 'RESERVE', 'GRANTED_CONDITIONAL'),
  ('assessment', 'RESERVE', 'LAPSED'),
  ('assessment', 'GRANTED', 'WITHDRAWN'),
  ('assessment', 'GRANTED_CONDITIONAL', 'WITHDRAWN'),
  ('assessment', 'RESERVE', 'WITHDRAWN'),
  ('assessment', 'REJECTED', 'WITHDRAWN'),
  ('review', '', 'ASSIGNED'),
  ('review', 'ASSIGNED', 'CONFLICT_DECLARED'),
  ('review', 'ASSIGNED', 'REFUSED'),
  ('review', 'ASSIGNED', 'IN_PROGRESS'),
  ('review', 'IN_PROGRESS', 'FINAL'),
  ('review', 'RETURNED', 'FINAL'),
  ('review', 'FINAL', 'RETURNED'),
  ('review', 'FINAL', 'REVISED'),
  ('review', 'ASSIGNED', 'VOID'),
  ('review', 'IN_PROGRESS', 'VOID'),
  ('review', 'FINAL', 'VOID'),
  ('review', 'RETURNED', 'VOID'),
  ('review', 'REVISED', 'VOID'),
  ('grant', '', 'AWARDED'),
  ('grant', 'AWARDED', 'CONDITIONS_PENDING'),
  ('grant', 'CONDITIONS_PENDING', 'AWARDED'),
  ('grant', 'AWARDED', 'ACCEPTED'),
  ('grant', 'AWARDED', 'DECLINED'),
  ('grant', 'ACCEPTED', 'ACTIVE'),
  ('grant', 'ACTIVE', 'AMENDMENT_REQUESTED'),
  ('grant', 'AMENDMENT_REQUESTED', 'ACTIVE'),
  ('grant', 'ACTIVE', 'SUSPENDED'),
  ('grant', 'SUSPENDED', 'ACTIVE'),
  ('grant', 'ACTIVE', 'REPORT_DUE'),
  ('grant', 'REPORT_DUE', 'REPORT_SUBMITTED'),
  ('grant', 'REPORT_SUBMITTED', 'REPORT_INCOMPLETE'),
  ('grant', 'REPORT_INCOMPLETE', 'REPORT_SUBMITTED'),
  ('grant', 'REPORT_SUBMITTED', 'IN_CONTROL'),
  ('grant', 'REPORT_SUBMITTED', 'SETTLED'),
  ('grant', 'IN_CONTROL', 'SETTLED'),
  ('grant', 'SETTLED', 'RECOVERY'),
  ('grant', 'SETTLED', 'CLOSED'),
  ('grant', 'RECOVERY', 'CLOSED'),
  ('grant', 'AWARDED', 'REVOKED'),
  ('grant', 'CONDITIONS_PENDING', 'REVOKED'),
  ('grant', 'ACCEPTED', 'REVOKED'),
  ('grant', 'ACTIVE', 'REVOKED'),
  ('grant', 'AMENDMENT_REQUESTED', 'REVOKED'),
  ('grant', 'SUSPENDED', 'REVOKED'),
  ('grant', 'REPORT_DUE', 'REVOKED'),
  ('grant', 'REPORT_SUBMITTED', 'REVOKED'),
  ('grant', 'REPORT_INCOMPLETE', 'REVOKED'),
  ('grant', 'IN_CONTROL', 'REVOKED'),
  ('payment', '', 'PLANNED'),
  ('payment', 'PLANNED', 'REQUESTED'),
  ('payment', 'FAILED', 'REQUESTED'),
  ('payment', 'REQUESTED', 'APPROVED'),
  ('payment', 'APPROVED', 'ORDERED'),
  ('payment', 'ORDERED', 'PAID'),
  ('payment', 'ORDERED', 'FAILED'),
  ('payment', 'PLANNED', 'CANCELLED'),
  ('payment', 'REQUESTED', 'CANCELLED'),
  ('payment', 'APPROVED', 'CANCELLED'),
  ('report', '', 'DUE'),
  ('report', 'DUE', 'DRAFT'),
  ('report', 'DRAFT', 'SUBMITTED'),
  ('report', 'INCOMPLETE', 'SUBMITTED'),
  ('report', 'SUBMITTED', 'INCOMPLETE'),
  ('report', 'SUBMITTED', 'ACCEPTED'),
  ('report', 'SUBMITTED', 'REJECTED');
create trigger call_lifecycle before insert or update of status on call for each row execute function check_transition('call');
create trigger application_lifecycle before insert or update of status on application for each row execute function check_transition('application');
create trigger assessment_lifecycle before insert or update of status on assessment for each row execute function check_transition('assessment');
create trigger review_lifecycle before insert or update of status on review for each row execute function check_transition('review');
create trigger grant_lifecycle before insert or update of status on grant_award for each row execute function check_transition('grant');
create trigger payment_lifecycle before insert or update of status on payment for each row execute function check_transition('payment');
create trigger report_lifecycle before insert or update of status on report for each row execute function check_transition('report');

-- ── The deadline: the database's clock in the writing statement; the call is share-locked so that moving the deadline waits its turn ──
create function check_in_time() returns trigger language plpgsql as $$
declare the_call call;
begin
  select * into the_call from call where id = new.call_id for share;
  if the_call.status <> 'OPEN' or portal_now() < the_call.opens_at or portal_now() >= the_call.deadline_at then
    raise exception 'too late' using errcode = 'ST002';
  end if;
  return new;
end $$;
create trigger application_in_time before update of status on application for each row when (old.status = 'DRAFT' and new.status = 'SUBMITTED') execute function check_in_time();
create trigger application_starts_in_time before insert on application for each row execute function check_in_time();

-- ── Append-only ────────────────────────────────────────────────────────────────────────────────────────────────────
create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% is append-only', tg_table_name using errcode = 'ST003';
end $$;
do $$ declare t text; begin
  foreach t in array array['submission', 'report_submission', 'ranking', 'ranking_row', 'publication', 'audit_event', 'rubric_version', 'indicator_version', 'stored_file'] loop
    execute format('create trigger %I before update or delete on %I for each row execute function refuse_change()', t || '_append_only', t);
    execute format('create trigger %I before truncate on %I for each statement execute function refuse_change()', t || '_no_truncate', t);
  end loop;
end $$;
-- A payload may only be erased, a decision only confirmed and published, a file of money never deleted.
create function only_erase() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or new.seq <> old.seq or new.payload is not null or new.erased_at is null then
    raise exception 'audit_payload may only be erased' using errcode = 'ST003';
  end if;
  return new;
end $$;
create trigger audit_payload_only_erase before update or delete on audit_payload for each row execute function only_erase();
create function keep_decision() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or (old.confirmed_at is not null and (new.outcome, new.granted_cents, new.motivation, new.conditions, new.decided_by_id, new.decided_at, new.confirmed_by_id, new.confirmed_at)
      is distinct from (old.outcome, old.granted_cents, old.motivation, old.conditions, old.decided_by_id, old.decided_at, old.confirmed_by_id, old.confirmed_at))
    or (old.published_at is not null and new.published_at is distinct from old.published_at) then
    raise exception 'a confirmed decision does not change' using errcode = 'ST003';
  end if;
  return new;
end $$;
create trigger decision_kept before update or delete on decision for each row execute function keep_decision();

-- ── Four eyes and conflicts ────────────────────────────────────────────────────────────────────────────────────────
create function check_reviewer_free() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if new.status in ('ASSIGNED', 'IN_PROGRESS', 'FINAL', 'RETURNED', 'REVISED')
     and exists (select from conflict c where c.application_id = new.application_id and c.user_id = new.reviewer_id) then
    raise exception 'reviewer has a conflict of interest' using errcode = 'ST004';
  end if;
  return new;
end $$;
create trigger review_free before insert or update of status on review for each row execute function check_reviewer_free();

create function check_decider_free() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if exists (select from review r where r.application_id = new.application_id and r.reviewer_id in (new.decided_by_id, new.confirmed_by_id))
     or exists (select from conflict c where c.application_id = new.application_id and c.user_id in (new.decided_by_id, new.confirmed_by_id)) then
    raise exception 'a decider was reviewer of the file or has a conflict of interest' using errcode = 'ST004';
  end if;
  return new;
end $$;
create trigger decision_free before insert or update of confirmed_by_id on decision for each row execute function check_decider_free();

create function check_payer_free() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if exists (
    select from grant_award g
    left join eligibility_verdict v on v.application_id = g.application_id
    left join eligibility_outcome o on o.application_id = g.application_id
    where g.id = new.grant_id
      and (v.answered_by_id in (new.first_approved_by_id, new.second_approved_by_id)
        or o.proposed_by_id in (new.first_approved_by_id, new.second_approved_by_id)
        or o.confirmed_by_id in (new.first_approved_by_id, new.second_approved_by_id))) then
    raise exception 'who checked eligibility approves no payment' using errcode = 'ST004';
  end if;
  return new;
end $$;
create trigger payment_free before insert or update of first_approved_by_id, second_approved_by_id on payment for each row execute function check_payer_free();

create function check_score_open() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if not exists (select from review r where r.id = coalesce(new.review_id, old.review_id) and r.status in ('IN_PROGRESS', 'RETURNED', 'REVISED')) then
    raise exception 'this review is not open for scoring' using errcode = 'ST003';
  end if;
  return coalesce(new, old);
end $$;
create trigger review_score_open before insert or update or delete on review_score for each row execute function check_score_open();
create trigger review_motivation_open before insert or update or delete on review_motivation for each row execute function check_score_open();
create trigger review_contest_open before insert or update or delete on review_contest for each row execute function check_score_open();

-- Withdrawing is the applicant's act; what follows in the secret tables is the database's, so that the applicant needs no right there.
create function follow_withdrawal() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update review set status = 'VOID', reason = 'ingetrokken door de aanvrager' where application_id = new.id and status in ('ASSIGNED', 'IN_PROGRESS', 'FINAL', 'RETURNED', 'REVISED');
  update call_commitment c set committed_cents = c.committed_cents - d.granted_cents
    from (select coalesce(sum(granted_cents), 0) as granted_cents from decision where application_id = new.id and confirmed_at is not null) d
    where c.call_id = new.call_id and d.granted_cents > 0;
  update assessment set status = 'WITHDRAWN', changed_at = portal_now() where application_id = new.id;
  return new;
end $$;
create trigger application_withdrawn after update of status on application for each row when (new.status = 'WITHDRAWN' and old.status <> 'WITHDRAWN') execute function follow_withdrawal();

-- ── Jobs: added in the caller's transaction; the queue belongs to the owner ────────────────────────────────────────
create function enqueue_job(task text, payload json, key text) returns void language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform graphile_worker.add_job(task, payload, job_key => key);
end $$;
revoke all on function enqueue_job(text, json, text) from public;
grant execute on function enqueue_job(text, json, text) to stem_web;

-- ── Audit: a hash chain under the head row's lock; payloads beside it ──────────────────────────────────────────────
insert into audit_head (id, seq, hash) values (1, 0, repeat('0', 64));
create function audit_hash(seq bigint, at timestamptz, actor uuid, label text, verb text, subject_type text, subject_id text, application uuid, payload_hash text, prev text)
returns text language sql stable as $$
  select encode(sha256(convert_to(concat_ws(E'\x1f', seq, to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), coalesce(actor::text, ''), label, verb, subject_type,
    subject_id, coalesce(application::text, ''), payload_hash, prev), 'UTF8')), 'hex')
$$;
create function audit_append(actor uuid, label text, verb text, subject_type text, subject_id text, application uuid, payload text)
returns bigint language plpgsql security definer set search_path = public, pg_temp as $$
declare
  head audit_head;
  at timestamptz := portal_now();
  payload_hash text := encode(sha256(convert_to(payload, 'UTF8')), 'hex');
  next_hash text;
begin
  select * into head from audit_head where id = 1 for update;
  next_hash := audit_hash(head.seq + 1, at, actor, label, verb, subject_type, subject_id, application, payload_hash, head.hash);
  insert into audit_event (seq, at, actor_id, actor_label, verb, subject_type, subject_id, application_id, payload_hash, prev_hash, hash)
    values (head.seq + 1, at, actor, label, verb, subject_type, subject_id, application, payload_hash, head.hash, next_hash);
  insert into audit_payload (seq, payload) values (head.seq + 1, payload);
  update audit_head set seq = head.seq + 1, hash = next_hash where id = 1;
  return head.seq + 1;
end $$;
revoke all on function audit_append(uuid, text, text, text, text, uuid, text) from public;
grant execute on function audit_append(uuid, text, text, text, text, uuid, text) to stem_web;

-- ── Row level security: the second wall around what a reviewer, a colleague or an applicant may not know ────────────
-- Not forced for the owner: its functions below must see all rows to answer yes or no. The web role never owns a table.
create function app_actor() returns uuid language sql stable as $$ select nullif(current_setting('app.actor', true), '')::uuid $$;
create function app_has(variadic roles text[]) returns boolean language sql stable as $$
  select exists (select from unnest(roles) r where position(',' || r || ',' in coalesce(current_setting('app.roles', true), '')) > 0)
$$;
create function actor_conflicted(application uuid) returns boolean language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select from conflict c where c.application_id = application and c.user_id = app_actor())
$$;
create function actor_review_final(application uuid) returns boolean language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select from review r where r.application_id = application and r.reviewer_id = app_actor() and r.status in ('FINAL', 'REVISED'))
$$;
create function actor_owns_review(review uuid) returns boolean language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select from review r where r.id = review and r.reviewer_id = app_actor())
$$;

alter table review enable row level security;
alter table review_score enable row level security;
alter table review_motivation enable row level security;
alter table review_contest enable row level security;
alter table internal_note enable row level security;
alter table conflict enable row level security;

create policy review_read on review for select to stem_web using (
  app_has('SYSTEM') or (not actor_conflicted(application_id) and (
    reviewer_id = app_actor()
    or app_has('VLAIO_OFFICER', 'VLAIO_PANEL_CHAIR', 'VLAIO_DECIDER', 'AUDITOR')
    or (app_has('VLAIO_REVIEWER') and actor_review_final(application_id)))));
create policy review_assign on review for insert to stem_web with check (app_has('SYSTEM') or (app_has('VLAIO_OFFICER') and not actor_conflicted(application_id)));
create policy review_change on review for update to stem_web
  using (app_has('SYSTEM', 'VLAIO_OFFICER') or reviewer_id = app_actor())
  with check (app_has('SYSTEM', 'VLAIO_OFFICER') or reviewer_id = app_actor());
do $$ declare t text; begin
  foreach t in array array['review_score', 'review_motivation', 'review_contest'] loop
    execute format('create policy %I on %I for select to stem_web using (exists (select from review r where r.id = review_id))', t || '_read', t);
    execute format('create policy %I on %I for insert to stem_web with check (actor_owns_review(review_id))', t || '_write', t);
    execute format('create policy %I on %I for update to stem_web using (actor_owns_review(review_id)) with check (actor_owns_review(review_id))', t || '_change', t);
    execute format('create policy %I on %I for delete to stem_web using (actor_owns_review(review_id))', t || '_remove', t);
  end loop;
end $$;
create policy conflict_read on conflict for select to stem_web using (
  app_has('SYSTEM') or user_id = app_actor()
  or (app_has('VLAIO_OFFICER', 'VLAIO_PANEL_CHAIR', 'VLAIO_DECIDER', 'AUDITOR') and not actor_conflicted(application_id)));
create policy conflict_declare on conflict for insert to stem_web with check (app_has('SYSTEM') or user_id = app_actor() or (app_has('VLAIO_OFFICER') and not actor_conflicted(application_id)));
create policy internal_note_read on internal_note for select to stem_web using (
  app_has('SYSTEM') or (app_has('VLAIO_OFFICER', 'VLAIO_PANEL_CHAIR', 'VLAIO_DECIDER', 'VLAIO_CONTROLLER', 'AUDITOR') and not actor_conflicted(application_id)));
create policy internal_note_write on internal_note for insert to stem_web with check (author_id = app_actor() and not actor_conflicted(application_id));
revoke update on conflict, internal_note from stem_web;
