import '@/tests/support/production-settings'
import { expect, test } from 'vitest'
import { demoSignIn } from '@/lib/sign-in/demo-sign-in'
import { loadSession } from '@/lib/sign-in/load-session'
import { newToken, sha256 } from '@/lib/sign-in/secrets'
import { testDatabase } from '@/tests/support/database'
import { createUser } from '@/tests/support/factories'
import { insertRow } from '@/tests/support/insert-row'
import { firefox } from '@/tests/support/sign-in'

const database = await testDatabase()

test('outside the demo nobody signs in with a click', async () => {
  await createUser(database, { email: 'beheerder@demo.example', demo: true, roles: ['VLAIO_ADMIN'] })
  await expect(demoSignIn({ name: 'beheerder' }, firefox)).rejects.toMatchObject({ code: 'not-found' })
  expect(await database.sql('select from session')).toEqual([])
})

test('a session that a demo left behind opens nothing outside it', async () => {
  const user = await createUser(database, { email: 'auditor@demo.example', demo: true, roles: ['AUDITOR'] })
  const token = newToken()
  await insertRow(database, 'session', { tokenHash: sha256(token), userId: user.id, idleSeconds: 1800, expiresAt: new Date(Date.now() + 3_600_000), secondFactorAt: new Date(), method: 'DEMO' })
  expect((await loadSession(token))?.step).toBe('enrol')
})
