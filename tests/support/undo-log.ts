import type { TestDatabase } from '@/tests/support/database'

/**
 * From now on every change of a row is written down beside it, so that the state of this moment can be had back in milliseconds: a copy of the
 * database takes a hundred times as long. Answers how many changes were undone.
 */
export const keepUndoLog = async (database: TestDatabase): Promise<() => Promise<number>> => {
  await database.sql(LOG)
  return async () => (await database.sql<{ undone: number }>('select undo_changes() as undone'))[0]?.undone ?? 0
}

/** A row by its key; columns that the database computes are left to it. The log itself is never read by the portal. */
const LOG = `
  create table undo_log (seq bigint generated always as identity primary key, relation oid not null, before jsonb, after jsonb);
  create table undo_shape as
    select c.oid as relation, format('%I.%I', n.nspname, c.relname) as name,
      (select string_agg(format('t.%1$I = gone.%1$I', a.attname), ' and ') from pg_index i join pg_attribute a on a.attrelid = c.oid and a.attnum = any(i.indkey) where i.indrelid = c.oid and i.indisprimary) as same,
      (select string_agg(format('%I', a.attname), ', ' order by a.attnum) from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '') as columns
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind = 'r' and (n.nspname = 'public' or n.nspname = 'graphile_worker') and c.relname not like 'undo%';
  create function note_change() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
  begin
    insert into undo_log (relation, before, after) values (tg_relid, case when tg_op <> 'INSERT' then to_jsonb(old) end, case when tg_op <> 'DELETE' then to_jsonb(new) end);
    return null;
  end $$;
  do $$ declare shape record; begin
    for shape in select * from undo_shape loop
      if shape.same is null then raise exception 'table % has no key', shape.name; end if;
      execute format('create trigger zz_note_change after insert or update or delete on %s for each row execute function note_change()', shape.name);
    end loop;
  end $$;
  create function undo_changes() returns int language plpgsql as $$
  declare change record; undone int := 0;
  begin
    perform set_config('session_replication_role', 'replica', true);
    for change in select l.before, l.after, s.* from undo_log l join undo_shape s using (relation) order by l.seq desc loop
      if change.after is not null then execute format('delete from %1$s t using jsonb_populate_record(null::%1$s, $1) gone where %2$s', change.name, change.same) using change.after; end if;
      if change.before is not null then execute format('insert into %1$s (%2$s) overriding system value select %2$s from jsonb_populate_record(null::%1$s, $1)', change.name, change.columns) using change.before; end if;
      undone := undone + 1;
    end loop;
    delete from undo_log;
    return undone;
  end $$`
