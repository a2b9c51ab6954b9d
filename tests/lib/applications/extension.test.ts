import { beforeAll, beforeEach, expect, test } from 'vitest'
import { confirmExtension } from '@/lib/applications/confirm-extension'
import { discardApplication } from '@/lib/applications/discard-application'
import { extensionsOf } from '@/lib/applications/extension-queries'
import { extensionProposal } from '@/lib/applications/extension-schema'
import { lapseApplications } from '@/lib/applications/lapse-applications'
import { precheckFacts } from '@/lib/applications/precheck-facts'
import { filePrechecks } from '@/lib/applications/file-prechecks'
import { proposeExtension } from '@/lib/applications/propose-extension'
import { requestDeadline } from '@/lib/applications/request-deadline'
import { startApplication } from '@/lib/applications/start-application'
import { submitApplication } from '@/lib/applications/submit-application'
import { withdrawApplication } from '@/lib/applications/withdraw-application'
import { asActor } from '@/lib/db'
import { addAttachment } from '@/lib/filings/add-attachment'
import { addWorkingDays } from '@/lib/reference/holidays'
import { isRefusal } from '@/lib/refusal'
import { waitingWork } from '@/lib/worklist/queries'
import { addDays, formatDay, lastDayOf, localDay } from '@/lib/time'
import { testDatabase } from '@/tests/support/database'
import { staffActor } from '@/tests/support/factories'
import { holdLock, untilWaiting } from '@/tests/support/hold-lock'
import { takePortalClock } from '@/tests/support/portal-clock'
import { mailsTo, verbsOf } from '@/tests/support/traces'
import { readyRequest, seedReference } from './ready-request'

const database = await testDatabase()
beforeAll(() => seedReference(database))
beforeEach(() => database.sql(`create or replace function portal_now() returns timestamptz language sql volatile as 'select clock_timestamp()'`))
const refusalOf = (promise: Promise<unknown>) => promise.then(() => 'accepted', (thrown: unknown) => isRefusal(thrown) ? thrown.code : String(thrown))
const sentenceOf = (promise: Promise<unknown>) => promise.then(() => 'accepted', (thrown: unknown) => String(thrown))
const today = localDay(new Date())
const motivation = 'Het loket was van 16 tot 17 uur niet bereikbaar, zoals het logboek toont.'

/** A complete draft whose call closed a minute ago, with an attempt that came too late. */
const missed = async () => {
  const ready = await readyRequest(database)
  await database.sql(`update call set status = 'CLOSED', deadline_at = portal_now() - interval '1 minute' where id = $1`, [ready.call.id])
  const applicationId = ready.application.id
  expect(await refusalOf(submitApplication(ready.signatory, { applicationId }))).toBe('too-late')
  const officer = await staffActor(database, 'VLAIO_OFFICER')
  const second = await staffActor(database, 'VLAIO_OFFICER')
  const proposal = { code: ready.call.code, kbo: ready.organisation.kbo, untilDay: formatDay(addWorkingDays(today, 2, new Set())), untilTime: '17.00', ground: 'OUTAGE' as const, motivation }
  return { ...ready, applicationId, officer, second, proposal }
}

