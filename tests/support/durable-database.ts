import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll } from 'vitest'
import { removeCluster, startCluster } from '@/lib/commands/embedded-postgres'
import { preparePortalDatabase } from '@/lib/commands/portal-database'
import type { TestDatabase } from '@/tests/support/database'

/** A migrated database on a server of its own that keeps what it confirms, as a portal demands: the server of the other tests does not. */
export const durableDatabase = async (): Promise<TestDatabase> => {
  const home = mkdtempSync(join(tmpdir(), 'durable-'))
  const directory = join(home, 'postgres')
  const cluster = await startCluster({ directory, port: 0 })
  const { url, ownerUrl } = await preparePortalDatabase(cluster, 'durable', -1)
  const superuser = new pg.Pool({ connectionString: cluster.url('durable'), max: 1 })
  afterAll(async () => {
    await superuser.end()
    await removeCluster(directory)
    rmSync(home, { recursive: true })
  })
  return { name: 'durable', url, ownerUrl, sql: async <Row extends pg.QueryResultRow>(text: string, values: unknown[] = []) => (await superuser.query<Row>(text, values)).rows }
}
