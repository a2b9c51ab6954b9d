import '@/tests/support/production-settings'
import { expect, test } from 'vitest'
import { systemActor, visitor } from '@/lib/access/actor'
import { alone } from '@/lib/db'
import { endOtherSessions, endSession } from '@/lib/sign-in/end-session'
import { loadSession, loadSessionAnd } from '@/lib/sign-in/load-session'
import { Prisma } from '@/prisma/generated/client'
import { testDatabase } from '@/tests/support/database'
import { createApplication, createCall, createOrganisation, createUser } from '@/tests/support/factories'
import { insertRow } from '@/tests/support/insert-row'
import { firefox, signedInByLink } from '@/tests/support/sign-in'
import { verbsOf } from '@/tests/support/traces'

const database = await testDatabase()
let count = 0
const applicant = () => signedInByLink(database, `aanvrager${count++}@voorbeeld.be`)
const row = async (sessionId: string) => (await database.sql<{ last_used_at: Date }>('select last_used_at from session where id = $1', [sessionId]))[0]

/** Staff with a living session, as if the second factor had been given. */
const staff = async (...roles: ('VLAIO_OFFICER' | 'VLAIO_REVIEWER')[]) => {
  const user = await createUser(database, { roles })
  const { cookie } = await signedInByLink(database, user.email)
  await insertRow(database, 'totp_factor', { userId: user.id, secret: 'v1.x', confirmedAt: new Date() }, false)
  await database.sql(`update session set second_factor_at = portal_now(), idle_seconds = 1800, expires_at = portal_now() + interval '8 hours' where user_id = $1`, [user.id])
  return { user, cookie }
}

test('no cookie but a real one is anybody', async () => {
  expect(await loadSession('')).toBeNull()
  expect(await loadSession('x'.repeat(43))).toBeNull()
})

test('an applicant has twelve idle hours and seven days', async () => {
  const { session } = await applicant()
  expect(Math.round((session.idleEndsAt.getTime() - Date.now()) / 3_600_000)).toBe(12)
  expect(Math.round((session.endsAt.getTime() - Date.now()) / 3_600_000)).toBe(168)
})

test('staff have thirty idle minutes and eight hours', async () => {
  const session = await loadSession((await staff('VLAIO_OFFICER')).cookie)
  expect([session?.step, Math.round(((session?.idleEndsAt.getTime() ?? 0) - Date.now()) / 60_000), Math.round(((session?.endsAt.getTime() ?? 0) - Date.now()) / 3_600_000)]).toEqual(['done', 30, 8])
})

test.each([
  // The columns keep milliseconds, and round up.
  ['idle too long', `last_used_at = portal_now() - interval '12 hours 1 millisecond'`],
  ['at its absolute end', `expires_at = portal_now() - interval '1 millisecond'`],
  ['ended', `ended_at = portal_now()`],
])('a session that is %s is nobody', async (_why, change) => {
  const { cookie, session } = await applicant()
  await database.sql(`update session set ${change} where id = $1`, [session.actor.sessionId])
  expect(await loadSession(cookie)).toBeNull()
})

test('what is taken away is gone at the next request', async () => {
  const { cookie, session } = await applicant()
  const organisation = await createOrganisation(database)
  const membership = await insertRow(database, 'membership', { organisationId: organisation.id, userId: session.actor.userId, role: 'APPLICANT_EDITOR' })
  expect((await loadSession(cookie))?.actor.memberships).toEqual([{ organisationId: organisation.id, role: 'APPLICANT_EDITOR' }])
  await database.sql('update membership set ended_at = portal_now() where id = $1', [membership])
  expect((await loadSession(cookie))?.actor.memberships).toEqual([])
  await database.sql('update app_user set suspended_at = portal_now() where id = $1', [session.actor.userId])
  expect(await loadSession(cookie)).toBeNull()
})

test('an applicant who becomes staff must give a second factor first', async () => {
  const { cookie, session } = await applicant()
  await insertRow(database, 'user_role', { userId: session.actor.userId, role: 'VLAIO_ADMIN' }, false)
  expect((await loadSession(cookie))?.step).toBe('enrol')
})

test('a long session of an applicant gets the short limits of staff with the role', async () => {
  const { user, cookie } = await staff('VLAIO_REVIEWER')
  await database.sql(`update session set idle_seconds = 43200, expires_at = portal_now() + interval '7 days', last_used_at = portal_now() - interval '40 minutes' where user_id = $1`, [user.id])
  expect(await loadSession(cookie)).toBeNull()
})

