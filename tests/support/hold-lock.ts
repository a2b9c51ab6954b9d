import pg from 'pg'
import { expect } from 'vitest'
import type { TestDatabase } from '@/tests/support/database'

/** Another transaction that holds what this statement locks, until it is released. */
export const holdLock = async (database: TestDatabase, statement: string): Promise<() => Promise<void>> => {
  const client = new pg.Client({ connectionString: database.ownerUrl })
  await client.connect()
  await client.query('begin')
  await client.query(statement)
  return () => client.end()
}

/** Until so many transactions of this database stand still behind a lock. */
export const untilWaiting = (database: TestDatabase, count: number): Promise<void> =>
  expect.poll(() => database.sql(`select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`), { timeout: 20_000 }).toHaveLength(count)
