-- One that was taken back stays, as cancelled, also where another begins at the same hour since: a calendar goes by the name.
alter table offered_session drop constraint offered_session_pkey, drop constraint offered_session_key, add primary key (grant_id, row_id, key);
