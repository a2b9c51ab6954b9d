-- A change of a running grant: asked by its beneficiary, answered by an officer; one that lowers the amount takes a second pair of eyes. The decision stays what it was.
create type amendment_status as enum ('NOTED', 'ASKED', 'QUESTIONED', 'AGREED', 'APPROVED', 'REFUSED', 'WITHDRAWN', 'LAPSED');

create table grant_amendment (
  id uuid primary key default uuidv7(),
  grant_id uuid not null references grant_award (id),
  position integer not null,
  status amendment_status not null,
  -- What becomes of the plan, and the same as it was before: period, places, sessions, lines of the budget.
  change jsonb not null,
  before jsonb not null,
  -- What the grant is worth with the change; never more than before.
  amount_cents bigint not null,
  motivation text not null,
  asked_by_id uuid not null references app_user (id),
  asked_at timestamptz(3) not null default portal_now(),
  due_at timestamptz(3),
  question text not null default '',
  reply text not null default '',
  answer text not null default '',
  answered_by_id uuid references app_user (id),
  answered_at timestamptz(3),
  confirmed_by_id uuid references app_user (id),
  confirmed_at timestamptz(3),
  ended_at timestamptz(3),
  unique (grant_id, position),
  constraint amendment_money check (amount_cents >= 0),
  constraint amendment_motivated check (status = 'NOTED' or length(trim(motivation)) > 0),
  constraint amendment_answered check ((answered_at is null) = (answered_by_id is null) and (status not in ('AGREED', 'APPROVED', 'REFUSED') or (answered_at is not null and length(trim(answer)) > 0))),
  constraint amendment_four_eyes check (confirmed_by_id <> answered_by_id),
  constraint amendment_confirmed check ((confirmed_at is null) = (confirmed_by_id is null)),
  constraint amendment_ended check ((ended_at is null) = (status in ('ASKED', 'QUESTIONED', 'AGREED'))),
  constraint amendment_due check (due_at is not null or status = 'NOTED')
);
create unique index grant_amendment_one_open on grant_amendment (grant_id) where status in ('ASKED', 'QUESTIONED', 'AGREED');
create index grant_amendment_due_at_idx on grant_amendment (due_at) where status in ('ASKED', 'QUESTIONED', 'AGREED');
grant select, insert, update on grant_amendment to stem_web;

insert into lifecycle_transition (entity, from_state, to_state) values
  ('amendment', '', 'NOTED'), ('amendment', '', 'ASKED'), ('amendment', 'ASKED', 'QUESTIONED'), ('amendment', 'QUESTIONED', 'ASKED'), ('amendment', 'ASKED', 'AGREED'), ('amendment', 'AGREED', 'ASKED'),
  ('amendment', 'ASKED', 'APPROVED'), ('amendment', 'AGREED', 'APPROVED'), ('amendment', 'ASKED', 'REFUSED'), ('amendment', 'ASKED', 'WITHDRAWN'), ('amendment', 'QUESTIONED', 'WITHDRAWN'),
  ('amendment', 'AGREED', 'WITHDRAWN'), ('amendment', 'ASKED', 'LAPSED'), ('amendment', 'QUESTIONED', 'LAPSED'), ('amendment', 'AGREED', 'LAPSED');
create trigger amendment_lifecycle before insert or update of status on grant_amendment for each row execute function check_transition('amendment');

-- What was asked stays what was asked, what ended does not change, and everybody answers in their own name.
create function keep_amendment() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or old.ended_at is not null
     or (new.grant_id, new.position, new.change, new.before, new.amount_cents, new.motivation, new.asked_by_id, new.asked_at) is distinct from
        (old.grant_id, old.position, old.change, old.before, old.amount_cents, old.motivation, old.asked_by_id, old.asked_at) then
    raise exception 'an amendment keeps what it asked' using errcode = 'ST003';
  end if;
  if is_web() and (signs_for_another(old.answered_by_id, new.answered_by_id) or signs_for_another(old.confirmed_by_id, new.confirmed_by_id)
     or (new.confirmed_by_id is not null and old.confirmed_by_id is null and (old.status <> 'AGREED' or new.answered_by_id is distinct from old.answered_by_id))) then
    raise exception 'nobody answers an amendment for another, nor twice' using errcode = 'ST004';
  end if;
  return new;
end $$;
create trigger amendment_kept before update or delete on grant_amendment for each row execute function keep_amendment();
create trigger amendment_no_truncate before truncate on grant_amendment for each statement execute function refuse_change();

-- The amount after an amendment; what was decided stays in granted_cents. It only ever falls.
alter table grant_award add column amended_cents bigint;
alter table grant_award add constraint grant_amended_money check (amended_cents between 0 and granted_cents and (final_cents is null or amended_cents is null or final_cents <= amended_cents));

create function check_amended_amount() returns trigger language plpgsql as $$
begin
  if coalesce(new.amended_cents, new.granted_cents) > coalesce(old.amended_cents, old.granted_cents) then
    raise exception 'an amendment never raises a grant' using errcode = 'ST003';
  end if;
  if is_web() and not exists (select from grant_amendment a where a.grant_id = new.id and a.status = 'APPROVED' and a.amount_cents = new.amended_cents and a.confirmed_by_id is not null) then
    raise exception 'a lower amount takes an answered amendment and two people: grant_four_eyes' using errcode = 'ST004';
  end if;
  return new;
end $$;
create trigger grant_amended before update of amended_cents on grant_award for each row when (new.amended_cents is distinct from old.amended_cents) execute function check_amended_amount();

-- How long a beneficiary waits for an answer, and which share of a budget line moves without asking, are terms of the call.
update call set terms = '{"amendmentWorkingDays": 15, "amendmentSharePercent": 20}'::jsonb || terms where terms <> '{}'::jsonb;
