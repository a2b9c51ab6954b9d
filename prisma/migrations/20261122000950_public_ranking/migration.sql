-- The official list as anybody may recompute it, made once, in the act that publishes the decisions that rest on it: without names, and with
-- random ids for the files that were not granted. Before that act there is no row, so there is nothing to find.
create table public_ranking (
  ranking_id uuid primary key references ranking (id) on delete restrict on update cascade,
  content text not null,
  sha256 text not null,
  published_at timestamptz(3) not null default portal_now(),
  constraint public_ranking_hash check (sha256 = encode(sha256(convert_to(content, 'UTF8')), 'hex'))
);
create trigger public_ranking_append_only before update or delete on public_ranking for each row execute function refuse_change();
create trigger public_ranking_no_truncate before truncate on public_ranking for each statement execute function refuse_change();
grant select, insert on public_ranking to stem_web;
