import { describe, expect, test } from 'vitest'
import { asActor } from '@/lib/db'
import { systemActor, type Actor } from '@/lib/access/actor'
import { beginReport } from '@/lib/reports/begin-report'
import { readFrozenReport } from '@/lib/reports/canonical'
import { expectQuarters } from '@/lib/reports/expect-quarters'
import { acceptReport, returnReport } from '@/lib/reports/judge-report'
import { publicKeys } from '@/lib/filings/signing-key'
import { receiptText } from '@/lib/filings/receipt'
import { verifyFile } from '@/lib/filings/verify-receipt'
import { partnershipPage } from '@/lib/reports/partnership-page'
import { partsOf, problemsSoFar } from '@/lib/reports/parts'
import { reportToEdit, reportToJudge } from '@/lib/reports/queries'
import { quartersOf } from '@/lib/reports/quarters'
import { saveReport } from '@/lib/reports/save-report'
import type { ReportDraft } from '@/lib/reports/schema'
import { reportReceiptJson, reportReceiptOf, reportReceiptPdf } from '@/lib/reports/report-receipt'
import { submitReport } from '@/lib/reports/submit-report'
import { takeOverLog } from '@/lib/reports/take-over-log'
import { isRefusal } from '@/lib/refusal'
import { addDays, addMonths, formatDay, localDay } from '@/lib/time'
import type { GrantStatus } from '@/prisma/generated/enums'
import { testDatabase } from '@/tests/support/database'
import { staffActor } from '@/tests/support/factories'
import { createReportLists } from '@/tests/support/filled-report'
import { insertRow } from '@/tests/support/insert-row'
import { answerOf, createGrant, grantStatus, type RunningGrant } from '@/tests/support/running-grant'
import { mailsTo, verbsOf } from '@/tests/support/traces'

const database = await testDatabase()
await createReportLists(database)
const controller = await staffActor(database, 'VLAIO_CONTROLLER')
const today = localDay(new Date())
/** The first quarter ended ten days ago. */
const start = addMonths(addDays(today, -9), -3)
const plan = JSON.stringify({ answers: { activities: [{ id: 'a1', title: 'Hitte in de straat', sessions: Array.from({ length: 40 }, (_, week) => ({ id: `s${week}`, date: addDays(start, 2 * week), dayPart: 'PM', begin: '13:30', end: '16:30' })) }] } })

type Session = { plannedOn?: string; heldOn: string; present: number }
const log = (grant: RunningGrant, { plannedOn, heldOn, present }: Session, rowId = 'a1') =>
  insertRow(database, 'logged_session', { grantId: grant.grantId, activityRowId: rowId, plannedOn: plannedOn ?? null, plannedDayPart: plannedOn === undefined ? null : 'PM', heldOn, dayPart: 'PM', quarters: 12, enrolled: 26, present, status: 'HELD', source: 'FORM', createdById: grant.editor.userId })

/** A partnership at work, whose first quarter is over. */
const partnership = async (status: GrantStatus = 'ACTIVE', rows = ['a1']): Promise<RunningGrant> => {
  const grant = await createGrant(database, { status, content: plan, call: { audience: 'PARTNERSHIP', fundingModel: 'COST_SHARE', supportRateBp: 7000, unitAmountCents: null }, activities: rows.map((rowId) => ({ rowId, sessions: 40, childHours: 3000 })) })
  await database.sql('update grant_award set period_start = $2, start_day = $2, period_end = $3 where id = $1', [grant.grantId, start, addDays(addMonths(start, 24), -1)])
  await insertRow(database, 'partnership', { code: grant.number, name: 'STEM-partnerschap Mechelen', leadOrganisationId: grant.organisationId, seatNis: '12025' })
  return grant
}
const quarterOf = async ({ grantId }: RunningGrant) => (await database.sql<{ id: string; status: string; start: string; end: string; draft: ReportDraft; version: number }>(`select id, status, period_start::text as start, period_end::text as end, draft, draft_version as version from report where grant_id = $1 and type = 'INTERIM' order by period_start`, [grantId]))

const begun = async (grant: RunningGrant): Promise<string> => {
  await expectQuarters()
  const [report] = await quarterOf(grant)
  await beginReport(grant.editor, { reportId: report?.id ?? '' })
  return report?.id ?? ''
}

