import { randomUUID } from 'node:crypto'
import { resolve } from 'node:path'
import pg from 'pg'
import { afterAll, expect, test } from 'vitest'
import { askerAt, cookieOf, openWindows } from '@/tests/support/browser'
import { startPortal } from '@/tests/support/portal'
import { storyDatabase } from '@/tests/support/portal-server'

/** The production build with two connections, both stuck behind a lock of ours: whoever is signed in needs the table of people. */
const database = await storyDatabase()
// A lock would let go of them after two seconds, as long as a page waits: here they stay stuck until we say so.
for (const limit of ['lock_timeout', 'statement_timeout']) await database.sql(`alter role stem_app in database ${database.name} set ${limit} = '60s'`)
const portal = await startPortal(database, { DATA_DIR: resolve('.data/test'), DATABASE_POOL: '2' }, { worker: false })
const ask = askerAt(portal.origin)
const { browser, as } = await openWindows(portal.origin)
afterAll(() => browser.close())

const stuck = async (): Promise<() => Promise<void>> => {
  const client = new pg.Client({ connectionString: database.ownerUrl })
  await client.connect()
  await client.query('begin')
  await client.query('lock table app_user in access exclusive mode')
  return async () => {
    await client.query('rollback')
    await client.end()
  }
}

test('a page answers 503 with Retry-After while every connection is stuck, the process stays alive, and both are well afterwards', async () => {
  const usual = await ask('/academie', 'invuller')
  expect(usual.status).toBe(200)
  const release = await stuck()
  const hanging = [ask('/academie', 'invuller'), ask('/academie', 'invuller')]
  await new Promise((resolve) => setTimeout(resolve, 300))
  const busy = await ask('/oproepen', null)
  expect([busy.status, busy.headers.get('retry-after')]).toEqual([503, '10'])
  expect(await busy.text()).toContain('Het is nu erg druk op het loket')
  expect((await ask('/api/gezondheid', null)).status).toBe(200)
  await release()
  expect((await Promise.all(hanging)).map(({ status }) => status)).toEqual([200, 200])
  expect((await ask('/oproepen', null)).status).toBe(200)
}, 60_000)

test('a form that gets no turn keeps what was typed and says that it is busy; the same click works once there is room', async () => {
  const page = await as('invuller')
  await page.goto('/account')
  await page.getByLabel('Voornaam en naam').fill('Emma Van den Broeck')
  const release = await stuck()
  const hanging = [ask('/academie', 'invuller'), ask('/academie', 'invuller')].map((answer) => answer.then((response) => response.text()))
  await new Promise((resolve) => setTimeout(resolve, 300))
  await page.getByRole('button', { name: 'Bewaar', exact: true }).click()
  await page.getByText('Het is nu erg druk op het loket.').first().waitFor()
  expect(await page.getByLabel('Voornaam en naam').inputValue()).toBe('Emma Van den Broeck')
  await release()
  await Promise.all(hanging)
  await page.getByRole('button', { name: 'Bewaar', exact: true }).click()
  await expect.poll(() => database.sql(`select name from app_user where email = 'invuller@demo.example'`), { timeout: 10_000 }).toEqual([{ name: 'Emma Van den Broeck' }])
}, 60_000)

test('an address to which a page posts says that there is no turn, to a script and to a person, with every protection; afterwards it answers', async () => {
  const id = randomUUID()
  const { name, value } = await cookieOf('invuller')
  const [account] = await database.sql<{ id: string }>(`select id from app_user where email = 'invuller@demo.example'`)
  const body = JSON.stringify({ account: account?.id, page: randomUUID(), basis: {}, posted: {}, behind: false, file: false })
  const post = (path: string, accept = '*/*') => fetch(`${portal.origin}/api/${path}`, { method: 'POST', redirect: 'manual', headers: { cookie: `${name}=${value}`, origin: portal.origin, 'content-type': 'application/json', accept }, body })
  const keeping = [`aanvragen/${id}/bewaar`, `aanvragen/${id}/aanvulling/bewaar`, `verslagen/${id}/bewaar`, `beoordelen/${id}/bewaar`]
  const release = await stuck()
  const hanging = [ask('/academie', 'invuller'), ask('/academie', 'invuller')].map((answer) => answer.then((response) => response.text()))
  await new Promise((resolve) => setTimeout(resolve, 300))
  const busy = await Promise.all([...keeping.map((path) => post(path)), post(`aanvragen/${id}/dien-in?seen=1.${'a'.repeat(48)}`, 'text/html,*/*;q=0.8')])
  expect(busy.map(({ status, headers }) => [status, headers.get('retry-after'), headers.get('x-content-type-options'), headers.has('content-security-policy')])).toEqual(busy.map(() => [503, '10', 'nosniff', true]))
  expect(await busy.at(-1)?.text()).toContain('Het is nu erg druk op het loket')
  await release()
  await Promise.all(hanging)
  expect(await Promise.all(keeping.map(async (path) => (await post(path)).status))).toEqual([200, 200, 200, 200])
}, 60_000)