test('one proposes, another confirms, and until that instant this one request can be filed', async () => {
  const { applicationId, officer, second, proposal, signatory, editor } = await missed()
  const other = await readyRequest(database)
  await database.sql(`update call set status = 'CLOSED', deadline_at = portal_now() - interval '1 minute' where id = $1`, [other.call.id])
  await proposeExtension(officer, proposal)
  expect(await refusalOf(submitApplication(signatory, { applicationId }))).toBe('too-late')
  expect(await refusalOf(confirmExtension(officer, { applicationId }))).toBe('forbidden')
  expect(await Promise.all([1, 2, 3].map(() => refusalOf(confirmExtension(second, { applicationId }))))).toEqual(expect.arrayContaining(['accepted', 'changed-meanwhile', 'changed-meanwhile']))
  expect(await lapseApplications()).toEqual({ lapsed: 1, stood: 0 })
  expect(await refusalOf(addAttachment(editor, { applicationId, kind: 'OTHER', name: 'brief.txt' }, (async function* () { yield new TextEncoder().encode('x') })()))).toBe('invalid')
  const { number } = await submitApplication(signatory, { applicationId })
  expect(await database.sql('select status, number from application where id = $1', [applicationId])).toEqual([{ status: 'SUBMITTED', number }])
  expect(await refusalOf(submitApplication(other.signatory, { applicationId: other.application.id }))).toBe('changed-meanwhile')
  expect((await mailsTo(database, editor.email ?? '')).map(({ template }) => template)).toEqual(['filing-extended'])
  expect((await verbsOf(database, applicationId)).filter((verb) => verb.startsWith('extension.'))).toEqual(['extension.propose', 'extension.confirm'])
  const facts = await asActor(officer, (tx, now) => precheckFacts(tx, applicationId, now))
  expect(filePrechecks(facts).find(({ code }) => code === 'E01')).toMatchObject({ finding: 'ok', sentence: expect.stringContaining('binnen het individuele uitstel') })
})

test('a draft that lapsed lives again, and after its own instant it is too late for good', async () => {
  const { applicationId, officer, second, proposal, signatory } = await missed()
  await lapseApplications()
  expect(await database.sql('select status from application where id = $1', [applicationId])).toEqual([{ status: 'LAPSED' }])
  await proposeExtension(officer, proposal)
  await confirmExtension(second, { applicationId })
  expect(await database.sql('select status from application where id = $1', [applicationId])).toEqual([{ status: 'DRAFT' }])
  await takePortalClock(database).to(7, '10.00')
  expect(await refusalOf(submitApplication(signatory, { applicationId }))).toBe('too-late')
  expect(await database.sql(`update application set status = 'SUBMITTED', number = 'STEM-2026-ACT-99999' where id = $1`, [applicationId]).then(() => 'accepted', (thrown: unknown) => String(thrown))).toContain('too late')
  await lapseApplications()
  expect(await database.sql('select status from application where id = $1', [applicationId])).toEqual([{ status: 'LAPSED' }])
  expect(await database.sql(`update application set status = 'DRAFT' where id = $1`, [applicationId]).then(() => 'accepted', (thrown: unknown) => String(thrown))).toContain('transition refused')
})

test('without an attempt in the log, beyond the window, too late or half-filled there is no extension', async () => {
  const { officer, proposal, applicationId } = await missed()
  const untried = await readyRequest(database)
  await database.sql(`update call set status = 'CLOSED', deadline_at = portal_now() - interval '1 minute' where id = $1`, [untried.call.id])
  expect(await refusalOf(proposeExtension(officer, { ...proposal, code: untried.call.code, kbo: untried.organisation.kbo }))).toBe('incomplete')
  expect(await refusalOf(proposeExtension(officer, { ...proposal, kbo: '1999000150' }))).toBe('invalid')
  expect(await refusalOf(proposeExtension(officer, { ...proposal, untilDay: formatDay(addDays(addWorkingDays(today, 5, new Set()), 3)) }))).toBe('invalid')
  expect(await refusalOf(proposeExtension(officer, { ...proposal, untilDay: formatDay(addDays(today, -1)) }))).toBe('invalid')
  expect(await refusalOf(proposeExtension(await staffActor(database, 'VLAIO_DECIDER'), proposal))).toBe('not-found')
  expect(await refusalOf(proposeExtension({ ...officer, conflictedApplicationIds: [applicationId] }, proposal))).toBe('not-found')
  await takePortalClock(database).to(12, '10.00')
  expect(await refusalOf(proposeExtension(officer, proposal))).toBe('too-late')
  expect(await refusalOf(confirmExtension(officer, { applicationId }))).toBe('not-found')
})

