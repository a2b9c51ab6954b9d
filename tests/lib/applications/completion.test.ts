import { randomUUID } from 'node:crypto'
import { beforeAll, beforeEach, expect, test } from 'vitest'
import type { Actor } from '@/lib/access/actor'
import { answerCompletion } from '@/lib/applications/answer-completion'
import { askCompletion } from '@/lib/applications/ask-completion'
import { expireCompletions } from '@/lib/applications/expire-completions'
import { extendCompletion } from '@/lib/applications/extend-completion'
import { mergeTexts } from '@/lib/applications/merge-texts'
import { remindCompletion } from '@/lib/applications/remind-completion'
import { saveCompletion } from '@/lib/applications/save-completion'
import { saveToAnswer } from '@/lib/applications/save-to-answer'
import { seenOf, seenVersion } from '@/lib/applications/seen'
import { settlePoint } from '@/lib/applications/settle-point'
import { textsToChoose } from '@/lib/applications/texts-to-choose'
import { withdrawApplication } from '@/lib/applications/withdraw-application'
import { completionToEdit } from '@/lib/applications/completion-queries'
import { dossierOf } from '@/lib/applications/dossier'
import { attachmentToRead } from '@/lib/applications/queries'
import { asActor } from '@/lib/db'
import { addAttachment } from '@/lib/filings/add-attachment'
import type { FormObject } from '@/lib/filings/from-form-data'
import { removeAttachment } from '@/lib/filings/remove-attachment'
import { isRefusal } from '@/lib/refusal'
import { addDays, formatDay, localDay } from '@/lib/time'
import { addWorkingDays } from '@/lib/reference/holidays'
import { testDatabase } from '@/tests/support/database'
import { createOrganisation, memberActor, staffActor } from '@/tests/support/factories'
import { takePortalClock } from '@/tests/support/portal-clock'
import { takenInRequest } from '@/tests/support/taken-in-request'
import { mailsTo, verbsOf } from '@/tests/support/traces'
import { seedReference } from './ready-request'

const database = await testDatabase()
beforeAll(() => seedReference(database))
beforeEach(() => database.sql(`create or replace function portal_now() returns timestamptz language sql volatile as 'select clock_timestamp()'`))

const refusalOf = (promise: Promise<unknown>) => promise.then(() => 'accepted', (thrown: unknown) => isRefusal(thrown) ? thrown.code : String(thrown))
const wordsOf = (promise: Promise<unknown>) => promise.then(() => 'accepted', (thrown: unknown) => isRefusal(thrown) ? thrown.problems[0]?.message : String(thrown))
const ibanPoint = { code: 'E08', activityRowId: '', text: 'Bezorg een rekening van de vereniging.', targets: ['iban', 'accountHolder', 'attachments.BANK_CERTIFICATE'] }
const placePoint = { code: 'A05', activityRowId: 'a1', text: 'De postcode hoort niet bij de gemeente.', targets: ['activities.a1.postcode', 'activities.a1.nis'] }

const asked = async () => {
  const request = await takenInRequest(database)
  await askCompletion(request.officer, { applicationId: request.application.id, points: [ibanPoint, placePoint] })
  return { ...request, applicationId: request.application.id }
}
const statesOf = (applicationId: string) =>
  database.sql('select a.status, s.status as office, c.status as completion, c.round from application a join assessment s on s.application_id = a.id left join completion_request c on c.application_id = a.id where a.id = $1 order by c.round', [applicationId])
const roundsOf = (applicationId: string) =>
  database.sql<{ round: number; content: { answers: Record<string, unknown> }; sha256: string }>('select round, content::json as content, sha256 from submission where application_id = $1 order by round', [applicationId])
const posted = { iban: 'BE03 9990 0000 1484', accountHolder: 'Techniekclub De Vonk vzw', legalName: 'Iemand anders', requestedCents: '1', activities: [{ id: 'a1', postcode: '3600', nis: 'Genk', title: 'Gekaapt' }, { id: 'a2', postcode: '1000' }] }

