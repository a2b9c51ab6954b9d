import '@/tests/support/production-settings'
import { NextRequest } from 'next/server'
import { expect, test, vi } from 'vitest'
import { systemActor } from '@/lib/access/actor'
import { inFilingLine } from '@/lib/admission'
import { busyRefusal } from '@/lib/database-refusal'
import { asActor } from '@/lib/db'
import { isRefusal } from '@/lib/refusal'
import { proxy } from '@/proxy'
import { testDatabase } from '@/tests/support/database'

Object.assign(process.env, { DATABASE_POOL: '3', DATABASE_PATIENCE: 'short' })
await testDatabase()
const portal = systemActor('test')

/** Transactions that keep their connection until they are let go. */
const hold = async (count: number): Promise<() => Promise<void>> => {
  const ends: (() => void)[] = []
  let begun = () => {}
  const all = new Promise<void>((resolve) => { begun = resolve })
  const held = Array.from({ length: count }, () => asActor(portal, () => new Promise<void>((resolve) => { if (ends.push(resolve) === count) begun() })))
  await all
  return async () => {
    for (const end of ends) end()
    await Promise.all(held)
  }
}

const HERE = 'http://127.0.0.1:3000'
const ask = (path = '/oproepen', headers: Record<string, string> = {}, method = 'GET') => proxy(new NextRequest(`${HERE}${path}`, { method, headers }))
const passed = (response: Response) => response.headers.has('x-middleware-next')
const one = () => asActor(portal, (tx) => tx.$queryRaw`select 1 as one`)

test('with every connection taken for two seconds a page answers 503 with Retry-After, in Dutch, and passes as soon as there is room', async () => {
  const release = await hold(3)
  const started = performance.now()
  const response = await ask()
  const waited = performance.now() - started
  expect([response.status, response.headers.get('retry-after'), response.headers.get('cache-control'), response.headers.get('content-type')]).toEqual([503, '10', 'no-store', 'text/html; charset=utf-8'])
  expect(waited).toBeGreaterThan(1_900)
  expect(waited).toBeLessThan(4_000)
  const page = await response.text()
  expect(page).toContain('<h1>Het is nu erg druk op het loket</h1>')
  const nonce = /'nonce-([^']+)'/.exec(response.headers.get('content-security-policy') ?? '')?.[1]
  expect(page).toContain(`<style nonce="${nonce}">`)
  expect(page).not.toContain('<script')

  const waiting = ask()
  await release()
  expect(passed(await waiting)).toBe(true)
  expect(passed(await ask())).toBe(true)
})

test('a short peak delays a page and refuses nobody', async () => {
  const release = await hold(3)
  const pages = Array.from({ length: 20 }, () => ask())
  setTimeout(() => void release(), 300)
  const moments = Array.from({ length: 20 }, () => one())
  expect((await Promise.all(pages)).map(passed)).toEqual(Array.from({ length: 20 }, () => true))
  await Promise.all(moments)
})

test('whether the process lives, and what is built, needs no room; a form sent without its page hears that it did not arrive', async () => {
  const release = await hold(3)
  expect(passed(await ask('/api/gezondheid'))).toBe(true)
  expect(passed(await ask('/_next/static/a.css'))).toBe(true)
  expect(passed(await ask('/oproepen', { 'next-action': '00', 'sec-fetch-site': 'same-origin' }, 'POST'))).toBe(true)
  const bare = await ask('/oproepen', { 'sec-fetch-site': 'same-origin' }, 'POST')
  expect(bare.status).toBe(503)
  expect(await bare.text()).toContain('Ga in uw browser een stap terug: wat u typte, staat er nog.')
  await release()
})

test('an act without a turn within eight seconds is refused as busy, has done nothing, and works once there is room', async () => {
  const release = await hold(3)
  const refused = await one().then(() => null, (thrown: unknown) => (isRefusal(thrown) ? [thrown.code, thrown.message] : String(thrown)))
  expect(refused).toEqual(['busy', 'Het is nu erg druk op het loket. Er is niets gebeurd, en wat u typte, staat er nog. Wacht een halve minuut en klik dan opnieuw.'])
  await release()
  expect(await one()).toEqual([{ one: 1 }])
}, 20_000)

test('those who file follow each other, four at a time and in their order; one that fails makes room too', async () => {
  const [ends, begun]: [(() => void)[], number[]] = [[], []]
  const all = Array.from({ length: 9 }, (_, turn) => inFilingLine(async () => {
    begun.push(turn)
    await new Promise<void>((resolve) => ends.push(resolve))
    if (turn === 1) throw new Error('refused')
    return turn
  }).catch(String))
  await vi.waitFor(() => expect(begun).toEqual([0, 1, 2, 3]))
  for (let turn = 0; turn < 9; turn++) {
    await vi.waitFor(() => expect(ends.length).toBeGreaterThan(turn))
    ends[turn]?.()
    await vi.waitFor(() => expect(begun).toHaveLength(Math.min(9, turn + 5)))
  }
  expect(begun).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8])
  expect(await Promise.all(all)).toEqual([0, 'Error: refused', 2, 3, 4, 5, 6, 7, 8])
})

test('who gets no turn to file in eight seconds has done nothing, hears that it is busy, and leaves no place behind', async () => {
  vi.useFakeTimers()
  const ends: (() => void)[] = []
  const four = Array.from({ length: 4 }, () => inFilingLine(() => new Promise<void>((resolve) => ends.push(resolve))))
  let done = false
  const fifth = inFilingLine(async () => { done = true }).catch((thrown: unknown) => busyRefusal(thrown))
  await vi.advanceTimersByTimeAsync(8_000)
  vi.useRealTimers()
  const refusal = await fifth
  expect([isRefusal(refusal) && refusal.code, done]).toEqual(['busy', false])
  for (const end of ends) end()
  await Promise.all(four)
  expect(await Promise.all(Array.from({ length: 5 }, async (_, turn) => inFilingLine(async () => turn)))).toEqual([0, 1, 2, 3, 4])
})
