import { join } from 'node:path'
import { startCluster, type Cluster } from '@/lib/commands/embedded-postgres'
import { asSuperuser, preparePortalDatabase, type PortalDatabase } from '@/lib/commands/portal-database'

export const databaseName = 'stem_loket'

/** The embedded database of a data folder, migrated. It keeps its port from start to start unless another program took it. */
export const openLocalDatabase = async (dataDir: string): Promise<PortalDatabase & { cluster: Cluster }> => {
  const cluster = await startCluster({ directory: join(dataDir, 'postgres'), port: 54_320, settings: { max_connections: '100' } })
  return { ...(await preparePortalDatabase(cluster, databaseName, 60)), cluster }
}

/** Only a database with this mark may be filled with a story, and have its clock replaced while that happens. */
export const markAsDemo = async (cluster: Cluster): Promise<void> => {
  await asSuperuser(cluster, (client) => client.query(`insert into portal_setting (key, value) values ('mode', 'demo') on conflict (key) do nothing`), databaseName)
}
