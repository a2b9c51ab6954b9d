import { describe, expect, test } from 'vitest'
import { logPage } from '@/lib/activity-log/queries'
import { asActor } from '@/lib/db'
import { readMailFile } from '@/lib/mail/read-mail-file'
import { acceptReport, rejectReport, returnReport } from '@/lib/reports/judge-report'
import { officeReports, reportToEdit, reportToJudge } from '@/lib/reports/queries'
import { saveReport } from '@/lib/reports/save-report'
import { submitReport } from '@/lib/reports/submit-report'
import { isRefusal } from '@/lib/refusal'
import { testDatabase } from '@/tests/support/database'
import { staffActor } from '@/tests/support/factories'
import { createReport, filledActivity, filledReport } from '@/tests/support/filled-report'
import { answerOf, createGrant, grantStatus, type RunningGrant } from '@/tests/support/running-grant'
import { mailsTo, verbsOf } from '@/tests/support/traces'

const database = await testDatabase()
const controller = await staffActor(database, 'VLAIO_CONTROLLER')
const officer = await staffActor(database, 'VLAIO_OFFICER')
const finance = await staffActor(database, 'VLAIO_FINANCE')

const filed = async (): Promise<{ report: string; grant: RunningGrant }> => {
  const grant = await createGrant(database, { status: 'REPORT_DUE', activities: [{ rowId: 'a1', childHours: 200 }, { rowId: 'a2', childHours: 200 }] })
  const report = await createReport(database, grant, { draft: filledReport(filledActivity(0), filledActivity(1)) })
  await submitReport(grant.signatory, { reportId: report })
  return { report, grant }
}
const statusOf = async (id: string) => (await database.sql<{ status: string }>('select status from report where id = $1', [id]))[0]?.status
const yes = (rowId: string) => ({ rowId, accepted: 'ja' as const, reason: '' })
const points = [{ field: 'verhaal', remark: 'Zeg ook wat niet werkte.' }]
const more = (reportId: string) => ({ reportId, missing: 'Het verhaal over de impact is te kort om te volgen.', points })
/** What was asked is filled in, and filed again. */
const fileAgain = async (grant: RunningGrant, reportId: string) => {
  await database.sql(`update report set draft = jsonb_set(draft, '{narrative.impact}', to_jsonb(draft->>'narrative.impact' || ' Meer.')) where id = $1`, [reportId])
  return submitReport(grant.signatory, { reportId })
}
const struck = { rowId: 'a2', accepted: 'nee' as const, reason: 'De activiteit stond niet open voor iedereen.' }

test('the activities of the log follow: reported, back, reported again, accepted', async () => {
  const grant = await createGrant(database, { status: 'REPORT_DUE', activities: [{ rowId: 'a1', childHours: 200 }, { rowId: 'a2', childHours: 200 }] })
  const report = await createReport(database, grant, { draft: filledReport(filledActivity(0), filledActivity(1)) })
  await database.sql(`insert into grant_activity_log (grant_id, activity_row_id) values ($1, 'a1'), ($1, 'a2')`, [grant.grantId])
  await database.sql(`update grant_activity_log set status = 'HELD' where grant_id = $1 and activity_row_id = 'a1'`, [grant.grantId])
  await database.sql(`update grant_activity_log set status = 'CANCELLED', cancel_reason = 'Ziekte' where grant_id = $1 and activity_row_id = 'a2'`, [grant.grantId])
  const stand = async () => (await database.sql<{ status: string }>('select status from grant_activity_log where grant_id = $1 order by activity_row_id', [grant.grantId])).map(({ status }) => status)
  await submitReport(grant.signatory, { reportId: report })
  expect(await stand()).toEqual(['REPORTED', 'REPORTED'])
  await returnReport(controller, more(report))
  expect(await stand()).toEqual(['HELD', 'CANCELLED'])
  await fileAgain(grant, report)
  await acceptReport(controller, { reportId: report, remarks: '', activities: [yes('a1'), yes('a2')] })
  expect(await stand()).toEqual(['ACCEPTED', 'ACCEPTED'])
})