test('the reviewer knows the living reviews and the conflicts', async () => {
  const { user, cookie } = await staff('VLAIO_REVIEWER')
  const call = await createCall(database, { status: 'ASSESSMENT' })
  const maker = await createUser(database)
  const file = async () => createApplication(database, { callId: call.id, organisationId: (await createOrganisation(database)).id, createdById: maker.id, status: 'IN_REVIEW' })
  const [open, refused, stood] = [await file(), await file(), await file()]
  await insertRow(database, 'review', { applicationId: open.id, reviewerId: user.id, assignedById: maker.id })
  await insertRow(database, 'review', { applicationId: refused.id, reviewerId: user.id, assignedById: maker.id, status: 'REFUSED' })
  await insertRow(database, 'review', { applicationId: stood.id, reviewerId: user.id, assignedById: maker.id, status: 'CONFLICT_DECLARED' })
  await insertRow(database, 'conflict', { applicationId: stood.id, userId: user.id, type: 'FAMILY', source: 'REVIEWER' })
  const session = await loadSession(cookie)
  expect([session?.actor.assignedApplicationIds, session?.actor.conflictedApplicationIds]).toEqual([[open.id], [stood.id]])
})

test('use is written down at most once a minute', async () => {
  const { cookie, session } = await applicant()
  const first = await row(session.actor.sessionId)
  await loadSession(cookie)
  expect(await row(session.actor.sessionId)).toEqual(first)
  await database.sql(`update session set last_used_at = portal_now() - interval '61 seconds' where id = $1`, [session.actor.sessionId])
  const answers = await Promise.all(Array.from({ length: 10 }, () => loadSession(cookie)))
  expect(answers.every((answer) => answer !== null)).toBe(true)
  const later = await row(session.actor.sessionId)
  expect(Date.now() - (later?.last_used_at.getTime() ?? 0)).toBeLessThan(30_000)
})

test('one ends one of one’s own sessions, never another’s', async () => {
  const one = await applicant()
  const other = await applicant()
  await expect(endSession(other.session.actor, { sessionId: one.session.actor.sessionId })).rejects.toMatchObject({ code: 'not-found' })
  await expect(endSession(visitor, { sessionId: one.session.actor.sessionId })).rejects.toMatchObject({ code: 'not-found' })
  await expect(endSession(systemActor('x'), { sessionId: one.session.actor.sessionId })).rejects.toMatchObject({ code: 'not-found' })
  await endSession(one.session.actor, { sessionId: one.session.actor.sessionId })
  await endSession(one.session.actor, { sessionId: one.session.actor.sessionId })
  expect(await loadSession(one.cookie)).toBeNull()
  expect(await loadSession(other.cookie)).not.toBeNull()
  expect(await verbsOf(database, one.session.actor.userId)).toEqual(['session.start', 'session.end'])
})

test('all others end, this one stays', async () => {
  const email = 'overal@voorbeeld.be'
  const [here, there, elsewhere] = [await signedInByLink(database, email), await signedInByLink(database, email), await signedInByLink(database, email, { ...firefox, userAgent: 'x' })]
  expect(await endOtherSessions(here.session.actor)).toBe(2)
  expect(await Promise.all([here, there, elsewhere].map(async ({ cookie }) => (await loadSession(cookie)) !== null))).toEqual([true, false, false])
})

const whoReads = Prisma.sql`select app_actor()::text as reader, app_has('SYSTEM') as system`
type WhoReads = { reader: string | null; system: boolean }

test('what is read together with a session is read as its person, and as nobody else', async () => {
  const { cookie, session } = await applicant()
  const { found, session: same } = await loadSessionAnd<WhoReads>(cookie, whoReads)
  expect([found?.reader, found?.system, same?.actor.userId]).toEqual([session.actor.userId, false, session.actor.userId])
  expect(await loadSessionAnd(cookie, Prisma.sql`select 1 as one where false`)).toMatchObject({ found: null, session: { step: 'done' } })
})

test('nobody, a session that ended and a sign-in that is only half done read nothing', async () => {
  expect(await loadSessionAnd<WhoReads>('x'.repeat(43), whoReads)).toEqual({ session: null, found: null })
  const ended = await applicant()
  await database.sql('update session set ended_at = portal_now() where id = $1', [ended.session.actor.sessionId])
  expect(await loadSessionAnd<WhoReads>(ended.cookie, whoReads)).toEqual({ session: null, found: null })
  const half = await staff('VLAIO_OFFICER')
  await database.sql('update session set second_factor_at = null where user_id = $1', [half.user.id])
  expect(await loadSessionAnd<WhoReads>(half.cookie, whoReads)).toMatchObject({ session: { step: 'verify' }, found: null })
})

test('the next statement on that connection knows nobody', async () => {
  const { cookie } = await applicant()
  await loadSessionAnd<WhoReads>(cookie, whoReads)
  expect(await Promise.all(Array.from({ length: 12 }, () => loadSessionAnd<WhoReads>('', whoReads)))).toEqual(Array.from({ length: 12 }, () => ({ session: null, found: null })))
  const [row] = await alone.$queryRaw<WhoReads[]>`select app_actor()::text as reader, app_has('SYSTEM') as system`
  expect(row).toEqual({ reader: null, system: false })
})