const kboOf = async ({ organisationId }: RunningGrant) => (await database.sql<{ kbo: string }>('select kbo from organisation where id = $1', [organisationId]))[0]?.kbo ?? ''

/** What the log cannot know, typed by hand. */
const byHand = async (grant: RunningGrant): Promise<ReportDraft> => ({
  participants: '26', 'ageBands.A10_11': '26', 'gender.V': '14', 'gender.M': '10', 'gender.UNKNOWN': '2', residenceUnknown: '26', newParticipants: '20', returningParticipants: '6', accessible: 'ja',
  'staff.PAID.count': '2', 'staff.PAID.hours': '240', staffWomen: '1', announcementEvidence: 'https://www.hitte.example', academy: await kboOf(grant), newByPartnership: 'ja', deviation: 'Twee sessies vielen op een feestdag.',
})

const fill = async (grant: RunningGrant, reportId: string, over: ReportDraft = {}): Promise<string[]> => {
  const [report] = await quarterOf(grant)
  const typed = Object.fromEntries(Object.entries({ ...(await byHand(grant)), ...over }).map(([name, value]) => [`activities.0.${name}`, value]))
  await saveReport(grant.editor, { reportId, part: 'activiteiten', activity: 0, typed: { ...report?.draft, ...typed } })
  await saveReport(grant.editor, { reportId, part: 'samenwerking', typed: { 'actions.0.kind': 'NETWORK', 'actions.0.description': 'Open methodedag voor zeven academies', 'cooperation.noRisks': 'ja', 'cooperation.nextQuarter': 'Reeks in Mariakerke.' } })
  await saveReport(grant.editor, { reportId, part: 'verhaal', typed: { 'narrative.impact': 'Tachtig loggers, tien dagen en één kaart van de hitte in de wijk.' } })
  await saveReport(grant.editor, { reportId, part: 'verklaringen', typed: { 'declarations.complete': 'ja', 'declarations.documentsKept': 'ja' } })
  return Object.keys(typed)
}

test('a quarter is three months from the first day; the one in which the period ends is left to the final report', () => {
  expect(quartersOf('2026-08-04', '2027-08-03')).toEqual([
    { start: '2026-08-04', end: '2026-11-03', dueDay: '2026-12-03' },
    { start: '2026-11-04', end: '2027-02-03', dueDay: '2027-03-05' },
    { start: '2027-02-04', end: '2027-05-03', dueDay: '2027-06-02' },
  ])
  expect(quartersOf('2026-11-30', '2027-06-01').map(({ start: from, end }) => [from, end])).toEqual([['2026-11-30', '2027-02-27'], ['2027-02-28', '2027-05-29']])
  expect(quartersOf('2026-08-04', '2026-10-01')).toEqual([])
})

describe('asking', () => {
  test('each quarter that ended is asked for once, with a term of thirty days and a mail', async () => {
    const grant = await partnership()
    await Promise.all([expectQuarters(), expectQuarters()])
    await expectQuarters()
    const reports = await quarterOf(grant)
    expect(reports.map(({ status, start: from, end }) => [status, from, end])).toEqual([['DUE', start, addDays(addMonths(start, 3), -1)]])
    expect(await database.sql(`select (due_at at time zone 'Europe/Brussels')::date - period_end as days from report where grant_id = $1`, [grant.grantId])).toEqual([{ days: 31 }])
    expect((await mailsTo(database, grant.editor.email ?? '')).map(({ template }) => template)).toEqual(['report-expected'])
    expect(await verbsOf(database, reports[0]?.id ?? '')).toEqual(['report.expect'])
    expect(await grantStatus(database, grant.grantId)).toBe('ACTIVE')
  })

  test('an academy reports at the end alone, and a partnership that did not start reports nothing', async () => {
    const academy = await createGrant(database, { status: 'ACTIVE', periodEnd: addDays(today, 100) })
    const waiting = await partnership('ACCEPTED')
    await expectQuarters()
    expect([await quarterOf(academy), await quarterOf(waiting)]).toEqual([[], []])
  })
})

