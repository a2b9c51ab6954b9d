import { expect, test } from 'vitest'
import type { Actor, StaffRole } from '@/lib/access/actor'
import { systemActor, visitor } from '@/lib/access/actor'
import { asActor } from '@/lib/db'
import { enqueueEmail } from '@/lib/mail/enqueue-email'
import { outboxMessage, outboxPage } from '@/lib/mail/queries'
import { retryEmail } from '@/lib/mail/retry-email'
import { testDatabase } from '@/tests/support/database'
import { arrangeFile, arrangeUser } from '@/tests/lib/mail/arrange'

const database = await testDatabase()
const desk = { sender: { name: 'STEM-loket', address: 'loket@stem.example' }, appUrl: 'https://stem.example' }
const staff = async (role: StaffRole, conflicts: string[] = []): Promise<Actor> => ({ ...visitor, userId: await arrangeUser(database, role), roles: [role], conflictedApplicationIds: conflicts })

const file = await arrangeFile(database, { status: 'IN_REVIEW' })
const reviewer = await arrangeUser(database, 'VLAIO_REVIEWER')
await database.sql(`set local session_replication_role = replica;
  insert into assessment (application_id, status, taken_in_by_id) values ('${file.applicationId}', 'IN_REVIEW', '${file.handlerId}');
  insert into review (application_id, reviewer_id, assigned_by_id) values ('${file.applicationId}', '${reviewer}', '${file.handlerId}')`)
await asActor(systemActor('test'), async (tx) => {
  const about = { applicationId: file.applicationId, fileNumber: file.number }
  await enqueueEmail(tx, { template: 'application-received', to: { userId: file.memberId }, dedupeKey: 'received', ...about })
  await enqueueEmail(tx, { template: 'review-assigned', to: { userId: reviewer }, dedupeKey: 'assigned', ...about })
  await enqueueEmail(tx, { template: 'sign-in-link', to: { address: 'iemand@demo.example' }, dedupeKey: 'signin', params: { token: 'tok-SECRET', code: '12345678' } })
})
const idOf = async (key: string): Promise<string> => (await database.sql<{ id: string }>('select id from outbox_mail where dedupe_key = $1', [key]))[0]?.id ?? ''
const page = async (actor: Actor) => (await asActor(actor, (tx) => outboxPage(tx, actor, { state: null, page: 1 }))).lines.map((line) => [line.what, line.recipient, line.fileNumber]).sort()
const message = async (actor: Actor, key: string) => {
  const id = await idOf(key)
  return asActor(actor, (tx) => outboxMessage(tx, actor, id, desk))
}

test('an officer sees every message and reads what it says', async () => {
  const officer = await staff('VLAIO_OFFICER')
  expect(await page(officer)).toEqual([
    ['Aanmeldlink', 'iemand@demo.example', null],
    ['Dossier om te beoordelen', `u-${reviewer}@demo.example`, file.number],
    ['Ontvangstbewijs aanvraag', `lid-${file.memberId}@demo.example`, file.number],
  ])
  expect((await message(officer, 'received'))?.message?.text).toContain('Dirk Dossier')
  expect((await message(officer, 'assigned'))?.message?.text).toContain('Titel: Robots in de klas')
})

test('an administrator does not learn who reviews what', async () => {
  const admin = await staff('VLAIO_ADMIN')
  expect(await page(admin)).toEqual([
    ['Aanmeldlink', 'iemand@demo.example', null],
    ['Dossier om te beoordelen', null, null],
    ['Ontvangstbewijs aanvraag', `lid-${file.memberId}@demo.example`, file.number],
  ])
  expect((await message(admin, 'assigned'))?.message).toBe(null)
})

test('nobody reads the link of a sign-in', async () => {
  for (const role of ['VLAIO_OFFICER', 'VLAIO_ADMIN', 'AUDITOR'] as const) {
    const found = await message(await staff(role), 'signin')
    expect(found?.message).toBe(null)
    expect(JSON.stringify(found)).not.toMatch(/SECRET|12345678/)
  }
})

test('who has a conflict with a file sees nothing of its messages', async () => {
  const officer = await staff('VLAIO_OFFICER', [file.applicationId])
  expect(await page(officer)).toEqual([['Aanmeldlink', 'iemand@demo.example', null]])
  expect(await message(officer, 'received')).toBe(null)
})

test('an applicant or a reviewer has no outbox', async () => {
  await expect(page(await staff('VLAIO_REVIEWER'))).rejects.toMatchObject({ code: 'not-found' })
  await expect(page(visitor)).rejects.toMatchObject({ code: 'not-found' })
})

test('an administrator puts a failed mail back in the queue, once, and that is recorded', async () => {
  const [admin, id] = [await staff('VLAIO_ADMIN'), await idOf('received')]
  await expect(retryEmail(admin, { id })).rejects.toMatchObject({ code: 'changed-meanwhile' })
  await database.sql(`update outbox_mail set state = 'FAILED', attempts = 8, last_error = '550' where id = $1`, [id])
  await database.sql('delete from graphile_worker._private_jobs')
  const outcomes = await Promise.allSettled([retryEmail(admin, { id }), retryEmail(admin, { id })])
  expect(outcomes.map((outcome) => outcome.status).sort()).toEqual(['fulfilled', 'rejected'])
  expect(await database.sql('select state, attempts, last_error from outbox_mail where id = $1', [id])).toEqual([{ state: 'QUEUED', attempts: 0, last_error: '' }])
  expect(await database.sql('select key from graphile_worker.jobs')).toEqual([{ key: `mail:${id}` }])
  expect(await database.sql('select verb, application_id from audit_event where subject_id = $1', [id])).toEqual([{ verb: 'outbox.retry', application_id: file.applicationId }])
})

test('only an administrator may retry, and never a one-time link', async () => {
  await database.sql(`update outbox_mail set state = 'FAILED' where dedupe_key = 'signin'`)
  await expect(retryEmail(await staff('VLAIO_OFFICER'), { id: await idOf('received') })).rejects.toMatchObject({ code: 'forbidden' })
  await expect(retryEmail(visitor, { id: await idOf('received') })).rejects.toMatchObject({ code: 'not-found' })
  await expect(retryEmail(await staff('VLAIO_ADMIN'), { id: await idOf('signin') })).rejects.toMatchObject({ code: 'invalid' })
})
