import { join } from 'node:path'
import pg from 'pg'
import { startCluster, type Cluster } from '@/lib/commands/embedded-postgres'
import { preparePortalDatabase, type PortalDatabase } from '@/lib/commands/portal-database'

/** The embedded database of a data folder, migrated. It keeps its port from start to start unless another program took it. */
export const openLocalDatabase = async (dataDir: string): Promise<PortalDatabase & { cluster: Cluster }> => {
  const cluster = await startCluster({ directory: join(dataDir, 'postgres'), port: 54_320, settings: { max_connections: '100' } })
  return { ...(await preparePortalDatabase(cluster, 'stem_loket', 60)), cluster }
}

/** Only a database with this mark may be filled with a story, and have its clock replaced while that happens. A database that holds real calls gets none. */
export const markAsDemo = async (ownerUrl: string): Promise<void> => {
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  try {
    await client.query(`insert into portal_setting (key, value) select 'mode', 'demo' where not exists (select from call) on conflict (key) do nothing`)
    const { rows } = await client.query(`select from portal_setting where key = 'mode' and value in ('demo', 'test')`)
    if (rows.length === 0) throw new Error('This database holds real calls: a demo needs a database of its own.')
  } finally {
    await client.end()
  }
}
