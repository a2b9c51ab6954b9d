import { randomUUID } from 'node:crypto'
import { Logger, runOnce } from 'graphile-worker'
import { beforeEach, expect, test } from 'vitest'
import type { Actor } from '@/lib/access/actor'
import { asActor } from '@/lib/db'
import { deliverEmail } from '@/lib/mail/deliver-emails'
import { openMailer } from '@/lib/mail/mailer'
import { chooseMessageMail } from '@/lib/messages/choose-mail'
import { officeThreads } from '@/lib/messages/office-threads'
import { threadOf, unreadByFile, unreadIn } from '@/lib/messages/queries'
import { messageInput } from '@/lib/messages/schema'
import { tellOfMessages, tellOfMessagesDaily } from '@/lib/messages/tell-of-messages'
import { writeMessage } from '@/lib/messages/write-message'
import { endMembership } from '@/lib/organisations/end-membership'
import { isRefusal } from '@/lib/refusal'
import { testDatabase } from '@/tests/support/database'
import { actorOf, createApplication, createCall, createOrganisation, createUser, memberActor, staffActor } from '@/tests/support/factories'
import { insertRow } from '@/tests/support/insert-row'
import { smtpServer } from '@/tests/support/smtp-server'
import { mailsTo, verbsOf } from '@/tests/support/traces'

const database = await testDatabase()
const smtp = await smtpServer()
const mailer = openMailer({ smtpUrl: smtp.url, mailFrom: 'STEM-loket <loket@stem.example>', appUrl: 'https://stem.example' }, 5_000)

beforeEach(async () => {
  smtp.received.length = 0
  await database.sql(`delete from user_role where role = 'VLAIO_OFFICER'`)
})

/** A filed request with an officer who answers for it, unless told otherwise. */
const arrange = async (given: { status?: 'DRAFT' | 'SUBMITTED' | 'IN_REVIEW' | 'REJECTED'; handled?: boolean } = {}) => {
  const officer = await staffActor(database, 'VLAIO_OFFICER')
  const organisation = await createOrganisation(database)
  const editor = await memberActor(database, organisation, 'APPLICANT_EDITOR')
  const signatory = await memberActor(database, organisation, 'APPLICANT_SIGNATORY')
  const call = await createCall(database, { status: 'ASSESSMENT' })
  const application = await createApplication(database, { callId: call.id, organisationId: organisation.id, createdById: editor.userId ?? '', status: given.status ?? 'IN_REVIEW', handlerId: given.handled === false ? null : officer.userId })
  return { officer, organisation, editor, signatory, call, application }
}
const say = (actor: Actor, application: { id: string }, text: string, messageId = randomUUID()) => writeMessage(actor, { applicationId: application.id, messageId, text })
const refusalOf = (promise: Promise<unknown>) => promise.then(() => 'accepted', (thrown: unknown) => (isRefusal(thrown) ? thrown.code : String(thrown)))
const read = (actor: Actor, application: { id: string }) => asActor(actor, (tx) => threadOf(tx, actor, { id: application.id }))
const textsFor = async (actor: Actor, application: { id: string }) => (await read(actor, application))?.messages.map(({ text }) => text)
const waitingJobs = (application: { id: string }) => database.sql<{ key: string; minutes: number }>(`select key, round(extract(epoch from run_at - created_at) / 60)::int as minutes from graphile_worker.jobs where key like $1 order by key`, [`messages:${application.id}:%`])
const tell = (actor: Actor, application: { id: string }) => tellOfMessages({ applicationId: application.id, userId: actor.userId ?? '' })

test('the organisation and its officer write and read one thread, and each message leaves its trail', async () => {
  const { officer, editor, signatory, application } = await arrange()
  await say(editor, application, 'Mogen we een zaal wijzigen?\n\nGroeten')
  await say(officer, application, 'Ja, dat mag.')
  const thread = await read(signatory, application)
  expect(thread?.messages.map(({ text, fromOffice, own, author }) => ({ text, fromOffice, own, author }))).toEqual([
    { text: 'Mogen we een zaal wijzigen?\n\nGroeten', fromOffice: false, own: false, author: editor.name },
    { text: 'Ja, dat mag.', fromOffice: true, own: false, author: officer.name },
  ])
  expect(thread?.responsible).toBe(officer.name)
  expect(await verbsOf(database, application.id)).toEqual(['message.write', 'message.write'])
})

