-- Who asks, and what follows from it, is the same in every process of a statement: so the sums of a dashboard may be added up by several processes at once.
alter function app_actor() parallel safe;
alter function app_has(text[]) parallel safe;
alter function conflicted_grants() parallel safe;
alter function followed_grants() parallel safe;
