import { beforeEach, expect, test, vi } from 'vitest'
import fc from 'fast-check'
import { systemActor } from '@/lib/access/actor'
import { asActor, disconnect } from '@/lib/db'
import { deliverEmail } from '@/lib/mail/deliver-emails'
import { enqueueEmail, type Email } from '@/lib/mail/enqueue-email'
import { openMailer, type OutgoingMail } from '@/lib/mail/mailer'
import { testDatabase } from '@/tests/support/database'
import { holdLock } from '@/tests/support/hold-lock'
import { smtpServer } from '@/tests/support/smtp-server'
import { arrangeFile, arrangeUser } from '@/tests/lib/mail/arrange'

// A loaded machine makes these slow, never wrong.
vi.setConfig({ testTimeout: 120_000 })

const database = await testDatabase()
const smtp = await smtpServer()
const desk = { smtpUrl: smtp.url, mailFrom: 'STEM-loket <loket@stem.example>', appUrl: 'https://stem.example' }
const mailer = openMailer(desk)
const system = systemActor('test')

const enqueue = async (email: Email): Promise<string> => {
  await asActor(system, (tx) => enqueueEmail(tx, email))
  const rows = await database.sql<{ id: string }>('select id from outbox_mail where dedupe_key = $1', [email.dedupeKey])
  return rows[0]?.id ?? ''
}
const row = async (id: string) => (await database.sql('select state, attempts, last_error, params, sent_at is not null as sent from outbox_mail where id = $1', [id]))[0]
const receipt = async (file: { applicationId: string; memberId: string; number: string | null }, dedupeKey = `r:${file.applicationId}`) =>
  enqueue({ template: 'application-received', to: { userId: file.memberId }, dedupeKey, applicationId: file.applicationId, fileNumber: file.number })
const signIn = async (token: string, lifetime: string): Promise<string> => {
  await database.sql(`insert into sign_in_token (email, token_hash, code_hash, expires_at) values ('iemand@demo.example', encode(sha256(convert_to($1, 'UTF8')), 'hex'), '', portal_now() + $2::interval)`, [token, lifetime])
  return enqueue({ template: 'sign-in-link', to: { address: 'iemand@demo.example' }, dedupeKey: token, params: { token, code: '12345678' } })
}
/** As the web server does, or as the worker. */
const waitForLocks = async (patience: 'short' | 'long'): Promise<void> => {
  process.env['DATABASE_PATIENCE'] = patience
  await disconnect()
}

beforeEach(() => {
  smtp.received.length = 0
  smtp.faults.length = 0
})

test('a mail goes to its one recipient, names officer, phone and file number, and is marked as sent', async () => {
  const file = await arrangeFile(database)
  const id = await receipt(file)
  expect(await deliverEmail(mailer, id)).toBe('sent')
  expect(smtp.received.map(({ from, to }) => ({ from, to }))).toEqual([{ from: 'loket@stem.example', to: [`lid-${file.memberId}@demo.example`] }])
  const mail = smtp.received[0]?.mail
  expect(mail?.subject).toBe(`Ontvangstbewijs van uw aanvraag - ${file.number}`)
  expect(mail?.messageId).toBe(`<${id}@stem.example>`)
  expect(mail?.replyTo?.text).toBe('stem@vlaio.example')
  expect(mail?.text).toContain(`Dirk Dossier\nstem@vlaio.example\nTelefoon: 02 555 01 02\nDossiernummer: ${file.number}`)
  expect(await row(id)).toEqual({ state: 'SENT', attempts: 0, last_error: '', params: {}, sent: true })
})

