-- Advice of policy domains (domain 5.7, product H5): asked on a call or on a file, with a term; given by somebody of the domain, it stands in the file and in
-- the decision. Nothing of it reaches an applicant before publication.

create table policy_domain (
  code      text primary key check (code ~ '^[A-Z]{2,12}$'),
  name      text not null unique check (length(trim(name)) between 2 and 80),
  closed_at timestamptz(3)
);
insert into policy_domain (code, name) values ('OND', 'Onderwijs en Vorming'), ('WERK', 'Werk'), ('EWI', 'Economie en Innovatie'), ('VDAB', 'VDAB');

-- One person advises for one domain.
create table policy_domain_member (
  user_id      uuid primary key references app_user (id) on delete restrict on update cascade,
  domain_code  text not null references policy_domain (code) on delete restrict on update cascade,
  placed_by_id uuid references app_user (id) on delete restrict on update cascade,
  placed_at    timestamptz(3) not null default portal_now()
);
create index policy_domain_member_domain_code_idx on policy_domain_member (domain_code);

create table advice (
  id              uuid primary key default uuidv7(),
  domain_code     text not null references policy_domain (code) on delete restrict on update cascade,
  call_id         uuid not null references call (id) on delete restrict on update cascade,
  -- Null: on the call as a whole.
  application_id  uuid references application (id) on delete restrict on update cascade,
  question        text not null check (length(trim(question)) >= 20),
  status          text not null default 'ASKED' check (status in ('ASKED', 'GIVEN', 'EXPIRED')),
  asked_by_id     uuid not null references app_user (id) on delete restrict on update cascade,
  asked_at        timestamptz(3) not null default portal_now(),
  due_at          timestamptz(3) not null,
  given_at        timestamptz(3),
  withdrawn_at    timestamptz(3),
  withdrawn_by_id uuid references app_user (id) on delete restrict on update cascade,
  withdraw_reason text not null default '',
  constraint advice_term check (due_at > asked_at),
  constraint advice_given check ((status = 'GIVEN') = (given_at is not null)),
  constraint advice_withdrawn check ((withdrawn_at is null) = (withdrawn_by_id is null) and (withdrawn_at is null) = (withdraw_reason = '') and (withdrawn_at is null or status = 'ASKED'))
);
create unique index advice_once_asked on advice (domain_code, call_id, coalesce(application_id, call_id)) where status = 'ASKED' and withdrawn_at is null;
create index advice_application_id_idx on advice (application_id);
create index advice_call_id_idx on advice (call_id);
create index advice_due_idx on advice (due_at) where status = 'ASKED' and withdrawn_at is null;

-- What the domain said; a later version takes the place of an earlier one within the term, and none changes.
create table advice_version (
  advice_id uuid not null references advice (id) on delete restrict on update cascade,
  version   integer not null check (version >= 1),
  outcome   text not null check (outcome in ('FAVOURABLE', 'CONDITIONAL', 'UNFAVOURABLE', 'NO_OBJECTION')),
  text      text not null check (outcome = 'NO_OBJECTION' or length(trim(text)) >= 60),
  author_id uuid not null references app_user (id) on delete restrict on update cascade,
  given_at  timestamptz(3) not null default portal_now(),
  primary key (advice_id, version)
);
create trigger advice_version_append_only before update or delete on advice_version for each row execute function refuse_change();
create trigger advice_version_no_truncate before truncate on advice_version for each statement execute function refuse_change();

insert into lifecycle_transition (entity, from_state, to_state) values ('advice', '', 'ASKED'), ('advice', 'ASKED', 'GIVEN'), ('advice', 'ASKED', 'EXPIRED');
create trigger advice_transition before insert or update of status on advice for each row execute function check_transition('advice');

-- What was asked stays as it was asked; its term is the database's.
create function keep_advice() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or (new.id, new.domain_code, new.call_id, new.application_id, new.question, new.asked_by_id, new.asked_at, new.due_at)
     is distinct from (old.id, old.domain_code, old.call_id, old.application_id, old.question, old.asked_by_id, old.asked_at, old.due_at)
     or (old.withdrawn_at is not null and new is distinct from old) then
    raise exception 'what was asked stays as it was asked' using errcode = 'ST003';
  end if;
  if old.status <> new.status and new.status = 'EXPIRED' and portal_now() < old.due_at then raise exception 'the term of this advice runs' using errcode = 'ST001'; end if;
  return new;
