-- A line whenever what the open data says of grants, or of the places and codes in them, may have changed. The sum of n tells whether anything changed, without reading the grants: each
-- change adds to it when it commits, and putting old lines together leaves it as it is. No two acts write the same row, so none waits for another.
create table open_data_change (
  id uuid primary key default uuidv7(),
  n bigint not null default 1 check (n > 0),
  at timestamptz(3) not null default clock_timestamp()
);
grant select, insert, delete on open_data_change to stem_web;
create function open_data_changed() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  insert into open_data_change default values;
  return null;
end $$;
create trigger grant_award_open_data after insert or delete or truncate
  or update of number, application_id, organisation_id, call_id, granted_cents, final_cents, awarded_at, settled_at, period_start, period_end, base_activity_row_ids, status
  on grant_award for each statement execute function open_data_changed();
create trigger organisation_open_data after update of kbo, legal_name on organisation for each statement execute function open_data_changed();
create trigger call_open_data after update of code, name, test_mode on call for each statement execute function open_data_changed();
create trigger report_open_data after delete or truncate or update of status, grant_id, type on report for each statement execute function open_data_changed();
create trigger publication_open_data after insert or update or delete or truncate on publication for each statement execute function open_data_changed();
create trigger reach_release_open_data after insert or update or delete or truncate on reach_release for each statement execute function open_data_changed();
create trigger reference_stamp_open_data after update on reference_stamp for each statement execute function open_data_changed();
-- Also for a repair that switches the other triggers off.
do $$ declare t text; begin
  foreach t in array array['grant_award', 'organisation', 'call', 'report', 'publication', 'reach_release', 'reference_stamp'] loop
    execute format('alter table %I enable always trigger %I', t, t || '_open_data');
  end loop;
end $$;

-- How many changes the file knows; null where it does not depend on them.
alter table open_data_file add column changes bigint;
