-- A what-if gets another name, or goes; the trail keeps what it was. It never was official.
grant update (name) on scenario to stem_web;
grant delete on scenario to stem_web;
create policy scenario_drop on scenario for delete to stem_web using (
  app_has('VLAIO_OFFICER', 'VLAIO_PANEL_CHAIR') and not actor_conflicted_with_call(call_id));
