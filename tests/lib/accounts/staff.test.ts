import { expect, test } from 'vitest'
import { changeRoles } from '@/lib/accounts/change-roles'
import { createStaffUser } from '@/lib/accounts/create-staff-user'
import { newStaffUser } from '@/lib/accounts/schema'
import { reinstateUser, suspendUser } from '@/lib/accounts/suspend-user'
import { actorOf, createUser, daysFromNow, staffActor } from '@/tests/support/factories'
import { insertRow } from '@/tests/support/insert-row'
import { testDatabase } from '@/tests/support/database'
import { eventsOf, verbsOf } from '@/tests/support/traces'

const database = await testDatabase()
const admin = await staffActor(database, 'VLAIO_ADMIN')

test('a new member of staff has the roles that were ticked', async () => {
  const { userId } = await createStaffUser(admin, newStaffUser.parse({ name: 'Mia Peeters', email: 'Mia.Peeters@VLAIO.example', roles: ['VLAIO_OFFICER', 'AUDITOR'] }))
  expect(await actorOf(database, { id: userId })).toMatchObject({ name: 'Mia Peeters', email: 'mia.peeters@vlaio.example', roles: ['VLAIO_OFFICER', 'AUDITOR'] })
  expect(await verbsOf(database, userId)).toEqual(['user.create'])
})

test('an address has one account', async () => {
  const known = await createUser(database)
  await expect(createStaffUser(admin, { name: 'Iemand', email: known.email, roles: ['AUDITOR'] })).rejects.toMatchObject({ problems: [{ field: 'email' }] })
})

test('staff without a role is refused at the form', () => {
  expect(newStaffUser.safeParse({ name: 'Mia', email: 'mia@vlaio.example' }).error?.issues).toMatchObject([{ path: ['roles'], message: 'Kies minstens één rol.' }])
})

test('roles change for others, never for oneself', async () => {
  const colleague = await createUser(database, { roles: ['VLAIO_OFFICER', 'VLAIO_FINANCE'] })
  await changeRoles(admin, { userId: colleague.id, roles: ['VLAIO_FINANCE', 'AUDITOR'] })
  expect((await actorOf(database, colleague)).roles).toEqual(['VLAIO_FINANCE', 'AUDITOR'])
  expect(await eventsOf(database, colleague.id)).toMatchObject([{ payload: { from: ['VLAIO_FINANCE', 'VLAIO_OFFICER'], to: ['AUDITOR', 'VLAIO_FINANCE'] } }])
  await expect(changeRoles(admin, { userId: admin.userId ?? '', roles: ['AUDITOR'] })).rejects.toMatchObject({ code: 'conflict' })
})

test('suspending ends every session at once, and can be undone', async () => {
  const colleague = await createUser(database, { roles: ['VLAIO_OFFICER'] })
  await insertRow(database, 'session', { tokenHash: colleague.id, userId: colleague.id, idleSeconds: 900, expiresAt: daysFromNow(1), method: 'MAIL' })
  await suspendUser(admin, { userId: colleague.id, reason: 'Vertrok bij VLAIO.' })
  expect(await database.sql('select 1 from session where user_id = $1 and ended_at is null', [colleague.id])).toEqual([])
  await expect(suspendUser(admin, { userId: colleague.id, reason: 'Vertrok bij VLAIO.' })).rejects.toMatchObject({ code: 'conflict' })
  await reinstateUser(admin, { userId: colleague.id })
  expect(await database.sql('select suspended_at from app_user where id = $1', [colleague.id])).toEqual([{ suspended_at: null }])
  expect(await verbsOf(database, colleague.id)).toEqual(['user.suspend', 'user.reinstate'])
})

test('nobody but the administrator manages people', async () => {
  const officer = await staffActor(database, 'VLAIO_OFFICER')
  const other = await createUser(database, { roles: ['AUDITOR'] })
  await expect(changeRoles(officer, { userId: other.id, roles: ['VLAIO_ADMIN'] })).rejects.toMatchObject({ code: 'not-found' })
  await expect(suspendUser(officer, { userId: other.id, reason: 'Zomaar eens.' })).rejects.toMatchObject({ code: 'not-found' })
  await expect(suspendUser(admin, { userId: admin.userId ?? '', reason: 'Zomaar eens.' })).rejects.toMatchObject({ code: 'conflict' })
})
