import { createHash, randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import type { StaffRole } from '@/lib/access/actor'
import { systemActor } from '@/lib/access/actor'
import { asActor } from '@/lib/db'
import { enqueueEmail } from '@/lib/mail/enqueue-email'
import { sessionCookie } from '@/lib/sign-in/session-cookie'
import { testDatabase } from '@/tests/support/database'
import { startPortal } from '@/tests/support/portal'
import { arrangeFile, arrangeUser } from '@/tests/lib/mail/arrange'

const database = await testDatabase()
const { origin } = await startPortal(database)

const cookieOf = async (role: StaffRole): Promise<string> => {
  const [userId, token] = [await arrangeUser(database, role), randomUUID()]
  await database.sql(`insert into session (token_hash, user_id, idle_seconds, expires_at, method) values ($1, $2, 1800, now() + interval '1 hour', 'DEMO')`, [createHash('sha256').update(token).digest('hex'), userId])
  return `${sessionCookie(origin).name}=${token}`
}
const page = async (path: string, cookie = '') => {
  const answer = await fetch(`${origin}${path}`, { headers: { cookie }, redirect: 'manual' })
  return { status: answer.status, text: (await answer.text()).replaceAll('<!-- -->', '') }
}
const until = async (holds: () => Promise<boolean>): Promise<void> => {
  for (let tries = 0; tries < 100 && !(await holds()); tries++) await new Promise((resolve) => setTimeout(resolve, 100))
}

test('a message goes through the worker to the mailbox, and the office reads it as it was sent', async () => {
  const file = await arrangeFile(database, { title: '<b>Robots</b>' })
  await asActor(systemActor('test'), (tx) => enqueueEmail(tx, { template: 'application-received', to: { userId: file.memberId }, dedupeKey: 'r', applicationId: file.applicationId, fileNumber: file.number }))
  await until(async () => (await (await fetch(`${origin}/demo/postvak.json`)).json()).length > 0)
  const mailbox = await page('/demo/postvak')
  expect(mailbox.status).toBe(200)
  expect(mailbox.text).toContain(`Ontvangstbewijs van uw aanvraag - ${file.number}`)
  expect(mailbox.text).toContain(`href="/aanvragen/${file.applicationId}/bewijs"`)

  await until(async () => (await database.sql(`select from outbox_mail where state = 'SENT'`)).length > 0)
  const [row] = await database.sql<{ id: string }>('select id from outbox_mail')
  const officer = await cookieOf('VLAIO_OFFICER')
  const list = await page('/beheer/uitgaand', officer)
  expect(list.status).toBe(200)
  expect(list.text).toContain(`href="/beheer/uitgaand/${row?.id}"`)
  expect(list.text).toContain('verzonden')
  const message = await page(`/beheer/uitgaand/${row?.id}`, officer)
  expect(message.status).toBe(200)
  expect(message.text).toContain('Bewaar deze mail: ze is uw ontvangstbewijs.')
  expect(message.text).not.toContain('Verstuur</button>')
})

test('the outbox does not exist for a reviewer, and a visitor is asked to sign in', async () => {
  expect((await page('/beheer/uitgaand', await cookieOf('VLAIO_REVIEWER'))).status).toBe(404)
  expect((await page('/beheer/uitgaand')).status).toBe(307)
  expect((await page(`/beheer/uitgaand/${randomUUID()}`, await cookieOf('VLAIO_ADMIN'))).status).toBe(404)
})

test('an administrator gets a button to send a failed message again', async () => {
  await database.sql(`insert into outbox_mail (dedupe_key, template, recipient_address, state, last_error, params) values ('f', 'mandate-approved', 'a@demo.example', 'FAILED', '550 no such user', '{"organisation":"Academie"}')`)
  const [row] = await database.sql<{ id: string }>(`select id from outbox_mail where dedupe_key = 'f'`)
  const list = await page('/beheer/uitgaand?toestand=FAILED', await cookieOf('VLAIO_ADMIN'))
  expect(list.text).toContain('550 no such user')
  const message = await page(`/beheer/uitgaand/${row?.id}`, await cookieOf('VLAIO_ADMIN'))
  expect(message.text).toMatch(/<button[^>]*>(<span>)?Verstuur/)
})
