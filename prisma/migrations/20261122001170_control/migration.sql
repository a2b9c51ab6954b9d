-- Control (domain 5.3): which grants are controlled follows from the rules of a version and a draw that anyone can repeat; what is found is told to the
-- beneficiary before it counts, and what was selected is settled only after its control.

-- The thresholds of the risk rule, the terms and the checklist; a version is never changed.
create table control_rulebook (
  version integer primary key check (version >= 1),
  content jsonb not null check (jsonb_typeof(content) = 'object'),
  made_by_id uuid references app_user (id),
  made_at timestamptz(3) not null default portal_now()
);
insert into control_rulebook (version, content) values (1, '{
  "thresholds": {"amountFromCents": "2500000", "firstTime": true, "deliveryMinPercent": 80, "deliveryMaxPercent": 120, "costLowPercent": 10, "costHighPercent": 90, "samplePercent": 10},
  "startDays": 30, "replyDays": 14,
  "checklist": [
    {"code": "K1", "where": "BOTH", "text": "De sessies van het verslag staan met dag en plaats op de sessiebladen of in het logboek."},
    {"code": "K2", "where": "BOTH", "text": "De aantallen deelnemers en aanwezigen volgen uit de sessiebladen."},
    {"code": "K3", "where": "BOTH", "text": "De activiteiten waren publiek aangekondigd en stonden open voor iedereen."},
    {"code": "K4", "where": "BOTH", "text": "Het kansentarief werd aangeboden zoals in de aanvraag staat."},
    {"code": "K5", "where": "BOTH", "text": "Kosten en opbrengsten volgen uit de boekhouding en de bewijsstukken."},
    {"code": "K6", "where": "BOTH", "text": "Voor dezelfde kosten is er geen andere steun van VLAIO."},
    {"code": "K7", "where": "ON_SITE", "text": "Lokaal, materiaal en begeleiding zijn ter plaatse zoals het verslag ze beschrijft."}
  ]}');

-- One weighing of the reports that were in: the rule, its inputs and its result, to the byte.
create table control_selection (
  id uuid primary key default uuidv7(),
  call_id uuid not null references call (id),
  round integer not null check (round >= 1),
  rulebook_version integer not null references control_rulebook (version),
  seed text not null,
  content text not null,
  sha256 text not null,
  made_by_id uuid not null references app_user (id),
  made_at timestamptz(3) not null default portal_now(),
  unique (call_id, round),
  constraint control_selection_hash check (sha256 = encode(sha256(convert_to(content, 'UTF8')), 'hex'))
);

-- Each grant in it: no reason is no control. The round is the one of the report that was weighed.
create table control_weighing (
  selection_id uuid not null references control_selection (id),
  grant_id uuid not null references grant_award (id),
  report_round integer not null,
  reasons text[] not null,
  in_draw boolean not null,
  start_due_at timestamptz(3),
  primary key (selection_id, grant_id),
  constraint control_weighing_reasons check (reasons <@ array['AMOUNT', 'FIRST_TIME', 'DELIVERY', 'COST', 'SAMPLE']),
  constraint control_weighing_due check ((start_due_at is null) = (cardinality(reasons) = 0))
);
create index control_weighing_grant_id_idx on control_weighing (grant_id);

create table control (
  grant_id uuid primary key references grant_award (id),
  selection_id uuid not null,
  rulebook_version integer not null references control_rulebook (version),
  kind text not null check (kind in ('DESK', 'ON_SITE')),
  started_by_id uuid not null references app_user (id),
  started_at timestamptz(3) not null default portal_now(),
  findings_sent_at timestamptz(3),
  findings_sent_by_id uuid references app_user (id),
  reply_until timestamptz(3),
  reply text not null default '',
  replied_at timestamptz(3),
  replied_by_id uuid references app_user (id),
  conclusion text not null default '',
  concluded_at timestamptz(3),
  concluded_by_id uuid references app_user (id),
  foreign key (selection_id, grant_id) references control_weighing (selection_id, grant_id),
  constraint control_sent check ((findings_sent_at is null) = (findings_sent_by_id is null) and (findings_sent_at is null) = (reply_until is null)),
  constraint control_reply check ((replied_at is null) = (replied_by_id is null) and (replied_at is null) = (reply = '') and (replied_at is null or (replied_at >= findings_sent_at and replied_at < reply_until))),
  constraint control_concluded check ((concluded_at is null) = (concluded_by_id is null) and (concluded_at is null) = (conclusion = '')),
  -- Who is told of findings is heard: by an answer, or by a term that ended.
  constraint control_heard check (concluded_at is null or findings_sent_at is null or replied_at is not null or concluded_at >= reply_until)
);

