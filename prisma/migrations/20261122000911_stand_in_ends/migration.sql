-- An interest that is lifted takes the stand-in with it who was named for it; that somebody stood in stays in the trail.
grant delete on substitution to stem_web;
create policy substitution_end on substitution for delete to stem_web using (app_has('VLAIO_OFFICER') and not actor_conflicted(application_id));
