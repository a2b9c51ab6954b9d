-- A report is written together too: who typed a field of it, by its path, and whose text of it waits beside a colleague's.
alter table report add column typed_by jsonb not null default '{}' check (jsonb_typeof(typed_by) = 'object');

alter table kept_text add column report_id uuid references report (id) on delete cascade on update cascade;
create index on kept_text (report_id);
