import { describe, expect, test } from 'vitest'
import '@/tests/support/production-settings'
import { createHash } from 'node:crypto'
import { Readable } from 'node:stream'
import type { Actor } from '@/lib/access/actor'
import { answerChecklist } from '@/lib/controls/answer-checklist'
import { changeRules, changingRules } from '@/lib/controls/change-rules'
import { concludeControl } from '@/lib/controls/conclude-control'
import { replyToFindings, sendFindings } from '@/lib/controls/hear-beneficiary'
import { makeSelection } from '@/lib/controls/make-selection'
import { addControlFile, noteControl } from '@/lib/controls/note-control'
import { dropFinding, recordFinding } from '@/lib/controls/record-finding'
import { remindFindings } from '@/lib/controls/remind-findings'
import { concludingControl, notingControl, recordingFinding, replyingToFindings } from '@/lib/controls/schema'
import { startControl } from '@/lib/controls/start-control'
import type { ControlKind } from '@/lib/controls/words'
import { asActor } from '@/lib/db'
import { storeFile } from '@/lib/files/store-file'
import { computeSettlement, confirmSettlement } from '@/lib/payments/settle-grant'
import { acceptReport, returnReport } from '@/lib/reports/judge-report'
import { submitReport } from '@/lib/reports/submit-report'
import type { ReportDraft } from '@/lib/reports/schema'
import { isWorkingDay } from '@/lib/reference/holidays'
import { localDay, lastDayOf } from '@/lib/time'
import { testDatabase } from '@/tests/support/database'
import { daysFromNow, staffActor } from '@/tests/support/factories'
import { createReport, filledActivity, filledReport, proveCost, provenCost } from '@/tests/support/filled-report'
import { insertRow } from '@/tests/support/insert-row'
import { answerOf, createGrant, grantStatus, type RunningGrant } from '@/tests/support/running-grant'
import { eventsOf, mailsTo, verbsOf } from '@/tests/support/traces'
import { weigh } from '@/tests/support/weighed-grant'

const database = await testDatabase()
const [controller, controller2, finance, officer] = [await staffActor(database, 'VLAIO_CONTROLLER'), await staffActor(database, 'VLAIO_CONTROLLER'), await staffActor(database, 'VLAIO_FINANCE'), await staffActor(database, 'VLAIO_OFFICER')]
const conclusion = 'De sessiebladen stemmen overeen met het verslag.'
const motivation = 'Op de sessiebladen van 3 en 10 maart staan tien aanwezigen minder dan in het verslag.'
const codes = ['K1', 'K2', 'K3', 'K4', 'K5', 'K6']
const allInOrder = codes.map((code) => ({ code, answer: 'OK' as const, remark: '' }))

type Given = NonNullable<Parameters<typeof createGrant>[1]>
/** 200 child-hours held of 250 planned, 4 euro each; 720 euro of 900 was paid. */
const childHours: Given = { grantedCents: 90_000n, activities: [{ rowId: 'a1', childHours: 250 }] }

/** A grant whose report is in, and accepted unless told otherwise. */
const reported = async (given: Given = childHours, { accept = true, draft = filledReport() }: { accept?: boolean; draft?: ReportDraft } = {}): Promise<RunningGrant & { reportId: string }> => {
  const grant = await createGrant(database, { status: 'REPORT_DUE', ...given })
  const reportId = await createReport(database, grant, { draft })
  if ('costs.0.real' in draft) await proveCost(database, reportId)
  await submitReport(grant.signatory, { reportId })
  if (accept) await acceptReport(controller, { reportId, remarks: '', activities: (given.activities ?? [{ rowId: 'a1' }]).map(({ rowId }) => ({ rowId, accepted: 'ja' as const, reason: '' })) })
  return { ...grant, reportId }
}
const inControl = async (kind: ControlKind = 'DESK', given: Given = childHours, draft?: ReportDraft) => {
  const grant = await reported(given, draft ? { draft } : {})
  await weigh(database, grant, ['FIRST_TIME'])
  await startControl(controller, { grantId: grant.grantId, kind })
  return grant
}
const find = (actor: Actor, { grantId }: { grantId: string }, what: { subject?: string; units?: number; amount?: bigint } = { units: 20 }) =>
  recordFinding(actor, { grantId, subject: 'a1', units: null, amount: null, motivation, ...what })
