import { createHash } from 'node:crypto'
import { beforeAll, expect, test } from 'vitest'
import type { Actor } from '@/lib/access/actor'
import { inFilingLine } from '@/lib/admission'
import { letFiledStand } from '@/lib/applications/let-filed-stand'
import { requestToEdit } from '@/lib/applications/queries'
import { reopenApplication } from '@/lib/applications/reopen-application'
import { saveSection } from '@/lib/applications/save-section'
import { seenOf } from '@/lib/applications/seen'
import { submitApplication } from '@/lib/applications/submit-application'
import { asActor } from '@/lib/db'
import { removeAttachment } from '@/lib/filings/remove-attachment'
import { isRefusal } from '@/lib/refusal'
import { testDatabase } from '@/tests/support/database'
import { memberActor, createOrganisation, createMandate } from '@/tests/support/factories'
import { insertRow } from '@/tests/support/insert-row'
import { eventsOf, mailsTo, verbsOf } from '@/tests/support/traces'
import { readyRequest, seedReference } from './ready-request'

const database = await testDatabase()
beforeAll(() => seedReference(database))

const refusalOf = (promise: Promise<unknown>) => promise.then(() => 'accepted', (thrown: unknown) => isRefusal(thrown) ? thrown.code : String(thrown))
/** Until whoever holds a lock has it. */
const sleeping = () => expect.poll(() => database.sql(`select from pg_stat_activity where datname = current_database() and wait_event = 'PgSleep'`), { timeout: 10_000, interval: 10 }).toHaveLength(1)
const submissionsOf = (id: string) => database.sql<{ content: string; sha256: string; round: number; under_reservation: boolean }>('select * from submission where application_id = $1 order by round', [id])

test('filing gives a number, a frozen copy, a projection, one mail and one event', async () => {
  const { application, signatory, organisation, call } = await readyRequest(database)
  const { number } = await submitApplication(signatory, { applicationId: application.id })

  expect(number).toMatch(/^STEM-20\d\d-ACT-00001$/)
  const [row] = await database.sql('select status, number, title, requested_cents, planned_child_hours, submitted_at < $2 as in_time from application where id = $1', [application.id, call.deadlineAt])
  expect(row).toEqual({ status: 'SUBMITTED', number, title: 'De Vonk bouwt bruggen', requested_cents: '80000', planned_child_hours: '200.00', in_time: true })
  expect(await database.sql('select from submission s join application a on a.id = s.application_id where a.id = $1 and a.submitted_at = s.submitted_at', [application.id])).toHaveLength(1)
  const [copy] = await submissionsOf(application.id)
  expect(copy?.sha256).toBe(createHash('sha256').update(copy?.content ?? '').digest('hex'))
  expect(JSON.parse(copy?.content ?? '')).toMatchObject({ type: 'stem-loket/request/1', call: call.code, organisation: { kbo: organisation.kbo }, answers: { requestedCents: '80000' }, declarations: { version: '1.0' } })
  expect(await database.sql('select title, postcode, nis, planned_hours, planned_sessions, planned_day_parts, planned_child_hours, price_cents from activity where application_id = $1 order by position', [application.id])).toEqual([
    { title: 'Bruggen die dansen', postcode: '3500', nis: '71072', planned_hours: '5.00', planned_sessions: 2, planned_day_parts: 4, planned_child_hours: '100.00', price_cents: '1800' },
    { title: 'Robots op straat', postcode: '3500', nis: '71072', planned_hours: '5.00', planned_sessions: 2, planned_day_parts: 4, planned_child_hours: '100.00', price_cents: '1800' },
  ])
  expect(await database.sql('select name, kbo, helix_type from partner where application_id = $1', [application.id])).toEqual([{ name: 'Studiebureau Balk bv', kbo: '0566988259', helix_type: 'BUS' }])
  expect(await mailsTo(database, signatory.email ?? '')).toEqual([{ template: 'application-received', to: signatory.email, params: {} }])
  expect(await eventsOf(database, application.id)).toEqual([{ verb: 'application.submit', actorId: signatory.userId, payload: { number, sha256: copy?.sha256, requestedCents: '80000' } }])
})

