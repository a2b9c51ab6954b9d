import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { removeCluster, startCluster } from '@/lib/commands/embedded-postgres'
import { preparePortalDatabase } from '@/lib/commands/portal-database'
import { alone, disconnect } from '@/lib/db'

const home = mkdtempSync(join(tmpdir(), 'cluster-'))
const directory = join(home, 'postgres')
const cluster = await startCluster({ directory, port: 0 })
const { url } = await preparePortalDatabase(cluster, 'loket', 60)

afterAll(async () => {
  await cluster.stop()
  await removeCluster(directory)
  rmSync(home, { recursive: true })
})

test.each([
  ['short', ['5s', '2s', '10s']],
  ['long', ['1min', '10s', '1min']],
])('how long a statement, a lock and an idle transaction may last: %s', async (patience, expected) => {
  Object.assign(process.env, { DATABASE_URL: url, DATABASE_PATIENCE: patience })
  const rows = await alone.$queryRaw<Record<string, string>[]>`select current_setting('statement_timeout') as statement, current_setting('lock_timeout') as lock, current_setting('idle_in_transaction_session_timeout') as idle`
  await disconnect()
  expect(rows.map(({ statement, lock, idle }) => [statement, lock, idle])).toEqual([expected])
})

test('preparing it again changes nothing', async () => {
  expect((await preparePortalDatabase(cluster, 'loket', 60)).applied).toEqual([])
})
