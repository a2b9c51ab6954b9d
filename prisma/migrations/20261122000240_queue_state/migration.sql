-- What an operator may know of the queue through the web role: counts, never a payload.
create function queue_state() returns table (waiting bigint, failing bigint, oldest_seconds double precision)
language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  return query
    select count(*) filter (where j.run_at <= now() and j.attempts < j.max_attempts),
           count(*) filter (where j.attempts > 0),
           coalesce(extract(epoch from now() - min(j.run_at) filter (where j.run_at <= now() and j.attempts < j.max_attempts)), 0)::double precision
    from graphile_worker.jobs j;
end $$;
revoke all on function queue_state() from public;
grant execute on function queue_state() to stem_web;