test('an officer names points; the applicant sees a term of working days, and hears it', async () => {
  const { applicationId, editor, signatory } = await asked()
  expect(await statesOf(applicationId)).toEqual([{ status: 'COMPLETION_REQUESTED', office: 'COMPLETION_REQUESTED', completion: 'OPEN', round: 1 }])
  const due = addDays(addWorkingDays(localDay(new Date()), 10, new Set()), 1)
  expect(await database.sql(`select (due_at at time zone 'Europe/Brussels')::text as due from completion_request where application_id = $1`, [applicationId])).toEqual([{ due: `${due} 00:00:00` }])
  expect((await mailsTo(database, editor.email ?? '')).map(({ template }) => template)).toEqual(['completion-requested'])
  expect((await mailsTo(database, signatory.email ?? '')).map(({ template }) => template)).toEqual(['application-received', 'completion-requested'])
})

test('a free day by decision lengthens the term by a day', async () => {
  const today = localDay(new Date())
  const free = addWorkingDays(today, 4, new Set())
  await database.sql(`insert into holiday (day, name) values ($1, 'Brugdag')`, [free])
  const { applicationId } = await asked()
  await database.sql('delete from holiday')
  const due = addDays(addWorkingDays(today, 11, new Set()), 1)
  expect(await database.sql(`select (due_at at time zone 'Europe/Brussels')::text as due from completion_request where application_id = $1`, [applicationId])).toEqual([{ due: `${due} 00:00:00` }])
})

test('only curable points, with words and with fields of this request', async () => {
  const { application, officer } = await takenInRequest(database)
  const problems = await askCompletion(officer, { applicationId: application.id, points: [
    { ...ibanPoint, code: 'E01' }, { ...placePoint, activityRowId: '' }, { ...ibanPoint, text: ' ' }, { ...placePoint, targets: ['activities.zz.postcode'] }, { ...ibanPoint, targets: [] }, { code: '', activityRowId: '', text: '', targets: [] },
  ] }).catch((thrown: unknown) => isRefusal(thrown) ? thrown.problems : thrown)
  expect(problems).toEqual([
    { field: 'points.0.code', message: 'E01 kan niet worden rechtgezet met een aanvulling.' },
    { field: 'points.1.code', message: 'Kies ook de activiteit.' },
    { field: 'points.2.text', message: 'Zeg wat de aanvrager moet aanvullen.' },
    { field: 'points.3.targets.0', message: 'Dit veld staat niet in deze aanvraag.' },
    { field: 'points.4.targets.0', message: 'Kies minstens één veld of bijlage.' },
  ])
  expect(await refusalOf(askCompletion(officer, { applicationId: application.id, points: [] }))).toBe('incomplete')
  expect(await statesOf(application.id)).toEqual([{ status: 'ELIGIBILITY_CHECK', office: 'ELIGIBILITY_CHECK', completion: null, round: null }])
})

test('two officers at once ask once, and who is no officer or has an interest does not ask', async () => {
  const { application, officer, signatory } = await takenInRequest(database)
  const ask = (actor: typeof officer) => refusalOf(askCompletion(actor, { applicationId: application.id, points: [ibanPoint] }))
  expect(await ask(signatory)).toBe('not-found')
  expect(await ask(await staffActor(database, 'VLAIO_DECIDER'))).toBe('forbidden')
  expect(await ask({ ...officer, conflictedApplicationIds: [application.id] })).toBe('not-found')
  const answers = await Promise.all([officer, await staffActor(database, 'VLAIO_OFFICER'), await staffActor(database, 'VLAIO_OFFICER')].map(ask))
  expect(answers.toSorted()).toEqual(['accepted', 'changed-meanwhile', 'changed-meanwhile'])
})