create table control_answer (
  grant_id uuid not null references control (grant_id),
  code text not null,
  answer text not null check (answer in ('OK', 'NOT_OK', 'NOT_APPLICABLE')),
  remark text not null default '',
  answered_by_id uuid not null references app_user (id),
  answered_at timestamptz(3) not null default portal_now(),
  primary key (grant_id, code)
);

create table control_note (
  id uuid primary key default uuidv7(),
  grant_id uuid not null references control (grant_id),
  text text not null,
  visited_on date,
  author_id uuid not null references app_user (id),
  written_at timestamptz(3) not null default portal_now()
);
create index control_note_grant_id_idx on control_note (grant_id);

create table control_file (
  id uuid primary key default uuidv7(),
  grant_id uuid not null references control (grant_id),
  name text not null,
  sha256 text not null references stored_file (sha256),
  added_by_id uuid not null references app_user (id),
  added_at timestamptz(3) not null default portal_now()
);
create index control_file_grant_id_idx on control_file (grant_id);

-- What a control takes off: units of an activity, or cents of a cost line.
create table control_finding (
  id uuid primary key default uuidv7(),
  grant_id uuid not null references control (grant_id),
  subject text not null,
  label text not null,
  units numeric(12, 2) check (units > 0),
  cents bigint check (cents > 0),
  motivation text not null check (length(motivation) >= 60),
  found_by_id uuid not null references app_user (id),
  found_at timestamptz(3) not null default portal_now(),
  stands boolean,
  answer text not null default '',
  constraint control_finding_effect check ((units is null) <> (cents is null)),
  constraint control_finding_answer check (stands is null or length(answer) >= 20)
);
create index control_finding_grant_id_idx on control_finding (grant_id);

grant select, insert on control_rulebook, control_selection, control_weighing, control_note, control_file to stem_web;
grant select, insert, update on control, control_answer to stem_web;
grant select, insert, update, delete on control_finding to stem_web;
do $$ declare t text; begin
  foreach t in array array['control_rulebook', 'control_selection', 'control_weighing', 'control_note', 'control_file'] loop
    execute format('create trigger %I before update or delete on %I for each row execute function refuse_change()', t || '_append_only', t);
    execute format('create trigger %I before truncate on %I for each statement execute function refuse_change()', t || '_no_truncate', t);
  end loop;
end $$;

-- ── Who may do it, and in which order ──────────────────────────────────────────────────────────────────────────────
create function grant_application(one uuid) returns uuid language sql stable security definer set search_path = public, pg_temp as $$
  select application_id from grant_award where id = one
$$;
create function actor_follows_grant(one uuid) returns boolean language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select from grant_award g join membership m on m.organisation_id = g.organisation_id where g.id = one and m.user_id = app_actor() and m.ended_at is null)
$$;
-- A controller was not reviewer of the file and has no interest in it (domain 4.9).
create function may_control(one uuid, person uuid) returns boolean language sql stable security definer set search_path = public, pg_temp as $$
  select person is null or not exists (select from grant_award g join review r on r.application_id = g.application_id where g.id = one and r.reviewer_id = person and r.status <> 'REFUSED')
    and not exists (select from grant_award g join conflict c on c.application_id = g.application_id where g.id = one and c.user_id = person)
$$;
create function control_is_open(one uuid) returns boolean language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select from control c where c.grant_id = one and c.concluded_at is null)
$$;
revoke all on function grant_application(uuid), actor_follows_grant(uuid), may_control(uuid, uuid), control_is_open(uuid) from public;
grant execute on function grant_application(uuid), actor_follows_grant(uuid), may_control(uuid, uuid), control_is_open(uuid) to stem_web;

