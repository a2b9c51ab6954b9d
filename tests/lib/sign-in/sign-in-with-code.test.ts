import '@/tests/support/production-settings'
import { beforeEach, expect, test } from 'vitest'
import { issuePhoneCode } from '@/lib/sign-in/issue-phone-code'
import { signInWithCode } from '@/lib/sign-in/sign-in-with-code'
import { testDatabase } from '@/tests/support/database'
import { createUser, staffActor } from '@/tests/support/factories'
import { askedLink, firefox } from '@/tests/support/sign-in'
import { eventsOf } from '@/tests/support/traces'

const database = await testDatabase()
const wrong = { code: 'invalid', problems: [{ field: 'code', message: 'Deze code klopt niet of werkt niet meer. Kijk na of u de code uit de laatste e-mail gebruikt, of vraag een nieuwe.' }] }
const another = (code: string) => String((Number(code) + 1) % 100_000_000).padStart(8, '0')

beforeEach(() => database.sql('truncate rate_bucket, sign_in_token'))

test('the code from the mail signs in on another device, once, however it is spaced', async () => {
  const email = 'lotte@voorbeeld.be'
  const { code } = await askedLink(database, email, '/academie/organisatie')
  const opened = await signInWithCode({ email: ' Lotte@voorbeeld.be', code: `${code.slice(0, 4)} ${code.slice(4)}` }, firefox)
  expect([opened.complete, opened.returnTo]).toEqual([true, '/academie/organisatie'])
  await expect(signInWithCode({ email, code }, firefox)).rejects.toMatchObject(wrong)
  expect(await database.sql('select method from session')).toEqual([{ method: 'CODE' }])
})

test('after five wrong codes the right one is dead too', async () => {
  const email = 'gok@voorbeeld.be'
  const { code } = await askedLink(database, email)
  for (let attempt = 0; attempt < 5; attempt++) await expect(signInWithCode({ email, code: another(code) }, firefox)).rejects.toMatchObject(wrong)
  await expect(signInWithCode({ email, code }, firefox)).rejects.toMatchObject(wrong)
})

test('the fifth attempt may still be right', async () => {
  const email = 'vijfde@voorbeeld.be'
  const { code } = await askedLink(database, email)
  for (let attempt = 0; attempt < 4; attempt++) await expect(signInWithCode({ email, code: another(code) }, firefox)).rejects.toMatchObject(wrong)
  expect((await signInWithCode({ email, code }, firefox)).complete).toBe(true)
})

test('fifty guesses at once count one by one', async () => {
  const email = 'storm@voorbeeld.be'
  const { code } = await askedLink(database, email)
  const answers = await Promise.allSettled(Array.from({ length: 50 }, () => signInWithCode({ email, code: another(code) }, firefox)))
  expect(answers.filter(({ status }) => status === 'fulfilled')).toEqual([])
  expect(await database.sql('select attempts from sign_in_token')).toEqual([{ attempts: 5 }])
})

test('the right code twenty times at once makes one session', async () => {
  const email = 'samen@voorbeeld.be'
  const { code } = await askedLink(database, email)
  const answers = await Promise.allSettled(Array.from({ length: 20 }, () => signInWithCode({ email, code }, firefox)))
  expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
})

test('the code of one address does nothing for another, nor for an address that never asked', async () => {
  const { code } = await askedLink(database, 'een@voorbeeld.be')
  await askedLink(database, 'twee@voorbeeld.be')
  for (const email of ['twee@voorbeeld.be', 'nooit@voorbeeld.be']) await expect(signInWithCode({ email, code }, firefox)).rejects.toMatchObject(wrong)
})

test('after ten minutes the code is dead', async () => {
  const { code } = await askedLink(database, 'laat@voorbeeld.be')
  await database.sql('update sign_in_token set expires_at = portal_now()')
  await expect(signInWithCode({ email: 'laat@voorbeeld.be', code }, firefox)).rejects.toMatchObject(wrong)
})

test('an officer who called back reads out a code that signs in once; the event names the number', async () => {
  const officer = await staffActor(database, 'VLAIO_OFFICER')
  const caller = await createUser(database, { phone: '0470 00 00 00' })
  const { code, name } = await issuePhoneCode(officer, { email: caller.email, calledBack: true })
  expect(name).toBe(caller.name)
  expect((await signInWithCode({ email: caller.email, code }, firefox)).complete).toBe(true)
  await expect(signInWithCode({ email: caller.email, code }, firefox)).rejects.toMatchObject(wrong)
  const events = await eventsOf(database, caller.id)
  expect(events.map(({ verb, actorId, payload }) => [verb, actorId, payload['phone'] ?? payload['method'] ?? payload['reason']])).toEqual([
    ['signin.read-phone-code', officer.userId, '0470 00 00 00'],
    ['session.start', caller.id, 'PHONE'],
    ['signin.refuse', null, 'code'],
  ])
})

test.each([
  ['without the check', {}, false, 'invalid'],
  ['for someone without a known number', { phone: null }, true, 'forbidden'],
  ['for someone who is suspended', { suspendedAt: new Date() }, true, 'invalid'],
  ['for a colleague of VLAIO', { roles: ['VLAIO_REVIEWER'] as const }, true, 'forbidden'],
])('no code by phone %s', async (_why, given, calledBack, code) => {
  const officer = await staffActor(database, 'VLAIO_OFFICER')
  const caller = await createUser(database, { phone: '0470 00 00 00', ...given })
  await expect(issuePhoneCode(officer, { email: caller.email, calledBack })).rejects.toMatchObject({ code })
  expect(await database.sql('select from sign_in_token')).toEqual([])
})

test.each(['VLAIO_REVIEWER', 'VLAIO_PANEL_CHAIR', 'VLAIO_DECIDER', 'VLAIO_FINANCE', 'VLAIO_CONTROLLER', 'VLAIO_ADMIN', 'AUDITOR', 'POLICY_DOMAIN'] as const)('%s reads out no codes', async (role) => {
  const caller = await createUser(database, { phone: '0470 00 00 00' })
  await expect(issuePhoneCode(await staffActor(database, role), { email: caller.email, calledBack: true })).rejects.toMatchObject({ code: 'not-found' })
})