test('a report past its term is late, and of a revoked grant nobody waits for it', async () => {
  const lines = async (grantId: string) => (await asActor(controller, (tx, now) => officeReports(tx, controller, null, now)))?.reports.filter((one) => one.grantId === grantId).map(({ lapsed, late }) => ({ lapsed, late }))
  const grant = await createGrant(database, { status: 'REPORT_DUE', activities: [{ rowId: 'a1', childHours: 200 }] })
  const report = await createReport(database, grant, { draft: filledReport(filledActivity(0)) })
  await database.sql(`update report set due_at = portal_now() + interval '1 day' where id = $1`, [report])
  expect(await lines(grant.grantId)).toEqual([{ lapsed: false, late: false }])
  await database.sql(`update report set due_at = portal_now() - interval '1 minute' where id = $1`, [report])
  expect(await lines(grant.grantId)).toEqual([{ lapsed: false, late: true }])
  await database.sql(`update grant_award set status = 'REVOKED' where id = $1`, [grant.grantId])
  expect(await lines(grant.grantId)).toEqual([{ lapsed: true, late: false }])
})

test('an activity that was never logged follows what its report says: no session is left to note', async () => {
  const grant = await createGrant(database, { status: 'REPORT_DUE', activities: [{ rowId: 'a1', childHours: 200 }, { rowId: 'a2', childHours: 200 }] })
  const notHeld = Object.fromEntries(Object.keys(filledActivity(1)).map((name) => [name, '']))
  const report = await createReport(database, grant, { draft: { ...filledReport(filledActivity(0)), ...notHeld, 'activities.1.status': 'CANCELLED', 'activities.1.cancelReason': 'Er schreven zich te weinig kinderen in.' } })
  const stand = async () => (await database.sql<{ status: string; reason: string }>('select status, cancel_reason as reason from grant_activity_log where grant_id = $1 order by activity_row_id', [grant.grantId])).map(({ status, reason }) => [status, reason])
  const reason = 'Er schreven zich te weinig kinderen in.'
  await submitReport(grant.signatory, { reportId: report })
  expect(await stand()).toEqual([['REPORTED', ''], ['REPORTED', reason]])
  await returnReport(controller, more(report))
  expect(await stand()).toEqual([['HELD', ''], ['CANCELLED', reason]])
  await fileAgain(grant, report)
  await acceptReport(controller, { reportId: report, remarks: '', activities: [yes('a1'), { ...struck, reason: 'De activiteit ging niet door.' }] })
  expect(await stand()).toEqual([['ACCEPTED', ''], ['ACCEPTED', reason]])
  await database.sql('update grant_award set accepted_at = now() where id = $1', [grant.grantId])
  expect((await asActor(grant.editor, (tx, now) => logPage(tx, grant.editor, grant.number, now)))?.activities.map(({ status, open }) => [status, open])).toEqual([['ACCEPTED', []], ['ACCEPTED', []]])
})

describe('accepting', () => {
  test('goes activity by activity, and the members hear it', async () => {
    const { report, grant } = await filed()
    await acceptReport(controller, { reportId: report, remarks: '', activities: [yes('a1'), struck] })
    expect(await database.sql('select row_id, accepted, struck_reason from report_activity where report_id = $1 order by row_id', [report])).toEqual([
      { row_id: 'a1', accepted: true, struck_reason: '' },
      { row_id: 'a2', accepted: false, struck_reason: 'De activiteit stond niet open voor iedereen.' },
    ])
    expect([await statusOf(report), await grantStatus(database, grant.grantId)]).toEqual(['ACCEPTED', 'REPORT_SUBMITTED'])
    expect((await mailsTo(database, grant.signatory.email ?? '')).map(({ template }) => template)).toEqual(['report-received', 'report-accepted'])
    expect(await verbsOf(database, report)).toEqual(['report.submit', 'report.accept'])
    expect(await answerOf(acceptReport(controller, { reportId: report, remarks: '', activities: [yes('a1'), yes('a2')] }))).toBe('changed-meanwhile')
  })

  test('half judged, or struck without a reason, is not judged', async () => {
    const { report } = await filed()
    expect(await answerOf(acceptReport(controller, { reportId: report, remarks: '', activities: [yes('a1')] }))).toBe('incomplete')
    const problems = await acceptReport(controller, { reportId: report, remarks: '', activities: [yes('a1'), { ...struck, reason: 'nee' }] }).catch((thrown: unknown) => (isRefusal(thrown) ? thrown.problems : thrown))
    expect(problems).toEqual([{ field: 'activities.1.reason', message: 'Motiveer in minstens 20 tekens waarom u deze activiteit schrapt.' }])
    expect(await statusOf(report)).toBe('SUBMITTED')
  })

  test('is for a controller without an interest; an officer and finance only read, an applicant does not know of it', async () => {
    const { report, grant } = await filed()
    const act = { reportId: report, remarks: '', activities: [yes('a1'), yes('a2')] }
    expect(await answerOf(acceptReport(officer, act))).toBe('forbidden')
    expect(await answerOf(acceptReport(finance, act))).toBe('forbidden')
    expect(await answerOf(acceptReport({ ...controller, conflictedApplicationIds: [grant.applicationId] }, act))).toBe('not-found')
    expect(await answerOf(acceptReport(grant.stranger, act))).toBe('not-found')
  })

  test('two controllers at once judge once', async () => {
    const { report } = await filed()
    const act = { reportId: report, remarks: '', activities: [yes('a1'), yes('a2')] }
    expect((await Promise.all([1, 2].map(() => answerOf(acceptReport(controller, act))))).toSorted()).toEqual(['accepted', 'changed-meanwhile'])
    expect(await database.sql('select verdict from report_verdict where report_id = $1', [report])).toEqual([{ verdict: 'ACCEPTED' }])
  })
})