test('who is not of the file does not know there is a thread: other applicants, reviewers, the panel, an officer with a conflict or who reviews it', async () => {
  const { editor, application } = await arrange()
  await say(editor, application, 'Een vraag.')
  const conflicted = await createUser(database, { roles: ['VLAIO_OFFICER'] })
  await insertRow(database, 'conflict', { applicationId: application.id, userId: conflicted.id, type: 'OTHER', source: 'OFFICE' })
  const both = await createUser(database, { roles: ['VLAIO_OFFICER', 'VLAIO_REVIEWER'] })
  const assigned = await createUser(database, { roles: ['VLAIO_REVIEWER'] })
  for (const { id } of [both, assigned]) await insertRow(database, 'review', { applicationId: application.id, reviewerId: id, assignedById: id, status: 'IN_PROGRESS' })
  const outsiders = [
    await memberActor(database, await createOrganisation(database), 'APPLICANT_SIGNATORY'), await actorOf(database, conflicted), await actorOf(database, both), await actorOf(database, assigned),
    await staffActor(database, 'VLAIO_PANEL_CHAIR'), await staffActor(database, 'VLAIO_DECIDER'), await staffActor(database, 'POLICY_DOMAIN'), await staffActor(database, 'VLAIO_FINANCE'),
  ]
  for (const actor of outsiders) {
    expect(await refusalOf(say(actor, application, 'Ik ook.'))).toBe('not-found')
    expect(await refusalOf(read(actor, application))).toBe('not-found')
    expect(await asActor(actor, (tx) => unreadIn(tx, actor, application))).toBeNull()
  }
  const auditor = await staffActor(database, 'AUDITOR')
  expect(await textsFor(auditor, application)).toEqual(['Een vraag.'])
  expect(await refusalOf(say(auditor, application, 'Ik ook.'))).toBe('forbidden')
})

test('the database itself hides messages from who forgets to ask', async () => {
  const { officer, editor, application } = await arrange()
  await say(editor, application, 'Een vraag.')
  const stranger = await memberActor(database, await createOrganisation(database), 'APPLICANT_SIGNATORY')
  const seen = async (actor: Actor) => asActor(actor, (tx) => tx.message.count({ where: { applicationId: application.id } }))
  expect([await seen(stranger), await seen(await staffActor(database, 'VLAIO_REVIEWER')), await seen(editor), await seen(officer)]).toEqual([0, 0, 1, 1])
  await expect(asActor(editor, (tx) => tx.message.updateMany({ data: { text: 'Anders.' } }))).rejects.toThrow()
  await expect(database.sql(`delete from message`)).rejects.toThrow('append-only')
})

test('a draft is not opened to the office: its applicant hears whom to ask', async () => {
  const { officer, editor, application } = await arrange({ status: 'DRAFT' })
  const refused = await writeMessage(editor, { applicationId: application.id, messageId: randomUUID(), text: 'Een vraag.' }).catch((thrown: unknown) => thrown)
  expect(isRefusal(refused) && [refused.code, refused.message]).toEqual(['too-early', 'Berichten kunnen zodra uw aanvraag ingediend is. Stel uw vraag nu aan Team STEM, stem@demo.example.'])
  expect(await refusalOf(say(officer, application, 'Dag.'))).toBe('not-found')
  expect(await refusalOf(read(officer, application))).toBe('not-found')
  expect((await read(editor, application))?.mayWrite).toBe(false)
})

test('the same message sent twice, or by two at once, is written once', async () => {
  const { officer, editor, application } = await arrange()
  const messageId = randomUUID()
  await Promise.all(Array.from({ length: 5 }, () => say(editor, application, 'Eén keer.', messageId)))
  await Promise.all([say(editor, application, 'A.'), say(officer, application, 'B.'), say(editor, application, 'C.')])
  const rows = await database.sql<{ position: number; text: string }>('select position, text from message where application_id = $1 order by position', [application.id])
  expect(rows.map(({ position }) => position)).toEqual([1, 2, 3, 4])
  expect([rows[0]?.text, rows.slice(1).map(({ text }) => text).toSorted()]).toEqual(['Eén keer.', ['A.', 'B.', 'C.']])
  expect(await verbsOf(database, application.id)).toHaveLength(4)
})

