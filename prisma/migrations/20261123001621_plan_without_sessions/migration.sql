-- An activity does not take place either when the plan as it was last changed leaves it no session.
create or replace function cancelled_activities() returns table (grant_id uuid, row_id text) language sql stable security definer set search_path = public, pg_temp as $$
  select l.grant_id, l.activity_row_id from grant_activity_log l where l.status = 'CANCELLED' or (l.status in ('REPORTED', 'ACCEPTED') and l.cancel_reason <> '')
  union
  select r.grant_id, x.row_id from report r join report_activity x on x.report_id = r.id where r.type = 'FINAL' and r.status = 'ACCEPTED' and x.status = 'CANCELLED'
  union
  select m.grant_id, m.row_id from (
    select distinct on (m.grant_id, c ->> 'rowId') m.grant_id, c ->> 'rowId' as row_id, (c ->> 'sessions')::int as sessions
    from grant_amendment m, jsonb_array_elements(m.change -> 'activities') c where m.status in ('NOTED', 'APPROVED') order by m.grant_id, c ->> 'rowId', m.position desc
  ) m where m.sessions = 0
$$;

-- For the public: where an activity takes place since the plan was changed, which the finder shows too.
create function moved_activities() returns table (grant_id uuid, row_id text, nis text) language sql stable security definer set search_path = public, pg_temp as $$
  select distinct on (m.grant_id, c ->> 'rowId') m.grant_id, c ->> 'rowId', c ->> 'nis'
  from grant_amendment m, jsonb_array_elements(m.change -> 'activities') c where m.status in ('NOTED', 'APPROVED') order by m.grant_id, c ->> 'rowId', m.position desc
$$;
revoke all on function moved_activities() from public;
grant execute on function moved_activities() to stem_web;

-- The open data names the municipalities of what takes place.
create trigger grant_amendment_open_data_made after insert on grant_amendment for each row when (new.status in ('NOTED', 'APPROVED')) execute function open_data_changed();
create trigger grant_amendment_open_data after update of status on grant_amendment for each row
  when (old.status is distinct from new.status and (new.status in ('NOTED', 'APPROVED') or old.status in ('NOTED', 'APPROVED'))) execute function open_data_changed();
alter table grant_amendment enable always trigger grant_amendment_open_data_made;
alter table grant_amendment enable always trigger grant_amendment_open_data;
