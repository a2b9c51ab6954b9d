import { beforeAll, expect, test } from 'vitest'
import type { Actor } from '@/lib/access/actor'
import { confirmExtension } from '@/lib/applications/confirm-extension'
import { dossierOf } from '@/lib/applications/dossier'
import { dossierFilter } from '@/lib/applications/dossier-filter'
import { dossiersPage } from '@/lib/applications/dossiers'
import { lapseApplications } from '@/lib/applications/lapse-applications'
import { letFiledStand } from '@/lib/applications/let-filed-stand'
import { proposeExtension } from '@/lib/applications/propose-extension'
import { attachmentToRead, receiptOf, requestToEdit } from '@/lib/applications/queries'
import { remindDrafts } from '@/lib/applications/remind-drafts'
import { reopenApplication } from '@/lib/applications/reopen-application'
import { removeAttachment } from '@/lib/filings/remove-attachment'
import { saveSection } from '@/lib/applications/save-section'
import { submitApplication } from '@/lib/applications/submit-application'
import { takeInApplication } from '@/lib/applications/take-in-application'
import { unfiledChanges } from '@/lib/applications/unfiled-changes'
import { withdrawApplication } from '@/lib/applications/withdraw-application'
import { callProgress } from '@/lib/calls/progress'
import { invariants } from '@/lib/commands/invariants'
import { asActor } from '@/lib/db'
import { deliverEmail } from '@/lib/mail/deliver-emails'
import { openMailer } from '@/lib/mail/mailer'
import { addWorkingDays } from '@/lib/reference/holidays'
import { isRefusal } from '@/lib/refusal'
import { formatDay, formatInstant, localDay } from '@/lib/time'
import { testDatabase } from '@/tests/support/database'
import { memberActor, staffActor } from '@/tests/support/factories'
import { insertRow } from '@/tests/support/insert-row'
import { smtpServer } from '@/tests/support/smtp-server'
import { verbsOf } from '@/tests/support/traces'
import { readyRequest, seedReference } from './ready-request'

const database = await testDatabase()
const smtp = await smtpServer()
const mailer = openMailer({ smtpUrl: smtp.url, mailFrom: 'STEM-loket <loket@stem.example>', appUrl: 'https://stem.example' }, 5_000)
beforeAll(() => seedReference(database))

const refusalOf = (promise: Promise<unknown>) => promise.then(() => 'accepted', (thrown: unknown) => (isRefusal(thrown) ? thrown.code : String(thrown)))
const wordsOf = (promise: Promise<unknown>) => promise.then(() => 'accepted', (thrown: unknown) => (isRefusal(thrown) ? thrown.problems[0]?.message : String(thrown)))
const rowOf = async (id: string) => (await database.sql<{ status: string; number: string; title: string; submitted_at: Date; draft: { title?: string } }>('select status, number, title, submitted_at, draft from application where id = $1', [id]))[0]
const attach = (applicationId: string, userId: string | null, name: string, letter: string) =>
  insertRow(database, 'stored_file', { sha256: letter.repeat(64), sizeBytes: 10, mime: 'application/pdf' }, false).catch(() => undefined).then(() => insertRow(database, 'attachment', { applicationId, kind: 'OTHER', name, sha256: letter.repeat(64), uploadedById: userId }))
const retitle = (actor: Actor, applicationId: string, title: string, before: string) => saveSection(actor, { applicationId, step: 'activiteiten', basis: { title: before }, posted: { title } })
const close = (callId: string) => database.sql(`update call set status = 'CLOSED', deadline_at = portal_now() where id = $1`, [callId])
const breaches = async (): Promise<string[]> => (await Promise.all(invariants.filter(({ name }) => /filed|filing|reopened|states that agree/.test(name)).map(async ({ name, sql }) => (await database.sql(sql)).map(() => name)))).flat()
const unfiledOf = (actor: Actor, applicationId: string) => asActor(actor, async (tx, now) => {
  const { application, context } = await requestToEdit(tx, actor, applicationId, now)
  return unfiledChanges(tx, actor, application, context)
})

/** Filed with a file, then reopened; its title and its files were changed since. */
const reopened = async () => {
  const ready = await readyRequest(database)
  const applicationId = ready.application.id
  const kept = await attach(applicationId, ready.editor.userId, 'plan.pdf', 'a')
  const { number } = await submitApplication(ready.signatory, { applicationId })
  const filed = await rowOf(applicationId)
  await reopenApplication(ready.signatory, { applicationId })
  await retitle(ready.editor, applicationId, 'Een andere titel', ready.draft.title ?? '')
  await removeAttachment(ready.editor, { attachmentId: kept })
  const added = await attach(applicationId, ready.editor.userId, 'nieuw.pdf', 'b')
  return { ...ready, applicationId, number, filed, kept, added }
}

