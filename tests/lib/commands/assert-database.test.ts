import { afterEach, expect, test } from 'vitest'
import { databaseProblems } from '@/lib/commands/assert-database'
import { durableDatabase } from '@/tests/support/durable-database'

const database = await durableDatabase()

afterEach(async () => {
  await database.sql(`alter database ${database.name} reset all`)
})

test('a database that was just migrated is accepted', async () => {
  expect(await databaseProblems(database.url)).toEqual([])
})

test('a server that confirms what is not on disk is refused', async () => {
  await database.sql(`alter database ${database.name} set synchronous_commit = off`)
  expect(await databaseProblems(database.url)).toEqual(['PostgreSQL runs with synchronous_commit = off, so a receipt could be given for what is not yet on disk: turn it on.'])
})

test('the owner of the tables is refused as login of the portal', async () => {
  expect(await databaseProblems(database.ownerUrl)).toEqual([
    'DATABASE_URL signs in as stem_owner, which row level security does not hold: use a login that is only a member of stem_web.',
  ])
})

test('a replaced clock is refused', async () => {
  await database.sql(`create or replace function portal_now() returns timestamptz language sql volatile as 'select timestamptz ''2026-01-01'''`)
  expect(await databaseProblems(database.url)).toEqual(['The function portal_now() of this database is not the real clock: put back "select clock_timestamp()".'])
})
