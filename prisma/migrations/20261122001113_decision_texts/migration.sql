-- What was written over a generated text of a decision, beside what it took the place of: per criterion, or '' for the motivation as a whole. The latest
-- counts; none changes.
create table decision_text (
  id             uuid primary key default uuidv7(),
  application_id uuid not null references assessment (application_id) on delete restrict on update cascade,
  proposal_id    uuid not null references proposal (id) on delete restrict on update cascade,
  criterion      text not null,
  generated      text not null,
  text           text not null check (length(trim(text)) > 0),
  written_by_id  uuid not null references app_user (id) on delete restrict on update cascade,
  written_at     timestamptz(3) not null default portal_now()
);
create index decision_text_application_id_idx on decision_text (application_id);
create index decision_text_proposal_id_idx on decision_text (proposal_id);
create trigger decision_text_append_only before update or delete on decision_text for each row execute function refuse_change();
create trigger decision_text_no_truncate before truncate on decision_text for each statement execute function refuse_change();
grant select, insert on decision_text to stem_web;
-- A criterion without a motivation is never confirmed (the acts refuse it by its code).
create function check_motivated() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if exists (select from decision_motivation m where m.decision_id = new.id and length(trim(m.text)) = 0) then
    raise exception 'a criterion of the decision has no motivation' using errcode = 'ST023';
  end if;
  return new;
end $$;
create trigger decision_motivated_whole before update of confirmed_at on decision for each row when (old.confirmed_at is null and new.confirmed_at is not null) execute function check_motivated();
