import '@/tests/support/production-settings'
import { NextRequest } from 'next/server'
import { expect, test } from 'vitest'
import { systemActor } from '@/lib/access/actor'
import { asActor, disconnect } from '@/lib/db'
import { proxy } from '@/proxy'
import { testDatabase } from '@/tests/support/database'
import { relayTo } from '@/tests/support/relay'

const database = await testDatabase()
const relay = await relayTo(database.url)
process.env['DATABASE_URL'] = relay.url

const HERE = 'http://127.0.0.1:3000'
const ask = (headers: Record<string, string> = {}, method = 'GET') => proxy(new NextRequest(`${HERE}/oproepen`, { method, headers: { 'sec-fetch-site': 'same-origin', ...headers } }))
const passes = async () => (await ask()).headers.has('x-middleware-next')
const act = () => asActor(systemActor('test'), (tx) => tx.$queryRaw<{ one: number }[]>`select 1 as one`)

test('while PostgreSQL is away a page answers 503 with Retry-After at once, and passes again by itself when it is back', async () => {
  expect([await act(), await passes()]).toEqual([[{ one: 1 }], true])
  await relay.shut()
  // The idle connection that broke is enough: nobody had to meet it first.
  await expect.poll(passes, { timeout: 20_000 }).toBe(false)
  const response = await ask()
  expect([response.status, response.headers.get('retry-after'), response.headers.get('cache-control')]).toEqual([503, '10', 'no-store'])
  expect(await response.text()).toContain('<h1>Het loket is even niet bereikbaar</h1>\n<p>Wat u bewaarde of indiende, is er nog.')
  expect(await (await ask({}, 'POST')).text()).toContain('wat u typte, staat er nog')
  await relay.reopen()
  await expect.poll(passes, { timeout: 20_000 }).toBe(true)
  expect(await act()).toEqual([{ one: 1 }])
})

test('a form goes in, and is told in words it can show that the portal is away', async () => {
  await act()
  await relay.shut()
  expect((await ask({ 'next-action': 'x' }, 'POST')).headers.has('x-middleware-next')).toBe(true)
  await expect(act()).rejects.toMatchObject({ code: 'busy', digest: 'even weg', message: 'Het loket is even niet bereikbaar. Wat u typte, staat er nog. Wacht een halve minuut en klik dan opnieuw.' })
  await relay.reopen()
  await expect.poll(() => act().catch(() => 'away'), { timeout: 20_000 }).toEqual([{ one: 1 }])
})

test('an act that is cut off half-way does not say that nothing happened', async () => {
  await expect(asActor(systemActor('test'), async (tx) => {
    await relay.shut()
    return tx.$queryRaw`select 1`
  })).rejects.toMatchObject({ code: 'busy', digest: 'even weg' })
  await relay.reopen()
  await expect.poll(passes, { timeout: 20_000 }).toBe(true)
})

test('who closed its connections while PostgreSQL was away does not open them again by itself', async () => {
  await act()
  await relay.shut()
  await expect(act()).rejects.toMatchObject({ code: 'busy' })
  await disconnect()
  await expect.poll(passes, { timeout: 20_000 }).toBe(true)
  await relay.reopen()
  expect(await act()).toEqual([{ one: 1 }])
})