test.each([['', 'Dit veld is verplicht.'], ['  \n ', 'Dit veld is verplicht.'], ['a\u0000b', 'Dit veld bevat een teken dat we niet kunnen bewaren. Typ de tekst opnieuw.']])('%j is no message', (text, message) => {
  expect(messageInput.safeParse({ applicationId: randomUUID(), messageId: randomUUID(), text }).error?.issues.map((issue) => issue.message)).toEqual([message])
})

test('several messages within the quiet period are one mail per person, which says that there is something and not what', async () => {
  const { officer, editor, signatory, application } = await arrange()
  for (const text of ['Geheimtekst een.', 'Geheimtekst twee.', 'Geheimtekst drie.']) await say(officer, application, text)
  expect(await waitingJobs(application)).toEqual([editor, signatory].map(({ userId }) => ({ key: `messages:${application.id}:${userId}`, minutes: 15 })).toSorted((a, b) => (a.key < b.key ? -1 : 1)))
  for (let run = 0; run < 2; run++) for (const actor of [editor, signatory, officer]) await tell(actor, application)
  expect((await mailsTo(database, editor.email ?? '', signatory.email ?? '', officer.email ?? '')).map(({ to, template }) => `${template} ${to}`).toSorted()).toEqual([editor, signatory].map(({ email }) => `message-for-applicant ${email}`).toSorted())
  for (const { id } of await database.sql<{ id: string }>('select id from outbox_mail where application_id = $1', [application.id])) expect(await deliverEmail(mailer, id)).toBe('sent')
  const mail = smtp.received[0]?.mail
  expect(mail?.subject).toBe(`Nieuw bericht in uw dossier - ${application.number}`)
  expect(mail?.text).toContain(`https://stem.example/aanvragen/${application.id}/berichten`)
  expect(`${mail?.text}${String(mail?.html)}`).not.toContain('Geheimtekst')
})

test('the quiet period is data, and the worker tells when it is over', async () => {
  const { officer, editor, application } = await arrange()
  await database.sql(`update portal_setting set value = '0' where key = 'messageQuietMinutes'`)
  await say(officer, application, 'Nu meteen.')
  await database.sql(`update portal_setting set value = '15' where key = 'messageQuietMinutes'`)
  expect((await waitingJobs(application)).map(({ minutes }) => minutes)).toEqual([0, 0])
  const tasks = { 'tell-of-messages': async (payload: unknown) => void (await tellOfMessages(payload as { applicationId: string; userId: string })), 'deliver-email': async () => {} }
  await runOnce({ connectionString: database.ownerUrl, taskList: tasks, logger: new Logger(() => () => {}), noHandleSignals: true })
  expect((await mailsTo(database, editor.email ?? '')).map(({ template }) => template)).toEqual(['message-for-applicant'])
})

test('what was read in time is not told, and what came after a mail is told by a next one', async () => {
  const { officer, editor, application } = await arrange()
  await say(officer, application, 'Een.')
  await read(editor, application)
  await tell(editor, application)
  expect(await mailsTo(database, editor.email ?? '')).toEqual([])
  await say(officer, application, 'Twee.')
  await Promise.all([tell(editor, application), tell(editor, application)])
  await say(officer, application, 'Drie.')
  await tell(editor, application)
  expect(await mailsTo(database, editor.email ?? '')).toHaveLength(2)
})

test('daily is once a day, none is never, and neither touches the other mails', async () => {
  const { officer, editor, signatory, application } = await arrange()
  await chooseMessageMail(editor, { messageMail: 'DAILY' })
  await chooseMessageMail(signatory, { messageMail: 'NONE' })
  await say(officer, application, 'Een.')
  await say(officer, application, 'Twee.')
  expect(await waitingJobs(application)).toEqual([])
  await tell(editor, application)
  for (let run = 0; run < 2; run++) await tellOfMessagesDaily()
  expect((await mailsTo(database, editor.email ?? '', signatory.email ?? '')).map(({ template, to }) => [template, to])).toEqual([['message-for-applicant', editor.email]])
  expect(await verbsOf(database, editor.userId ?? '')).toEqual(['account.update'])
})