test('at the deadline a reopened request counts as it was filed: number, instant, answers, files and receipt; what was typed since can still be read', async () => {
  const { applicationId, call, number, filed, signatory, editor, kept, added, draft } = await reopened()
  expect(await lapseApplications()).toEqual({ lapsed: 0, stood: 0 })
  await close(call.id)
  const ticks = await Promise.all([lapseApplications(), lapseApplications(), lapseApplications()])
  expect(ticks.reduce((sum, { stood, lapsed }) => sum + stood + 100 * lapsed, 0)).toBe(1)
  expect(await lapseApplications()).toEqual({ lapsed: 0, stood: 0 })

  expect(await rowOf(applicationId)).toEqual(filed)
  expect(filed).toMatchObject({ status: 'SUBMITTED', number, title: draft.title })
  expect(await database.sql('select id from attachment where application_id = $1 and removed_at is null', [applicationId])).toEqual([{ id: kept }])
  expect(await asActor(signatory, (tx) => receiptOf(tx, signatory, applicationId))).toMatchObject({ number, occasion: 'FIRST', submission: { round: 1, submittedAt: filed?.submitted_at } })
  expect(await unfiledOf(editor, applicationId)).toMatchObject([{ byDeadline: true, changes: [{ before: draft.title, after: 'Een andere titel' }], files: [{ id: added, name: 'nieuw.pdf' }], back: [{ id: kept, name: 'plan.pdf' }] }])
  expect(await asActor(editor, (tx) => attachmentToRead(tx, editor, added))).toMatchObject({ name: 'nieuw.pdf' })
  expect(await verbsOf(database, applicationId)).toEqual(['application.submit', 'application.reopen', 'application.let-stand'])

  const officer = await staffActor(database, 'VLAIO_OFFICER')
  expect(await unfiledOf(officer, applicationId)).toEqual([])
  expect(await refusalOf(asActor(officer, (tx) => attachmentToRead(tx, officer, added)))).toBe('not-found')
  await takeInApplication(officer, { applicationId })
  expect(await breaches()).toEqual([])
})

test('every applicant hears it once, in words that say which version counts', async () => {
  const { applicationId, call, filed } = await reopened()
  await close(call.id)
  await lapseApplications()
  await lapseApplications()
  const mails = await database.sql<{ id: string; recipient_id: string }>(`select id, recipient_id from outbox_mail where template = 'filed-version-stands' and application_id = $1`, [applicationId])
  expect([mails.length, new Set(mails.map(({ recipient_id }) => recipient_id)).size]).toEqual([2, 2])
  expect(await database.sql(`select from outbox_mail where template = 'application-lapsed' and application_id = $1`, [applicationId])).toEqual([])
  smtp.received.length = 0
  expect(await deliverEmail(mailer, mails[0]?.id ?? '')).toBe('sent')
  expect(smtp.received[0]?.mail.text).toContain(`Uw ingediende versie van ${formatInstant(filed?.submitted_at ?? new Date(0))} telt.`)
})

test('the reminder before the deadline says that the filed version counts', async () => {
  const { applicationId, call, filed } = await reopened()
  await database.sql(`update application set created_at = now() - interval '30 days' where id = $1`, [applicationId])
  await database.sql(`update call set deadline_at = portal_now() + interval '23 hours' where id = $1`, [call.id])
  await remindDrafts()
  const [mail] = await database.sql<{ id: string }>(`select id from outbox_mail where template = 'not-filed' and application_id = $1`, [applicationId])
  smtp.received.length = 0
  expect(await deliverEmail(mailer, mail?.id ?? '')).toBe('sent')
  expect(smtp.received[0]?.mail.text).toContain(`De versie die u indiende op ${formatInstant(filed?.submitted_at ?? new Date(0))}, blijft gelden tot u opnieuw indient.`)
})