const told = async (what?: Parameters<typeof find>[2], given?: Given, draft?: ReportDraft) => {
  const grant = await inControl('DESK', given, draft)
  const { findingId } = await find(controller, grant, what)
  await answerChecklist(controller, { grantId: grant.grantId, points: allInOrder })
  await sendFindings(controller, { grantId: grant.grantId })
  return { ...grant, findingId }
}
const conclude = (actor: Actor, { grantId }: { grantId: string }, findings: { id: string; stands: 'ja' | 'nee'; answer: string }[] = []) => concludeControl(actor, { grantId, findings, conclusion })
const settle = ({ grantId }: { grantId: string }, acceptedCosts: bigint | null = null) => computeSettlement(controller, { grantId, acceptedCosts, motivation: '' })
const codeOf = async ({ callId }: { callId: string }) => (await database.sql<{ code: string }>('select code from call where id = $1', [callId]))[0]?.code ?? ''
const outOfTime = (grantId: string) => database.sql(`update control set findings_sent_at = portal_now() - interval '20 days', reply_until = portal_now() - interval '1 second' from set_config('session_replication_role', 'replica', true) where grant_id = $1`, [grantId])

describe('a selection', () => {
  test('weighs what is in once, says why and until when to start, and draws with the code of the call', async () => {
    const grant = await reported()
    const code = await codeOf(grant)
    expect(await Promise.all([finance, grant.signatory, await staffActor(database, 'VLAIO_REVIEWER')].map((actor) => answerOf(makeSelection(actor, { code }))))).toEqual(['forbidden', 'not-found', 'not-found'])
    expect((await Promise.all([controller, controller2].map((actor) => answerOf(makeSelection(actor, { code }))))).toSorted()).toEqual(['accepted', 'changed-meanwhile'])
    expect(await database.sql(`select s.seed, s.round, w.reasons, w.report_round, (w.start_due_at at time zone 'Europe/Brussels')::date - (portal_now() at time zone 'Europe/Brussels')::date as days from control_weighing w join control_selection s on s.id = w.selection_id where w.grant_id = $1`, [grant.grantId]))
      .toEqual([{ seed: code, round: 1, reasons: ['FIRST_TIME', 'SAMPLE'], report_round: 1, days: 31 }])
    expect((await eventsOf(database, grant.grantId)).at(-1)).toMatchObject({ verb: 'control.select', payload: { seed: code, reasons: ['FIRST_TIME', 'SAMPLE'] } })
    expect(await answerOf(makeSelection(controller, { code: 'BESTAAT-NIET' }))).toBe('not-found')
  })

  test('is not made by who has an interest in a file of the call, and not changed by anyone', async () => {
    const grant = await reported()
    const conflicted: Actor = { ...controller2, conflictedApplicationIds: [grant.applicationId] }
    expect(await answerOf(makeSelection(conflicted, { code: await codeOf(grant) }))).toBe('forbidden')
    const { selectionId } = await makeSelection(controller, { code: await codeOf(grant) })
    await expect(database.sql('update control_weighing set reasons = $2 where selection_id = $1', [selectionId, []])).rejects.toThrow('append-only')
    await expect(database.sql('update control_selection set seed = $2 where id = $1', [selectionId, 'x'])).rejects.toThrow('append-only')
  })

  test('a report that was filed again is weighed again, without a second draw', async () => {
    const grant = await reported(childHours, { accept: false })
    const code = await codeOf(grant)
    await makeSelection(controller, { code })
    await returnReport(controller, { reportId: grant.reportId, missing: 'De sessies van maart ontbreken.', points: [{ field: '', remark: 'Vul aan.' }] })
    await database.sql(`update report set draft = jsonb_set(draft, '{narrative.impact}', to_jsonb(draft->>'narrative.impact' || ' Meer.')) where id = $1`, [grant.reportId])
    await submitReport(grant.signatory, { reportId: grant.reportId })
    expect(await makeSelection(controller, { code })).toMatchObject({ weighed: 1, selected: 1 })
    expect(await database.sql('select s.seed, w.in_draw, w.report_round from control_weighing w join control_selection s on s.id = w.selection_id where w.grant_id = $1 order by s.round', [grant.grantId]))
      .toEqual([{ seed: code, in_draw: true, report_round: 1 }, { seed: `${code}/2`, in_draw: false, report_round: 2 }])
  })
})

