-- Reference data changes a few times a year and is read with every form: who keeps it in memory asks only whether this stamp is still the same.
create table reference_stamp (id int primary key default 1 check (id = 1), stamp uuid not null default gen_random_uuid());
insert into reference_stamp default values;
grant select on reference_stamp to stem_web;
create function reference_changed() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update reference_stamp set stamp = gen_random_uuid();
  return null;
end $$;
do $$ declare t text; begin
  foreach t in array array['code_list_entry', 'municipality', 'postcode', 'partnership', 'school_holiday'] loop
    execute format('create trigger %I after insert or update or delete or truncate on %I for each statement execute function reference_changed()', t || '_stamp', t);
  end loop;
end $$;
