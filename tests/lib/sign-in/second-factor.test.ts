import '@/tests/support/production-settings'
import { TOTP } from 'otpauth'
import { beforeEach, expect, test } from 'vitest'
import { beginTotp, begunTotp } from '@/lib/sign-in/begin-totp'
import { enrolTotp } from '@/lib/sign-in/enrol-totp'
import { loadSession, type LoadedSession } from '@/lib/sign-in/load-session'
import { makeRecoveryCodes } from '@/lib/sign-in/make-recovery-codes'
import { recoverSignIn } from '@/lib/sign-in/recover-sign-in'
import { removeTotp } from '@/lib/sign-in/remove-totp'
import { verifyTotp } from '@/lib/sign-in/verify-totp'
import { testDatabase } from '@/tests/support/database'
import { createUser } from '@/tests/support/factories'
import { firefox, signedInByLink } from '@/tests/support/sign-in'
import { verbsOf } from '@/tests/support/traces'

const database = await testDatabase()
const STEP = 30_000
const codeAt = (secret: string, at: number): string => new TOTP({ secret }).generate({ timestamp: at })
const wrong = { code: 'invalid', problems: [{ field: 'code', message: 'Deze code klopt niet. Wacht tot uw app een nieuwe code toont en typ die.' }] }

beforeEach(() => database.sql('truncate rate_bucket'))

const loaded = async (cookie: string): Promise<LoadedSession> => {
  const session = await loadSession(cookie)
  if (!session) throw new Error('no session')
  return session
}

/** A reviewer who linked an app with the code of the step before this one, so that this step is still free. */
const enrolled = async () => {
  const { email, id } = await createUser(database, { roles: ['VLAIO_REVIEWER'] })
  const { session } = await signedInByLink(database, email)
  await beginTotp(session)
  const begun = await begunTotp(session)
  if (!begun) throw new Error('nothing begun')
  const now = Date.now()
  const opened = await enrolTotp(session, { code: codeAt(begun.secret, now - STEP) }, firefox)
  return { email, id, now, secret: begun.secret, cookie: opened.token, halfway: session }
}

test('staff who proved only their address are nobody yet', async () => {
  const { email, id } = await createUser(database, { roles: ['VLAIO_OFFICER'] })
  const { session } = await signedInByLink(database, email)
  expect(session.step).toBe('enrol')
  expect(session.endsAt.getTime() - Date.now()).toBeLessThanOrEqual(10 * 60_000)
  expect(await verbsOf(database, id)).toEqual(['session.start-halfway'])
})

test('linking an app signs in, under a new id', async () => {
  const { id, cookie, halfway } = await enrolled()
  const session = await loaded(cookie)
  expect([session.step, session.actor.roles]).toEqual(['done', ['VLAIO_REVIEWER']])
  expect(session.actor.sessionId).not.toBe(halfway.actor.sessionId)
  expect(await verbsOf(database, id)).toEqual(['session.start-halfway', 'second-factor.enrol', 'session.start'])
})

test('the secret is sealed, and opens only for its owner', async () => {
  const { id, secret } = await enrolled()
  const other = await enrolled()
  const [row] = await database.sql<{ secret: string }>('select secret from totp_factor where user_id = $1', [id])
  expect(row?.secret).toMatch(/^v1\.[\w-]{16}\.[\w-]{22}\.[\w-]+$/)
  expect(row?.secret).not.toContain(secret)
  await database.sql('update totp_factor set secret = $1 where user_id = $2', [row?.secret, other.id])
  const { session } = await signedInByLink(database, other.email)
  await expect(verifyTotp(session, { code: codeAt(secret, Date.now()) }, firefox)).rejects.toThrow(/authenticate/)
})

test('each later sign-in asks a code, and a time step counts once', async () => {
  const { email, secret, now } = await enrolled()
  const { session } = await signedInByLink(database, email)
  expect(session.step).toBe('verify')
  const opened = await verifyTotp(session, { code: codeAt(secret, now) }, firefox)
  expect((await loaded(opened.token)).step).toBe('done')
  const again = await signedInByLink(database, email)
  await expect(verifyTotp(again.session, { code: codeAt(secret, now) }, firefox)).rejects.toMatchObject(wrong)
  await expect(verifyTotp(again.session, { code: codeAt(secret, now - STEP) }, firefox)).rejects.toMatchObject(wrong)
})

