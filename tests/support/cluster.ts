import { createHash } from 'node:crypto'
import pg from 'pg'
import { readMigrations } from '@/lib/commands/apply-migrations'
import { removeCluster, startCluster, type Cluster } from '@/lib/commands/embedded-postgres'
import { asSuperuser, preparePortalDatabase } from '@/lib/commands/portal-database'

/** Numbers of the advisory locks in the database `postgres` of the test cluster. */
const inUse = 51_001
const building = 51_002

const directory = '.data/test-cluster'

export type TestCluster = { cluster: Cluster; template: string; leave: () => Promise<void> }

/**
 * One cluster in .data/test-cluster for all runs that go on at the same time; whoever leaves last stops it.
 * The template is named after the migrations it was built from, so that every run clones what its own files say. Nothing in it has to outlive the
 * machine: what is written waits for no disk, which makes a database of its own for each file cheap. All of them stay until the end: what cleans up
 * behind writes would go round some two hundred of them without a pause.
 */
export const joinTestCluster = async (): Promise<TestCluster> => {
  for (let attempt = 1; ; attempt++) {
    const cluster = await startCluster({ directory, port: 0, settings: { max_connections: '200', fsync: 'off', full_page_writes: 'off', autovacuum: 'off' } })
    try {
      const presence = await connect(cluster)
      await presence.query('select pg_advisory_lock_shared($1)', [inUse])
      const template = await buildTemplate(cluster, presence)
      return { cluster, template, leave: () => leave(cluster, presence, template) }
    } catch (thrown) {
      // The last run may have stopped the server between our look and our knock.
      if (attempt === 3 || !isConnectionLoss(thrown)) throw thrown
    }
  }
}

const connect = async (cluster: Cluster): Promise<pg.Client> => {
  const client = new pg.Client({ connectionString: cluster.url('postgres'), application_name: 'stem-loket tests' })
  client.on('error', () => {})
  await client.connect()
  return client
}

const buildTemplate = async (cluster: Cluster, client: pg.Client): Promise<string> => {
  const sum = createHash('sha256')
  for (const migration of readMigrations('prisma/migrations')) sum.update(`${migration.name} ${migration.checksum}\n`)
  const template = `template_${sum.digest('hex').slice(0, 12)}`
  await client.query('select pg_advisory_lock($1)', [building])
  try {
    const exists = await client.query('select from pg_database where datname = $1', [template])
    if (exists.rowCount === 0) {
      const draft = `draft_${template}`
      await client.query(`drop database if exists ${draft} with (force)`)
      await preparePortalDatabase(cluster, draft, -1)
      await asSuperuser(cluster, (owner) => owner.query(`insert into portal_setting (key, value) values ('mode', 'test') on conflict (key) do update set value = 'test'`), draft)
      await client.query(`alter database ${draft} rename to ${template}`)
    }
    return template
  } finally {
    await client.query('select pg_advisory_unlock($1)', [building])
  }
}

const leave = async (cluster: Cluster, presence: pg.Client, template: string): Promise<void> => {
  await presence.query('select pg_advisory_unlock_shared($1)', [inUse])
  const alone = await presence.query<{ yes: boolean }>('select pg_try_advisory_lock($1) as yes', [inUse])
  if (alone.rows[0]?.yes) {
    const { rows } = await presence.query<{ name: string }>(`select datname as name from pg_database where datname ~ '^(test|template|draft)_' and datname <> $1`, [template])
    if (rows.length <= FEW) for (const { name } of rows) await presence.query(`drop database if exists ${name} with (force)`)
    await presence.end()
    return rows.length <= FEW ? cluster.stop() : removeCluster(directory)
  }
  await presence.end()
}

/** So many databases are dropped one by one; the many of a whole run go with their cluster, in a tenth of the time, and the next run makes its template anew. */
const FEW = 40

const isConnectionLoss = (thrown: unknown): boolean => /ECONNREFUSED|ECONNRESET|connection error|shutting down|terminat/i.test(String(thrown))