test('reopened and filed anew counts as filed anew, and nothing is left to stand', async () => {
  const { applicationId, call, signatory } = await reopened()
  await submitApplication(signatory, { applicationId })
  await close(call.id)
  expect(await lapseApplications()).toEqual({ lapsed: 0, stood: 0 })
  expect(await rowOf(applicationId)).toMatchObject({ status: 'SUBMITTED', title: 'Een andere titel' })
  expect(await database.sql('select outcome, unsubmitted from reopening where application_id = $1', [applicationId])).toEqual([{ outcome: 'REFILED', unsubmitted: null }])
  expect(await breaches()).toEqual([])
})

test('its signatory lets the filed version stand before the deadline, once, and may reopen or withdraw it again', async () => {
  const { applicationId, editor, signatory, organisation, filed, draft } = await reopened()
  const stranger = await memberActor(database, (await readyRequest(database)).organisation, 'APPLICANT_SIGNATORY')
  expect(await refusalOf(letFiledStand(stranger, { applicationId }))).toBe('not-found')
  expect(await refusalOf(letFiledStand(editor, { applicationId }))).toBe('forbidden')
  const another = await memberActor(database, organisation, 'APPLICANT_SIGNATORY')
  const answers = await Promise.all([signatory, another].map((actor) => refusalOf(letFiledStand(actor, { applicationId }))))
  expect(answers.toSorted()).toEqual(['accepted', 'changed-meanwhile'])
  expect(await rowOf(applicationId)).toEqual(filed)
  expect(await unfiledOf(editor, applicationId)).toMatchObject([{ byDeadline: false, changes: [{ before: draft.title, after: 'Een andere titel' }] }])
  await reopenApplication(signatory, { applicationId })
  expect(await unfiledOf(editor, applicationId)).toHaveLength(1)
  await letFiledStand(signatory, { applicationId })
  await withdrawApplication(signatory, { applicationId, reason: '' })
  expect(await breaches()).toEqual([])
})

test('reopening and letting stand, done twice by one person or at once, are done once; a colleague hears that it was done and by whom', async () => {
  const ready = await readyRequest(database)
  const { signatory, application: { id: applicationId } } = ready
  const another = await memberActor(database, ready.organisation, 'APPLICANT_SIGNATORY')
  const twice = async (act: typeof reopenApplication) => { await Promise.all([act(signatory, { applicationId }), act(signatory, { applicationId })]); await act(signatory, { applicationId }); return wordsOf(act(another, { applicationId })) }
  await submitApplication(signatory, { applicationId })
  expect(await wordsOf(letFiledStand(signatory, { applicationId }))).toBe('Deze aanvraag is niet heropend.')
  expect(await twice(reopenApplication)).toBe(`Deze aanvraag is intussen al heropend, door ${signatory.name}.`)
  expect(await twice(letFiledStand)).toBe(`De ingediende versie geldt intussen al opnieuw, door ${signatory.name}.`)
  expect(await verbsOf(database, applicationId)).toEqual(['application.submit', 'application.reopen', 'application.let-stand'])
  expect(await database.sql('select outcome from reopening where application_id = $1', [applicationId])).toEqual([{ outcome: 'TAKEN_BACK' }])
  await reopenApplication(signatory, { applicationId })
  await submitApplication(another, { applicationId })
  expect(await wordsOf(letFiledStand(signatory, { applicationId }))).toBe(`Deze aanvraag is intussen al opnieuw ingediend, door ${another.name}.`)
  expect(await breaches()).toEqual([])
})

test('a page that shows an older filing than the one that stands reopens nothing, and says who filed anew', async () => {
  const ready = await readyRequest(database)
  const { signatory, application: { id: applicationId } } = ready
  const another = await memberActor(database, ready.organisation, 'APPLICANT_SIGNATORY')
  await submitApplication(signatory, { applicationId })
  await reopenApplication(signatory, { applicationId, round: 1 })
  await submitApplication(another, { applicationId })
  expect(await wordsOf(reopenApplication(signatory, { applicationId, round: 1 }))).toBe(`Deze aanvraag is intussen al opnieuw ingediend, door ${another.name}. Ze is niet heropend. Laad deze pagina opnieuw als u nog iets wilt wijzigen.`)
  expect(await rowOf(applicationId)).toMatchObject({ status: 'SUBMITTED' })
  expect(await verbsOf(database, applicationId)).toEqual(['application.submit', 'application.reopen', 'application.submit'])
  await reopenApplication(signatory, { applicationId, round: 2 })
  expect(await rowOf(applicationId)).toMatchObject({ status: 'DRAFT' })
})