describe('the rules', () => {
  const typed = { amountFrom: '10.000,00', firstTime: 'ja', deliveryMin: '70', deliveryMax: '130', costLow: '5', costHigh: '95', sample: '20', startDays: '20', replyDays: '21', replyReminderDays: '5', checklist: [{ code: 'K1', text: 'De sessies staan op de bladen.', where: 'BOTH' }] }

  test('are changed by an administrator as a new version, which what runs does not follow', async () => {
    const grant = await inControl()
    const admin = await staffActor(database, 'VLAIO_ADMIN')
    const change = (actor: Actor, version = '1') => answerOf(changeRules(actor, changingRules.parse({ ...typed, version })))
    expect(await Promise.all([controller, finance, grant.signatory].map((actor) => change(actor)))).toEqual(['not-found', 'not-found', 'not-found'])
    expect((await Promise.all([change(admin), change(admin)])).toSorted()).toEqual(['accepted', 'changed-meanwhile'])
    expect(changingRules.safeParse({ ...typed, version: '2', replyDays: '', replyReminderDays: '', checklist: [...typed.checklist, { code: 'K1', text: 'kort', where: 'BOTH' }] }).error?.issues.map(({ path }) => path.join('.'))).toEqual(['replyDays', 'replyReminderDays', 'checklist.1.text'])
    expect(await database.sql(`select version, content -> 'replyDays' as days from control_rulebook order by version`)).toEqual([{ version: 1, days: 14 }, { version: 2, days: 21 }])
    await expect(database.sql('delete from control_rulebook where version = 1')).rejects.toThrow('append-only')
    expect(await answerChecklist(controller, { grantId: grant.grantId, points: [{ code: 'K1', answer: 'OK', remark: '' }] })).toEqual({ open: 5 })
    expect(await change(admin, '1')).toBe('changed-meanwhile')
    // Back to the rules of the other tests.
    await database.sql(`insert into control_rulebook (version, content) select 3, content from control_rulebook where version = 1`)
  })
})

describe('before the money', () => {
  test('a file is weighed, and controlled where it was selected', async () => {
    const [unweighed, selected, free] = [await reported(), await reported(), await reported()]
    await weigh(database, selected, ['DELIVERY'])
    await weigh(database, free)
    expect(await Promise.all([unweighed, selected].map((grant) => answerOf(settle(grant))))).toEqual(['too-early', 'too-early'])
    expect(await settle(free)).toEqual({ finalCents: 80_000n, balanceCents: 8_000n })
    await startControl(controller, { grantId: selected.grantId, kind: 'DESK' })
    expect(await answerOf(settle(selected))).toBe('too-early')
    await answerChecklist(controller, { grantId: selected.grantId, points: allInOrder })
    await conclude(controller, selected)
    expect(await settle(selected)).toEqual({ finalCents: 80_000n, balanceCents: 8_000n })
    expect(await confirmSettlement(finance, selected)).toEqual({ outcome: 'BALANCE' })
    expect(await grantStatus(database, selected.grantId)).toBe('SETTLED')
  })

  test('the database settles nothing that was not weighed, or is selected or in control', async () => {
    const [unweighed, selected, running] = [await reported(), await reported(), await inControl()]
    await weigh(database, selected, ['AMOUNT'])
    for (const { grantId } of [unweighed, selected, running])
      await expect(database.sql(`update grant_award set status = 'SETTLED', final_cents = 1 where id = $1`, [grantId])).rejects.toThrow('weighed for control')
  })

  test('a weighing of an earlier report does not count', async () => {
    const grant = await reported()
    await weigh(database, grant)
    await insertRow(database, 'report_submission', { reportId: grant.reportId, round: 2, content: '{}', sha256: createHash('sha256').update('{}').digest('hex'), submittedAt: daysFromNow(0), submittedById: grant.signatory.userId })
    expect(await answerOf(settle(grant))).toBe('too-early')
    await expect(database.sql(`update grant_award set status = 'SETTLED', final_cents = 1 where id = $1`, [grant.grantId])).rejects.toThrow('weighed for control')
  })
})

