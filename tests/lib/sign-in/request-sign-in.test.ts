import '@/tests/support/production-settings'
import { beforeEach, expect, test } from 'vitest'
import { requestSignIn } from '@/lib/sign-in/request-sign-in'
import { sha256 } from '@/lib/sign-in/secrets'
import { testDatabase } from '@/tests/support/database'
import { createUser } from '@/tests/support/factories'
import { mailsTo } from '@/tests/support/traces'

const database = await testDatabase()
const nowhere = { ip: null }
const ask = (email: string, returnTo = '') => requestSignIn({ email, returnTo }, nowhere)

beforeEach(() => database.sql('truncate rate_bucket, sign_in_token, outbox_mail'))

test('a link and a code go to the address, kept only as hashes', async () => {
  expect(await ask(' Nieuw.Iemand@Voorbeeld.be ', '/academie')).toEqual({ email: 'nieuw.iemand@voorbeeld.be' })
  const mails = await mailsTo(database)
  expect(mails.map(({ template, to }) => [template, to])).toEqual([['sign-in-link', 'nieuw.iemand@voorbeeld.be']])
  const { token = '', code = '' } = mails[0]?.params ?? {}
  expect(Buffer.from(token, 'base64url')).toHaveLength(32)
  expect(code).toMatch(/^\d{8}$/)
  const rows = await database.sql(`select email, token_hash, return_to, round(extract(epoch from expires_at - created_at))::int as seconds, channel from sign_in_token`)
  expect(rows).toEqual([{ email: 'nieuw.iemand@voorbeeld.be', token_hash: sha256(token), return_to: '/academie', seconds: 600, channel: 'MAIL' }])
  expect(JSON.stringify(await database.sql('select * from sign_in_token'))).not.toMatch(new RegExp(`${token}|${code}`))
})

test('an unknown, a known and a suspended address are answered alike; the suspended one gets no mail, the unknown one no account', async () => {
  const known = await createUser(database)
  const suspended = await createUser(database, { suspendedAt: new Date() })
  const unknown = 'niemand@voorbeeld.be'
  const answers = await Promise.all([known.email, suspended.email, unknown].map((email) => ask(email)))
  expect(answers).toEqual([{ email: known.email }, { email: suspended.email }, { email: unknown }])
  expect((await mailsTo(database)).map(({ to }) => to).toSorted()).toEqual([known.email, unknown].toSorted())
  expect(await database.sql('select count(*)::int as count from sign_in_token')).toEqual([{ count: 3 }])
  expect(await database.sql('select from app_user where email = $1', [unknown])).toEqual([])
})

test('a new link kills the older one', async () => {
  await ask('lotte@voorbeeld.be')
  await ask('lotte@voorbeeld.be')
  expect(await database.sql('select expires_at > portal_now() as lives from sign_in_token order by created_at')).toEqual([{ lives: false }, { lives: true }])
})

test('a page of another site is forgotten', async () => {
  await ask('lotte@voorbeeld.be', '//elders.example')
  expect(await database.sql('select return_to from sign_in_token')).toEqual([{ return_to: '' }])
})

test('what is no address is refused in words, and nothing is sent', async () => {
  await expect(ask('"e@aanvaller.be"@slachtoffer.be')).rejects.toMatchObject({ code: 'invalid', problems: [{ field: 'email', message: 'Geef een geldig e-mailadres op, zoals naam@voorbeeld.be.' }] })
  expect(await mailsTo(database)).toEqual([])
})

test('of sixty requests at once for one address exactly five are mailed', async () => {
  const answers = await Promise.allSettled(Array.from({ length: 60 }, () => ask('doelwit@voorbeeld.be')))
  expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(5)
  const refused = answers.filter((answer) => answer.status === 'rejected')
  expect(new Set(refused.map(({ reason }) => reason.message))).toEqual(new Set(['U probeerde dit te vaak na elkaar. Wacht 3 minuten en probeer opnieuw.']))
  expect(await mailsTo(database)).toHaveLength(5)
})

test('one visitor cannot mail the whole country', async () => {
  const answers = await Promise.allSettled(Array.from({ length: 50 }, (_, index) => requestSignIn({ email: `persoon${index}@voorbeeld.be`, returnTo: '' }, { ip: '203.0.113.7' })))
  expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(40)
})