create function check_control() returns trigger language plpgsql as $$
declare was control;
begin
  if tg_op = 'DELETE' then raise exception 'a control stays' using errcode = 'ST003'; end if;
  if tg_op = 'UPDATE' then was := old; end if;
  if is_web() and (signs_for_another(was.started_by_id, new.started_by_id) or signs_for_another(was.findings_sent_by_id, new.findings_sent_by_id)
     or signs_for_another(was.replied_by_id, new.replied_by_id) or signs_for_another(was.concluded_by_id, new.concluded_by_id)) then
    raise exception 'nobody controls or answers for another' using errcode = 'ST004';
  end if;
  if not (may_control(new.grant_id, new.started_by_id) and may_control(new.grant_id, new.findings_sent_by_id) and may_control(new.grant_id, new.concluded_by_id)) then
    raise exception 'a controller reviewed the file or has an interest in it' using errcode = 'ST004';
  end if;
  if tg_op = 'INSERT' then
    if not exists (select from control_weighing w where w.selection_id = new.selection_id and w.grant_id = new.grant_id and cardinality(w.reasons) > 0) then
      raise exception 'only what was selected is controlled' using errcode = 'ST003';
    end if;
    return new;
  end if;
  if is_web() and not app_has('VLAIO_CONTROLLER') and (new.findings_sent_at, new.concluded_at, new.conclusion) is distinct from (was.findings_sent_at, was.concluded_at, was.conclusion) then
    raise exception 'who is controlled answers, and no more' using errcode = 'ST004';
  end if;
  if was.concluded_at is not null
     or (new.grant_id, new.selection_id, new.rulebook_version, new.kind, new.started_by_id, new.started_at) is distinct from (was.grant_id, was.selection_id, was.rulebook_version, was.kind, was.started_by_id, was.started_at)
     or (was.findings_sent_at is not null and (new.findings_sent_at, new.findings_sent_by_id, new.reply_until) is distinct from (was.findings_sent_at, was.findings_sent_by_id, was.reply_until))
     or (was.replied_at is not null and (new.reply, new.replied_at, new.replied_by_id) is distinct from (was.reply, was.replied_at, was.replied_by_id)) then
    raise exception 'a control keeps what was said' using errcode = 'ST003';
  end if;
  if new.concluded_at is not null and exists (select from control_finding f where f.grant_id = new.grant_id and (new.findings_sent_at is null or f.stands is null)) then
    raise exception 'a finding counts only after the beneficiary was heard' using errcode = 'ST003';
  end if;
  return new;
end $$;
create trigger control_kept before insert or update or delete on control for each row execute function check_control();

create function check_control_part() returns trigger language plpgsql as $$
declare one uuid := case when tg_op = 'DELETE' then old.grant_id else new.grant_id end;
begin
  if not control_is_open(one) then raise exception 'this control is concluded' using errcode = 'ST003'; end if;
  return case when tg_op = 'DELETE' then old else new end;
end $$;
create trigger control_answer_open before insert or update or delete on control_answer for each row execute function check_control_part();
create trigger control_note_open before insert on control_note for each row execute function check_control_part();
create trigger control_file_open before insert on control_file for each row execute function check_control_part();

create function check_control_finding() returns trigger language plpgsql as $$
declare one uuid := case when tg_op = 'DELETE' then old.grant_id else new.grant_id end; sent boolean;
begin
  if not control_is_open(one) then raise exception 'this control is concluded' using errcode = 'ST003'; end if;
  select c.findings_sent_at is not null into sent from control c where c.grant_id = one;
  if tg_op = 'UPDATE' then
    if not sent or (new.id, new.grant_id, new.subject, new.label, new.units, new.cents, new.motivation, new.found_by_id, new.found_at)
       is distinct from (old.id, old.grant_id, old.subject, old.label, old.units, old.cents, old.motivation, old.found_by_id, old.found_at) then
      raise exception 'a finding stays as it was told' using errcode = 'ST003';
    end if;
  elsif sent then raise exception 'the findings were told' using errcode = 'ST003';
  elsif tg_op = 'INSERT' and (new.stands is not null or (is_web() and signs_for_another(null, new.found_by_id))) then raise exception 'nobody finds for another' using errcode = 'ST004';
  end if;
  return case when tg_op = 'DELETE' then old else new end;
