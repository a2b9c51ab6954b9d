import type pg from 'pg'

export type StoryClock = { set: (at: Date) => Promise<void>; giveBack: () => Promise<void> }

/**
 * Replaces the database's one clock while the story is told, so that every act and constraint lives at its own day. Only the owner can, and only
 * in a database marked demo or test. Give it back in a `finally`: the portal refuses to start with any other clock than the real one.
 */
export const takeClock = async (owner: pg.Client): Promise<StoryClock> => {
  const { rows } = await owner.query<{ value: string }>(`select value from portal_setting where key = 'mode'`)
  if (!['demo', 'test'].includes(rows[0]?.value ?? '')) throw new Error('The story is told only in a database marked demo or test.')
  await owner.query(`
    create table if not exists seed_clock (at timestamptz not null);
    grant select on seed_clock to stem_web;
    truncate seed_clock;
    insert into seed_clock values (clock_timestamp());
    create or replace function portal_now() returns timestamptz language sql volatile as 'select at from seed_clock'`)
  return {
    set: async (at) => void (await owner.query('update seed_clock set at = $1', [at])),
    giveBack: async () => {
      await owner.query(`create or replace function portal_now() returns timestamptz language sql volatile as 'select clock_timestamp()'`)
      await owner.query('drop table if exists seed_clock')
    },
  }
}
