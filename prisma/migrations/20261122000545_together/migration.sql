-- Working on a draft with colleagues: who has which section, what the gemachtigde sent back, and who is in it now.
create table section_handover (
  application_id uuid not null references application (id) on delete restrict on update cascade,
  step text not null,
  holder_id uuid not null references app_user (id) on delete restrict on update cascade,
  given_by_id uuid not null references app_user (id) on delete restrict on update cascade,
  given_at timestamptz(3) not null default portal_now(),
  remark text not null default '',
  done_at timestamptz(3),
  done_by_id uuid references app_user (id) on delete restrict on update cascade,
  primary key (application_id, step),
  check ((done_at is null) = (done_by_id is null))
);

create table draft_return (
  id uuid primary key default uuidv7(),
  application_id uuid not null references application (id) on delete restrict on update cascade,
  to_user_id uuid not null references app_user (id) on delete restrict on update cascade,
  returned_by_id uuid not null references app_user (id) on delete restrict on update cascade,
  returned_at timestamptz(3) not null default portal_now(),
  remark text not null check (length(trim(remark)) > 0),
  resolved_at timestamptz(3),
  resolved_by_id uuid references app_user (id) on delete restrict on update cascade,
  check ((resolved_at is null) = (resolved_by_id is null))
);
create index draft_return_application_id_idx on draft_return (application_id);
create unique index draft_return_open_once on draft_return (application_id) where resolved_at is null;

-- One row per person and request, overwritten; nothing of where somebody was before is kept.
create table presence (
  application_id uuid not null references application (id) on delete cascade on update cascade,
  user_id uuid not null references app_user (id) on delete cascade on update cascade,
  step text not null,
  seen_at timestamptz(3) not null default portal_now(),
  primary key (application_id, user_id)
);

grant select, insert, update on section_handover, draft_return, presence to stem_web;

-- How long before the deadline whoever has not filed is reminded, in hours.
insert into portal_setting (key, value) values ('reminderHours', '168 24') on conflict (key) do nothing;