describe('a quarter from the log', () => {
  test('of forty logged sessions no number is typed again', async () => {
    const grant = await partnership()
    for (let session = 0; session < 40; session++) await log(grant, { plannedOn: addDays(start, 2 * session), heldOn: addDays(start, 2 * session), present: 20 + (session % 5) })
    const reportId = await begun(grant)
    const filled = Object.keys((await quarterOf(grant))[0]?.draft ?? {}).filter((name) => !name.endsWith('.id'))
    const typed = await fill(grant, reportId)
    await submitReport(grant.signatory, { reportId })
    const [frozen] = await database.sql<{ content: string }>('select content from report_submission where report_id = $1', [reportId])
    const [activity] = readFrozenReport(frozen?.content ?? '').activities
    expect([activity?.sessions.length, activity?.sessions.reduce((sum, { hours, present }) => sum + hours * present, 0)]).toEqual([40, 2640])
    // 40 sessions of five fields and the status of the activity against what only its people know.
    expect({ fromLog: filled.length, numbersFromLog: filled.filter((name) => /(hours|enrolled|present)$/.test(name)).length, typed: typed.length, numbersTyped: typed.filter((name) => /participants|ageBands|gender|residence|Participants|staff/.test(name)).length })
      .toEqual({ fromLog: 201, numbersFromLog: 120, typed: 16, numbersTyped: 11 })
    expect(await database.sql('select sessions_held, child_hours::text from report_activity where report_id = $1', [reportId])).toEqual([{ sessions_held: 40, child_hours: '2640.00' }])
    expect([(await quarterOf(grant))[0]?.status, await grantStatus(database, grant.grantId)]).toEqual(['SUBMITTED', 'ACTIVE'])
  })

  test('taken over again, it follows the log but for what somebody typed', async () => {
    const grant = await partnership()
    const first = await log(grant, { plannedOn: start, heldOn: start, present: 20 })
    await log(grant, { plannedOn: addDays(start, 2), heldOn: addDays(start, 2), present: 21 })
    const reportId = await begun(grant)
    const [report] = await quarterOf(grant)
    await saveReport(grant.editor, { reportId, part: 'activiteiten', activity: 0, basis: report?.draft, typed: { ...report?.draft, 'activities.0.sessions.1.present': '19' } })
    await database.sql('update logged_session set present = 24 where grant_id = $1', [grant.grantId])
    await log(grant, { heldOn: addDays(start, 40), present: 15 })
    expect(await takeOverLog(grant.editor, { reportId })).toEqual({ changed: 6, kept: ['Activiteit 1, sessie 2: aanwezig (u typte 19, logboek 24)'] })
    const [after] = await quarterOf(grant)
    expect([0, 1, 2].map((row) => after?.draft[`activities.0.sessions.${row}.present`])).toEqual(['24', '19', '15'])
    expect(await takeOverLog(grant.editor, { reportId })).toMatchObject({ changed: 0 })
    expect((await quarterOf(grant))[0]?.version).toBe(after?.version)
    await database.sql('update logged_session set removed_at = now(), removed_by_id = created_by_id where id = $1', [first])
    await takeOverLog(grant.editor, { reportId })
    expect((await quarterOf(grant))[0]?.draft['activities.0.sessions.0.present']).toBe('19')
    expect(await answerOf(takeOverLog(grant.stranger, { reportId }))).toBe('not-found')
    expect((await verbsOf(database, reportId)).filter((verb) => verb === 'report.take-over')).toHaveLength(3)
  })

  test('a session that was typed and logged as well is one session: what was typed stands, the log fills what is empty and says where it differs', async () => {
    const grant = await partnership()
    const reportId = await begun(grant)
    const typed = { 'activities.0.status': 'PARTLY', 'activities.0.sessions.0.day': formatDay(start), 'activities.0.sessions.0.dayPart': 'PM', 'activities.0.sessions.0.hours': '3', 'activities.0.sessions.0.enrolled': '26', 'activities.0.sessions.0.present': '14', 'activities.0.sessions.1.day': formatDay(addDays(start, 40)), 'activities.0.sessions.1.dayPart': 'PM', 'activities.0.sessions.1.present': '9' }
    await saveReport(grant.editor, { reportId, part: 'activiteiten', activity: 0, typed })
    await log(grant, { plannedOn: start, heldOn: start, present: 15 })
    await log(grant, { heldOn: addDays(start, 40), present: 9 })
    await log(grant, { heldOn: addDays(start, 47), present: 11 })
    const { kept } = await takeOverLog(grant.editor, { reportId })
    expect(kept).toEqual(['Activiteit 1, sessie 1: aanwezig (u typte 14, logboek 15)'])
    const [report] = await quarterOf(grant)
    const rows = Array.from({ length: 5 }, (_, row) => ['day', 'hours', 'enrolled', 'present'].map((field) => report?.draft[`activities.0.sessions.${row}.${field}`]))
    expect(rows.slice(0, 4)).toEqual([[formatDay(start), '3', '26', '14'], [formatDay(addDays(start, 40)), '3', '26', '9'], [formatDay(addDays(start, 47)), '3', '26', '11'], [undefined, undefined, undefined, undefined]])
    expect(await takeOverLog(grant.editor, { reportId })).toEqual({ changed: 0, kept: [] })
  })

  test('two colleagues take over at once, and once filed it is too late', async () => {
    const grant = await partnership()
    await log(grant, { plannedOn: start, heldOn: start, present: 20 })
    const reportId = await begun(grant)
    await log(grant, { heldOn: addDays(start, 40), present: 15 })
    const answers = await Promise.all([takeOverLog(grant.editor, { reportId }), takeOverLog(grant.signatory, { reportId })])
    expect(answers.map(({ changed }) => changed).toSorted()).toEqual([0, 5])
    await fill(grant, reportId)
    await submitReport(grant.signatory, { reportId })
    expect(await answerOf(takeOverLog(grant.editor, { reportId }))).toBe('too-late')
  })

  test('what one quarter said of a whole activity stands ready in the next report', async () => {
    const grant = await partnership()
    await log(grant, { plannedOn: start, heldOn: start, present: 26 })
    const reportId = await begun(grant)
    await fill(grant, reportId)
    await submitReport(grant.signatory, { reportId })
    const final = await insertRow(database, 'report', { grantId: grant.grantId, type: 'FINAL', status: 'DUE', periodStart: start, periodEnd: addMonths(start, 24), dueAt: new Date(), draft: '{}' })
    await beginReport(grant.editor, { reportId: final })
    const [row] = await database.sql<{ draft: ReportDraft }>('select draft from report where id = $1', [final])
    expect(row?.draft).toMatchObject({ 'activities.0.participants': '26', 'activities.0.gender.V': '14', 'activities.0.academy': await kboOf(grant), 'activities.0.newByPartnership': 'ja', 'activities.0.sessions.0.present': '26', 'activities.0.staff.PAID.hours': '240' })
  })
})

