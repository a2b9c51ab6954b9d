-- The same bytes sent twice to one place of a report are one file there, and each upload answers with it.
alter table upload drop constraint upload_report_file_id_key;
create index on upload (report_file_id);
