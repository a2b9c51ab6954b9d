-- De-minimis aid is registered in the European register (eAIR) within 20 working days after the award (Regulation (EU) 2023/2831, art. 6).
create table aid_registration (
  grant_id uuid primary key references grant_award (id),
  due_at timestamptz(3) not null,
  register_number text,
  registered_by_id uuid references app_user (id),
  registered_at timestamptz(3),
  constraint aid_registration_whole check ((registered_at is null) = (register_number is null) and (registered_at is null) = (registered_by_id is null)),
  constraint aid_registration_number check (length(register_number) between 3 and 60)
);
create index aid_registration_due_at_idx on aid_registration (due_at) where registered_at is null;
grant select, insert, update on aid_registration to stem_web;

create function keep_aid_registration() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or old.registered_at is not null or (new.grant_id, new.due_at) is distinct from (old.grant_id, old.due_at) then
    raise exception 'a registration of aid stays as it was noted' using errcode = 'ST003';
  end if;
  return new;
end $$;
create trigger aid_registration_kept before update or delete on aid_registration for each row execute function keep_aid_registration();

-- What was awarded before: four weeks of five working days; a holiday in them makes the term somewhat shorter than it had to be.
insert into aid_registration (grant_id, due_at)
  select g.id, ((g.awarded_at at time zone 'Europe/Brussels')::date + 29)::timestamp at time zone 'Europe/Brussels' from grant_award g join call c on c.id = g.call_id where c.state_aid_basis in ('DE_MINIMIS', 'SGEI_DE_MINIMIS');