describe('what a partnership must tell', () => {
  test('all that is missing is said at once, at its own field', async () => {
    const grant = await partnership()
    await log(grant, { plannedOn: start, heldOn: start, present: 26 })
    const reportId = await begun(grant)
    // Nothing is wrong with a page on which nothing was typed, nor with a row that was only added.
    await saveReport(grant.editor, { reportId, part: 'samenwerking', typed: {}, rows: { add: 'risks' } })
    const fresh = await asActor(grant.editor, (tx) => reportToEdit(tx, grant.editor, reportId))
    expect(partsOf(fresh.draft, fresh.context, fresh).flatMap((part) => problemsSoFar(fresh.draft, part))).toEqual([])
    await fill(grant, reportId, { academy: '', newByPartnership: '', participants: '' })
    await saveReport(grant.editor, { reportId, part: 'samenwerking', typed: { 'risks.0.risk': 'Zonder warme dagen is er weinig te meten.', 'cooperation.noRisks': 'ja' } })
    const problems = await submitReport(grant.signatory, { reportId }).catch((thrown: unknown) => (isRefusal(thrown) ? thrown.problems.map(({ field, message }) => `${field}: ${message}`).toSorted() : thrown))
    expect(problems).toEqual([
      ['activities.0.participants', 'Dit veld is verplicht.'],
      ['activities.0.academy', 'Dit veld is verplicht.'],
      ['activities.0.newByPartnership', 'Dit veld is verplicht.'],
      ['risks.0.measure', 'Dit veld is verplicht.'],
      ['actions', 'Noem minstens één actie rond samenwerking, of vink aan dat er geen waren.'],
      ['cooperation.noRisks', 'U noemt risico’s en vinkt aan dat er geen zijn. Kies een van beide.'],
      ['cooperation.nextQuarter', 'Dit veld is verplicht.'],
    ].map(([field, message]) => `${field}: ${message}`).toSorted())
    expect(await quarterOf(grant)).toMatchObject([{ status: 'DRAFT' }])
  })

  test('an editor does not file, a stranger knows nothing of it', async () => {
    const grant = await partnership()
    await log(grant, { plannedOn: start, heldOn: start, present: 26 })
    const reportId = await begun(grant)
    await fill(grant, reportId)
    expect(await answerOf(submitReport(grant.editor, { reportId }))).toBe('forbidden')
    expect(await answerOf(submitReport(grant.stranger, { reportId }))).toBe('not-found')
  })
})