describe('starting', () => {
  test('is for a controller who has no interest and did not review, of a file that was selected, once', async () => {
    const [grant, free, reviewed] = [await reported(), await reported(), await reported()]
    await weigh(database, grant, ['SAMPLE'])
    await weigh(database, free)
    await weigh(database, reviewed, ['SAMPLE'])
    const start = (actor: Actor, { grantId }: RunningGrant) => answerOf(startControl(actor, { grantId, kind: 'DESK' }))
    await insertRow(database, 'review', { applicationId: reviewed.applicationId, reviewerId: controller2.userId, status: 'FINAL', dueAt: daysFromNow(-1), assignedById: officer.userId })
    expect(await Promise.all([start(finance, grant), start(officer, grant), start(grant.signatory, grant), start(grant.stranger, grant)])).toEqual(['forbidden', 'forbidden', 'forbidden', 'not-found'])
    expect(await start({ ...controller2, assignedApplicationIds: [reviewed.applicationId] }, reviewed)).toBe('forbidden')
    // The last wall, for who slipped through the policy.
    expect(await start(controller2, reviewed)).toBe('conflict')
    expect(await start({ ...controller, conflictedApplicationIds: [grant.applicationId] }, grant)).toBe('not-found')
    expect(await start(controller, free)).toBe('conflict')
    expect((await Promise.all([start(controller, grant), start(controller, grant)])).toSorted()).toEqual(['accepted', 'changed-meanwhile'])
    expect(await grantStatus(database, grant.grantId)).toBe('IN_CONTROL')
    expect((await verbsOf(database, grant.grantId)).slice(-1)).toEqual(['control.start'])
    expect((await mailsTo(database, grant.signatory.email ?? '')).map(({ template }) => template)).toContain('control-started')
  })

  test('leaves no way to send the report back: what lacks is asked in the control', async () => {
    const grant = await reported(childHours, { accept: false })
    await weigh(database, grant, ['SAMPLE'])
    await startControl(controller, { grantId: grant.grantId, kind: 'DESK' })
    expect(await answerOf(returnReport(controller, { reportId: grant.reportId, missing: 'De sessies van maart ontbreken.', points: [] }))).toBe('conflict')
  })
})

