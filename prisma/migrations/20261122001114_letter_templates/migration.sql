-- The texts of letters as an administrator wrote them: each change a new version, none of them ever changed. What the portal comes with is no row.
create table letter_template (
  version    integer primary key check (version > 0),
  content    jsonb not null check (jsonb_typeof(content) = 'object'),
  -- What was changed, and why.
  note       text not null check (length(trim(note)) >= 5),
  made_by_id uuid not null references app_user (id) on delete restrict on update cascade,
  made_at    timestamptz(3) not null default portal_now()
);
create trigger letter_template_append_only before update or delete on letter_template for each row execute function refuse_change();
create trigger letter_template_no_truncate before truncate on letter_template for each statement execute function refuse_change();

-- Which version letters are made with from then on; null is what the portal comes with. The latest counts.
create table letter_template_use (
  id         uuid primary key default uuidv7(),
  version    integer references letter_template (version) on delete restrict on update cascade,
  used_by_id uuid not null references app_user (id) on delete restrict on update cascade,
  used_at    timestamptz(3) not null default portal_now()
);
create index letter_template_use_used_at_idx on letter_template_use (used_at);
create trigger letter_template_use_append_only before update or delete on letter_template_use for each row execute function refuse_change();
create trigger letter_template_use_no_truncate before truncate on letter_template_use for each statement execute function refuse_change();
grant select, insert on letter_template, letter_template_use to stem_web;

create function check_template_hands() returns trigger language plpgsql as $$
begin
  if is_web() and not app_has('VLAIO_ADMIN') then raise exception 'the letters are not yours to change' using errcode = 'insufficient_privilege'; end if;
  return new;
end $$;
create trigger letter_template_hands before insert on letter_template for each row execute function check_template_hands();
create trigger letter_template_use_hands before insert on letter_template_use for each row execute function check_template_hands();