test('the same points asked twice by one officer, also at once, are asked once; other points and another officer hear that it was asked', async () => {
  const { application: { id: applicationId }, officer, signatory } = await takenInRequest(database)
  const points = [ibanPoint, { code: '', activityRowId: '', text: '', targets: [] }, placePoint]
  const rounds = await Promise.all([points, points, points].map((same) => askCompletion(officer, { applicationId, points: same })))
  expect(new Set([...rounds, await askCompletion(officer, { applicationId, points })].map(({ round, dueAt }) => `${round} ${dueAt.toISOString()}`)).size).toBe(1)
  expect(await wordsOf(askCompletion(officer, { applicationId, points: [ibanPoint, { ...placePoint, text: 'Een andere tekst.' }] }))).toBe('Voor dit dossier is intussen al aanvulling gevraagd, door u, met andere punten.')
  expect(await wordsOf(askCompletion(await staffActor(database, 'VLAIO_OFFICER'), { applicationId, points }))).toBe(`Voor dit dossier is intussen al aanvulling gevraagd, door ${officer.name}.`)
  expect(await statesOf(applicationId)).toHaveLength(1)
  expect(await database.sql(`select from audit_event where verb = 'completion.ask' and application_id = $1`, [applicationId])).toHaveLength(1)
  expect((await mailsTo(database, signatory.email ?? '')).map(({ template }) => template)).toEqual(['application-received', 'completion-requested'])
})

test('only what was opened is kept, and filed again it is the next round with its own checksum', async () => {
  const { applicationId, editor, signatory, number } = await asked()
  await saveCompletion(editor, { applicationId, posted })
  expect(await refusalOf(answerCompletion(editor, { applicationId }))).toBe('forbidden')
  expect(await answerCompletion(signatory, { applicationId })).toEqual({ round: 2 })
  expect(await answerCompletion(signatory, { applicationId })).toEqual({ round: 2 })
  expect(await statesOf(applicationId)).toEqual([{ status: 'ELIGIBILITY_CHECK', office: 'ELIGIBILITY_CHECK', completion: 'ANSWERED', round: 1 }])
  const [first, second, ...more] = await roundsOf(applicationId)
  expect(more).toEqual([])
  expect(second?.sha256).not.toBe(first?.sha256)
  const activities = ((first?.content.answers['activities'] ?? []) as { id: string }[]).map((one) => (one.id === 'a1' ? { ...one, postcode: '3600', nis: '71016' } : one))
  expect(second?.content).toEqual({ ...first?.content, answers: { ...first?.content.answers, iban: 'BE03999000001484', activities } })
  expect(await database.sql('select row_id, postcode from activity where application_id = $1 order by position', [applicationId])).toEqual([{ row_id: 'a1', postcode: '3600' }, { row_id: 'a2', postcode: '3500' }])
  expect(await database.sql('select number, requested_cents::text as cents, submitted_at = (select submitted_at from submission where application_id = a.id and round = 1) as first from application a where id = $1', [applicationId])).toEqual([{ number, cents: '80000', first: true }])
  expect((await mailsTo(database, signatory.email ?? '')).map(({ template }) => template)).toEqual(['application-received', 'completion-requested', 'completion-received'])
})

test('two signatories at once file one round', async () => {
  const { applicationId, signatory } = await asked()
  await saveCompletion(signatory, { applicationId, posted })
  expect(await Promise.all(Array.from({ length: 4 }, () => answerCompletion(signatory, { applicationId })))).toEqual(Array.from({ length: 4 }, () => ({ round: 2 })))
  expect(await roundsOf(applicationId)).toHaveLength(2)
})

