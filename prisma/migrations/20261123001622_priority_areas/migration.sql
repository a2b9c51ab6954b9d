-- Where activities deserve special attention (I17), as the call names it: NIS codes of municipalities, or postcodes of a part of one. None: the indicator has no answer.
alter table call add column priority_areas text[] not null default '{}' check (array_to_string(priority_areas, ' ') ~ '^([0-9]{4,5}( [0-9]{4,5})*)?$');