test('filing and letting stand at the same moment: one of them, whole', async () => {
  const { applicationId, signatory } = await reopened()
  const answers = await Promise.all([refusalOf(submitApplication(signatory, { applicationId })), refusalOf(letFiledStand(signatory, { applicationId }))])
  expect(answers).toContain('accepted')
  const [{ rounds } = { rounds: 0 }] = await database.sql<{ rounds: number }>('select count(*)::int as rounds from submission where application_id = $1', [applicationId])
  expect(await database.sql('select outcome from reopening where application_id = $1', [applicationId])).toEqual([{ outcome: rounds === 2 ? 'REFILED' : 'TAKEN_BACK' }])
  expect(await breaches()).toEqual([])
})

test('while it is reopened the office reads what was filed and that it is reopened, and its writers what they type', async () => {
  const { applicationId, number, call, editor, kept, added, draft } = await reopened()
  const officer = await staffActor(database, 'VLAIO_OFFICER')
  expect((await asActor(officer, (tx, now) => callProgress(tx, officer, call.code, now)))?.counts).toEqual({ SUBMITTED: 1 })
  const list = await asActor(officer, (tx) => dossiersPage(tx, officer, dossierFilter.parse({ oproep: call.code, toestand: 'SUBMITTED' })))
  expect(list.rows).toMatchObject([{ number, title: draft.title, status: 'SUBMITTED', reopened: true }])
  const dossier = await asActor(officer, (tx, now) => dossierOf(tx, officer, number, now))
  expect([dossier?.status, dossier?.application.title, dossier?.reopenedAt instanceof Date, dossier?.application.attachments.map(({ id }) => id)]).toEqual(['SUBMITTED', draft.title, true, [kept]])
  const pages = await asActor(officer, (tx, now) => requestToEdit(tx, officer, applicationId, now))
  expect([pages.application.status, pages.editable, pages.draft.title, pages.attachments.map(({ id }) => id)]).toEqual(['SUBMITTED', false, draft.title, [kept]])
  expect(await refusalOf(asActor(officer, (tx) => attachmentToRead(tx, officer, added)))).toBe('not-found')
  expect(await refusalOf(takeInApplication(officer, { applicationId }))).not.toBe('accepted')
  const own = await asActor(editor, (tx, now) => requestToEdit(tx, editor, applicationId, now))
  expect([own.application.status, own.editable, own.draft.title, own.reopened?.filedAt instanceof Date]).toEqual(['DRAFT', true, 'Een andere titel', true])
})

test('one with a deadline of its own goes on until then; only after it the filed version counts', async () => {
  const { applicationId, organisation, call, signatory, draft } = await reopened()
  await close(call.id)
  const [officer, second] = [await staffActor(database, 'VLAIO_OFFICER'), await staffActor(database, 'VLAIO_OFFICER')]
  expect(await lapseApplications()).toEqual({ lapsed: 0, stood: 1 })
  const proposal = { code: call.code, kbo: organisation.kbo, untilDay: formatDay(addWorkingDays(localDay(new Date()), 2, new Set())), untilTime: '17.00', ground: 'OUTAGE' as const, motivation: 'Het loket was niet bereikbaar.' }
  expect(await refusalOf(proposeExtension(officer, proposal))).toBe('incomplete')
  expect(await refusalOf(submitApplication(signatory, { applicationId, seen: '0.older' }))).toBe('too-late')
  await proposeExtension(officer, proposal)
  await confirmExtension(second, { applicationId })
  expect(await rowOf(applicationId)).toMatchObject({ status: 'DRAFT', title: draft.title, draft: { title: 'Een andere titel' } })
  expect(await lapseApplications()).toEqual({ lapsed: 0, stood: 0 })
  await database.sql(`create or replace function portal_now() returns timestamptz language sql volatile as 'select clock_timestamp() + interval ''10 days'''`)
  expect(await lapseApplications()).toEqual({ lapsed: 0, stood: 1 })
  await database.sql(`create or replace function portal_now() returns timestamptz language sql volatile as 'select clock_timestamp()'`)
  expect(await rowOf(applicationId)).toMatchObject({ status: 'SUBMITTED', draft: { title: draft.title } })
  expect(await breaches()).toEqual([])
})

test('the database lets nothing else through after the deadline than what was filed', async () => {
  const { applicationId, call } = await reopened()
  await close(call.id)
  await expect(database.sql(`update application set status = 'SUBMITTED' where id = $1`, [applicationId])).rejects.toThrow('too late')
  await expect(database.sql(`update reopening set filed_draft = '{}' where application_id = $1`, [applicationId])).rejects.toThrow('only ends')
})