test('the page that was filed may be filed twice, also at once, by who filed it; another text and another signatory hear that it was filed', async () => {
  const { applicationId, signatory, organisation, draft } = await asked()
  const own = { iban: 'BE03 9990 0000 1484', accountHolder: draft.accountHolder ?? '', activities: [{ id: 'a1', postcode: '3600', nis: 'Genk' }] }
  const change = { applicationId, page: randomUUID(), basis: { ...own, iban: draft.iban ?? '' }, posted: own }
  const file = async (actor: Actor) => { if (await saveToAnswer(actor, change)) await answerCompletion(actor, { applicationId }) }
  await Promise.all([file(signatory), file(signatory), file(signatory)])
  const before = await ibanOf(applicationId)
  expect(await saveToAnswer(signatory, change)).toBeNull()
  expect(await wordsOf(saveToAnswer(signatory, { ...change, posted: { ...own, iban: 'BE71 0961 2345 6769' } }))).toBe('Deze aanvulling is intussen al ingediend, door u. Wijzigen kan niet meer.')
  const another = await memberActor(database, organisation, 'APPLICANT_SIGNATORY')
  expect(await wordsOf(saveToAnswer(another, change))).toBe(`Deze aanvulling is intussen al ingediend, door ${signatory.name}. Wijzigen kan niet meer.`)
  const stranger = await memberActor(database, await createOrganisation(database), 'APPLICANT_SIGNATORY')
  expect(await refusalOf(saveToAnswer(stranger, change))).toBe('not-found')
  expect([before, await ibanOf(applicationId)]).toEqual(Array.from({ length: 2 }, () => ({ iban: 'BE03 9990 0000 1484', holder: draft.accountHolder })))
  expect(await roundsOf(applicationId)).toHaveLength(2)
  expect(await database.sql(`select from audit_event where verb = 'completion.answer' and application_id = $1`, [applicationId])).toHaveLength(1)
  expect((await mailsTo(database, signatory.email ?? '')).map(({ template }) => template)).toEqual(['application-received', 'completion-requested', 'completion-received'])
})

test('half filled in is kept but not filed, and neither is nothing', async () => {
  const { applicationId, signatory } = await asked()
  expect(await refusalOf(answerCompletion(signatory, { applicationId }))).toBe('incomplete')
  await saveCompletion(signatory, { applicationId, posted: { ...posted, iban: 'BE00' } })
  const problems = await answerCompletion(signatory, { applicationId }).catch((thrown: unknown) => isRefusal(thrown) ? thrown.problems : thrown)
  expect(problems).toEqual([{ field: 'iban', message: 'Geef een geldig IBAN op.' }])
  expect(await database.sql(`select draft ->> 'iban' as iban, draft ->> 'legalName' as name from application where id = $1`, [applicationId])).toEqual([{ iban: 'BE00', name: 'Techniekclub De Vonk vzw' }])
})

/** One field of the page, from what it said to what it says. */
const typing = (basis: FormObject, posted: FormObject, page = randomUUID()) => ({ page, basis: { ...posted, ...basis }, posted })
const textsOf = (actor: Actor, applicationId: string) => asActor(actor, (tx, now) => textsToChoose(tx, actor, applicationId, now))
const ibanOf = async (applicationId: string) => (await database.sql<{ iban: string; holder: string }>(`select draft ->> 'iban' as iban, draft ->> 'accountHolder' as holder from application where id = $1`, [applicationId]))[0]

test('two people in two opened fields both get what they typed, in one the first stands and the other chooses', async () => {
  const { applicationId, editor, signatory, draft } = await asked()
  const basis = { iban: draft.iban ?? '', accountHolder: draft.accountHolder ?? '' }
  await saveCompletion(editor, { applicationId, page: randomUUID(), basis, posted: { ...basis, iban: 'BE03 9990 0000 1484' } })
  const second = await saveCompletion(signatory, { applicationId, page: randomUUID(), basis, posted: { ...basis, accountHolder: 'De Vonk' } })
  expect([second.waiting, second.news, await ibanOf(applicationId)]).toEqual([[], true, { iban: 'BE03 9990 0000 1484', holder: 'De Vonk' }])

  const stale = await saveCompletion(signatory, { applicationId, ...typing({ iban: basis.iban }, { iban: 'BE71 0961 2345 6769', accountHolder: 'De Vonk' }) })
  expect([stale.waiting, stale.by, (await ibanOf(applicationId))?.iban]).toEqual([['iban'], editor.name, 'BE03 9990 0000 1484'])
  const { texts, editable, completing } = await textsOf(signatory, applicationId)
  expect([editable, completing, texts.map(({ label, theirs, mine }) => [label, theirs, mine.map(({ text }) => text)])])
    .toEqual([true, true, [['Rekeningnummer', { label: `Tekst van ${editor.name}`, text: 'BE03 9990 0000 1484', own: false }, ['BE71 0961 2345 6769']]]])
  await mergeTexts(signatory, { applicationId, texts: [{ field: 'iban', standing: 'BE03 9990 0000 1484', seen: texts[0]?.seen ?? [], keep: texts[0]?.mine[0]?.id }] })
  expect([(await ibanOf(applicationId))?.iban, (await textsOf(signatory, applicationId)).texts]).toEqual(['BE71 0961 2345 6769', []])
})

