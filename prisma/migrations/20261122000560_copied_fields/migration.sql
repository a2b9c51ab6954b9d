-- Which fields of a draft were copied and not looked at yet: [{ "rows"?, "row"?, "field", "value", "from" }], by the stable id of a row.
-- Beside the draft, never in it: so no mark can reach a frozen copy, whatever saves the draft.
alter table application
  add column copied jsonb not null default '[]' check (jsonb_typeof(copied) = 'array'),
  -- What could not be copied, in words for its writers.
  add column left_out text[] not null default '{}';

-- Who edits a copied field has looked at it: its mark goes for good, also when the old text is typed again later. Filing ends them all.
create function keep_open_marks() returns trigger language plpgsql as $$
begin
  new.copied := case when new.status <> 'DRAFT' then '[]'::jsonb else (
    select coalesce(jsonb_agg(mark order by place), '[]'::jsonb) from jsonb_array_elements(new.copied) with ordinality as marks (mark, place)
    where mark -> 'value' = case when mark ? 'rows'
      then (select r -> (mark ->> 'field') from jsonb_array_elements(new.draft -> (mark ->> 'rows')) r where r ->> 'id' = mark ->> 'row' limit 1)
      else new.draft -> (mark ->> 'field') end) end;
  return new;
end $$;
create trigger application_copied before update of draft, status on application for each row
  when (new.copied <> '[]' and (new.draft is distinct from old.draft or new.status <> old.status)) execute function keep_open_marks();