test('one code from two browsers at once signs in one of them', async () => {
  const { email, secret, now } = await enrolled()
  const sessions = [await signedInByLink(database, email), await signedInByLink(database, email)]
  const answers = await Promise.allSettled(sessions.map(({ session }) => verifyTotp(session, { code: codeAt(secret, now) }, firefox)))
  expect(answers.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
})

test('codes of another time, another secret or another shape are refused', async () => {
  const { email, secret, now } = await enrolled()
  const { session } = await signedInByLink(database, email)
  for (const code of [codeAt(secret, now + 10 * STEP), codeAt('JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP', now), '12345', 'abcdef', '']) {
    await database.sql('truncate rate_bucket')
    await expect(verifyTotp(session, { code }, firefox)).rejects.toMatchObject(wrong)
  }
})

test('after six attempts in a quarter of an hour even the right code waits', async () => {
  const { email, secret, now } = await enrolled()
  const { session } = await signedInByLink(database, email)
  await database.sql('truncate rate_bucket')
  for (let attempt = 0; attempt < 6; attempt++) await expect(verifyTotp(session, { code: '000000' }, firefox)).rejects.toMatchObject({ code: 'invalid' })
  await expect(verifyTotp(session, { code: codeAt(secret, now) }, firefox)).rejects.toMatchObject({ code: 'rate-limited' })
})

test('each of ten recovery codes signs in once, and making new ones kills the old', async () => {
  const { email, cookie } = await enrolled()
  const { actor } = await loaded(cookie)
  const codes = await makeRecoveryCodes(actor)
  expect(codes).toHaveLength(10)
  const [first = '', second = ''] = codes
  const { session } = await signedInByLink(database, email)
  const opened = await recoverSignIn(session, { code: first.toUpperCase().replace('-', ' ') }, firefox)
  expect((await loaded(opened.token)).step).toBe('done')
  const again = await signedInByLink(database, email)
  await expect(recoverSignIn(again.session, { code: first }, firefox)).rejects.toMatchObject({ code: 'invalid', problems: [{ field: 'code', message: 'Deze herstelcode klopt niet of is al gebruikt.' }] })
  await makeRecoveryCodes(actor)
  await expect(recoverSignIn(again.session, { code: second }, firefox)).rejects.toMatchObject({ code: 'invalid' })
  expect(JSON.stringify(await database.sql('select * from recovery_code'))).not.toContain(second)
})

test('one recovery code ten times at once signs in once', async () => {
  const { email, cookie } = await enrolled()
  const [code = ''] = await makeRecoveryCodes((await loaded(cookie)).actor)
  const { session } = await signedInByLink(database, email)
  await database.sql('truncate rate_bucket')
  const answers = await Promise.allSettled(Array.from({ length: 6 }, () => recoverSignIn(session, { code }, firefox)))
  expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
})

test('half signed in, one cannot link another app over the one there is', async () => {
  const { email } = await enrolled()
  const { session } = await signedInByLink(database, email)
  await expect(beginTotp(session)).rejects.toMatchObject({ code: 'forbidden' })
  expect(await begunTotp(session)).toBeNull()
  await expect(enrolTotp(session, { code: '000000' }, firefox)).rejects.toMatchObject({ code: 'changed-meanwhile' })
})

test('another phone: with a code the app is unlinked, the other sessions end, and staff link a new one before anything else', async () => {
  const { email, cookie, secret, now } = await enrolled()
  const elsewhere = await signedInByLink(database, email)
  const opened = await verifyTotp(elsewhere.session, { code: codeAt(secret, now) }, firefox)
  const { actor } = await loaded(cookie)
  await expect(removeTotp(actor, { code: '000000' })).rejects.toMatchObject(wrong)
  const [recovery = ''] = await makeRecoveryCodes(actor)
  await removeTotp(actor, { code: recovery })
  expect((await loaded(cookie)).step).toBe('enrol')
  expect(await loadSession(opened.token)).toBeNull()
})

test('an applicant who links an app is asked for it from then on, and every other session ends', async () => {
  const email = 'voorzichtig@voorbeeld.be'
  const elsewhere = await signedInByLink(database, email)
  const { session } = await signedInByLink(database, email)
  await beginTotp(session)
  const begun = await begunTotp(session)
  const opened = await enrolTotp(session, { code: codeAt(begun?.secret ?? '', Date.now()) }, firefox)
  expect((await loaded(opened.token)).step).toBe('done')
  expect(await loadSession(elsewhere.cookie)).toBeNull()
  expect((await signedInByLink(database, email)).session.step).toBe('verify')
})