test('what a colleague saved or attached after the signatory saw it is not filed', async () => {
  const { applicationId, editor, signatory } = await asked()
  const { version } = await saveCompletion(signatory, { applicationId, posted })
  const files = async () => asActor(signatory, async (tx, now) => { const { application, context } = await completionToEdit(tx, signatory, applicationId, now); return seenOf({ ...application, context }) })
  const seen = await files()
  expect(seenVersion(seen)).toBe(version)
  await saveCompletion(editor, { applicationId, posted: { ...posted, iban: 'BE71 0961 2345 6769' } })
  expect(await refusalOf(answerCompletion(signatory, { applicationId, seen }))).toBe('unseen')
  expect(await refusalOf(answerCompletion(signatory, { applicationId, seen: await files() }))).toBe('accepted')
})

test('a text that waits for a field that is not open is not offered, and cannot be put in', async () => {
  const { applicationId, editor, draft } = await asked()
  const [kept] = await database.sql<{ id: string }>(`insert into kept_text (application_id, user_id, field, page, typed) values ($1, $2, 'legalName', $3, '"Gekaapt"') returning id`, [applicationId, editor.userId, randomUUID()])
  expect((await textsOf(editor, applicationId)).texts).toEqual([])
  expect(await refusalOf(mergeTexts(editor, { applicationId, texts: [{ field: 'legalName', standing: draft.legalName ?? '', seen: [], keep: kept?.id }] }))).toBe('invalid')
  expect(await database.sql(`select draft ->> 'legalName' as name from application where id = $1`, [applicationId])).toEqual([{ name: draft.legalName }])
})

test('a stranger does not know the request', async () => {
  const { applicationId } = await asked()
  const stranger = await memberActor(database, await createOrganisation(database), 'APPLICANT_SIGNATORY')
  expect(await refusalOf(saveCompletion(stranger, { applicationId, posted }))).toBe('not-found')
  expect(await refusalOf(mergeTexts(stranger, { applicationId, texts: [] }))).toBe('not-found')
  expect(await refusalOf(answerCompletion(stranger, { applicationId }))).toBe('not-found')
})

test('a term that ends gives the file back with what was filed, and keeps what was typed apart', async () => {
  const { applicationId, editor, signatory, draft } = await asked()
  await saveCompletion(editor, { applicationId, posted })
  const clock = takePortalClock(database)
  await clock.to(30, '10.00')
  expect(await refusalOf(saveCompletion(editor, { applicationId, posted }))).toBe('too-late')
  expect(await refusalOf(answerCompletion(signatory, { applicationId }))).toBe('too-late')
  expect(await Promise.all([expireCompletions(), expireCompletions()]).then((both) => both.reduce((sum, { expired }) => sum + expired, 0))).toBeGreaterThan(0)
  expect(await statesOf(applicationId)).toEqual([{ status: 'ELIGIBILITY_CHECK', office: 'ELIGIBILITY_CHECK', completion: 'EXPIRED', round: 1 }])
  expect(await roundsOf(applicationId)).toHaveLength(1)
  expect(await database.sql(`select a.draft ->> 'iban' as filed, c.unsubmitted ->> 'iban' as typed from application a join completion_request c on c.application_id = a.id where a.id = $1`, [applicationId])).toEqual([{ filed: draft.iban, typed: posted.iban }])
  expect((await mailsTo(database, editor.email ?? '')).map(({ template }) => template)).toEqual(['completion-requested', 'completion-ended'])
})

