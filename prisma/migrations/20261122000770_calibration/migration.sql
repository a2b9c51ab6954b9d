-- What the reviews of a call say about its order when reviewers differ in severity: advice beside the official list, with its input and seed so
-- that anyone may draw it again. Append-only; the same input is drawn once.
create table calibration (
  id uuid primary key default gen_random_uuid(),
  call_id uuid not null references call (id) on delete restrict on update cascade,
  ranking_id uuid references ranking (id) on delete restrict on update cascade,
  seed int not null check (seed >= 0),
  draws int not null check (draws >= 100),
  reviews int not null check (reviews > 0),
  input_sha256 text not null check (input_sha256 ~ '^[0-9a-f]{64}$'),
  content text not null,
  sha256 text not null,
  made_at timestamptz(3) not null default portal_now(),
  constraint calibration_hash check (sha256 = encode(sha256(convert_to(content, 'UTF8')), 'hex'))
);
create unique index calibration_call_id_input_sha256_key on calibration (call_id, input_sha256);
create index calibration_ranking_id_idx on calibration (ranking_id);

-- Whose scores are in it: one answer is drawn from all of them together, so a conflict with one file closes the whole.
create table calibration_file (
  calibration_id uuid not null references calibration (id) on delete restrict on update cascade,
  application_id uuid not null references application (id) on delete restrict on update cascade,
  primary key (calibration_id, application_id)
);
create index calibration_file_application_id_idx on calibration_file (application_id);

do $$ declare t text; begin
  foreach t in array array['calibration', 'calibration_file'] loop
    execute format('create trigger %I before update or delete on %I for each row execute function refuse_change()', t || '_append_only', t);
    execute format('create trigger %I before truncate on %I for each statement execute function refuse_change()', t || '_no_truncate', t);
  end loop;
end $$;
grant select, insert on calibration, calibration_file to stem_web;

create function actor_conflicted_in(one uuid) returns boolean language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select from calibration_file f join conflict c on c.application_id = f.application_id where f.calibration_id = one and c.user_id = app_actor())
$$;
alter table calibration enable row level security;
alter table calibration_file enable row level security;
create policy calibration_read on calibration for select to stem_web using (
  app_has('SYSTEM') or (app_has('VLAIO_OFFICER', 'VLAIO_PANEL_CHAIR', 'VLAIO_DECIDER', 'AUDITOR') and not actor_conflicted_in(id)));
create policy calibration_make on calibration for insert to stem_web with check (app_has('SYSTEM'));
create policy calibration_file_read on calibration_file for select to stem_web using (
  app_has('SYSTEM') or (app_has('VLAIO_OFFICER', 'VLAIO_PANEL_CHAIR', 'VLAIO_DECIDER', 'AUDITOR') and not actor_conflicted_in(calibration_id)));
create policy calibration_file_make on calibration_file for insert to stem_web with check (app_has('SYSTEM'));
