import { createHash, randomUUID } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Logger, runMigrations as prepareQueue } from 'graphile-worker'
import pg from 'pg'

export type Migration = { name: string; sql: string; checksum: string }

/** Prisma's own lock number for migrations, so that its command line and this runner exclude each other. */
const lockNumber = 72_707_369

const table = `
  create table if not exists _prisma_migrations (
    id varchar(36) primary key, checksum varchar(64) not null, finished_at timestamptz, migration_name varchar(255) not null, logs text,
    rolled_back_at timestamptz, started_at timestamptz not null default now(), applied_steps_count integer not null default 0)`

/** Applies what is pending, in order, each in one transaction, and books it as Prisma would. Answers the names applied. Connect as the owner of the database. */
export const applyMigrations = async (ownerUrl: string, folder = 'prisma/migrations'): Promise<string[]> => {
  const migrations = readMigrations(folder)
  const client = new pg.Client({ connectionString: ownerUrl, application_name: 'stem-loket migrate' })
  await client.connect()
  try {
    await client.query('select pg_advisory_lock($1)', [lockNumber])
    await prepareQueue({ connectionString: ownerUrl, logger: quiet })
    await client.query(table)
    const applied = await readApplied(client)
    refuseDifferences(migrations, applied)
    const names = new Set(applied.map((row) => row.name))
    const pending = migrations.filter((migration) => !names.has(migration.name))
    for (const migration of pending) await apply(client, migration)
    await letPortalRead(client)
    return pending.map((migration) => migration.name)
  } finally {
    await client.end()
  }
}

/** The names of migrations this database still lacks. */
export const pendingMigrations = async (ownerUrl: string, folder = 'prisma/migrations'): Promise<string[]> => {
  const client = new pg.Client({ connectionString: ownerUrl, application_name: 'stem-loket migrate' })
  await client.connect()
  try {
    const exists = await client.query(`select to_regclass('_prisma_migrations') is not null as yes`)
    const applied = exists.rows[0]?.yes === true ? await readApplied(client) : []
    const migrations = readMigrations(folder)
    refuseDifferences(migrations, applied)
    const names = new Set(applied.map((row) => row.name))
    return migrations.filter((migration) => !names.has(migration.name)).map((migration) => migration.name)
  } finally {
    await client.end()
  }
}

/** The start asks as the portal's own role whether something is pending. */
const letPortalRead = async (client: pg.Client): Promise<void> => {
  const role = await client.query(`select from pg_roles where rolname = 'stem_web'`)
  if (role.rowCount === 1) await client.query('grant select on _prisma_migrations to stem_web')
}

export const readMigrations = (folder: string): Migration[] =>
  readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort()
    .map((name) => {
      const sql = readFileSync(join(folder, name, 'migration.sql'), 'utf8')
      return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') }
    })

const quiet = new Logger(() => () => {})

type Applied = { name: string; checksum: string; failed: boolean }

const readApplied = async (client: pg.Client): Promise<Applied[]> => {
  const { rows } = await client.query<Applied>(`
    select migration_name as name, checksum, finished_at is null as failed from _prisma_migrations where rolled_back_at is null order by migration_name`)
  return rows
}

const refuseDifferences = (migrations: Migration[], applied: Applied[]): void => {
  for (const row of applied) {
    const migration = migrations.find((candidate) => candidate.name === row.name)
    if (row.failed) throw new Error(`Migration ${row.name} failed halfway in this database; repair it and mark it with "prisma migrate resolve" first.`)
    if (!migration) throw new Error(`This database has migration ${row.name}, which this version of the portal does not know; start a newer version.`)
    if (migration.checksum !== row.checksum) throw new Error(`Migration ${row.name} was edited after it was applied; put it back and write a new one.`)
  }
}

const apply = async (client: pg.Client, migration: Migration): Promise<void> => {
  try {
    await client.query('begin')
    await client.query(migration.sql)
    await client.query(
      'insert into _prisma_migrations (id, checksum, migration_name, finished_at, applied_steps_count) values ($1, $2, $3, clock_timestamp(), 1)',
      [randomUUID(), migration.checksum, migration.name],
    )
    await client.query('commit')
  } catch (thrown) {
    await client.query('rollback')
    throw new Error(`Migration ${migration.name} failed and left nothing behind: ${thrown instanceof Error ? thrown.message : String(thrown)}`, { cause: thrown })
  }
}
