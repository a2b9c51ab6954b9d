-- Public halves of every key that ever signed a receipt: a proof of years ago must still be checkable after the key was changed.
create table signing_key (
  kid text primary key check (length(kid) = 43),
  x text not null check (length(x) = 43),
  first_used_at timestamptz(3) not null default portal_now()
);
grant select, insert on signing_key to stem_web;
create trigger signing_key_append_only before update or delete on signing_key for each row execute function refuse_change();
create trigger signing_key_no_truncate before truncate on signing_key for each statement execute function refuse_change();
