-- An officer may lift what was declared by mistake, with a reason that is kept and told; what the portal derives only once it no longer follows.
drop policy conflict_lift on conflict;
create policy conflict_lift on conflict for delete to stem_web using (
  app_has('VLAIO_OFFICER') and not actor_conflicted(application_id)
  and (source <> 'DERIVED' or not exists (select from known_interests(null, application_id, array[user_id]))));