test('the reminder comes once, a few working days before the end', async () => {
  const { applicationId, editor } = await asked()
  const clock = takePortalClock(database)
  const days = (await database.sql<{ days: number }>(`select ((due_at at time zone 'Europe/Brussels')::date - (clock_timestamp() at time zone 'Europe/Brussels')::date)::int as days from completion_request where application_id = $1`, [applicationId]))[0]?.days ?? 0
  await remindCompletion()
  expect((await mailsTo(database, editor.email ?? '')).map(({ template }) => template)).toEqual(['completion-requested'])
  await clock.to(days - 1, '09.00')
  await remindCompletion()
  await remindCompletion()
  expect((await mailsTo(database, editor.email ?? '')).map(({ template }) => template)).toEqual(['completion-requested', 'completion-reminder'])
})

test('the term is lengthened once, with the working days of the call', async () => {
  const { applicationId, officer, editor } = await asked()
  expect(await refusalOf(extendCompletion(editor, { applicationId, reason: 'Vakantie' }))).toBe('not-found')
  const { dueAt } = await extendCompletion(officer, { applicationId, reason: 'De bank is gesloten.' })
  expect(formatDay(localDay(dueAt))).toBe(formatDay(addDays(addWorkingDays(localDay(new Date()), 15, new Set()), 1)))
  expect(await refusalOf(extendCompletion(officer, { applicationId, reason: 'Nog eens' }))).toBe('conflict')
  expect((await mailsTo(database, editor.email ?? '')).map(({ template }) => template)).toEqual(['completion-requested', 'completion-extended'])
  await takePortalClock(database).to(40, '10.00')
  expect(await refusalOf(extendCompletion(officer, { applicationId, reason: 'Te laat' }))).toBe('too-late')
})

test('two rounds, then no more; the second starts from what was last filed', async () => {
  const { applicationId, officer, signatory } = await asked()
  await saveCompletion(signatory, { applicationId, posted })
  await answerCompletion(signatory, { applicationId })
  await askCompletion(officer, { applicationId, points: [placePoint] })
  const [row] = await database.sql<{ base: { iban: string } }>('select c.base_draft as base from application a join completion_request c on c.application_id = a.id and c.round = 2 where a.id = $1', [applicationId])
  expect(row?.base.iban).toBe(posted.iban)
  await saveCompletion(signatory, { applicationId, posted: { iban: 'BE68 5390 0754 7034', activities: [{ id: 'a1', postcode: '3500', nis: 'Hasselt' }] } })
  expect(await answerCompletion(signatory, { applicationId })).toEqual({ round: 3 })
  expect((await roundsOf(applicationId)).map(({ content }) => content.answers['iban'])).toEqual(['BE68539007547034', 'BE03999000001484', 'BE03999000001484'])
  expect(await refusalOf(askCompletion(officer, { applicationId, points: [ibanPoint] }))).toBe('conflict')
})

test('a point is ticked off once it is back, by an officer', async () => {
  const { applicationId, officer, signatory } = await asked()
  const [point] = await database.sql<{ id: string }>('select p.id from completion_point p join completion_request c on c.id = p.completion_id where c.application_id = $1 order by position limit 1', [applicationId])
  const settle = { applicationId, pointId: point?.id ?? '', settled: true }
  expect(await refusalOf(settlePoint(officer, settle))).toBe('changed-meanwhile')
  await saveCompletion(signatory, { applicationId, posted })
  await answerCompletion(signatory, { applicationId })
  expect(await refusalOf(settlePoint(signatory, settle))).toBe('not-found')
  await settlePoint(officer, settle)
  await settlePoint(officer, settle)
  expect(await verbsOf(database, settle.pointId)).toEqual(['completion.settle'])
})