test('a file without an officer names the team of its call, and a mail without a file the team of the newest call', async () => {
  const file = await arrangeFile(database, { handler: false })
  await deliverEmail(mailer, await receipt(file))
  expect(smtp.received[0]?.mail.text).toContain('Team STEM\nstem@vlaio.example\nTelefoon: 02 555 00 00')
  await database.sql(`update call set announced_at = now() where id = $1`, [file.callId])
  await deliverEmail(mailer, await signIn('tok-team', '10 minutes'))
  expect(smtp.received[1]?.mail.text).toContain('Team STEM\nstem@vlaio.example\nTelefoon: 02 555 00 00')
})

test('the same news is queued once, and a sent mail is not sent again', async () => {
  const file = await arrangeFile(database)
  const id = await receipt(file)
  expect(await receipt(file)).toBe(id)
  expect(await database.sql(`select count(*)::int as n from graphile_worker.jobs where key = $1`, [`mail:${id}`])).toEqual([{ n: 1 }])
  await deliverEmail(mailer, id)
  expect(await deliverEmail(mailer, id)).toBe('nothing to do')
  expect(smtp.received).toHaveLength(1)
})

test('a worker that dies after the server took the mail sends it again under the same Message-ID', async () => {
  const id = await receipt(await arrangeFile(database))
  const dying = { ...mailer, send: async (mail: OutgoingMail) => mailer.send(mail).then(() => Promise.reject(new Error('killed'))) }
  await expect(deliverEmail(dying, id)).rejects.toThrow('killed')
  expect(await deliverEmail(mailer, id)).toBe('sent')
  expect(smtp.received.map(({ mail }) => mail.messageId)).toEqual([`<${id}@stem.example>`, `<${id}@stem.example>`])
})

test('an act that is rolled back leaves no mail and no job', async () => {
  const file = await arrangeFile(database)
  const before = await database.sql('select count(*)::int as n from graphile_worker.jobs')
  await expect(
    asActor(system, async (tx) => {
      await enqueueEmail(tx, { template: 'application-received', to: { userId: file.memberId }, dedupeKey: 'rolled-back', applicationId: file.applicationId })
      throw new Error('no')
    }),
  ).rejects.toThrow('no')
  expect(await database.sql(`select from outbox_mail where dedupe_key = 'rolled-back'`)).toEqual([])
  expect(await database.sql('select count(*)::int as n from graphile_worker.jobs')).toEqual(before)
})

test('a permanent refusal of the address ends the mail at once, in sight', async () => {
  const id = await receipt(await arrangeFile(database))
  smtp.faults.push({ at: 'RCPT TO', code: 550 })
  expect(await deliverEmail(mailer, id)).toBe('failed')
  expect(await row(id)).toMatchObject({ state: 'FAILED', attempts: 0, last_error: expect.stringContaining('550'), sent: false })
})

test('a mail that is put off is tried eight times and then given up', async () => {
  const id = await receipt(await arrangeFile(database))
  for (let attempt = 1; attempt < 8; attempt++) {
    smtp.faults.push({ at: 'DATA', code: 451 })
    await expect(deliverEmail(mailer, id)).rejects.toThrow('451')
    expect(await row(id)).toMatchObject({ state: 'QUEUED', attempts: attempt })
  }
  smtp.faults.push({ at: 'DATA', code: 451 })
  expect(await deliverEmail(mailer, id)).toBe('failed')
  expect(await row(id)).toMatchObject({ state: 'FAILED', attempts: 8 })
})

test.each([['greet 421', mailer], ['hang up', mailer], ['silence', openMailer(desk, 400)]] as const)('an outage (%s) costs the mail no attempt, and it arrives once when the server is back', async (fault, sender) => {
  const id = await receipt(await arrangeFile(database))
  smtp.faults.push(fault)
  await expect(deliverEmail(sender, id)).rejects.toThrow()
  await expect.poll(() => smtp.faults, { timeout: 20_000 }).toEqual([])
  expect(await row(id)).toMatchObject({ state: 'QUEUED', attempts: 0, sent: false })
  expect(await deliverEmail(mailer, id)).toBe('sent')
  expect(smtp.received).toHaveLength(1)
})

