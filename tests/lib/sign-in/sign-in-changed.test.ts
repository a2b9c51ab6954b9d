import '@/tests/support/production-settings'
import { TOTP } from 'otpauth'
import { beforeEach, expect, test } from 'vitest'
import { asActor } from '@/lib/db'
import { renderEmail } from '@/lib/mail/render-email'
import { beginTotp, begunTotp } from '@/lib/sign-in/begin-totp'
import { enrolTotp } from '@/lib/sign-in/enrol-totp'
import { loadSession, type LoadedSession } from '@/lib/sign-in/load-session'
import { makeRecoveryCodes } from '@/lib/sign-in/make-recovery-codes'
import { recoverSignIn } from '@/lib/sign-in/recover-sign-in'
import { removeTotp } from '@/lib/sign-in/remove-totp'
import { updateAccount } from '@/lib/sign-in/update-account'
import { testDatabase } from '@/tests/support/database'
import { actorOf, createUser } from '@/tests/support/factories'
import { firefox, signedInByLink } from '@/tests/support/sign-in'

const database = await testDatabase()
beforeEach(() => database.sql('truncate rate_bucket'))

const changesTold = async (email: string): Promise<string[]> =>
  (await database.sql<{ change: string }>(`select params ->> 'change' as change from outbox_mail where template = 'sign-in-changed' and recipient_address = $1 order by created_at`, [email])).map(({ change }) => change)

const session = async (cookie: string): Promise<LoadedSession> => {
  const loaded = await loadSession(cookie)
  if (!loaded) throw new Error('no session')
  return loaded
}

/** An officer who linked an app. */
const enrolled = async () => {
  const { email } = await createUser(database, { roles: ['VLAIO_OFFICER'] })
  const { session: halfway } = await signedInByLink(database, email)
  await beginTotp(halfway)
  const begun = await begunTotp(halfway)
  const code = new TOTP({ secret: begun?.secret ?? '' }).generate({ timestamp: Date.now() })
  const { token } = await enrolTotp(halfway, { code }, firefox)
  return { email, actor: (await session(token)).actor }
}

test('linking an app, making recovery codes and using one are each told once, to the address of the account', async () => {
  const { email, actor } = await enrolled()
  expect(await changesTold(email)).toEqual(['APP_LINKED'])
  const [code = ''] = await makeRecoveryCodes(actor)
  const { session: halfway } = await signedInByLink(database, email)
  await recoverSignIn(halfway, { code }, firefox)
  expect(await changesTold(email)).toEqual(['APP_LINKED', 'RECOVERY_CODES_MADE', 'RECOVERY_CODE_USED'])
  await expect(recoverSignIn((await signedInByLink(database, email)).session, { code }, firefox)).rejects.toMatchObject({ code: 'invalid' })
  expect(await changesTold(email)).toHaveLength(3)
})

test('unlinking the app with a recovery code tells of both; a wrong code tells of nothing', async () => {
  const { email, actor } = await enrolled()
  const [code = ''] = await makeRecoveryCodes(actor)
  await expect(removeTotp(actor, { code: 'abcde-fghij' })).rejects.toMatchObject({ code: 'invalid' })
  expect(await changesTold(email)).toHaveLength(2)
  await removeTotp(actor, { code })
  expect((await changesTold(email)).slice(2).toSorted()).toEqual(['APP_REMOVED', 'RECOVERY_CODE_USED'])
})

test('another phone number is told, the same one or another name is not', async () => {
  const user = await createUser(database, { phone: '0470 00 00 00' })
  const actor = await actorOf(database, user)
  await updateAccount(actor, { name: 'Lotte De Smet', phone: '0470 00 00 00' })
  expect(await changesTold(user.email)).toEqual([])
  await updateAccount(actor, { name: 'Lotte De Smet', phone: '0471 11 11 11' })
  await updateAccount(actor, { name: 'Lotte De Smet', phone: '' })
  expect(await changesTold(user.email)).toEqual(['PHONE_CHANGED', 'PHONE_CHANGED'])
})

test('the mail says what changed and when, where to look and whom to call, and neither a code nor a number', async () => {
  const { email, actor } = await enrolled()
  const codes = await makeRecoveryCodes(actor)
  const rows = await database.sql<{ template: string; recipientId: string; applicationId: null; params: unknown }>(`select template, recipient_id as "recipientId", null as "applicationId", params from outbox_mail where template = 'sign-in-changed' and recipient_address = $1`, [email])
  const desk = { sender: { name: 'STEM-loket', address: 'loket@stem.example' }, appUrl: 'https://stem.example' }
  const mails = await Promise.all(rows.map((row) => asActor(actor, (tx) => renderEmail(tx, row, desk))))
  const texts = mails.flatMap((mail) => (mail.ok ? [mail.message.text] : []))
  expect(texts).toHaveLength(2)
  for (const text of texts) {
    for (const wanted of [/Wanneer: .*Belgische tijd/, /Was u dit niet\? Neem dan meteen contact met ons op\./, /https:\/\/stem\.example\/account/, /loket@stem\.example/]) expect(text).toMatch(wanted)
    expect(codes.filter((code) => text.includes(code))).toEqual([])
  }
  expect(texts.filter((text) => text.includes('nieuwe herstelcodes'))).toHaveLength(1)
})
