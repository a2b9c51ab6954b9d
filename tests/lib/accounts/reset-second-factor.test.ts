import '@/tests/support/production-settings'
import { expect, test } from 'vitest'
import { resetSecondFactor } from '@/lib/accounts/reset-second-factor'
import { factorReset } from '@/lib/accounts/schema'
import { isRefusal } from '@/lib/refusal'
import { sha256 } from '@/lib/sign-in/secrets'
import { loadSession } from '@/lib/sign-in/load-session'
import { testDatabase } from '@/tests/support/database'
import { createUser, daysFromNow, staffActor } from '@/tests/support/factories'
import { insertRow } from '@/tests/support/insert-row'
import { eventsOf, mailsTo } from '@/tests/support/traces'

const database = await testDatabase()
const admin = await staffActor(database, 'VLAIO_ADMIN')
const check = 'Teruggebeld op het nummer dat we kenden.'

/** A colleague with an app, two recovery codes and a session with its second step done. */
const colleague = async () => {
  const user = await createUser(database, { roles: ['VLAIO_OFFICER'] })
  await insertRow(database, 'totp_factor', { userId: user.id, secret: 'verzegeld', confirmedAt: daysFromNow(-30) }, false)
  for (const code of ['een', 'twee']) await insertRow(database, 'recovery_code', { userId: user.id, codeHash: sha256(`${user.id}${code}`) })
  await signIn(user.id, `${user.id}-oud`, 'TOTP')
  return user
}
const signIn = (userId: string, token: string, method: 'MAIL' | 'TOTP') =>
  insertRow(database, 'session', { tokenHash: sha256(token), userId, idleSeconds: 900, expiresAt: daysFromNow(1), method, secondFactorAt: method === 'TOTP' ? new Date() : undefined })
const answerOf = (promise: Promise<unknown>) => promise.then(() => 'done', (thrown: unknown) => (isRefusal(thrown) ? thrown.code : String(thrown)))
const left = (userId: string) => database.sql('select (select count(*)::int from totp_factor where user_id = $1) as apps, (select count(*)::int from recovery_code where user_id = $1) as codes, (select count(*)::int from session where user_id = $1 and ended_at is null) as sessions', [userId])

test('the app and the recovery codes stop counting, every session ends, the person hears of it, and the next sign-in asks for a new app', async () => {
  const user = await colleague()
  expect((await loadSession(`${user.id}-oud`))?.step).toBe('done')
  await resetSecondFactor(admin, { userId: user.id, check })
  expect(await left(user.id)).toEqual([{ apps: 0, codes: 0, sessions: 0 }])
  expect(await loadSession(`${user.id}-oud`)).toBe(null)
  expect(await eventsOf(database, user.id)).toMatchObject([{ verb: 'user.reset-second-factor', payload: { check } }])
  expect((await mailsTo(database, user.email)).map(({ template }) => template)).toEqual(['sign-in-changed'])
  await signIn(user.id, `${user.id}-nieuw`, 'MAIL')
  expect((await loadSession(`${user.id}-nieuw`))?.step).toBe('enrol')
})

test('twice, or two administrators at once: one of them does it', async () => {
  const user = await colleague()
  const others = await Promise.all([admin, await staffActor(database, 'VLAIO_ADMIN')].map((actor) => answerOf(resetSecondFactor(actor, { userId: user.id, check }))))
  expect(others.toSorted()).toEqual(['changed-meanwhile', 'done'])
  expect(await answerOf(resetSecondFactor(admin, { userId: user.id, check }))).toBe('changed-meanwhile')
  expect((await mailsTo(database, user.email)).length).toBe(1)
})

test('too early: an app that was begun and never proven is not one to reset', async () => {
  const user = await createUser(database, { roles: ['VLAIO_OFFICER'] })
  await insertRow(database, 'totp_factor', { userId: user.id, secret: 'verzegeld' }, false)
  expect(await answerOf(resetSecondFactor(admin, { userId: user.id, check }))).toBe('changed-meanwhile')
})

test('not for oneself, not for others than administrators, and of an applicant or nobody there is nothing to know', async () => {
  const own = admin.userId ?? ''
  await insertRow(database, 'totp_factor', { userId: own, secret: 'verzegeld', confirmedAt: new Date() }, false)
  expect(await answerOf(resetSecondFactor(admin, { userId: own, check }))).toBe('conflict')
  const user = await colleague()
  expect(await answerOf(resetSecondFactor(await staffActor(database, 'VLAIO_OFFICER'), { userId: user.id, check }))).toBe('not-found')
  expect(await answerOf(resetSecondFactor(await staffActor(database, 'AUDITOR'), { userId: user.id, check }))).toBe('forbidden')
  expect(await left(user.id)).toEqual([{ apps: 1, codes: 2, sessions: 1 }])
  const applicant = await createUser(database)
  expect(await answerOf(resetSecondFactor(admin, { userId: applicant.id, check }))).toBe('not-found')
  expect(await answerOf(resetSecondFactor(admin, { userId: '00000000-0000-4000-8000-000000000000', check }))).toBe('not-found')
})

test('without saying how one knew who asks, the form is refused', () => {
  expect(factorReset.safeParse({ userId: admin.userId, check: 'ok' }).error?.issues.map(({ path }) => path)).toEqual([['check']])
})
