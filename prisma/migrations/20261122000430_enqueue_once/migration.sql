-- A job whose key is never used twice (a mail has its own row). enqueue_job looks for a running job of the same key, and reads the whole queue for it:
-- on a deadline day with a slow mail server every filing would pay for all that wait.
create function enqueue_once(task text, payload json, key text) returns void language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform graphile_worker.add_job(task, payload, job_key => key, job_key_mode => 'unsafe_dedupe');
end $$;
revoke all on function enqueue_once(text, json, text) from public;
grant execute on function enqueue_once(text, json, text) to stem_web;
