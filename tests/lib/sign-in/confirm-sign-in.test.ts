import '@/tests/support/production-settings'
import { expect, test } from 'vitest'
import LinkPage from '@/app/(public)/aanmelden/link/page'
import { confirmSignIn } from '@/lib/sign-in/confirm-sign-in'
import { loadSession } from '@/lib/sign-in/load-session'
import { sha256 } from '@/lib/sign-in/secrets'
import { testDatabase } from '@/tests/support/database'
import { createOrganisation, createUser } from '@/tests/support/factories'
import { insertRow } from '@/tests/support/insert-row'
import { askedLink, firefox, signedInByLink } from '@/tests/support/sign-in'
import { eventsOf, mailsTo } from '@/tests/support/traces'

const database = await testDatabase()
const dead = { code: 'invalid', problems: [{ field: '', message: 'Deze link werkt niet meer. Een link werkt één keer, en tien minuten lang. Vraag een nieuwe link.' }] }
const everything = () => database.sql('select (select json_agg(t) from sign_in_token t) as tokens, (select json_agg(s) from session s) as sessions, (select count(*) from audit_event) as events, (select count(*) from app_user) as users')

test('a scanner that opens the link twenty times changes nothing; the human signs in; the second click does not', async () => {
  const { token } = await askedLink(database, 'lotte@voorbeeld.be', '/academie')
  const before = await everything()
  for (let visit = 0; visit < 20; visit++) await LinkPage({ searchParams: Promise.resolve({ token }) })
  expect(await everything()).toEqual(before)
  const opened = await confirmSignIn({ token }, firefox)
  expect([opened.returnTo, opened.home, opened.complete]).toEqual(['/academie', '/academie', true])
  await expect(confirmSignIn({ token }, firefox)).rejects.toMatchObject(dead)
  expect(await database.sql('select count(*)::int as count from session')).toEqual([{ count: 1 }])
})

test('fifty clicks at once make one session', async () => {
  const { token } = await askedLink(database, 'vijftig@voorbeeld.be')
  const answers = await Promise.allSettled(Array.from({ length: 50 }, () => confirmSignIn({ token }, firefox)))
  expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  expect(await database.sql(`select count(*)::int as count from session s join app_user u on u.id = s.user_id where u.email = 'vijftig@voorbeeld.be'`)).toEqual([{ count: 1 }])
})

test('the first sign-in with an address begins an account without any right', async () => {
  const { session } = await signedInByLink(database, 'nieuwe.academie@voorbeeld.be')
  expect(session).toMatchObject({ step: 'done', actor: { name: 'nieuwe.academie', email: 'nieuwe.academie@voorbeeld.be', roles: [], memberships: [], assignedApplicationIds: [], conflictedApplicationIds: [] } })
  expect((await eventsOf(database, session.actor.userId)).map(({ verb, actorId, payload }) => ({ verb, actorId, payload }))).toEqual([
    { verb: 'session.start', actorId: session.actor.userId, payload: { method: 'LINK', sessionId: session.actor.sessionId } },
  ])
})

test('the cookie is kept only as a hash', async () => {
  const { cookie } = await signedInByLink(database, 'hash@voorbeeld.be')
  expect(Buffer.from(cookie, 'base64url')).toHaveLength(32)
  expect(await database.sql('select count(*)::int as count from session where token_hash = $1', [sha256(cookie)])).toEqual([{ count: 1 }])
  expect(JSON.stringify(await database.sql('select * from session'))).not.toContain(cookie)
})

test('a link of ten minutes ago, an older link and an invented one are dead, and each attempt is recorded', async () => {
  const old = await askedLink(database, 'laat@voorbeeld.be')
  await database.sql(`update sign_in_token set expires_at = portal_now() where token_hash = $1`, [sha256(old.token)])
  const first = await askedLink(database, 'twee@voorbeeld.be')
  await askedLink(database, 'twee@voorbeeld.be')
  for (const token of [old.token, first.token, 'x'.repeat(43), '']) await expect(confirmSignIn({ token }, firefox)).rejects.toMatchObject(dead)
  expect((await eventsOf(database, 'onbekend')).slice(-4).map(({ verb, payload }) => [verb, payload])).toEqual(Array.from({ length: 4 }, () => ['signin.refuse', { reason: 'link' }]))
})

test('a suspended person gets the same words as a dead link, and the link is spent', async () => {
  const user = await createUser(database)
  const { token } = await askedLink(database, user.email)
  await database.sql('update app_user set suspended_at = portal_now() where id = $1', [user.id])
  await expect(confirmSignIn({ token }, firefox)).rejects.toMatchObject(dead)
  await database.sql('update app_user set suspended_at = null where id = $1', [user.id])
  await expect(confirmSignIn({ token }, firefox)).rejects.toMatchObject(dead)
  expect(await database.sql('select from session where user_id = $1', [user.id])).toEqual([])
})

test('signing in ends the session that this browser had', async () => {
  const one = await signedInByLink(database, 'wissel@voorbeeld.be')
  const two = await signedInByLink(database, 'ander@voorbeeld.be', { ...firefox, sessionId: one.session.actor.sessionId })
  expect(two.cookie).not.toBe(one.cookie)
  expect(await loadSession(one.cookie)).toBeNull()
  expect(await loadSession(two.cookie)).not.toBeNull()
})

test('a member signs in with all roles, and lands on their own start', async () => {
  const user = await createUser(database)
  const organisation = await createOrganisation(database)
  await insertRow(database, 'membership', { organisationId: organisation.id, userId: user.id, role: 'APPLICANT_SIGNATORY' })
  await insertRow(database, 'membership', { organisationId: organisation.id, userId: user.id, role: 'APPLICANT_EDITOR', since: new Date(0), endedAt: new Date() })
  const { session } = await signedInByLink(database, user.email)
  expect(session.actor.memberships).toEqual([{ organisationId: organisation.id, role: 'APPLICANT_SIGNATORY' }])
})

test('a second device is told by mail, the first one is not', async () => {
  const email = 'toestellen@voorbeeld.be'
  await signedInByLink(database, email)
  await signedInByLink(database, email)
  const iphone = { ...firefox, userAgent: 'Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/19.0 Mobile/15E148 Safari/604.1' }
  await signedInByLink(database, email, iphone)
  const news = (await mailsTo(database, email)).filter(({ template }) => template === 'session-new-device')
  expect(news.map(({ params }) => params['device'])).toEqual(['Safari op iPhone'])
})
