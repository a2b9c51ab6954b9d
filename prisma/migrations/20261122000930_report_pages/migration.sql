-- Which version of a report each of its pages was last changed in: who signs reads what changed since they looked.
alter table report add column saved_pages jsonb not null default '{}' check (jsonb_typeof(saved_pages) = 'object');
