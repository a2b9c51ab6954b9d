import pg from 'pg'
import { applyMigrations } from '@/lib/commands/apply-migrations'
import type { Cluster } from '@/lib/commands/embedded-postgres'

export type PortalDatabase = {
  /** The role the portal works as: no owner of anything, held by grants and row level security. */
  url: string
  /** The role that owns the tables and runs migrations. */
  ownerUrl: string
  /** Names of the migrations applied just now. */
  applied: string[]
}

/** Makes the database `name` with its two roles and brings it up to date. Nothing happens twice. */
export const preparePortalDatabase = async (cluster: Cluster, name: string, connectionLimit: number): Promise<PortalDatabase> => {
  const ownerUrl = cluster.url(name, 'stem_owner')
  await asSuperuser(cluster, async (client) => {
    await ensureRole(client, 'stem_owner', `login createrole nosuperuser nobypassrls password '${cluster.password('stem_owner')}'`)
    const exists = await client.query('select from pg_database where datname = $1', [name])
    if (exists.rowCount === 0) await client.query(`create database ${name} owner stem_owner`)
  })
  const applied = await applyMigrations(ownerUrl)
  await asSuperuser(cluster, async (client) => {
    await ensureRole(client, 'stem_app', `login nosuperuser nobypassrls connection limit ${connectionLimit} password '${cluster.password('stem_app')}'`)
    await client.query('grant stem_web to stem_app')
    // Reliability T13; the worker takes longer for itself (lib/admission.ts).
    await client.query(`alter role stem_app set statement_timeout = '5s'`)
    await client.query(`alter role stem_app set lock_timeout = '2s'`)
    await client.query(`alter role stem_app set idle_in_transaction_session_timeout = '10s'`)
  })
  return { url: cluster.url(name, 'stem_app'), ownerUrl, applied }
}

export const asSuperuser = async <T>(cluster: Cluster, fn: (client: pg.Client) => Promise<T>, database = 'postgres'): Promise<T> => {
  const client = new pg.Client({ connectionString: cluster.url(database), application_name: 'stem-loket prepare' })
  await client.connect()
  try {
    return await fn(client)
  } finally {
    await client.end()
  }
}

/** Role names and attributes are ours, never input: they cannot be parameters of these statements. */
const ensureRole = async (client: pg.Client, role: string, attributes: string): Promise<void> => {
  const exists = await client.query('select from pg_roles where rolname = $1', [role])
  await client.query(`${exists.rowCount === 0 ? 'create' : 'alter'} role ${role} with ${attributes}`)
}
