-- A handler may fall ill, leave, or get a hand in the file: then somebody else without one takes the request over, until it is answered.
create or replace function check_handler_free() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if involved_in(new.application_id, new.handler_id) then
    raise exception 'who was involved in the first decision does not handle its reconsideration' using errcode = 'ST011';
  end if;
  if tg_op = 'UPDATE' and (new.application_id <> old.application_id or (new.handler_id <> old.handler_id and (old.status <> 'IN_HANDLING' or new.status <> 'IN_HANDLING'))) then
    raise exception 'who answered stays who answered' using errcode = 'ST003';
  end if;
  return new;
end $$;
drop policy reconsideration_handling_conclude on reconsideration_handling;
create policy reconsideration_handling_conclude on reconsideration_handling for update to stem_web
  using (app_has('VLAIO_OFFICER', 'VLAIO_PANEL_CHAIR', 'VLAIO_DECIDER') and not actor_conflicted(application_id)) with check (handler_id = app_actor());
