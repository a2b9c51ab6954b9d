-- What a call asks beside the form: { "version", "items": [question] } (lib/calls/questions.ts). Every change is a new version, told in the audit trail.
alter table call add column extra_questions jsonb not null default '{"version": 0, "items": []}'
  check (jsonb_typeof(extra_questions -> 'items') = 'array' and jsonb_typeof(extra_questions -> 'version') = 'number');

-- Versions count up, and nothing is asked anew of requests that are filed already.
create function check_questions() returns trigger language plpgsql as $$
begin
  if (new.extra_questions ->> 'version')::int <= (old.extra_questions ->> 'version')::int then
    raise exception 'changed questions need a new version' using errcode = 'check_violation';
  end if;
  if old.status not in ('DRAFT', 'ANNOUNCED', 'OPEN') then
    raise exception 'the questions of a closed call stay as they are' using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger call_questions before update of extra_questions on call for each row when (new.extra_questions is distinct from old.extra_questions) execute function check_questions();
