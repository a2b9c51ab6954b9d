import { cpSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeEach, expect, test } from 'vitest'
import { applyMigrations, pendingMigrations } from '@/lib/commands/apply-migrations'
import { testDatabase } from '@/tests/support/database'

const database = await testDatabase()
let folder = ''

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'migrations-'))
  cpSync('prisma/migrations', folder, { recursive: true })
})

const write = (name: string, sql: string) => {
  mkdirSync(join(folder, name))
  writeFileSync(join(folder, name, 'migration.sql'), sql)
}

test('a database that is up to date is left alone', async () => {
  expect(await applyMigrations(database.ownerUrl, folder)).toEqual([])
  expect(await pendingMigrations(database.ownerUrl, folder)).toEqual([])
})

test('an edited migration is refused with one sentence', async () => {
  writeFileSync(join(folder, '20261122000000_tables', 'migration.sql'), 'select 1')
  const sentence = 'Migration 20261122000000_tables was edited after it was applied; put it back and write a new one.'
  await expect(applyMigrations(database.ownerUrl, folder)).rejects.toThrow(new Error(sentence))
  await expect(pendingMigrations(database.ownerUrl, folder)).rejects.toThrow(new Error(sentence))
})

test('a migration that fails leaves nothing behind and can be mended', async () => {
  write('20990101000000_broken', 'create table half (id int); select 1 / 0;')
  await expect(applyMigrations(database.ownerUrl, folder)).rejects.toThrow('Migration 20990101000000_broken failed and left nothing behind: division by zero')
  expect(await database.sql(`select to_regclass('half')::text as half`)).toEqual([{ half: null }])
  expect(await pendingMigrations(database.ownerUrl, folder)).toEqual(['20990101000000_broken'])
})

test('two starts at once apply a new migration once', async () => {
  write('20990101000001_once', 'create table once (id int); insert into once values (1);')
  const applied = await Promise.all([applyMigrations(database.ownerUrl, folder), applyMigrations(database.ownerUrl, folder)])
  expect(applied.flat()).toEqual(['20990101000001_once'])
  expect(await database.sql('select id from once')).toEqual([{ id: 1 }])
})

test('a database of a newer version is refused', async () => {
  await expect(applyMigrations(database.ownerUrl, 'prisma/migrations')).rejects.toThrow(
    'This database has migration 20990101000001_once, which this version of the portal does not know; start a newer version.',
  )
})

test('a migration that Prisma left half done is refused', async () => {
  write('20990101000001_once', 'create table once (id int); insert into once values (1);')
  await database.sql(`update _prisma_migrations set finished_at = null where migration_name = '20990101000001_once'`)
  await expect(applyMigrations(database.ownerUrl, folder)).rejects.toThrow(
    'Migration 20990101000001_once failed halfway in this database; repair it and mark it with "prisma migrate resolve" first.',
  )
})
