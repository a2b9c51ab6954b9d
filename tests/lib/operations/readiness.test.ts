import '@/tests/support/production-settings'
import { mkdtempSync, readdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { GET as metricsRoute } from '@/app/metrics/route'
import { GET as ready } from '@/app/api/gereed/route'
import { GET as alive } from '@/app/api/gezondheid/route'
import { disconnect } from '@/lib/db'
import { testDatabase } from '@/tests/support/database'

const dataDir = mkdtempSync(join(tmpdir(), 'stem-ready-'))
process.env['DATA_DIR'] = dataDir
process.env['METRICS_TOKEN'] = 'qT7wLm2xVb9sKc4eRz8nHy3d'
const database = await testDatabase()

test('an instance with a database, a queue and storage is ready, and leaves nothing behind', async () => {
  const response = await ready()
  expect([response.status, await response.json()]).toEqual([200, { ready: true, database: true, queue: true, storage: true }])
  expect(readdirSync(join(dataDir, 'files'))).toEqual([])
})

test('the figures are for who knows the token; for others there is no such address', async () => {
  const ask = (authorization?: string) => metricsRoute(new Request('http://127.0.0.1/metrics', authorization ? { headers: { authorization } } : {}))
  expect(await Promise.all([ask(), ask('Bearer x'), ask('qT7wLm2xVb9sKc4eRz8nHy3d')].map(async (response) => (await response).status))).toEqual([404, 404, 404])
  const response = await ask('Bearer qT7wLm2xVb9sKc4eRz8nHy3d')
  const lines = (await response.text()).trim().split('\n')
  expect(response.headers.get('content-type')).toBe('text/plain; version=0.0.4; charset=utf-8')
  expect(lines.filter((line) => !line.startsWith('#')).filter((line) => !/^[a-z_]+ \d+(\.\d+)?$/.test(line))).toEqual([])
  expect(lines).toContain('stem_mail_queued 0')
})

test('without its database an instance is alive but not ready', async () => {
  const url = process.env['DATABASE_URL']
  await disconnect()
  process.env['DATABASE_URL'] = 'postgresql://stem_app@127.0.0.1:1/none'
  const response = await ready()
  await disconnect()
  process.env['DATABASE_URL'] = url
  expect([response.status, await response.json()]).toEqual([503, { ready: false, database: false, queue: false, storage: true }])
  expect(alive().status).toBe(200)
  expect((await database.sql('select 1 as one'))).toEqual([{ one: 1 }])
})
