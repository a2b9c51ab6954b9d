-- A late conflict takes a review out of a file that was ranked: the file goes back to its reviewers, and what rested on that review goes with it.
insert into lifecycle_transition (entity, from_state, to_state) values ('assessment', 'RANKED', 'IN_REVIEW');
grant delete on consensus to stem_web;
