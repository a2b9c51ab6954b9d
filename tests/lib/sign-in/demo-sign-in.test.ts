import '@/tests/support/production-settings'
import { expect, test } from 'vitest'
import { visitor } from '@/lib/access/actor'
import { asActor } from '@/lib/db'
import { demoSignIn } from '@/lib/sign-in/demo-sign-in'
import { loadSession } from '@/lib/sign-in/load-session'
import { demoAccounts } from '@/lib/sign-in/queries'
import { testDatabase } from '@/tests/support/database'
import { createUser } from '@/tests/support/factories'
import { firefox, signedInByLink } from '@/tests/support/sign-in'

const database = await testDatabase()
process.env['DEMO'] = '1'

test('one click signs in as one of the demo’s people, staff too', async () => {
  await createUser(database, { email: 'dossierbeheerder@demo.example', name: 'Hilde Peeters', demo: true, roles: ['VLAIO_OFFICER'] })
  const opened = await demoSignIn({ name: 'dossierbeheerder' }, firefox)
  expect([opened.complete, opened.home]).toEqual([true, '/beheer'])
  expect((await loadSession(opened.token))?.actor.roles).toEqual(['VLAIO_OFFICER'])
  expect(await asActor(visitor, (tx) => demoAccounts(tx))).toEqual([{ name: 'dossierbeheerder', person: 'Hilde Peeters', words: 'dossierbeheerder' }])
})

test('a real person with such an address is no demo account, and neither is another demo person', async () => {
  await createUser(database, { email: 'auditor@demo.example', demo: false, roles: ['AUDITOR'] })
  await createUser(database, { email: 'zomaar@demo.example', demo: true })
  for (const name of ['auditor', 'zomaar', 'beslisser', '', '../auditor', 'dossierbeheerder@demo.example']) await expect(demoSignIn({ name }, firefox)).rejects.toMatchObject({ code: 'not-found' })
})

test('in the demo staff may come in by mail alone', async () => {
  const { email } = await createUser(database, { roles: ['VLAIO_DECIDER'] })
  expect((await signedInByLink(database, email)).session.step).toBe('done')
})
