-- A withdrawal frees what was confirmed for the file. It waits for whoever decides, confirms or publishes at that moment, and only then looks at what
-- is confirmed: without that wait the money of a confirmation beside it stayed committed. The lock is taken after the one on the application.
create or replace function follow_withdrawal() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform 1 from assessment where application_id = new.id for update;
  update review set status = 'VOID', reason = 'ingetrokken door de aanvrager' where application_id = new.id and status in ('ASSIGNED', 'IN_PROGRESS', 'FINAL', 'RETURNED', 'REVISED');
  update call_commitment c set committed_cents = c.committed_cents - d.granted_cents
    from (select coalesce(sum(granted_cents), 0) as granted_cents from decision where application_id = new.id and confirmed_at is not null) d
    where c.call_id = new.call_id and d.granted_cents > 0;
  update assessment set status = 'WITHDRAWN', changed_at = portal_now() where application_id = new.id;
  return new;
end $$;
