-- What a review said before its reviewer revised it in the meeting, with the reason: kept, and never changed.
create table review_revision (
  id         uuid primary key default gen_random_uuid(),
  review_id  uuid not null references review (id) on delete restrict on update cascade,
  round      int not null check (round >= 1),
  reason     text not null check (length(trim(reason)) >= 10),
  -- { scores, motivations, contests } as they stood until then.
  content    jsonb not null,
  revised_at timestamptz(3) not null default portal_now(),
  unique (review_id, round)
);
-- What the reviewers of a file and the chair write to each other while they look for agreement.
create table consensus_message (
  id             uuid primary key default gen_random_uuid(),
  application_id uuid not null references assessment (application_id) on delete restrict on update cascade,
  author_id      uuid not null references app_user (id) on delete restrict on update cascade,
  text           text not null check (length(trim(text)) > 0),
  written_at     timestamptz(3) not null default portal_now()
);
create index on consensus_message (application_id, written_at);

do $$ declare t text; begin
  foreach t in array array['review_revision', 'consensus_message'] loop
    execute format('create trigger %I before update or delete on %I for each row execute function refuse_change()', t || '_append_only', t);
    execute format('create trigger %I before truncate on %I for each statement execute function refuse_change()', t || '_no_truncate', t);
  end loop;
end $$;
grant select, insert on review_revision, consensus_message to stem_web;

alter table review_revision enable row level security;
alter table consensus_message enable row level security;
create policy review_revision_read on review_revision for select to stem_web using (exists (select from review r where r.id = review_id));
create policy review_revision_write on review_revision for insert to stem_web with check (actor_owns_review(review_id));
-- The same wall as around the reviews: a reviewer reads and writes here once the own review is final.
create policy consensus_message_read on consensus_message for select to stem_web using (
  app_has('SYSTEM') or (not actor_conflicted(application_id) and (
    app_has('VLAIO_OFFICER', 'VLAIO_PANEL_CHAIR', 'VLAIO_DECIDER', 'AUDITOR')
    or (app_has('VLAIO_REVIEWER') and actor_review_final(application_id)))));
create policy consensus_message_write on consensus_message for insert to stem_web with check (
  author_id = app_actor() and not actor_conflicted(application_id)
  and (app_has('VLAIO_PANEL_CHAIR') or (app_has('VLAIO_REVIEWER') and actor_review_final(application_id))));