test('evidence names no child: no attendance list, no picture of one who did not agree', async () => {
  const grant = await partnership()
  await log(grant, { plannedOn: start, heldOn: start, present: 26 })
  const reportId = await begun(grant)
  await fill(grant, reportId, { announcementEvidence: 'aanwezigheidslijst-mei.pdf', partnerConfirmation: 'brief.xlsx', photoEvidence: 'www.hitte.example/foto' })
  const problems = () => submitReport(grant.signatory, { reportId }).catch((thrown: unknown) => (isRefusal(thrown) ? thrown.problems.map(({ field, message }) => [field, message]) : thrown))
  expect(await problems()).toEqual([
    ['activities.0.announcementEvidence', 'Verwijs niet naar een lijst met namen van kinderen. Aantallen volstaan.'],
    ['activities.0.photoConsent', 'Bevestig dat er geen herkenbaar kind op staat, of dat de ouders toestemming gaven.'],
  ])
  expect((await asActor(grant.editor, (tx) => reportToEdit(tx, grant.editor, reportId))).warnings.map(({ message }) => message)).toContain('U verwijst naar een rekenblad. Kijk na of er geen namen van kinderen in staan.')
  await fill(grant, reportId, { photoEvidence: 'www.hitte.example/foto', photoConsent: 'ja' })
  expect(await problems()).toMatchObject({ sha256: expect.any(String) as string })
})

describe('judging a quarter', () => {
  test('returned and accepted it leaves the grant as it is, and is never settled', async () => {
    const grant = await partnership()
    await log(grant, { plannedOn: start, heldOn: start, present: 26 })
    const reportId = await begun(grant)
    await fill(grant, reportId)
    await submitReport(grant.signatory, { reportId })
    await returnReport(controller, { reportId, missing: 'Het risico van de zomer ontbreekt.', points: [{ field: 'samenwerking', remark: 'Noem het risico zonder warme dagen.' }] })
    const [asked] = await quarterOf(grant)
    const locked = { 'narrative.impact': 'Een heel ander verhaal dan wat we eerst indienden, en lang genoeg.' }
    expect(await answerOf(saveReport(grant.editor, { reportId, part: 'verhaal', typed: locked }))).toBe('too-late')
    await log(grant, { heldOn: addDays(start, 40), present: 15 }).catch(() => 'the log of a filed day is closed')
    await takeOverLog(grant.editor, { reportId })
    expect((await quarterOf(grant))[0]?.draft['activities.0.sessions.1.day']).toBeUndefined()
    await saveReport(grant.editor, { reportId, part: 'samenwerking', typed: { 'actions.0.kind': 'NETWORK', 'actions.0.description': 'Open methodedag voor zeven academies', 'risks.0.risk': 'Te weinig warme dagen', 'risks.0.measure': 'Loggers op zolderkamers', 'cooperation.nextQuarter': 'Reeks in Mariakerke.' } })
    expect((await quarterOf(grant))[0]?.draft['narrative.impact']).toBe(asked?.draft['narrative.impact'])
    await submitReport(grant.signatory, { reportId })
    const judged = await asActor(controller, (tx) => reportToJudge(tx, controller, reportId))
    expect(judged.changes.map(({ label, before, after }) => [label, before, after])).toEqual([['Risico 1: wat kan er misgaan?', 'leeg', 'Te weinig warme dagen'], ['Risico 1: wat doet u eraan?', 'leeg', 'Loggers op zolderkamers']])
    await acceptReport(controller, { reportId, remarks: '', activities: [{ rowId: 'a1', accepted: 'ja', reason: '' }] })
    expect([(await quarterOf(grant))[0]?.status, await grantStatus(database, grant.grantId)]).toEqual(['ACCEPTED', 'ACTIVE'])
    expect(await asActor(controller, (tx) => reportToJudge(tx, controller, reportId))).toMatchObject({ maySettle: false, mayConfirm: false })
  })
})