test('the office sees whose attempt came too late, and nothing of the draft', async () => {
  const { officer, call, applicationId, organisation, signatory } = await missed()
  await refusalOf(submitApplication(signatory, { applicationId }))
  const { attempts, extensions } = await asActor(officer, (tx, now) => extensionsOf(tx, officer, call.code, now))
  expect(attempts).toEqual([{ applicationId, organisation: organisation.legalName, kbo: organisation.kbo, at: expect.any(Date), by: signatory.name, attempts: 2 }])
  expect(extensions).toEqual([])
})

test('on a draft that was thrown away nothing is confirmed and nobody is mailed; for the new one of that call it can be proposed', async () => {
  const { call, organisation, editor, signatory, application } = await readyRequest(database)
  await database.sql(`update call set deadline_at = portal_now() + interval '1 hour' where id = $1`, [call.id])
  const [officer, second] = [await staffActor(database, 'VLAIO_OFFICER'), await staffActor(database, 'VLAIO_OFFICER')]
  const proposal = { code: call.code, kbo: organisation.kbo, untilDay: formatDay(addWorkingDays(today, 2, new Set())), untilTime: '17.00', ground: 'OUTAGE' as const, motivation }
  const linesOf = async () => (await asActor(second, (tx, now) => extensionsOf(tx, second, call.code, now))).extensions.map(({ applicationId, end }) => [applicationId, end])
  const mailed = async () => (await mailsTo(database, editor.email ?? '')).filter(({ template }) => template === 'filing-extended').length
  const waits = async () => (await asActor(second, (tx) => waitingWork(tx, second))).some(({ href }) => href === `/beheer/oproepen/${call.code}/uitstel`)
  await proposeExtension(officer, proposal)
  expect(await waits()).toBe(true)

  await discardApplication(signatory, { applicationId: application.id })
  expect(await sentenceOf(confirmExtension(second, { applicationId: application.id }))).toContain('De organisatie gooide dit concept intussen weg. Er is niets bevestigd.')
  expect([await linesOf(), await mailed(), await waits()]).toEqual([[[application.id, 'discarded']], 0, false])
  expect(await sentenceOf(proposeExtension(officer, proposal))).toContain('Deze organisatie heeft geen concept in deze oproep.')

  const { applicationId } = await startApplication(editor, { callCode: call.code })
  expect(await proposeExtension(officer, proposal)).toEqual({ applicationId })
  await confirmExtension(second, { applicationId })
  expect([await linesOf(), await mailed()]).toEqual([[[applicationId, null], [application.id, 'discarded']], 1])
})

test('what was filed or withdrawn meanwhile gets no extension, and the list says so', async () => {
  const { call, organisation, signatory, application: { id: applicationId } } = await readyRequest(database)
  const [officer, second] = [await staffActor(database, 'VLAIO_OFFICER'), await staffActor(database, 'VLAIO_OFFICER')]
  await proposeExtension(officer, { code: call.code, kbo: organisation.kbo, untilDay: formatDay(addWorkingDays(lastDayOf(call.deadlineAt ?? new Date()), 2, new Set())), untilTime: '17.00', ground: 'OUTAGE', motivation })
  const standsAs = async () => [(await asActor(second, (tx, now) => extensionsOf(tx, second, call.code, now))).extensions[0]?.end, await sentenceOf(confirmExtension(second, { applicationId }))]
  await submitApplication(signatory, { applicationId })
  expect((await asActor(second, (tx) => waitingWork(tx, second))).some(({ href }) => href.includes(call.code))).toBe(false)
  expect(await standsAs()).toEqual(['filed', expect.stringContaining('diende deze aanvraag intussen in. Er is niets bevestigd.')])
  await withdrawApplication(signatory, { applicationId, reason: 'We organiseren dit niet meer.' })
  expect(await standsAs()).toEqual(['withdrawn', expect.stringContaining('trok deze aanvraag intussen in. Er is niets bevestigd.')])
})

