import { expect, test } from 'vitest'
import { testDatabase } from '@/tests/support/database'
import { startPortal } from '@/tests/support/portal'

const database = await testDatabase()
const { origin } = await startPortal(database)

test('the production build works on a fresh database: alive, ready, and with a sign-in page', async () => {
  expect((await fetch(`${origin}/api/gezondheid`)).status).toBe(200)
  expect((await fetch(`${origin}/api/gereed`)).status).toBe(200)
  expect((await fetch(`${origin}/aanmelden`)).status).toBe(200)
})

test('it does not say what it is made of', async () => {
  const response = await fetch(`${origin}/aanmelden`)
  expect(response.headers.get('x-powered-by')).toBe(null)
  expect((await fetch(`${origin}/metrics`)).status).toBe(404)
})