test('fifty at once file one request: one number, one copy, one mail, one event', async () => {
  const { application, signatory } = await readyRequest(database)
  const numbers = await Promise.all(Array.from({ length: 50 }, () => submitApplication(signatory, { applicationId: application.id })))
  expect(new Set(numbers.map(({ number }) => number)).size).toBe(1)
  expect(await submissionsOf(application.id)).toHaveLength(1)
  expect(await mailsTo(database, signatory.email ?? '')).toHaveLength(1)
  expect(await verbsOf(database, application.id)).toEqual(['application.submit'])
})

test('a filing takes a place in the line of those who file', async () => {
  const { application: { id: applicationId }, signatory } = await readyRequest(database)
  const ends: (() => void)[] = []
  const held = Array.from({ length: 4 }, () => inFilingLine(() => new Promise<void>((resolve) => ends.push(resolve))))
  const filing = submitApplication(signatory, { applicationId })
  expect(await Promise.race([filing, new Promise((resolve) => setTimeout(resolve, 500, 'waits'))])).toBe('waits')
  expect(await submissionsOf(applicationId)).toEqual([])
  for (const end of ends) end()
  await Promise.all(held)
  expect((await filing).number).toMatch(/^STEM-/)
})

test('two requests at once get two numbers, without a gap', async () => {
  const ready = await Promise.all(Array.from({ length: 8 }, () => readyRequest(database, { call: { numberCode: 'GAP' } })))
  const numbers = await Promise.all(ready.map(({ signatory, application }) => submitApplication(signatory, { applicationId: application.id })))
  expect(numbers.map(({ number }) => Number(number.slice(-5))).toSorted((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6, 7, 8])
})

test('a filing one millisecond late by the clock of the database is refused, one before is not', async () => {
  const closing = async (text: string) => {
    const ready = await readyRequest(database)
    // The friendly look passes: the deadline moves between it and the statement that writes.
    await database.sql('update call set deadline_at = portal_now() + $2::interval where id = $1', [ready.call.id, text])
    return refusalOf(submitApplication(ready.signatory, { applicationId: ready.application.id }))
  }
  expect(await closing('1 hour')).toBe('accepted')
  expect(await closing('-1 millisecond')).toBe('too-late')
  expect(await closing('1 millisecond')).toBe('too-late')
})

test('a lock that holds the filing over the deadline makes it too late, and nothing is left behind', async () => {
  const { application, signatory, call } = await readyRequest(database)
  const holding = database.sql('begin; select 1 from application where id = \'' + application.id + '\' for update; select pg_sleep(1.2); commit')
  await sleeping()
  await database.sql("update call set deadline_at = portal_now() + interval '500 milliseconds' where id = $1", [call.id])
  expect(await refusalOf(submitApplication(signatory, { applicationId: application.id }))).toBe('too-late')
  await holding
  expect(await database.sql('select status, number from application where id = $1', [application.id])).toEqual([{ status: 'DRAFT', number: null }])
  expect(await submissionsOf(application.id)).toEqual([])
  expect(await mailsTo(database, signatory.email ?? '')).toEqual([])
})

test('a filing that waits for a colleague files the answers and the files that the colleague left', async () => {
  const { application: { id: applicationId }, editor, signatory } = await readyRequest(database)
  await insertRow(database, 'stored_file', { sha256: 'e'.repeat(64), sizeBytes: 10, mime: 'application/pdf' }, false)
  const holding = database.sql(`begin;
    update application set draft = draft || '{"title":"Een titel van een collega"}', draft_version = draft_version + 1 where id = '${applicationId}';
    insert into attachment (application_id, kind, name, sha256, uploaded_by_id) values ('${applicationId}', 'OTHER', 'plan.pdf', repeat('e', 64), '${editor.userId}');
    select pg_sleep(0.8); commit`)
  await sleeping()
  await submitApplication(signatory, { applicationId })
  await holding
  expect((await submissionsOf(applicationId)).map(({ content }) => JSON.parse(content))).toMatchObject([{ answers: { title: 'Een titel van een collega' }, attachments: [{ name: 'plan.pdf' }] }])
})

test('what a filing begins with is found by key, also by a plan made while the tables were small', async () => {
  const found = await database.sql<{ name: string }>(`select proname::text as name from pg_proc where proconfig @> '{plan_cache_mode=force_generic_plan,enable_seqscan=off}' order by 1`)
  expect(found.map(({ name }) => name)).toEqual(['session_of', 'surroundings_of'])
})

test('an invuller may not file, a stranger does not know it exists', async () => {
  const { application, editor } = await readyRequest(database)
  const stranger = await memberActor(database, await createOrganisation(database), 'APPLICANT_SIGNATORY')
  expect(await refusalOf(submitApplication(editor, { applicationId: application.id }))).toBe('forbidden')
  expect(await refusalOf(submitApplication(stranger, { applicationId: application.id }))).toBe('not-found')
})

test('who is put out of the organisation while the filing waits does not file', async () => {
  const { application: { id: applicationId }, organisation, signatory } = await readyRequest(database)
  const holding = database.sql(`begin;
    update membership set ended_at = now() where organisation_id = '${organisation.id}' and user_id = '${signatory.userId}';
    select from application where id = '${applicationId}' for update;
    select pg_sleep(0.8); commit`)
  await sleeping()
  expect(await refusalOf(submitApplication(signatory, { applicationId }))).toBe('forbidden')
  await holding
  expect(await submissionsOf(applicationId)).toEqual([])
  expect(await database.sql('select status, number from application where id = $1', [applicationId])).toEqual([{ status: 'DRAFT', number: null }])
})

test('a half-filled request is refused with all its problems, and stays a draft', async () => {
  const { application, signatory } = await readyRequest(database, { draft: { mission: '', iban: 'BE00' } })
  const refusal = await submitApplication(signatory, { applicationId: application.id }).catch((thrown: unknown) => thrown)
  expect(isRefusal(refusal) && [refusal.code, refusal.problems]).toEqual(['incomplete', [
    { field: 'iban', message: 'Geef een geldig IBAN op.' },
    { field: 'mission', message: 'Dit veld is verplicht.' },
  ]])
  expect(await database.sql('select status from application where id = $1', [application.id])).toEqual([{ status: 'DRAFT' }])
})

test('reopened and filed again: the number stays, the first copy stays', async () => {
  const { application, signatory } = await readyRequest(database)
  const first = await submitApplication(signatory, { applicationId: application.id })
  await reopenApplication(signatory, { applicationId: application.id })
  const second = await submitApplication(signatory, { applicationId: application.id })
  expect(second).toEqual(first)
  expect((await submissionsOf(application.id)).map(({ round }) => round)).toEqual([1, 2])
  expect(await verbsOf(database, application.id)).toEqual(['application.submit', 'application.reopen', 'application.submit'])
})

test('a mandate that still waits does not stop a filing: it is filed under reservation', async () => {
  const { application, signatory, organisation } = await readyRequest(database)
  await createMandate(database, organisation, { id: signatory.userId ?? '' }, 'WAITING')
  await submitApplication(signatory, { applicationId: application.id })
  expect((await submissionsOf(application.id)).map(row => row.under_reservation)).toEqual([true])
})

/** What the check page hands the signatory now. */
const seenBy = (actor: Actor, applicationId: string) => asActor(actor, async (tx, now) => {
  const { application, context } = await requestToEdit(tx, actor, applicationId, now)
  return seenOf({ ...application, context })
})
const sentenceOf = (promise: Promise<unknown>) => promise.then(() => 'accepted', (thrown: unknown) => isRefusal(thrown) ? [thrown.code, thrown.message] : String(thrown))
const retitle = (actor: Actor, applicationId: string, title: string, before: string) => saveSection(actor, { applicationId, step: 'activiteiten', basis: { title: before }, posted: { title } })

test('what a colleague typed or attached after the check page was drawn is not filed: it is said who changed what, and it is filed once it was seen', async () => {
  const { application: { id: applicationId }, editor, signatory, draft } = await readyRequest(database)
  const first = await seenBy(signatory, applicationId)
  await retitle(editor, applicationId, 'Een titel van een collega', draft.title ?? '')
  expect(await sentenceOf(submitApplication(signatory, { applicationId, seen: first }))).toEqual(['unseen', `${editor.name} wijzigde “Activiteiten” nadat u deze pagina opende. Kijk na wat er nu staat voor u indient.`])
  const second = await seenBy(signatory, applicationId)
  const attachmentId = await insertRow(database, 'stored_file', { sha256: 'd'.repeat(64), sizeBytes: 10, mime: 'application/pdf' }, false).then(() => insertRow(database, 'attachment', { applicationId, kind: 'OTHER', name: 'plan.pdf', sha256: 'd'.repeat(64), uploadedById: editor.userId }))
  expect(await sentenceOf(submitApplication(signatory, { applicationId, seen: second }))).toEqual(['unseen', `Een collega wijzigde “Bijlagen” nadat u deze pagina opende. Kijk na wat er nu staat voor u indient.`])
  const third = await seenBy(signatory, applicationId)
  await removeAttachment(editor, { attachmentId })
  expect(await sentenceOf(submitApplication(signatory, { applicationId, seen: third }))).toEqual(['unseen', expect.stringContaining(`${editor.name} wijzigde “Bijlagen”`)])
  expect(await submissionsOf(applicationId)).toEqual([])

  const seen = await seenBy(signatory, applicationId)
  const { number } = await submitApplication(signatory, { applicationId, seen })
  expect(await submitApplication(signatory, { applicationId, seen })).toEqual({ number })
  expect(JSON.parse((await submissionsOf(applicationId))[0]?.content ?? '')).toMatchObject({ answers: { title: 'Een titel van een collega' }, attachments: [] })
})

test('an organisation that got another name, or a call other questions, since the check page was drawn: that is said, and nothing is filed', async () => {
  const { application: { id: applicationId }, call, organisation, editor, signatory, draft } = await readyRequest(database)
  const first = await seenBy(signatory, applicationId)
  await database.sql('update organisation set legal_name = $2 where id = $1', [organisation.id, 'Een andere naam vzw'])
  expect(await sentenceOf(submitApplication(signatory, { applicationId, seen: first }))).toEqual(['unseen', 'De naam of het ondernemingsnummer van uw organisatie wijzigde nadat u deze pagina opende. Kijk na wat er nu staat voor u indient.'])
  await retitle(editor, applicationId, 'Een titel van een collega', draft.title ?? '')
  expect(await sentenceOf(submitApplication(signatory, { applicationId, seen: first }))).toEqual(['unseen', `${editor.name} wijzigde “Activiteiten” nadat u deze pagina opende. De naam of het ondernemingsnummer van uw organisatie wijzigde nadat u deze pagina opende. Kijk na wat er nu staat voor u indient.`])
  const second = await seenBy(signatory, applicationId)
  await database.sql(`update call set extra_questions = '{"version": 5, "items": []}' where id = $1`, [call.id])
  expect(await sentenceOf(submitApplication(signatory, { applicationId, seen: second }))).toEqual(['unseen', 'VLAIO wijzigde de vragen van deze oproep nadat u deze pagina opende. Kijk na wat er nu staat voor u indient.'])
  expect(await submissionsOf(applicationId)).toEqual([])
})

test('a colleague who saves at the very moment of filing: what is filed is what was seen, or nothing is', async () => {
  for (const _ of [1, 2, 3, 4]) {
    const { application: { id: applicationId }, editor, signatory, draft } = await readyRequest(database)
    const seen = await seenBy(signatory, applicationId)
    const [filed, saved] = await Promise.all([refusalOf(submitApplication(signatory, { applicationId, seen })), refusalOf(retitle(editor, applicationId, 'Een titel van een collega', draft.title ?? ''))])
    const titles = (await submissionsOf(applicationId)).map(({ content }) => JSON.parse(content).answers.title)
    expect([[filed, saved, titles]]).toEqual([filed === 'accepted' ? ['accepted', 'changed-meanwhile', [draft.title]] : ['unseen', 'accepted', []]])
  }
})

test('who reopened, and presses on an old page after that was taken back, hears that nothing was filed', async () => {
  const { application: { id: applicationId }, signatory } = await readyRequest(database)
  await submitApplication(signatory, { applicationId })
  await reopenApplication(signatory, { applicationId })
  const seen = await seenBy(signatory, applicationId)
  await letFiledStand(signatory, { applicationId })
  expect(await sentenceOf(submitApplication(signatory, { applicationId, seen }))).toEqual(['too-late', expect.stringContaining('de versie die u eerder indiende, telt')])
  expect(await submissionsOf(applicationId)).toHaveLength(1)
})

test('who presses on an old page after a newer version was filed hears that it was, and by whom; the page of what was filed files it no second time', async () => {
  const { application: { id: applicationId }, editor, signatory, draft } = await readyRequest(database)
  const old = await seenBy(signatory, applicationId)
  await retitle(editor, applicationId, 'Een titel van een collega', draft.title ?? '')
  const { number } = await submitApplication(signatory, { applicationId, seen: await seenBy(signatory, applicationId) })
  const already = ['filed-meanwhile', 'U diende deze aanvraag al in, in een ander venster. Op de pagina waar u op Dien in drukte, stond een andere versie. Kijk na wat er ingediend is.']
  expect(await sentenceOf(submitApplication(signatory, { applicationId, seen: old }))).toEqual(already)
  await reopenApplication(signatory, { applicationId })
  const reopened = await seenBy(signatory, applicationId)
  await retitle(editor, applicationId, 'Nog een titel', 'Een titel van een collega')
  expect(await submitApplication(signatory, { applicationId, seen: await seenBy(signatory, applicationId) })).toEqual({ number })
  expect(await sentenceOf(submitApplication(signatory, { applicationId, seen: reopened }))).toEqual(already)
  expect(await submissionsOf(applicationId)).toHaveLength(2)
})

test('an old page files no second time what was reopened since, however little was changed', async () => {
  const { application: { id: applicationId }, signatory } = await readyRequest(database)
  const seen = await seenBy(signatory, applicationId)
  const { number } = await submitApplication(signatory, { applicationId, seen })
  await reopenApplication(signatory, { applicationId })
  expect(await sentenceOf(submitApplication(signatory, { applicationId, seen }))).toEqual(['unseen', 'Deze aanvraag werd ingediend en daarna heropend nadat u deze pagina opende. Kijk na wat er nu staat voor u indient.'])
  expect(await submissionsOf(applicationId)).toHaveLength(1)
  expect(await submitApplication(signatory, { applicationId, seen: await seenBy(signatory, applicationId) })).toEqual({ number })
})

test('who pressed on a page with other files than what a colleague filed is not told that these were filed; who saw those gets the number', async () => {
  const { application: { id: applicationId }, editor, organisation, signatory } = await readyRequest(database)
  const other = await memberActor(database, organisation, 'APPLICANT_SIGNATORY')
  const attachmentId = await insertRow(database, 'stored_file', { sha256: '9'.repeat(64), sizeBytes: 10, mime: 'application/pdf' }, false).then(() => insertRow(database, 'attachment', { applicationId, kind: 'OTHER', name: 'plan.pdf', sha256: '9'.repeat(64), uploadedById: editor.userId }))
  const before = await seenBy(signatory, applicationId)
  await removeAttachment(editor, { attachmentId })
  const seen = await seenBy(other, applicationId)
  const { number } = await submitApplication(other, { applicationId, seen })
  expect(await sentenceOf(submitApplication(signatory, { applicationId, seen: before }))).toEqual(['filed-meanwhile', `${other.name} diende deze aanvraag intussen in. Op de pagina waar u op Dien in drukte, stond een andere versie. Kijk na wat er ingediend is.`])
  await database.sql('update organisation set legal_name = $2 where id = $1', [organisation.id, 'Later een andere naam vzw'])
  expect(await submitApplication(signatory, { applicationId, seen })).toEqual({ number })
})