test('a server that is not there costs the mail no attempt', async () => {
  const id = await receipt(await arrangeFile(database))
  const nowhere = openMailer({ ...desk, smtpUrl: 'smtp://127.0.0.1:9' })
  await expect(deliverEmail(nowhere, id)).rejects.toThrow('ECONNREFUSED')
  expect(await row(id)).toMatchObject({ state: 'QUEUED', attempts: 0 })
})

test('a database that gives no turn costs the mail no attempt', async () => {
  const id = await receipt(await arrangeFile(database))
  await waitForLocks('short')
  const release = await holdLock(database, 'lock table app_user in access exclusive mode')
  await expect(deliverEmail(mailer, id)).rejects.toMatchObject({ code: 'busy' })
  await release()
  await waitForLocks('long')
  expect(await row(id)).toMatchObject({ state: 'QUEUED', attempts: 0, last_error: expect.stringContaining('erg druk') })
  expect(await deliverEmail(mailer, id)).toBe('sent')
})

test('a mail that is out is marked as sent and not sent again, though the database was busy at that moment', async () => {
  const id = await receipt(await arrangeFile(database))
  let release = async () => {}
  const sends = { ...mailer, send: async (mail: OutgoingMail) => {
    await mailer.send(mail)
    release = await holdLock(database, `select from outbox_mail where id = '${id}' for update`)
  } }
  const delivery = deliverEmail(sends, id)
  await expect.poll(() => database.sql(`select pg_cancel_backend(pid) as cancelled from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`), { timeout: 20_000 }).toEqual([{ cancelled: true }])
  await release()
  expect(await delivery).toBe('sent')
  expect(await row(id)).toMatchObject({ state: 'SENT', attempts: 0 })
  expect(smtp.received).toHaveLength(1)
})

test('who lost the right to read the file between the act and the sending gets nothing', async () => {
  const file = await arrangeFile(database)
  const id = await receipt(file)
  await database.sql('update membership set ended_at = portal_now() where user_id = $1', [file.memberId])
  expect(await deliverEmail(mailer, id)).toBe('failed')
  expect(await row(id)).toMatchObject({ state: 'FAILED', last_error: 'recht vervallen' })
  expect(smtp.received).toEqual([])
})

test('a suspended account gets nothing', async () => {
  const file = await arrangeFile(database)
  const id = await receipt(file)
  await database.sql('update app_user set suspended_at = portal_now() where id = $1', [file.memberId])
  expect(await deliverEmail(mailer, id)).toBe('failed')
  expect(smtp.received).toEqual([])
})

test('a reviewer hears of a file only while the review lives and there is no conflict', async () => {
  const file = await arrangeFile(database, { status: 'IN_REVIEW' })
  const reviewer = await arrangeUser(database, 'VLAIO_REVIEWER')
  await database.sql(`set local session_replication_role = replica;
    insert into assessment (application_id, status, taken_in_by_id) values ('${file.applicationId}', 'IN_REVIEW', '${file.handlerId}');
    insert into review (application_id, reviewer_id, assigned_by_id, due_at) values ('${file.applicationId}', '${reviewer}', '${file.handlerId}', '2026-12-15T11:00:00Z')`)
  const ask = (key: string) => enqueue({ template: 'review-assigned', to: { userId: reviewer }, dedupeKey: key, applicationId: file.applicationId, fileNumber: file.number })
  await deliverEmail(mailer, await ask('one'))
  expect(smtp.received[0]?.mail.text).toContain('Titel: Robots in de klas\nKlaar: dinsdag 15 december 2026, vóór 12.00 uur')
  expect(smtp.received[0]?.mail.text).not.toContain('Academie Testdorp')
  await database.sql(`insert into conflict (application_id, user_id, type, source) values ($1, $2, 'FAMILY', 'REVIEWER')`, [file.applicationId, reviewer])
  const second = await ask('two')
  expect(await deliverEmail(mailer, second)).toBe('failed')
  const voided = await enqueue({ template: 'review-voided', to: { userId: reviewer }, dedupeKey: 'three', applicationId: file.applicationId })
  expect(await deliverEmail(mailer, voided)).toBe('sent')
})

