-- Knowledge (product H4): lessons from accepted reports whose beneficiary agreed, and new needs that organisations put forward.

-- The last word of the beneficiary counts; every word stays.
create table knowledge_consent (
  id         uuid primary key default uuidv7(),
  grant_id   uuid not null references grant_award (id) on delete restrict on update cascade,
  given      boolean not null,
  said_by_id uuid not null references app_user (id) on delete restrict on update cascade,
  said_at    timestamptz(3) not null default portal_now()
);
create index knowledge_consent_grant_id_idx on knowledge_consent (grant_id, said_at);
create trigger knowledge_consent_append_only before update or delete on knowledge_consent for each row execute function refuse_change();
create trigger knowledge_consent_no_truncate before truncate on knowledge_consent for each statement execute function refuse_change();

create table lesson (
  id             uuid primary key default uuidv7(),
  grant_id       uuid not null references grant_award (id) on delete restrict on update cascade,
  title          text not null check (length(trim(title)) between 5 and 120),
  text           text not null check (length(trim(text)) >= 100),
  tip            text not null default '',
  criteria       text[] not null check (cardinality(criteria) >= 1),
  themes         text[] not null,
  age_min        integer not null check (age_min between 5 and 18),
  age_max        integer not null check (age_max between 5 and 18),
  status         text not null default 'PROPOSED' check (status in ('PROPOSED', 'PUBLISHED', 'REJECTED', 'TAKEN_BACK')),
  reason         text not null default '',
  version        integer not null default 0,
  proposed_by_id uuid not null references app_user (id) on delete restrict on update cascade,
  proposed_at    timestamptz(3) not null default portal_now(),
  published_at   timestamptz(3),
  ended_at       timestamptz(3),
  search         tsvector not null generated always as (setweight(to_tsvector('dutch'::regconfig, title), 'A') || setweight(to_tsvector('dutch'::regconfig, tip), 'B') || setweight(to_tsvector('dutch'::regconfig, text), 'C')) stored,
  constraint lesson_ages check (age_min <= age_max),
  constraint lesson_published check (status <> 'PUBLISHED' or published_at is not null),
  constraint lesson_ended check ((status in ('REJECTED', 'TAKEN_BACK')) = (ended_at is not null) and (ended_at is null) = (reason = ''))
);
create index lesson_search_idx on lesson using gin (search) where status = 'PUBLISHED';
create index lesson_grant_id_idx on lesson (grant_id);
create index lesson_published_at_idx on lesson (published_at) where status = 'PUBLISHED';

insert into lifecycle_transition (entity, from_state, to_state) values
  ('lesson', '', 'PROPOSED'), ('lesson', 'PROPOSED', 'PUBLISHED'), ('lesson', 'PROPOSED', 'REJECTED'), ('lesson', 'PUBLISHED', 'TAKEN_BACK'), ('lesson', 'TAKEN_BACK', 'PUBLISHED');
create trigger lesson_transition before insert or update of status on lesson for each row execute function check_transition('lesson');

create function knowledge_agreed(one uuid) returns boolean language sql stable security definer set search_path = public, pg_temp as $$
  select coalesce((select c.given from knowledge_consent c where c.grant_id = one order by c.said_at desc, c.id desc limit 1), false)
$$;
-- Public is only what the beneficiary agreed to, from a report that was accepted. Who takes back and who publishes wait for each other.
create function check_lesson() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if new.grant_id <> old.grant_id or new.proposed_by_id <> old.proposed_by_id then raise exception 'a lesson keeps where it comes from' using errcode = 'ST003'; end if;
  if new.status = 'PUBLISHED' and old.status <> 'PUBLISHED' then
    perform 1 from grant_award g where g.id = new.grant_id for update;
    if not knowledge_agreed(new.grant_id) or not exists (select from report r where r.grant_id = new.grant_id and r.status = 'ACCEPTED') then
      raise exception 'a lesson is public with the consent of its beneficiary and from an accepted report' using errcode = 'ST031';
    end if;
  end if;
  return new;
end $$;
create trigger lesson_kept before update on lesson for each row execute function check_lesson();
create function end_lessons() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform 1 from grant_award g where g.id = new.grant_id for update;
  if not new.given then
    update lesson set status = 'TAKEN_BACK', ended_at = new.said_at, reason = 'De begunstigde trok de toestemming in.', version = version + 1 where grant_id = new.grant_id and status = 'PUBLISHED';
  end if;
  return new;
end $$;
create trigger knowledge_consent_said after insert on knowledge_consent for each row execute function end_lessons();

