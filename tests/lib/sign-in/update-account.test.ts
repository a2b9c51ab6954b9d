import '@/tests/support/production-settings'
import { expect, test } from 'vitest'
import { visitor } from '@/lib/access/actor'
import { asActor } from '@/lib/db'
import { callerWith, ownAccount } from '@/lib/sign-in/queries'
import { accountDetails } from '@/lib/sign-in/schema'
import { updateAccount } from '@/lib/sign-in/update-account'
import { testDatabase } from '@/tests/support/database'
import { actorOf, createOrganisation, createUser, memberActor, staffActor } from '@/tests/support/factories'
import { signedInByLink } from '@/tests/support/sign-in'
import { eventsOf } from '@/tests/support/traces'

const database = await testDatabase()

test('one changes one’s own name and number, and the event says so', async () => {
  const user = await createUser(database)
  await updateAccount(await actorOf(database, user), { name: 'Lotte De Smet', phone: '0470 00 00 00' })
  expect(await database.sql('select name, phone, email from app_user where id = $1', [user.id])).toEqual([{ name: 'Lotte De Smet', phone: '0470 00 00 00', email: user.email }])
  expect(await eventsOf(database, user.id)).toEqual([{ verb: 'account.update', actorId: user.id, payload: { name: 'Lotte De Smet', phone: '0470 00 00 00' } }])
})

test('a visitor has no account', async () => {
  await expect(updateAccount(visitor, { name: 'x', phone: '' })).rejects.toMatchObject({ code: 'not-found' })
})

test.each([
  [{ name: '  Lotte ', phone: '' }, []],
  [{ name: 'Lotte' }, []],
  [{ name: 'Lotte', phone: '+32 470 00 00 00' }, []],
  [{ name: ' ', phone: '' }, ['Dit veld is verplicht.']],
  [{ name: 'Lotte', phone: 'bel mij' }, ['Geef een geldig telefoonnummer in.']],
  [{ name: 'Lotte\u0000', phone: '' }, ['Dit veld bevat een teken dat we niet kunnen bewaren. Typ de tekst opnieuw.']],
])('%j has the problems %j', (typed, problems) => {
  const parsed = accountDetails.safeParse(typed)
  expect(parsed.success ? [] : parsed.error.issues.map(({ message }) => message)).toEqual(problems)
})

test('the account shows one’s own roles and the sessions that still live', async () => {
  const organisation = await createOrganisation(database)
  const member = await memberActor(database, organisation, 'APPLICANT_SIGNATORY')
  const { session } = await signedInByLink(database, member.email ?? '')
  const ended = await signedInByLink(database, member.email ?? '')
  const idle = await signedInByLink(database, member.email ?? '')
  await database.sql('update session set ended_at = portal_now() where id = $1', [ended.session.actor.sessionId])
  await database.sql(`update session set last_used_at = portal_now() - interval '13 hours' where id = $1`, [idle.session.actor.sessionId])
  const account = await asActor(session.actor, (tx, now) => ownAccount(tx, session.actor, now))
  expect(account.memberships.map(({ organisation: name, role }) => [name, role])).toEqual([[organisation.legalName, 'gemachtigde']])
  expect(account.sessions.map(({ device, here }) => [device, here])).toEqual([['Firefox op Linux', true]])
})

test('only an officer looks up a caller, and never a colleague of VLAIO', async () => {
  const caller = await createUser(database, { phone: '0470 00 00 00' })
  const colleague = await createUser(database, { phone: '0470 00 00 00', roles: ['AUDITOR'] })
  const officer = await staffActor(database, 'VLAIO_OFFICER')
  const admin = await staffActor(database, 'VLAIO_ADMIN')
  const found = async (actor: typeof officer, address: string) => (await asActor(actor, (tx) => callerWith(tx, actor, address)))?.email ?? null
  expect([await found(officer, caller.email), await found(officer, colleague.email), await found(admin, caller.email), await found(officer, 'geen adres')]).toEqual([caller.email, null, null, null])
})