test('a link that died before it could be sent is not sent', async () => {
  const id = await signIn('tok-dead', '-1 minute')
  expect(await deliverEmail(mailer, id)).toBe('failed')
  expect(await row(id)).toMatchObject({ state: 'FAILED', last_error: 'recht vervallen', params: {} })
})

test('an invitation is sent while it stands, and not once it is revoked', async () => {
  const { organisationId, memberId } = await arrangeFile(database)
  const invite = async (token: string) => {
    await database.sql(`insert into invitation (organisation_id, email, role, token_hash, invited_by_id, expires_at) values ($1, 'collega@demo.example', 'APPLICANT_EDITOR', encode(sha256(convert_to($2, 'UTF8')), 'hex'), $3, portal_now() + interval '7 days')`, [organisationId, token, memberId])
    return enqueue({ template: 'invitation', to: { address: 'collega@demo.example' }, dedupeKey: token, params: { token, organisation: 'Academie', invitedBy: 'Lies Lid', expiresAt: new Date().toISOString() } })
  }
  expect(await deliverEmail(mailer, await invite('inv-one'))).toBe('sent')
  const second = await invite('inv-two')
  await database.sql('update invitation set revoked_at = portal_now()')
  expect(await deliverEmail(mailer, second)).toBe('failed')
  expect(await row(second)).toMatchObject({ last_error: 'recht vervallen', params: {} })
})

test('the secret of a sign-in is gone from the outbox once it is sent', async () => {
  const id = await signIn('tok-SECRET', '10 minutes')
  await deliverEmail(mailer, id)
  expect(smtp.received[0]?.mail.text).toContain('tok-SECRET')
  expect(smtp.received[0]?.mail.text).toContain('12345678')
  expect(await row(id)).toMatchObject({ state: 'SENT', params: {} })
})

test('no text of a user adds a header or a recipient', async () => {
  const headers = ['auto-submitted', 'content-language', 'content-type', 'date', 'from', 'message-id', 'mime-version', 'reply-to', 'subject', 'to']
  const nasty = fc.string({ unit: fc.constantFrom('\r', '\n', '\r\nBcc: evil@evil.example\r\n', '\u2028', '\u2029', ',', '<', '>', '@', ';', '"', ' ', 'a', 'Ω', '=?utf-8?q?x?='), maxLength: 40 })
  await fc.assert(
    fc.asyncProperty(nasty, nasty, nasty, async (subject, replyTo, text) => {
      smtp.received.length = 0
      await mailer.send({ subject: `S ${subject}`, html: `<p>x${text}</p>`, text: `x${text}`, messageId: '<1@stem.example>', to: 'wie@demo.example', replyTo })
      expect(smtp.received.map(({ to, from }) => [from, ...to])).toEqual([['loket@stem.example', 'wie@demo.example']])
      expect(smtp.received.map(({ mail }) => [...mail.headers.keys()].sort())).toEqual([headers])
    }),
    { numRuns: Number(process.env['PROPERTY_RUNS'] ?? 100) },
  )
})

test.each(['wie+stem@demo.example', '"e@evil.example"@demo.example', 'wie＠evil.example@demo.example', 'wie, evil@evil.example', 'wie@demo.example (evil@evil.example)'])(
  'the address given to SMTP is the stored one or none: %s',
  async (address) => {
    await mailer.send({ subject: 'S', html: '<p>x</p>', text: 'x', messageId: '<3@stem.example>', to: address, replyTo: 'stem@vlaio.example' }).catch(() => {})
    expect(smtp.received.flatMap(({ to }) => to).filter((to) => to !== address)).toEqual([])
  },
)
