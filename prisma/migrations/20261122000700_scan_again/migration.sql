-- New signatures find what older ones did not know. Each verdict keeps the words by which the scanner named the signatures it was given with; a clean file is asked
-- about again once those changed, and stays clean meanwhile. A file that was found infected stays so, and none ever goes back to waiting.
alter table file_scan add column signatures text not null default '';
comment on column file_scan.signatures is 'what clamd answered to VERSION before this verdict; empty: not known';
create or replace function keep_verdict() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or (tg_op = 'INSERT' and new.state <> 'WAITING')
     or (tg_op = 'UPDATE' and (new.sha256 <> old.sha256 or old.state = 'INFECTED' or (old.state = 'CLEAN' and new.state = 'WAITING'))) then
    raise exception 'a verdict is never taken back' using errcode = 'ST003';
  end if;
  return new;
end $$;