end $$;
create trigger advice_kept before update or delete on advice for each row execute function keep_advice();

-- A confirmed decision rests on what was advised until then.
create function advice_rests(file uuid, in_call uuid) returns boolean language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select from decision d where d.application_id = file and d.confirmed_at is not null)
    or (file is null and exists (select from decision d join application a on a.id = d.application_id where a.call_id = in_call and d.confirmed_at is not null))
$$;
create function check_advice_version() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare asked advice;
begin
  select * into asked from advice where id = new.advice_id for update;
  if asked.withdrawn_at is not null or asked.status = 'EXPIRED' or portal_now() >= asked.due_at then raise exception 'advice too late' using errcode = 'ST030'; end if;
  if advice_rests(asked.application_id, asked.call_id) then raise exception 'a decision rests on this advice' using errcode = 'ST003'; end if;
  return new;
end $$;
create trigger advice_version_in_time before insert on advice_version for each row execute function check_advice_version();

create function actor_advises(one text) returns boolean language sql stable security definer set search_path = public, pg_temp as $$
  select app_has('POLICY_DOMAIN') and exists (select from policy_domain_member m where m.user_id = app_actor() and m.domain_code = one)
$$;
create function decision_is_published(file uuid) returns boolean language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select from decision d where d.application_id = file and d.published_at is not null)
$$;
revoke all on function advice_rests(uuid, uuid), actor_advises(text), decision_is_published(uuid) from public;
grant execute on function advice_rests(uuid, uuid), actor_advises(text), decision_is_published(uuid) to stem_web;

grant select, insert, update on policy_domain, advice to stem_web;
grant select, insert, update, delete on policy_domain_member to stem_web;
grant select, insert on advice_version to stem_web;

alter table policy_domain enable row level security;
create policy policy_domain_read on policy_domain for select to stem_web using (true);
create policy policy_domain_name on policy_domain for insert to stem_web with check (app_has('VLAIO_ADMIN'));
create policy policy_domain_rename on policy_domain for update to stem_web using (app_has('VLAIO_ADMIN'));
alter table policy_domain_member enable row level security;
create policy policy_domain_member_read on policy_domain_member for select to stem_web using (true);
create policy policy_domain_member_place on policy_domain_member for insert to stem_web with check (app_has('VLAIO_ADMIN') and placed_by_id = app_actor());
create policy policy_domain_member_move on policy_domain_member for update to stem_web using (app_has('VLAIO_ADMIN')) with check (placed_by_id = app_actor());
create policy policy_domain_member_end on policy_domain_member for delete to stem_web using (app_has('VLAIO_ADMIN'));

-- Reviewers judge without it; finance and control do not need it; the applicant reads it with the decision.
alter table advice enable row level security;
create policy advice_read on advice for select to stem_web using (
  app_has('SYSTEM')
  or ((application_id is null or not actor_conflicted(application_id))
      and (app_has('VLAIO_OFFICER', 'VLAIO_PANEL_CHAIR', 'VLAIO_DECIDER', 'AUDITOR') or (application_id is null and app_has('VLAIO_ADMIN')) or actor_advises(domain_code)))
  or (application_id is not null and actor_is_member(application_id) and decision_is_published(application_id)));
create policy advice_ask on advice for insert to stem_web with check (asked_by_id = app_actor() and app_has('VLAIO_OFFICER') and (application_id is null or not actor_conflicted(application_id)));
create policy advice_move on advice for update to stem_web using (
  app_has('SYSTEM') or ((application_id is null or not actor_conflicted(application_id)) and (app_has('VLAIO_OFFICER') or actor_advises(domain_code))));
alter table advice_version enable row level security;
create policy advice_version_read on advice_version for select to stem_web using (exists (select from advice a where a.id = advice_id));
create policy advice_version_give on advice_version for insert to stem_web with check (
  author_id = app_actor() and exists (select from advice a where a.id = advice_id and actor_advises(a.domain_code) and (a.application_id is null or not actor_conflicted(a.application_id))));