end $$;
create trigger control_finding_kept before insert or update or delete on control_finding for each row execute function check_control_finding();

-- The wall before the money: weighed, and controlled when it was selected.
create function check_controlled() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare why text[]; weighed integer; filed integer;
begin
  select w.reasons, w.report_round into why, weighed from control_weighing w join control_selection s on s.id = w.selection_id where w.grant_id = new.id order by s.made_at desc, s.round desc limit 1;
  select coalesce(max(s.round), 0) into filed from report r join report_submission s on s.report_id = r.id where r.grant_id = new.id and r.type = 'FINAL';
  if why is null or (old.status = 'REPORT_SUBMITTED' and (weighed <> filed or cardinality(why) > 0))
     or (old.status = 'IN_CONTROL' and not exists (select from control c where c.grant_id = new.id and c.concluded_at is not null)) then
    raise exception 'a grant is settled once it was weighed for control, and controlled where it was selected' using errcode = 'ST021';
  end if;
  return new;
end $$;
create trigger grant_controlled before update of status on grant_award for each row when (new.status = 'SETTLED' and old.status in ('REPORT_SUBMITTED', 'IN_CONTROL')) execute function check_controlled();

-- ── What stays inside the office ───────────────────────────────────────────────────────────────────────────────────
create function reads_controls(one uuid) returns boolean language sql stable as $$
  select app_has('SYSTEM') or (app_has('VLAIO_CONTROLLER', 'VLAIO_FINANCE', 'VLAIO_OFFICER', 'VLAIO_DECIDER', 'AUDITOR') and not actor_conflicted(grant_application(one)))
$$;
create function works_on_control(one uuid) returns boolean language sql stable as $$
  select app_has('VLAIO_CONTROLLER') and not actor_conflicted(grant_application(one))
$$;
alter table control_selection enable row level security;
create policy control_selection_read on control_selection for select to stem_web using (app_has('SYSTEM') or (app_has('VLAIO_CONTROLLER', 'VLAIO_FINANCE', 'VLAIO_OFFICER', 'VLAIO_DECIDER', 'AUDITOR') and not actor_conflicted_with_call(call_id)));
create policy control_selection_make on control_selection for insert to stem_web with check (made_by_id = app_actor() and app_has('VLAIO_CONTROLLER') and not actor_conflicted_with_call(call_id));
alter table control_weighing enable row level security;
create policy control_weighing_read on control_weighing for select to stem_web using (reads_controls(grant_id));
create policy control_weighing_make on control_weighing for insert to stem_web with check (works_on_control(grant_id));
alter table control enable row level security;
create policy control_read on control for select to stem_web using (reads_controls(grant_id) or actor_follows_grant(grant_id));
create policy control_start on control for insert to stem_web with check (works_on_control(grant_id));
create policy control_change on control for update to stem_web using (works_on_control(grant_id) or actor_follows_grant(grant_id));
alter table control_finding enable row level security;
create policy control_finding_read on control_finding for select to stem_web using (
  reads_controls(grant_id) or (actor_follows_grant(grant_id) and exists (select from control c where c.grant_id = control_finding.grant_id and c.findings_sent_at is not null)));
create policy control_finding_make on control_finding for insert to stem_web with check (works_on_control(grant_id));
create policy control_finding_change on control_finding for update to stem_web using (works_on_control(grant_id));
create policy control_finding_drop on control_finding for delete to stem_web using (works_on_control(grant_id));
do $$ declare t text; begin
  foreach t in array array['control_answer', 'control_note', 'control_file'] loop
    execute format('alter table %I enable row level security', t);
    execute format('create policy %I on %I for select to stem_web using (reads_controls(grant_id))', t || '_read', t);
    execute format('create policy %I on %I for insert to stem_web with check (works_on_control(grant_id))', t || '_make', t);
  end loop;
end $$;
create policy control_answer_change on control_answer for update to stem_web using (works_on_control(grant_id));
