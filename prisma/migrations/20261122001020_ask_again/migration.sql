-- A review that ended by an interest or a withdrawal may be asked for again once nothing stands in its way: it starts at the gate.
insert into lifecycle_transition (entity, from_state, to_state) values ('review', 'VOID', 'ASSIGNED'), ('review', 'CONFLICT_DECLARED', 'ASSIGNED');
