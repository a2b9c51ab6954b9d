import { describe, expect, test } from 'vitest'
import { asActor } from '@/lib/db'
import { systemActor } from '@/lib/access/actor'
import { beginReport } from '@/lib/reports/begin-report'
import { readFrozenReport } from '@/lib/reports/canonical'
import { partsOf, problemsSoFar } from '@/lib/reports/parts'
import { reportToEdit, reportToJudge } from '@/lib/reports/queries'
import { returnReport } from '@/lib/reports/judge-report'
import { saveReport } from '@/lib/reports/save-report'
import type { ReportDraft } from '@/lib/reports/schema'
import { submitReport } from '@/lib/reports/submit-report'
import { isRefusal } from '@/lib/refusal'
import { formatDay } from '@/lib/time'
import { testDatabase } from '@/tests/support/database'
import { dayFromNow, staffActor } from '@/tests/support/factories'
import { createReport, filledActivity, filledReport } from '@/tests/support/filled-report'
import { answerOf, createGrant, grantStatus } from '@/tests/support/running-grant'
import { mailsTo, verbsOf } from '@/tests/support/traces'

const database = await testDatabase()

const reportRow = async (id: string) => (await database.sql<{ status: string; draft: Record<string, string>; version: number }>('select status, draft, draft_version as version from report where id = $1', [id]))[0]

const planned = (sessions: object[]) => JSON.stringify({ answers: { activities: [{ id: 'a1', title: 'Robots', sessions }] } })

describe('beginning', () => {
  test('the planned sessions stand ready, with their length', async () => {
    const grant = await createGrant(database, { status: 'REPORT_DUE', content: planned([{ id: 's1', date: '2026-03-04', dayPart: 'PM', begin: '13:30', end: '16:00' }]) })
    const report = await createReport(database, grant, { status: 'DUE', draft: {} })
    await beginReport(grant.editor, { reportId: report })
    expect(await reportRow(report)).toEqual({ status: 'DRAFT', version: 0, draft: { 'activities.0.id': 'a1', 'activities.0.sessions.0.id': 'p-2026-03-04-PM', 'activities.0.sessions.0.day': '04/03/2026', 'activities.0.sessions.0.dayPart': 'PM', 'activities.0.sessions.0.hours': '2,5' } })
    expect(await verbsOf(database, report)).toEqual(['report.begin'])
  })

  test('two colleagues at once begin one report', async () => {
    const grant = await createGrant(database, { status: 'REPORT_DUE' })
    const report = await createReport(database, grant, { status: 'DUE', draft: {} })
    expect(await Promise.all([grant.editor, grant.signatory].map((actor) => answerOf(beginReport(actor, { reportId: report }))))).toEqual(['accepted', 'accepted'])
    expect(await verbsOf(database, report)).toEqual(['report.begin'])
  })

  test('for another organisation it does not exist', async () => {
    const grant = await createGrant(database, { status: 'REPORT_DUE' })
    const report = await createReport(database, grant, { status: 'DUE', draft: {} })
    expect(await answerOf(beginReport(grant.stranger, { reportId: report }))).toBe('not-found')
  })
})

