-- What the activity log last filled in of a report: taken over again, only what nobody typed over since changes.
alter table report add column prefilled jsonb not null default '{}' check (jsonb_typeof(prefilled) = 'object');
alter table report add column prefilled_at timestamptz(3);