describe('the proof of filing', () => {
  test('says which report it is, and whoever knows the public key can check it', async () => {
    const grant = await partnership()
    await log(grant, { plannedOn: start, heldOn: start, present: 26 })
    const reportId = await begun(grant)
    await fill(grant, reportId)
    const read = (actor: Actor) => asActor(actor, (tx) => reportReceiptOf(tx, actor, reportId))
    expect(await answerOf(read(grant.editor))).toBe('not-found')
    const { sha256 } = await submitReport(grant.signatory, { reportId })
    const receipt = await read(grant.editor)
    const signed = reportReceiptJson(receipt)
    expect(signed).toMatchObject({ number: `${grant.number}, kwartaalverslag ${formatDay(start)} tot en met ${formatDay(addDays(addMonths(start, 3), -1))}`, contentSha256: sha256, files: [] })
    const keys = await publicKeys()
    expect(await verifyFile(new TextEncoder().encode(receiptText(signed)), keys)).toMatchObject({ ok: true, kind: 'json' })
    expect(await verifyFile(new Uint8Array(await reportReceiptPdf(receipt)), keys)).toMatchObject({ ok: true, kind: 'pdf' })
    expect(await answerOf(read(grant.stranger))).toBe('not-found')
  })
})

describe('the page of a partnership', () => {
  test('shows periods, members and targets from what was filed', async () => {
    const grant = await partnership()
    await insertRow(database, 'partner', { applicationId: grant.applicationId, rowId: 'p1', name: 'Stad', helixType: 'GOV', role: 'Zaal' })
    await log(grant, { plannedOn: start, heldOn: start, present: 26 })
    const reportId = await begun(grant)
    const page = () => asActor(grant.editor, (tx, now) => partnershipPage(tx, grant.editor, undefined, now))
    expect((await page())?.standing).toMatchObject({ next: { id: reportId, status: 'DRAFT' }, reported: false })
    await database.sql(`update call set priority_areas = array[(select nis from activity where application_id = $2)] where id = $1`, [grant.callId, grant.applicationId])
    await fill(grant, reportId, { partnersTookPart: ['Stad'] })
    await submitReport(grant.signatory, { reportId })
    // Whether its place is in an area that the call names is worked out, and filed (I17).
    expect(await database.sql(`select counts -> 'priorityArea' as area from report_activity where report_id = $1`, [reportId])).toEqual([{ area: true }])
    const standing = (await page())?.standing
    expect(standing).toMatchObject({ next: null, reported: true, members: [{ name: 'Stad', tookPart: true }], reach: { inside: 1, outside: 0 }, academies: [{ activities: 1, participations: 26, sessions: 1, childHours: 78 }] })
    expect(standing?.helix.map(({ partners }) => partners.length)).toEqual([1, 0, 0, 0])
    expect(standing?.periods.made).toHaveLength(1)
    expect(standing?.periods.coming).toHaveLength(6)
    // As many months after the end as the call says.
    expect(standing?.periods.final).toMatchObject({ dueDay: addMonths(standing?.periods.final?.after ?? '', 2) })
    // What the office set for the call holds here too.
    await insertRow(database, 'indicator_target_set', { callId: grant.callId, version: 1, targets: { I04: '44.5', I10: '9000' }, reason: 'Beslist in het overleg.', setById: (await staffActor(database, 'VLAIO_OFFICER')).userId })
    const aimed = (await page())?.standing
    expect([aimed?.targets.find(({ code }) => code === 'I04'), aimed?.wholeAims]).toMatchObject([{ targetWords: 'minstens 44,5%', setBy: 'call' }, '9.000 kinduren'])
    expect(await asActor(grant.stranger, (tx, now) => partnershipPage(tx, grant.stranger, undefined, now))).toBeNull()
    expect(await asActor(systemActor('test'), (tx, now) => partnershipPage(tx, systemActor('test'), undefined, now))).toBeNull()
  })
})
