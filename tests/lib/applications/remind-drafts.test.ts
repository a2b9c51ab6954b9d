import { beforeAll, beforeEach, expect, test } from 'vitest'
import { remindDrafts } from '@/lib/applications/remind-drafts'
import { submitApplication } from '@/lib/applications/submit-application'
import { extendCall } from '@/lib/calls/extend-call'
import { deliverEmail } from '@/lib/mail/deliver-emails'
import { openMailer } from '@/lib/mail/mailer'
import { formatDeadline } from '@/lib/time'
import { testDatabase } from '@/tests/support/database'
import { staffActor } from '@/tests/support/factories'
import { smtpServer } from '@/tests/support/smtp-server'
import { mailsTo } from '@/tests/support/traces'
import { readyRequest, seedReference, type Ready } from './ready-request'

const database = await testDatabase()
const smtp = await smtpServer()
const mailer = openMailer({ smtpUrl: smtp.url, mailFrom: 'STEM-loket <loket@stem.example>', appUrl: 'https://stem.example' }, 5_000)
beforeAll(() => seedReference(database))
beforeEach(async () => {
  smtp.received.length = 0
  await database.sql(`update call set status = 'CLOSED' where status = 'OPEN'`)
})

const HOUR = 3_600_000
const inHours = (hours: number): Date => new Date(Date.now() + hours * HOUR)
/** A draft begun a month ago, in a call that ends so many hours from now. */
const ending = async (hours: number): Promise<Ready> => {
  const ready = await readyRequest(database, { call: { deadlineAt: inHours(hours) } })
  await database.sql(`update application set created_at = now() - interval '30 days' where id = $1`, [ready.application.id])
  return ready
}
const told = async ({ editor, signatory }: Ready) => (await mailsTo(database, editor.email ?? '', signatory.email ?? '')).filter(({ template }) => template === 'not-filed').length

test('a week and a day before the deadline everyone who may work on the draft is reminded, once each', async () => {
  const [early, week, day] = [await ending(169), await ending(167), await ending(23)]
  await Promise.all([remindDrafts(), remindDrafts()])
  await remindDrafts()
  expect([await told(early), await told(week), await told(day)]).toEqual([0, 2, 2])
})

test('the second reminder comes after the first, and a first that comes late is left out', async () => {
  const ready = await ending(100)
  await remindDrafts()
  expect(await told(ready)).toBe(2)
  await database.sql(`update portal_setting set value = '168 101 24' where key = 'reminderHours'`)
  await remindDrafts()
  await remindDrafts()
  expect(await told(ready)).toBe(4)
  await database.sql(`update portal_setting set value = '168 24' where key = 'reminderHours'`)
})

test('whoever filed meanwhile is not reminded, not even by a mail that waits', async () => {
  const [filed, waiting] = [await ending(100), await ending(100)]
  await submitApplication(filed.signatory, { applicationId: filed.application.id })
  await remindDrafts()
  await submitApplication(waiting.signatory, { applicationId: waiting.application.id })
  expect(await told(filed)).toBe(0)
  for (const { id } of await database.sql<{ id: string }>(`select id from outbox_mail where template = 'not-filed' and application_id = $1`, [waiting.application.id])) expect(await deliverEmail(mailer, id)).toBe('failed')
  expect(smtp.received).toEqual([])
})

test('after an extension of the call the reminders count anew', async () => {
  const ready = await ending(20)
  await remindDrafts()
  const later = inHours(20 + 24 * 20)
  await extendCall(await staffActor(database, 'VLAIO_ADMIN'), { code: ready.call.code, deadlineAt: later, reason: 'Het loket was een dag niet bereikbaar.' })
  await remindDrafts()
  expect(await told(ready)).toBe(2)
  await database.sql(`update call set deadline_at = $2 where id = $1`, [ready.call.id, inHours(23)])
  await remindDrafts()
  expect(await told(ready)).toBe(4)
  expect((await mailsTo(database, ready.editor.email ?? '')).map(({ template }) => template)).toEqual(['not-filed', 'call-extended', 'not-filed'])
})

test('who began after the moment, threw the draft away, or works in a test call is not reminded', async () => {
  const [fresh, thrown, trial] = [await ending(20), await ending(20), await ending(20)]
  await database.sql(`update application set created_at = now() where id = $1`, [fresh.application.id])
  await database.sql(`update application set discarded_at = now() where id = $1`, [thrown.application.id])
  await database.sql(`update call set test_mode = true where id = $1`, [trial.call.id])
  await remindDrafts()
  expect([await told(fresh), await told(thrown), await told(trial)]).toEqual([0, 0, 0])
})

test('a call with very many drafts is told in parts, nobody is left out, and who is suspended stops nothing', async () => {
  const ready = await ending(20)
  await database.sql(`with people as (insert into app_user (email, name, suspended_at) select 'lid' || n || '@veel.example', 'Lid ' || n, case when n % 50 = 0 then now() end from generate_series(1, 450) n returning id)
    insert into membership (organisation_id, user_id, role) select $1, id, 'APPLICANT_EDITOR' from people`, [ready.organisation.id])
  await remindDrafts()
  expect(await database.sql(`select count(*)::int as n from outbox_mail where template = 'not-filed' and application_id = $1`, [ready.application.id])).toEqual([{ n: 450 - 9 + 2 }])
})

test('the mail names the deadline and the way back, and nothing of the draft', async () => {
  const ready = await ending(20)
  await remindDrafts()
  const [mail] = await database.sql<{ id: string }>(`select id from outbox_mail where template = 'not-filed' and recipient_id = $1`, [ready.editor.userId])
  expect(await deliverEmail(mailer, mail?.id ?? '')).toBe('sent')
  const sent = smtp.received[0]?.mail
  expect(sent?.subject).toBe('Uw aanvraag is nog niet ingediend')
  for (const part of [`Indienen: ${formatDeadline(ready.call.deadlineAt ?? new Date())}`, `https://stem.example/aanvragen/${ready.application.id}`, 'Team STEM']) expect(sent?.text).toContain(part)
  expect(sent?.text).not.toContain(ready.draft.activities?.[0]?.title)
})