test('confirmed and thrown away at the same moment: never confirmed after it was thrown away, and a mail only where it was confirmed', async () => {
  for (const discardFirst of [false, true, true, true]) {
    const { applicationId, officer, second, proposal, signatory, editor } = await missed()
    await proposeExtension(officer, proposal)
    const discarded = discardFirst ? discardApplication(signatory, { applicationId }) : null
    const confirmed = refusalOf(confirmExtension(second, { applicationId }))
    await Promise.all([discarded ?? discardApplication(signatory, { applicationId }), confirmed])
    const given = (await confirmed) === 'accepted'
    const mails = (await mailsTo(database, editor.email ?? '')).filter(({ template }) => template === 'filing-extended').length
    const verbs = (await verbsOf(database, applicationId)).filter((verb) => verb === 'extension.confirm' || verb === 'application.discard')
    expect([verbs, mails]).toEqual(given ? [['extension.confirm', 'application.discard'], 1] : [['application.discard'], 0])
  }
})

test('proposed while it is filed or thrown away: the proposal comes first or not at all, and two at once leave one', async () => {
  for (const [verb, act] of [['application.submit', submitApplication], ['application.discard', discardApplication]] as const) {
    const { call, organisation, signatory, application: { id: applicationId } } = await readyRequest(database)
    const [officer, second] = [await staffActor(database, 'VLAIO_OFFICER'), await staffActor(database, 'VLAIO_OFFICER')]
    const proposal = { code: call.code, kbo: organisation.kbo, untilDay: formatDay(addWorkingDays(lastDayOf(call.deadlineAt ?? new Date()), 2, new Set())), untilTime: '17.00', ground: 'OUTAGE' as const, motivation }
    const release = await holdLock(database, 'lock table filing_extension in share row exclusive mode')
    const proposed = proposeExtension(officer, proposal)
    await untilWaiting(database, 1)
    const done = act(signatory, { applicationId })
    await Promise.race([done, untilWaiting(database, 2)])
    await release()
    await Promise.all([proposed, done])
    expect(await verbsOf(database, applicationId)).toEqual(['extension.propose', verb])
    expect(await sentenceOf(proposeExtension(second, proposal))).toContain('Deze organisatie heeft geen concept in deze oproep.')
  }
  const { officer, second, proposal, applicationId } = await missed()
  await Promise.all([officer, second].map((one) => proposeExtension(one, proposal)))
  expect(await database.sql('select count(*)::int as count from filing_extension where application_id = $1', [applicationId])).toEqual([{ count: 1 }])
  const by = await database.sql('select actor_id from audit_event where application_id = $1 and verb = $2 order by seq', [applicationId, 'extension.propose'])
  expect(await database.sql('select proposed_by_id as actor_id from filing_extension where application_id = $1', [applicationId])).toEqual(by.slice(1))
})

test('a day and an hour that do not exist are said with all else that is wrong', () => {
  const read = extensionProposal.safeParse({ code: 'UIT', kbo: '12', untilDay: '31/02/2027', untilTime: '25.00', ground: '', motivation: 'Kort' })
  expect(read.error?.issues.map(({ path }) => path[0])).toEqual(['kbo', 'untilDay', 'untilTime', 'ground', 'motivation'])
})

test('the calendar of a request follows the deadline that holds for it, for its members alone while it is a draft', async () => {
  const { applicationId, officer, second, proposal, editor, call } = await missed()
  const other = await readyRequest(database)
  const dated = () => asActor(editor, (tx) => requestDeadline(tx, editor, applicationId))
  const general = await dated()
  await proposeExtension(officer, proposal)
  expect(await dated()).toEqual(general)
  await confirmExtension(second, { applicationId })
  const [extension] = await database.sql<{ until_at: Date; confirmed_at: Date }>('select until_at, confirmed_at from filing_extension where application_id = $1', [applicationId])
  expect(await dated()).toEqual({ id: applicationId, path: `/aanvragen/${applicationId}`, name: call.name, code: call.code, deadlineAt: extension?.until_at, version: general.version + 1, revisedAt: extension?.confirmed_at })
  for (const stranger of [other.editor, officer]) expect(await refusalOf(asActor(stranger, (tx) => requestDeadline(tx, stranger, applicationId)))).toBe('not-found')
  expect(await refusalOf(asActor(editor, (tx) => requestDeadline(tx, editor, 'geen-id')))).toBe('not-found')
})