describe('filing', () => {
  test('freezes a copy whose hash anyone can check, projects the counts, moves the grant and tells the members', async () => {
    const grant = await createGrant(database, { status: 'REPORT_DUE', activities: [{ rowId: 'a1', childHours: 200 }] })
    const report = await createReport(database, grant)
    const { sha256 } = await submitReport(grant.signatory, { reportId: report })
    const [frozen] = await database.sql<{ content: string; round: number; right: boolean }>(`select content, round, sha256 = encode(sha256(convert_to(content, 'UTF8')), 'hex') and sha256 = $2 as right from report_submission where report_id = $1`, [report, sha256])
    expect(frozen).toMatchObject({ round: 1, right: true })
    expect(readFrozenReport(frozen?.content ?? '').activities[0]).toMatchObject({ participants: 20, residence: [{ nis: '12025', count: 15 }], completed: 18 })
    expect(await database.sql('select row_id, sessions_held, contact_hours::text, child_hours::text, participants, girls, boys, gender_unknown, accepted from report_activity where report_id = $1', [report]))
      .toEqual([{ row_id: 'a1', sessions_held: 4, contact_hours: '10.00', child_hours: '200.00', participants: 20, girls: 9, boys: 10, gender_unknown: 1, accepted: null }])
    expect([(await reportRow(report))?.status, await grantStatus(database, grant.grantId)]).toEqual(['SUBMITTED', 'REPORT_SUBMITTED'])
    expect((await mailsTo(database, grant.signatory.email ?? '', grant.editor.email ?? '')).map(({ template }) => template)).toEqual(['report-received', 'report-received'])
    expect(await verbsOf(database, report)).toEqual(['report.submit'])
    expect(await answerOf(submitReport(grant.signatory, { reportId: report }))).toBe('changed-meanwhile')
  })

  test('a session of the subsidy period counts, also before the start that was declared; the same half-day twice is filed, and the controller sees it', async () => {
    const grant = await createGrant(database, { status: 'REPORT_DUE', activities: [{ rowId: 'a1', childHours: 200 }] })
    const report = await createReport(database, grant, { draft: filledReport(filledActivity(0, { 'sessions.3.day': formatDay(dayFromNow(-186)) })) })
    await database.sql('update grant_award set start_day = $2 where id = $1', [grant.grantId, dayFromNow(-199)])
    await submitReport(grant.signatory, { reportId: report })
    const controller = await staffActor(database, 'VLAIO_CONTROLLER')
    const { warnings } = await asActor(controller, (tx) => reportToJudge(tx, controller, report))
    expect(warnings.map(({ rowId, message }) => [rowId, message])).toEqual([['a1', `Sessie van ${formatDay(dayFromNow(-186))} staat twee keer op hetzelfde dagdeel. Klopt dat?`]])
  })

  test('a session that was taken out is one change, and moves no other', async () => {
    const grant = await createGrant(database, { status: 'REPORT_DUE', activities: [{ rowId: 'a1', childHours: 200 }] })
    const report = await createReport(database, grant, { draft: filledReport(filledActivity(0)) })
    await submitReport(grant.signatory, { reportId: report })
    const controller = await staffActor(database, 'VLAIO_CONTROLLER')
    await returnReport(controller, { reportId: report, missing: 'De eerste sessie staat niet in het logboek.', points: [{ field: 'activiteiten/1', remark: 'Schrap de eerste sessie.' }] })
    const rows = Object.entries(filledActivity(0)).flatMap(([name, value]) => { const [, row, field] = /sessions\.(\d)\.(\w+)$/.exec(name) ?? []; return row === undefined ? [[name, value]] : row === '0' ? [] : [[`activities.0.sessions.${Number(row) - 1}.${field}`, value]] })
    await saveReport(grant.editor, { reportId: report, part: 'activiteiten', activity: 0, typed: Object.fromEntries(rows) })
    await submitReport(grant.signatory, { reportId: report })
    const { changes } = await asActor(controller, (tx) => reportToJudge(tx, controller, report))
    expect(changes.map(({ label, before, after }) => [label, before, after])).toEqual([['Activiteit 1, sessie 1', `datum ${formatDay(dayFromNow(-200))}, dagdeel namiddag, duur (uur) 2,5, ingeschreven 20, aanwezig 20`, 'weggehaald']])
  })

  test('half filled in, all problems come at once, at their own fields', async () => {
    const grant = await createGrant(database, { status: 'REPORT_DUE', activities: [{ rowId: 'a1', childHours: 200 }] })
    const draft = { ...filledReport(filledActivity(0, { 'ageBands.A10_11': 11, 'sessions.0.present': 21, announcementEvidence: '' })), 'narrative.impact': 'Veel.', 'declarations.complete': '' }
    const report = await createReport(database, grant, { draft })
    const problems = await submitReport(grant.signatory, { reportId: report }).catch((thrown: unknown) => (isRefusal(thrown) ? thrown.problems : thrown))
    expect(problems).toEqual([
      { field: 'activities.0.announcementEvidence', message: 'Zeg waar de activiteit aangekondigd stond, of voeg de aankondiging toe als bestand.' },
      { field: 'activities.0.sessions.0.present', message: 'Er zijn meer aanwezigen dan deelnemers. Aanwezig: 21, deelnemers: 20.' },
      { field: 'activities.0.sessions.0.enrolled', message: 'Er zijn meer aanwezigen (21) dan ingeschrevenen (20).' },
      { field: 'activities.0.ageBands.A05_07', message: 'De som van de leeftijdsgroepen (19) is niet gelijk aan het aantal deelnemers (20).' },
      { field: 'activities.0.participants', message: 'Er zijn meer kinduren (202,5) dan 20 deelnemers in 10 uur kunnen halen.' },
      { field: 'narrative.impact', message: 'Schrijf minstens 500 karakters. U hebt er 5.' },
      { field: 'declarations.complete', message: 'Vink deze verklaring aan om het verslag in te dienen.' },
    ])
    expect(await grantStatus(database, grant.grantId)).toBe('REPORT_DUE')
  })

  test('far from the plan asks for a word', async () => {
    const grant = await createGrant(database, { status: 'REPORT_DUE', activities: [{ rowId: 'a1', childHours: 1000 }] })
    const report = await createReport(database, grant, { draft: filledReport(filledActivity(0, { deviation: '' })) })
    const problems = await submitReport(grant.signatory, { reportId: report }).catch((thrown: unknown) => (isRefusal(thrown) ? thrown.problems : thrown))
    expect(problems).toEqual([{ field: 'activities.0.deviation', message: 'De realisatie is 20% van de geplande kinduren. Licht toe.' }])
  })

  test('a cancelled activity asks only why, unless children were there', async () => {
    const problemsOf = async (activity: ReportDraft) => {
      const grant = await createGrant(database, { status: 'REPORT_DUE' })
      const report = await createReport(database, grant, { draft: filledReport({ 'activities.0.status': 'CANCELLED', ...activity }) })
      return submitReport(grant.signatory, { reportId: report }).catch((thrown: unknown) => (isRefusal(thrown) ? thrown.problems : thrown))
    }
    const why = { field: 'activities.0.cancelReason', message: 'Leg uit waarom de activiteit niet doorging.' }
    expect(await problemsOf({ 'activities.0.sessions.0.day': '01/03/2026', 'activities.0.sessions.0.hours': '2', 'activities.0.sessions.0.present': '0' })).toEqual([why])
    expect(await problemsOf({ 'activities.0.participants': '12', 'activities.0.sessions.0.present': '9', 'activities.0.sessions.1.present': '8' })).toEqual([
      { field: 'activities.0.status', message: 'U zegt dat de activiteit niet doorging, maar hieronder staan 2 sessies met aanwezigen en 12 deelnemers. Kies “Gedeeltelijk”, of maak die velden leeg.' },
      why,
    ])
  })

  test.each(['', '-3', '12,5', '1.000'])('participants “%s” is wrong once, and nothing that follows from it is said', async (participants) => {
    const grant = await createGrant(database, { status: 'REPORT_DUE', activities: [{ rowId: 'a1', childHours: 200 }] })
    const report = await createReport(database, grant, { draft: filledReport(filledActivity(0, { participants, 'sessions.0.present': 25, announcementEvidence: 'javascript:alert(1)' })) })
    const view = await asActor(grant.editor, (tx) => reportToEdit(tx, grant.editor, report))
    const expected = ['activities.0.participants', 'activities.0.announcementEvidence', 'activities.0.sessions.0.enrolled']
    expect(view.problems.map(({ field }) => field)).toEqual(expected)
    // Also on "Bewaar", before the whole report is checked.
    expect(partsOf(view.draft, view.context, view).flatMap((part) => problemsSoFar(view.draft, part).map(({ field }) => field))).toEqual(expected)
  })

  test('real costs need their proof, and a word where they leave the budget', async () => {
    const grant = await createGrant(database, { status: 'REPORT_DUE', activities: [{ rowId: 'a1', childHours: 200 }], call: { fundingModel: 'COST_SHARE', supportRateBp: 7000, unitAmountCents: null } })
    const cost = { 'costs.0.category': 'STAFF', 'costs.0.description': 'Begeleiding', 'costs.0.budget': '1000', 'costs.0.real': '1300' }
    const report = await createReport(database, grant, { draft: { ...filledReport(), ...cost } })
    const problems = await submitReport(grant.signatory, { reportId: report }).catch((thrown: unknown) => (isRefusal(thrown) ? thrown.problems.map(({ field }) => field) : thrown))
    expect(problems).toEqual(['costs.0.explanation', 'costs.0.proofNumber', 'costs.0.invoiceDate', 'costs.0.real'])
  })

  test('an editor does not file, a stranger sees nothing', async () => {
    const grant = await createGrant(database, { status: 'REPORT_DUE' })
    const report = await createReport(database, grant)
    expect(await answerOf(submitReport(grant.editor, { reportId: report }))).toBe('forbidden')
    expect(await answerOf(submitReport(grant.stranger, { reportId: report }))).toBe('not-found')
  })

  test('a draft that a colleague changed after the page was drawn is not filed: it is said who, and it is filed once it was seen', async () => {
    const grant = await createGrant(database, { status: 'REPORT_DUE' })
    const report = await createReport(database, grant)
    const { version = -1, draft = {} } = (await reportRow(report)) ?? {}
    await saveReport(grant.editor, { reportId: report, part: 'verhaal', basis: draft, typed: { ...draft, 'narrative.impact': `${draft['narrative.impact']} Iets dat de gemachtigde niet zag.` } })
    const refused = await submitReport(grant.signatory, { reportId: report, version }).catch((thrown: unknown) => thrown)
    expect(refused).toMatchObject({ code: 'unseen', message: `${grant.editor.name} wijzigde “Verhaal” in dit verslag nadat u deze pagina opende. Het is nog niet ingediend. Kijk na wat er nu staat en dien dan in.` })
    expect(await database.sql('select from report_submission where report_id = $1', [report])).toEqual([])
    await submitReport(grant.signatory, { reportId: report, version: version + 1 })
    expect((await reportRow(report))?.status).toBe('SUBMITTED')
  })

  test('two at once file one report', async () => {
    const grant = await createGrant(database, { status: 'REPORT_DUE' })
    const report = await createReport(database, grant)
    const answers = await Promise.all([1, 2].map(() => answerOf(submitReport(grant.signatory, { reportId: report }))))
    expect(answers.toSorted()).toEqual(['accepted', 'changed-meanwhile'])
    expect(await database.sql('select round from report_submission where report_id = $1', [report])).toEqual([{ round: 1 }])
  })

  test('no counts reach the office before the report is filed', async () => {
    const grant = await createGrant(database, { status: 'REPORT_DUE' })
    const report = await createReport(database, grant)
    expect(await asActor(systemActor('test'), (tx) => tx.reportActivity.count({ where: { reportId: report } }))).toBe(0)
  })
})
