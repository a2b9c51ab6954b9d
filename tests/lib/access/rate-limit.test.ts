import { expect, test } from 'vitest'
import { systemActor } from '@/lib/access/actor'
import { takeToken } from '@/lib/access/rate-limit'
import { asActor } from '@/lib/db'
import { testDatabase } from '@/tests/support/database'

const database = await testDatabase()
const take = (key: string, bucket = { capacity: 7, seconds: 700 }) => asActor(systemActor('test'), (tx) => takeToken(tx, key, bucket))
const passes = (waits: number[]) => waits.filter((wait) => wait === 0).length

test('of sixty at once exactly the capacity passes', async () => {
  expect(passes(await Promise.all(Array.from({ length: 60 }, () => take('storm'))))).toBe(7)
})

test('who is refused hears how long to wait, and waiting is enough', async () => {
  for (let turn = 0; turn < 7; turn++) await take('wait')
  // One comes back every hundred seconds; some of them went by on a slow machine.
  const wait = await take('wait')
  expect(wait <= 100 && wait > 40).toBe(true)
  await database.sql(`update rate_bucket set updated_at = updated_at - make_interval(secs => $1) where key = 'wait'`, [wait])
  expect([await take('wait'), (await take('wait')) > 40]).toEqual([0, true])
})

test('a bucket never holds more than its capacity', async () => {
  await take('full')
  await database.sql(`update rate_bucket set updated_at = updated_at - interval '30 days' where key = 'full'`)
  expect(passes(await Promise.all(Array.from({ length: 20 }, () => take('full'))))).toBe(7)
})

test('a refused attempt does not lengthen the wait', async () => {
  for (let turn = 0; turn < 50; turn++) await take('patient')
  expect(await take('patient')).toBeLessThanOrEqual(100)
})

test('keys do not share', async () => {
  await Promise.all(Array.from({ length: 20 }, () => take('one')))
  expect(await take('other')).toBe(0)
})