test('a request that is withdrawn meanwhile ends its completion', async () => {
  const { applicationId, signatory } = await asked()
  await withdrawApplication(signatory, { applicationId, reason: '' })
  expect(await statesOf(applicationId)).toEqual([{ status: 'WITHDRAWN', office: 'WITHDRAWN', completion: 'EXPIRED', round: 1 }])
  expect(await refusalOf(answerCompletion(signatory, { applicationId }))).toBe('changed-meanwhile')
})

test('the database itself refuses an answer after the term, and an end before it', async () => {
  const { applicationId, signatory } = await asked()
  const change = (status: string) => database.sql(`update completion_request set status = $2::completion_status, ended_at = portal_now(), answered_by_id = $3, answer_round = 2 where application_id = $1`, [applicationId, status, signatory.userId]).then(() => 'accepted', (thrown: unknown) => String(thrown))
  expect(await database.sql(`update completion_request set status = 'EXPIRED', ended_at = portal_now() where application_id = $1`, [applicationId]).then(() => 'accepted', (thrown: unknown) => String(thrown))).toContain('completion still open')
  await takePortalClock(database).to(40, '10.00')
  expect(await change('ANSWERED')).toContain('completion too late')
})

test('files of an opened kind come and go with the completion; others do not, and the office reads what was filed', async () => {
  const { applicationId, officer, editor, signatory } = await asked()
  const add = (kind: 'BANK_CERTIFICATE' | 'BUDGET') => addAttachment(editor, { applicationId, kind, name: 'attest.pdf' }, (async function* () { yield new TextEncoder().encode(PDF) })())
  expect(await refusalOf(add('BUDGET'))).toBe('changed-meanwhile')
  const { attachmentId } = await add('BANK_CERTIFICATE')
  expect(await refusalOf(asActor(officer, (tx) => attachmentToRead(tx, officer, attachmentId)))).toBe('not-found')
  expect(await answerCompletion(signatory, { applicationId })).toEqual({ round: 2 })
  expect((await roundsOf(applicationId)).map(({ content }) => (content as { attachments?: unknown[] }).attachments?.length)).toEqual([0, 1])
  expect(await refusalOf(removeAttachment(editor, { attachmentId }))).toBe('changed-meanwhile')

  await askCompletion(officer, { applicationId, points: [ibanPoint] })
  await removeAttachment(editor, { attachmentId })
  await add('BANK_CERTIFICATE')
  await takePortalClock(database).to(60, '10.00')
  await expireCompletions()
  expect(await database.sql(`select id = $2 as filed, removed_at is null as there from attachment where application_id = $1 order by uploaded_at`, [applicationId, attachmentId])).toEqual([{ filed: true, there: true }, { filed: false, there: false }])
})

test('the officer sees each change next to its point, and the applicant what is not filed yet', async () => {
  const { applicationId, officer, editor, signatory, number } = await asked()
  await saveCompletion(editor, { applicationId, posted })
  const typed = await asActor(editor, (tx, now) => completionToEdit(tx, editor, applicationId, now))
  expect(typed.changes.map(({ path }) => path)).toEqual(['iban', 'activities.a1.postcode', 'activities.a1.nis'])
  expect(typed.problems).toEqual([])
  expect(await refusalOf(asActor(officer, (tx, now) => completionToEdit(tx, officer, applicationId, now)))).toBe('not-found')
  expect((await asActor(officer, (tx, now) => dossierOf(tx, officer, number, now)))?.completions[0]?.points.map(({ changes }) => changes)).toEqual([[], []])
  await answerCompletion(signatory, { applicationId })
  const dossier = await asActor(officer, (tx, now) => dossierOf(tx, officer, number, now))
  expect(dossier?.completions[0]?.points.map(({ code, changes }) => [code, changes.map(({ path }) => path)])).toEqual([['E08', ['iban']], ['A05', ['activities.a1.postcode', 'activities.a1.nis']]])
  expect(dossier?.completions[0]?.others).toEqual([])
})

const PDF = '%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 3 3]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n'