describe('the work', () => {
  test('the checklist is filled in bit by bit; what is not in order says why', async () => {
    const grant = await inControl()
    const answer = (points: Parameters<typeof answerChecklist>[1]['points'], actor = controller) => answerChecklist(actor, { grantId: grant.grantId, points })
    expect(await answer([{ code: 'K1', answer: 'OK', remark: '' }, { code: 'K2', answer: undefined, remark: '' }])).toEqual({ open: 5 })
    expect(await answerOf(answer([{ code: 'K2', answer: 'NOT_OK', remark: 'te kort' }]))).toBe('incomplete')
    expect(await answerOf(answer([{ code: 'K7', answer: 'OK', remark: '' }]))).toBe('incomplete')
    expect(await answer([{ code: 'K2', answer: 'NOT_OK', remark: 'Op 3 maart staan er tien minder.' }])).toEqual({ open: 4 })
    expect(await Promise.all([finance, grant.signatory].map((actor) => answerOf(answer(allInOrder, actor))))).toEqual(['forbidden', 'forbidden'])
    expect(await answerOf(conclude(controller, grant))).toBe('incomplete')
    expect(await database.sql('select code, answer from control_answer where grant_id = $1 order by code', [grant.grantId])).toEqual([{ code: 'K1', answer: 'OK' }, { code: 'K2', answer: 'NOT_OK' }])
  })

  test('on the spot asks a note with the day of the visit; a control at the desk has none', async () => {
    const [desk, visit] = [await inControl(), await inControl('ON_SITE')]
    const note = ({ grantId }: RunningGrant, visitedOn: string | null, actor = controller) => answerOf(noteControl(actor, { grantId, text: 'Twee begeleiders en zestien kinderen.', visitedOn }))
    expect(notingControl.safeParse({ grantId: desk.grantId, text: ' ' }).success).toBe(false)
    expect(await note(desk, localDay(daysFromNow(-1)))).toBe('invalid')
    expect(await note(visit, localDay(daysFromNow(2)))).toBe('invalid')
    await answerChecklist(controller, { grantId: visit.grantId, points: [...allInOrder, { code: 'K7', answer: 'OK', remark: '' }] })
    expect(await answerOf(conclude(controller, visit))).toBe('incomplete')
    expect(await note(visit, localDay(daysFromNow(-1)))).toBe('accepted')
    expect(await note(visit, null, finance)).toBe('forbidden')
    expect(await conclude(controller, visit)).toEqual({ standing: 0 })
    expect(await note(visit, null)).toBe('changed-meanwhile')
  })

  test('a file waits for the scanner, is for the office alone, and stays', async () => {
    const grant = await inControl('ON_SITE')
    const file = { ...(await storeFile(Readable.from([Buffer.from('%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n')]), { name: 'sessieblad.pdf', limitBytes: 1024 })), name: 'sessieblad.pdf' }
    await addControlFile(controller, grant, file)
    expect(await answerOf(addControlFile(finance, grant, file))).toBe('forbidden')
    expect(await answerOf(addControlFile(controller, grant, { ...file, name: 'Deelnemerslijst maart.pdf' }))).toBe('invalid')
    expect(await database.sql('select f.name, s.state from control_file f join file_scan s on s.sha256 = f.sha256 where f.grant_id = $1', [grant.grantId])).toEqual([{ name: 'sessieblad.pdf', state: 'WAITING' }])
    await expect(database.sql('delete from control_file where grant_id = $1', [grant.grantId])).rejects.toThrow('append-only')
  })

  test('a finding takes what is there, no more; until it is told it may be dropped', async () => {
    const grant = await inControl()
    expect(await answerOf(find(controller, grant, { subject: 'a9', units: 1 }))).toBe('invalid')
    expect(await answerOf(find(controller, grant, { units: 200.25 }))).toBe('invalid')
    expect(await answerOf(find(finance, grant))).toBe('forbidden')
    expect(recordingFinding.safeParse({ grantId: grant.grantId, subject: 'a1', units: '20', motivation: 'te kort' }).error?.issues.map(({ path }) => path.join('.'))).toEqual(['motivation'])
    const { findingId } = await find(controller, grant, { units: 150 })
    expect(await answerOf(find(controller2, grant, { units: 50.25 }))).toBe('invalid')
    expect((await Promise.all([1, 2].map(() => answerOf(find(controller, grant, { units: 20 }))))).toSorted()).toEqual(['accepted', 'changed-meanwhile'])
    await dropFinding(controller2, { findingId })
    expect(await answerOf(dropFinding(controller, { findingId }))).toBe('not-found')
    expect((await verbsOf(database, grant.grantId)).slice(-3)).toEqual(['control.find', 'control.find', 'control.drop-finding'])
  })
})

