-- Who reads which file first is drawn for each reviewer and call apart, and stays as it was drawn: no file is always read last by everybody.
alter table review add column turn integer not null default 0;

create function draw_turn() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  select ('x' || substr(md5(new.reviewer_id || '/' || a.call_id || '/' || a.id), 1, 8))::bit(32)::bigint & 2147483647 into new.turn from application a where a.id = new.application_id;
  return new;
end $$;
revoke all on function draw_turn() from public;
create trigger review_turn before insert on review for each row execute function draw_turn();
update review r set turn = ('x' || substr(md5(r.reviewer_id || '/' || a.call_id || '/' || a.id), 1, 8))::bit(32)::bigint & 2147483647 from application a where a.id = r.application_id;

-- The open page that saved last, and up to which of its edits: a page whose answer got lost goes on, another page of the same reviewer does not overwrite.
alter table review add column saved_page uuid, add column saved_edit integer not null default 0;

-- Why a reviewer said no; an interest is a conflict and stands there.
alter table review add column refused_for text check (refused_for in ('EXPERTISE', 'WORKLOAD')), add constraint review_refused_for check (refused_for is null or status = 'REFUSED');