describe('asking for more', () => {
  test('opens the report again with the points, at most twice, and never shortens its term', async () => {
    const { report, grant } = await filed()
    const dueAt = async () => (await database.sql<{ due: Date }>('select due_at as due from report where id = $1', [report]))[0]?.due
    const before = await dueAt()
    await returnReport(controller, more(report))
    expect(await dueAt()).toEqual(before)
    expect((await database.sql<{ due: Date }>('select report_due_at as due from grant_award where id = $1', [grant.grantId]))[0]?.due).toEqual(before)
    expect([await statusOf(report), await grantStatus(database, grant.grantId)]).toEqual(['INCOMPLETE', 'REPORT_INCOMPLETE'])
    expect(await database.sql('select round, verdict, points from report_verdict where report_id = $1', [report])).toEqual([{ round: 1, verdict: 'INCOMPLETE', points }])
    const asked = await asActor(grant.editor, (tx) => readMailFile(tx, { applicationId: grant.applicationId, recipientId: grant.editor.userId, reportId: report }))
    expect(asked?.grant?.report).toMatchObject({ remarks: more(report).missing, points: ['Zeg ook wat niet werkte.'], dueAt: before })
    const unchanged = await submitReport(grant.signatory, { reportId: report }).catch((thrown: unknown) => thrown)
    expect(isRefusal(unchanged) && unchanged.problems.map(({ message }) => message)).toEqual(['U wijzigde nog niets. Vul eerst aan wat we vroegen en bewaar.'])
    await fileAgain(grant, report)
    expect(await grantStatus(database, grant.grantId)).toBe('REPORT_SUBMITTED')
    await database.sql(`update report set due_at = now() + interval '1 day' where id = $1`, [report])
    await returnReport(controller, more(report))
    expect((await dueAt())?.getTime()).toBeGreaterThan(Date.now() + 9 * 86_400_000)
    await fileAgain(grant, report)
    expect(await answerOf(returnReport(controller, more(report)))).toBe('conflict')
    expect((await mailsTo(database, grant.signatory.email ?? '')).map(({ template }) => template)).toEqual(['report-received', 'report-incomplete', 'report-received', 'report-incomplete', 'report-received'])
    expect(await database.sql('select round from report_submission where report_id = $1 order by round', [report])).toEqual([{ round: 1 }, { round: 2 }, { round: 3 }])
  })
})

test('whose figures are right answers a question with words alone', async () => {
  const { report, grant } = await filed()
  await returnReport(controller, { ...more(report), points: [{ field: 'activiteiten/1', remark: 'Klopt het aantal deelnemers?' }] })
  const draft = await asActor(grant.editor, async (tx) => (await reportToEdit(tx, grant.editor, report)).draft)
  await saveReport(grant.editor, { reportId: report, part: 'activiteiten', activity: 0, basis: draft, typed: { ...draft, 'activities.0.deviation': 'Ja, we telden ze aan de deur.' } })
  await submitReport(grant.signatory, { reportId: report })
  const { changes } = await asActor(controller, (tx) => reportToJudge(tx, controller, report))
  expect(changes.map(({ after }) => after)).toEqual(['Ja, we telden ze aan de deur.'])
})

test('a rejected report stays rejected', async () => {
  const { report } = await filed()
  await rejectReport(controller, { reportId: report, ground: 'Het verslag verantwoordt het gebruik van de subsidie op geen enkel punt, ook na vragen niet.' })
  expect(await statusOf(report)).toBe('REJECTED')
  expect(await answerOf(acceptReport(controller, { reportId: report, remarks: '', activities: [yes('a1'), yes('a2')] }))).toBe('changed-meanwhile')
  expect(await verbsOf(database, report)).toEqual(['report.submit', 'report.reject'])
})