describe('the beneficiary', () => {
  test('reads the findings only once they are told, and answers once, within the term', async () => {
    const grant = await inControl()
    const seen = () => asActor(grant.signatory, (tx) => tx.controlFinding.count({ where: { grantId: grant.grantId } }))
    expect(await answerOf(sendFindings(controller, grant))).toBe('incomplete')
    const { findingId } = await find(controller, grant)
    expect(await seen()).toBe(0)
    expect(await answerOf(replyToFindings(grant.signatory, { grantId: grant.grantId, reply: 'Neen.' }))).toBe('not-found')
    const { replyUntil } = await sendFindings(controller, grant)
    expect(isWorkingDay(lastDayOf(replyUntil), new Set())).toBe(true)
    expect(await seen()).toBe(1)
    expect(await Promise.all([find(controller, grant, { units: 1 }), dropFinding(controller, { findingId }), sendFindings(controller, grant)].map(answerOf))).toEqual(['changed-meanwhile', 'changed-meanwhile', 'changed-meanwhile'])
    expect((await mailsTo(database, grant.editor.email ?? '')).map(({ template }) => template).slice(-1)).toEqual(['control-findings'])

    const reply = (actor: Actor) => answerOf(replyToFindings(actor, { grantId: grant.grantId, reply: 'De kinderen kwamen later binnen.' }))
    expect(replyingToFindings.safeParse({ grantId: grant.grantId, reply: ' ' }).success).toBe(false)
    expect(await Promise.all([reply(grant.editor), reply(controller), reply(grant.stranger)])).toEqual(['forbidden', 'forbidden', 'not-found'])
    expect((await Promise.all([reply(grant.signatory), reply(grant.signatory)])).toSorted()).toEqual(['accepted', 'changed-meanwhile'])
    expect((await verbsOf(database, grant.grantId)).slice(-1)).toEqual(['control.reply'])
  })

  test('is too late after the term, and nothing counts before it ended or was answered', async () => {
    const grant = await told()
    const judged = [{ id: grant.findingId, stands: 'ja' as const, answer: 'Er kwam geen ander bewijs.' }]
    expect(await answerOf(conclude(controller, grant, judged))).toBe('too-early')
    await outOfTime(grant.grantId)
    expect(await answerOf(replyToFindings(grant.signatory, { grantId: grant.grantId, reply: 'Te laat.' }))).toBe('too-late')
    expect(await conclude(controller, grant, judged)).toEqual({ standing: 1 })
  })

  test('is reminded once, a week before the term ends, and not after an answer', async () => {
    const [silent, answered, early] = [await told(), await told(), await told()]
    await replyToFindings(answered.signatory, { grantId: answered.grantId, reply: 'De kinderen kwamen later binnen.' })
    for (const { grantId } of [silent, answered]) await database.sql(`update control set reply_until = portal_now() + interval '6 days' from set_config('session_replication_role', 'replica', true) where grant_id = $1`, [grantId])
    await remindFindings()
    await remindFindings()
    const reminders = async ({ editor, signatory }: RunningGrant) => (await Promise.all([editor, signatory].map(({ email }) => mailsTo(database, email ?? '')))).map((mails) => mails.filter(({ template }) => template === 'control-reply-expected').length)
    expect([await reminders(silent), await reminders(answered), await reminders(early)]).toEqual([[1, 1], [0, 0], [0, 0]])
  })

  test('never reads what the office wrote: no answer, note, file, reason or selection', async () => {
    const grant = await inControl('ON_SITE')
    await answerChecklist(controller, { grantId: grant.grantId, points: [{ code: 'K1', answer: 'NOT_OK', remark: 'Wij vertrouwen dit niet helemaal.' }] })
    await noteControl(controller, { grantId: grant.grantId, text: 'Vermoeden van fraude.', visitedOn: null })
    const read = (actor: Actor) => asActor(actor, async (tx) => [await tx.controlAnswer.count(), await tx.controlNote.count(), await tx.controlFile.count(), await tx.controlWeighing.count(), await tx.controlSelection.count()].map((count) => count > 0))
    expect(await read(grant.signatory)).toEqual([false, false, false, false, false])
    expect(await read({ ...officer, roles: ['VLAIO_REVIEWER'] })).toEqual([false, false, false, false, false])
    expect((await read(finance)).slice(0, 2)).toEqual([true, true])
    await database.sql(`insert into conflict (application_id, user_id, type, reason, source) select $1, $2, 'FAMILY', 'x', 'DECLARED' from set_config('session_replication_role', 'replica', true)`, [grant.applicationId, officer.userId])
    expect(await asActor(officer, (tx) => tx.controlNote.count({ where: { grantId: grant.grantId } }))).toBe(0)
    await expect(asActor(grant.signatory, (tx) => tx.control.update({ where: { grantId: grant.grantId }, data: { conclusion: 'In orde.', concludedAt: new Date(), concludedById: grant.signatory.userId } }))).rejects.toThrow('answers, and no more')
  })
})