create table knowledge_need (
  id              uuid primary key default uuidv7(),
  organisation_id uuid not null references organisation (id) on delete restrict on update cascade,
  title           text not null check (length(trim(title)) between 5 and 120),
  description     text not null check (length(trim(description)) >= 40),
  status          text not null default 'OPEN' check (status in ('OPEN', 'ANSWERED', 'CLOSED')),
  answer          text not null default '',
  proposed_by_id  uuid not null references app_user (id) on delete restrict on update cascade,
  proposed_at     timestamptz(3) not null default portal_now(),
  answered_by_id  uuid references app_user (id) on delete restrict on update cascade,
  answered_at     timestamptz(3),
  constraint knowledge_need_answered check ((status = 'OPEN') = (answered_at is null) and (answered_at is null) = (answered_by_id is null) and (answered_at is null) = (answer = ''))
);
create index knowledge_need_status_idx on knowledge_need (status, proposed_at);
insert into lifecycle_transition (entity, from_state, to_state) values ('need', '', 'OPEN'), ('need', 'OPEN', 'ANSWERED'), ('need', 'OPEN', 'CLOSED'), ('need', 'ANSWERED', 'CLOSED');
create trigger knowledge_need_transition before insert or update of status on knowledge_need for each row execute function check_transition('need');

-- One vote per organisation, whoever of it gives it.
create table need_vote (
  need_id         uuid not null references knowledge_need (id) on delete restrict on update cascade,
  organisation_id uuid not null references organisation (id) on delete restrict on update cascade,
  voted_by_id     uuid not null references app_user (id) on delete restrict on update cascade,
  voted_at        timestamptz(3) not null default portal_now(),
  primary key (need_id, organisation_id)
);
create table need_remark (
  id              uuid primary key default uuidv7(),
  need_id         uuid not null references knowledge_need (id) on delete restrict on update cascade,
  organisation_id uuid not null references organisation (id) on delete restrict on update cascade,
  text            text not null check (length(trim(text)) >= 2),
  author_id       uuid not null references app_user (id) on delete restrict on update cascade,
  written_at      timestamptz(3) not null default portal_now(),
  removed_at      timestamptz(3),
  removed_by_id   uuid references app_user (id) on delete restrict on update cascade,
  constraint need_remark_removed check ((removed_at is null) = (removed_by_id is null))
);
create index need_remark_need_id_idx on need_remark (need_id, written_at);

create function check_need_open() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform 1 from knowledge_need n where n.id = new.need_id and n.status = 'OPEN' for share;
  if not found then raise exception 'this need is answered or closed' using errcode = 'ST003'; end if;
  return new;
end $$;
create trigger need_vote_open before insert on need_vote for each row execute function check_need_open();
create trigger need_remark_open before insert on need_remark for each row execute function check_need_open();

create function actor_in(one uuid) returns boolean language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select from membership m where m.organisation_id = one and m.user_id = app_actor() and m.ended_at is null)
$$;
revoke all on function knowledge_agreed(uuid), actor_in(uuid) from public;
grant execute on function knowledge_agreed(uuid), actor_in(uuid) to stem_web;
grant select, insert on knowledge_consent to stem_web;
grant select, insert, update on lesson, knowledge_need, need_remark to stem_web;
grant select, insert, delete on need_vote to stem_web;

alter table knowledge_consent enable row level security;
create policy knowledge_consent_read on knowledge_consent for select to stem_web using (actor_follows_grant(grant_id) or app_has('SYSTEM', 'VLAIO_OFFICER', 'VLAIO_ADMIN', 'AUDITOR'));
create policy knowledge_consent_say on knowledge_consent for insert to stem_web with check (said_by_id = app_actor() and actor_follows_grant(grant_id));
alter table lesson enable row level security;
create policy lesson_read on lesson for select to stem_web using (status = 'PUBLISHED' or actor_follows_grant(grant_id) or (app_has('VLAIO_OFFICER', 'VLAIO_ADMIN', 'AUDITOR') and not actor_conflicted(grant_application(grant_id))));
create policy lesson_propose on lesson for insert to stem_web with check (proposed_by_id = app_actor() and app_has('VLAIO_OFFICER') and not actor_conflicted(grant_application(grant_id)));
create policy lesson_curate on lesson for update to stem_web using (app_has('VLAIO_OFFICER') and not actor_conflicted(grant_application(grant_id)));
alter table knowledge_need enable row level security;
create policy knowledge_need_read on knowledge_need for select to stem_web using (app_actor() is not null);
create policy knowledge_need_propose on knowledge_need for insert to stem_web with check (proposed_by_id = app_actor() and actor_in(organisation_id));
create policy knowledge_need_answer on knowledge_need for update to stem_web using (app_has('VLAIO_OFFICER'));
alter table need_vote enable row level security;
create policy need_vote_read on need_vote for select to stem_web using (app_actor() is not null);
create policy need_vote_give on need_vote for insert to stem_web with check (voted_by_id = app_actor() and actor_in(organisation_id));
create policy need_vote_take on need_vote for delete to stem_web using (actor_in(organisation_id));
alter table need_remark enable row level security;
create policy need_remark_read on need_remark for select to stem_web using (app_actor() is not null);
create policy need_remark_write on need_remark for insert to stem_web with check (author_id = app_actor() and actor_in(organisation_id));
create policy need_remark_remove on need_remark for update to stem_web using (app_has('VLAIO_OFFICER')) with check (removed_by_id = app_actor());