test('an applicant is answered by the officer of the file; as long as there is none, every officer without an interest hears it', async () => {
  const handled = await arrange()
  const other = await staffActor(database, 'VLAIO_OFFICER')
  await say(handled.editor, handled.application, 'Een vraag.')
  expect((await waitingJobs(handled.application)).map(({ key }) => key)).toEqual([`messages:${handled.application.id}:${handled.officer.userId}`])
  const open = await arrange({ handled: false })
  const conflicted = await staffActor(database, 'VLAIO_OFFICER')
  await insertRow(database, 'conflict', { applicationId: open.application.id, userId: conflicted.userId, type: 'OTHER', source: 'OFFICE' })
  await say(open.editor, open.application, 'Een vraag.')
  expect((await waitingJobs(open.application)).map(({ key }) => key).toSorted()).toEqual([handled.officer, other, open.officer].map(({ userId }) => `messages:${open.application.id}:${userId}`).toSorted())
  expect((await asActor(other, (tx) => officeThreads(tx, other))).map(({ number }) => number)).toEqual([open.application.number])
  expect(await asActor(conflicted, (tx) => officeThreads(tx, conflicted))).toEqual([])
})

test('unread is per person: reading it, or a colleague answering, takes it from the list', async () => {
  const { officer, editor, signatory, application } = await arrange()
  await say(editor, application, 'Een.')
  await say(editor, application, 'Twee.')
  const list = async () => (await asActor(officer, (tx) => officeThreads(tx, officer))).filter(({ number }) => number === application.number).map(({ number, unread }) => [number, unread])
  expect(await list()).toEqual([[application.number, 2]])
  await read(officer, application)
  expect(await list()).toEqual([])
  await say(editor, application, 'Drie.')
  expect(await list()).toEqual([[application.number, 1]])
  await say(await staffActor(database, 'VLAIO_OFFICER'), application, 'Antwoord van een collega.')
  expect(await list()).toEqual([])
  const unread = (actor: Actor) => asActor(actor, async (tx) => [...(await unreadByFile(tx, actor))])
  await read(editor, application)
  expect([await unread(editor), await unread(signatory)]).toEqual([[], [[application.id, 1]]])
})

test('nothing of the assessment stands in the thread or in its mails: no note, no reviewer, no score, no motivation', async () => {
  const { officer, editor, application } = await arrange()
  const reviewer = await createUser(database, { name: 'Kanarienaam', roles: ['VLAIO_REVIEWER'] })
  const reviewId = await insertRow(database, 'review', { applicationId: application.id, reviewerId: reviewer.id, assignedById: officer.userId, status: 'IN_PROGRESS', reason: 'Kanariereden' })
  await insertRow(database, 'review_score', { reviewId, criterion: 'C01', score: 4, remark: 'Kanariescore' }, false)
  await insertRow(database, 'review_motivation', { reviewId, criterion: 'C01', motivation: 'Kanariemotivatie', officeComment: 'Kanariecommentaar' }, false)
  await insertRow(database, 'internal_note', { applicationId: application.id, authorId: officer.userId, text: 'Kanarienota' })
  await insertRow(database, 'conflict', { applicationId: application.id, userId: reviewer.id, type: 'OTHER', source: 'OFFICE', reason: 'Kanariebelang' })
  await say(editor, application, 'Een vraag.')
  await say(officer, application, 'Een antwoord.')
  for (const actor of [editor, officer]) await tell(actor, application)
  for (const { id } of await database.sql<{ id: string }>(`select id from outbox_mail where application_id = $1`, [application.id])) expect(await deliverEmail(mailer, id)).toBe('sent')
  const told = [JSON.stringify(await read(editor, application)), JSON.stringify(await read(officer, application)), ...smtp.received.flatMap(({ mail }) => [mail.subject, mail.text, String(mail.html)])]
  expect(told).toHaveLength(2 + 2 * 3)
  expect(told.filter((text) => text?.includes('Kanarie'))).toEqual([])
})

test('who left the organisation reads nothing any more, and a mail that still waits is not sent', async () => {
  const { officer, editor, signatory, organisation, application } = await arrange()
  await say(officer, application, 'Een.')
  await tell(editor, application)
  await endMembership(signatory, { organisationId: organisation.id, userId: editor.userId ?? '' })
  const [mail] = await database.sql<{ id: string }>('select id from outbox_mail where recipient_id = $1', [editor.userId])
  expect(await deliverEmail(mailer, mail?.id ?? '')).toBe('failed')
  expect(await refusalOf(read(await actorOf(database, { id: editor.userId ?? '' }), application))).toBe('not-found')
  expect(await textsFor(signatory, application)).toEqual(['Een.'])
})