describe('concluding', () => {
  test('judges every finding with words, once; what stands lowers the settlement and is in the letter, what falls does not', async () => {
    const [stands, falls] = [await told(), await told()]
    for (const { grantId, signatory } of [stands, falls]) await replyToFindings(signatory, { grantId, reply: 'De kinderen kwamen later binnen.' })
    expect(await answerOf(conclude(controller, stands))).toBe('incomplete')
    expect(await Promise.all([finance, stands.signatory].map((actor) => answerOf(conclude(actor, stands))))).toEqual(['forbidden', 'forbidden'])
    expect(concludingControl.safeParse({ grantId: stands.grantId, findings: [{ id: stands.findingId, stands: 'ja', answer: 'kort' }], conclusion }).error?.issues.map(({ path }) => path.join('.'))).toEqual(['findings.0.answer'])
    const judge = (grant: { grantId: string; findingId: string }, yes: 'ja' | 'nee') => conclude(controller, grant, [{ id: grant.findingId, stands: yes, answer: 'Wie later kwam, stond niet op het blad.' }])
    expect((await Promise.all([1, 2].map(() => answerOf(judge(stands, 'ja'))))).toSorted()).toEqual(['accepted', 'changed-meanwhile'])
    expect(await judge(falls, 'nee')).toEqual({ standing: 0 })
    expect(await settle(stands)).toEqual({ finalCents: 72_000n, balanceCents: 0n })
    expect(await settle(falls)).toEqual({ finalCents: 80_000n, balanceCents: 8_000n })
    await confirmSettlement(finance, stands)
    const [letter] = await database.sql<{ content: string }>(`select content::text from letter where application_id = $1 and kind = 'SETTLEMENT'`, [stands.applicationId])
    expect(letter?.content).toContain('Vaststelling van de controle over “Robots die de straat oversteken 1”: 20 kinduren minder, dat is 80,00 euro.')
    expect((await mailsTo(database, stands.signatory.email ?? '')).map(({ template }) => template)).toContain('control-concluded')
    await expect(database.sql('update control set conclusion = $2 where grant_id = $1', [stands.grantId, 'Anders.'])).rejects.toThrow('keeps what was said')
  })

  test('a cost line loses what was found, and no more can be accepted than is left', async () => {
    const grant = await told({ subject: 'costs.0', amount: 20_000n }, { grantedCents: 90_000n, activities: [{ rowId: 'a1', childHours: 200 }], call: { fundingModel: 'COST_SHARE', supportRateBp: 7000, unitAmountCents: null } }, { ...filledReport(), ...provenCost })
    await outOfTime(grant.grantId)
    await conclude(controller, grant, [{ id: grant.findingId, stands: 'ja', answer: 'Er kwam geen ander bewijs.' }])
    expect(await settle(grant)).toEqual({ finalCents: 70_000n, balanceCents: -2_000n })
    expect(await answerOf(settle(grant, 110_000n))).toBe('invalid')
  })

  test('a lump sum loses the whole activity, half-days lose half-days', async () => {
    const lump = await told({ subject: 'a2' }, { grantedCents: 300_000n, activities: [{ rowId: 'a1', postcode: '2800' }, { rowId: 'a2', postcode: '2812' }], call: { fundingModel: 'LUMP_PER_POSTCODE', unitAmountCents: 150_000n } }, filledReport(filledActivity(0), filledActivity(1)))
    const halves = await told({ subject: 'a1', units: 2 }, { grantedCents: 100_000n, activities: [{ rowId: 'a1', sessions: 4, dayParts: 4, childHours: 200 }], call: { fundingModel: 'UNIT_PER_SESSION', unitAmountCents: 10_000n } })
    for (const grant of [lump, halves]) {
      await outOfTime(grant.grantId)
      await conclude(controller, grant, [{ id: grant.findingId, stands: 'ja', answer: 'Er kwam geen ander bewijs.' }])
    }
    expect((await settle(lump)).finalCents).toBe(150_000n)
    expect((await settle(halves)).finalCents).toBe(20_000n)
  })

  test('the database lets no finding count before the beneficiary was heard', async () => {
    const grant = await told()
    await expect(database.sql(`update control set concluded_at = portal_now(), concluded_by_id = $2, conclusion = 'x' where grant_id = $1`, [grant.grantId, controller.userId])).rejects.toThrow('was heard')
    await database.sql(`update control_finding set stands = true, answer = $2 where grant_id = $1`, [grant.grantId, 'Er kwam geen ander bewijs.'])
    await expect(database.sql(`update control set concluded_at = portal_now(), concluded_by_id = $2, conclusion = 'x' where grant_id = $1`, [grant.grantId, controller.userId])).rejects.toThrow('control_heard')
  })
})
