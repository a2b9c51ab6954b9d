import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import type { Actor } from '@/lib/access/actor'
import { asActor } from '@/lib/db'
import { mergeReportTexts, mergingReport } from '@/lib/reports/merge-report-texts'
import { reportTextsToChoose, reportToEdit } from '@/lib/reports/queries'
import { saveReport } from '@/lib/reports/save-report'
import type { ReportDraft } from '@/lib/reports/schema'
import { submitReport } from '@/lib/reports/submit-report'
import { isRefusal } from '@/lib/refusal'
import { testDatabase } from '@/tests/support/database'
import { createReport } from '@/tests/support/filled-report'
import { answerOf, createGrant, type RunningGrant } from '@/tests/support/running-grant'
import { verbsOf } from '@/tests/support/traces'

const database = await testDatabase()

const rowOf = async (id: string) => (await database.sql<{ draft: Record<string, string>; version: number }>('select draft, draft_version as version from report where id = $1', [id]))[0]
const keptOf = (id: string) => database.sql<{ user_id: string; field: string; typed: unknown }>('select user_id, field, typed from kept_text where report_id = $1 order by kept_at', [id])
const textsOf = async (actor: Actor, id: string) => (await asActor(actor, (tx) => reportTextsToChoose(tx, actor, id))).texts
/** The page of the first activity, as somebody opened it. */
const opened = (actor: Actor, reportId: string) => asActor(actor, async (tx) => (await reportToEdit(tx, actor, reportId)).draft)
const change = (reportId: string, typed: ReportDraft, basis?: ReportDraft) => ({ reportId, part: 'activiteiten' as const, activity: 0, typed, basis, page: randomUUID() })

const begun = async (draft: ReportDraft): Promise<RunningGrant & { report: string }> => {
  const grant = await createGrant(database, { status: 'REPORT_DUE' })
  return { ...grant, report: await createReport(database, grant, { draft }) }
}

test('what is typed is kept as typed, wrong or not, and other pages stay', async () => {
  const { editor, report } = await begun({ 'activities.0.id': 'a1', 'activities.1.participants': '7', 'narrative.impact': 'Veel.' })
  expect(await saveReport(editor, change(report, { 'activities.0.participants': 'een stuk of tien', 'activities.1.participants': '9', onzin: 'x' }))).toMatchObject({ version: 1 })
  expect(await rowOf(report)).toEqual({ version: 1, draft: { 'activities.0.id': 'a1', 'activities.0.participants': 'een stuk of tien', 'activities.1.participants': '7', 'narrative.impact': 'Veel.' } })
})

describe('two at once', () => {
  test('in two fields both get what they typed, and the second hears that there is more', async () => {
    const { editor, signatory, report } = await begun({ 'activities.0.participants': '10', 'activities.0.lesson': 'Meet eerst.' })
    const basis = await opened(editor, report)
    await saveReport(editor, change(report, { ...basis, 'activities.0.participants': '12' }, basis))
    const second = await saveReport(signatory, change(report, { ...basis, 'activities.0.lesson': 'Meet eerst, teken dan.' }, basis))
    expect([second.waiting, second.news]).toEqual([[], true])
    expect((await rowOf(report))?.draft).toEqual({ 'activities.0.participants': '12', 'activities.0.lesson': 'Meet eerst, teken dan.' })
  })

  test('in one field the first stands, and the other chooses between both with name and words', async () => {
    const { editor, signatory, report } = await begun({ 'activities.0.sessions.0.day': '01/02/2026', 'activities.0.sessions.0.present': '10' })
    const basis = await opened(editor, report)
    await saveReport(signatory, change(report, { ...basis, 'activities.0.sessions.0.present': '12' }, basis))
    const mine = await saveReport(editor, change(report, { ...basis, 'activities.0.sessions.0.present': '13' }, basis))
    expect([mine.waiting, mine.by, (await keptOf(report)).map(({ typed }) => typed)]).toEqual([['activities/0/sessions/r0/present'], signatory.name, ['13']])
    expect((await rowOf(report))?.draft).toMatchObject({ 'activities.0.sessions.0.present': '12' })

    const [text, ...more] = await textsOf(editor, report)
    expect([text?.label, text?.theirs, text?.mine.map(({ text: words }) => words), more]).toEqual(['Activiteit 1, sessie 1: aanwezig', { label: `Tekst van ${signatory.name}`, text: '12', own: false }, ['13'], []])
    expect(await textsOf(signatory, report)).toEqual([])
    const choice = mergingReport.parse({ reportId: report, texts: [{ field: text?.field, standing: JSON.stringify('12'), seen: text?.seen.join(' '), keep: text?.mine[0]?.id }] })
    expect(await mergeReportTexts(editor, choice)).toEqual({ left: 0 })
    expect([(await rowOf(report))?.draft['activities.0.sessions.0.present'], await keptOf(report), await verbsOf(database, report)]).toEqual(['13', [], ['report.merge']])
    expect(await answerOf(mergeReportTexts(editor, choice))).toBe('invalid')
  })

  test('as long as one’s text waits, every later save says so, of whatever field or window', async () => {
    const { editor, signatory, report } = await begun({ 'activities.0.lesson': 'Meet eerst.' })
    const basis = await opened(editor, report)
    await saveReport(signatory, change(report, { ...basis, 'activities.0.lesson': 'van de ander' }, basis))
    const page = randomUUID()
    const save = async (lesson: string, more: ReportDraft, shown: ReportDraft, window = page) => { const { waiting, unchosen } = await saveReport(editor, { ...change(report, { ...basis, 'activities.0.lesson': lesson, ...more }, { ...basis, ...shown }), page: window }); return [waiting, unchosen] }
    expect(await save('van mij', {}, {})).toEqual([['activities/0/lesson'], true])
    expect(await save('van mij', { 'activities.0.participants': '12' }, { 'activities.0.lesson': 'van mij' })).toEqual([[], true])
    expect(await save('van de ander', { 'activities.0.participants': '13' }, { 'activities.0.lesson': 'van de ander', 'activities.0.participants': '12' }, randomUUID())).toEqual([[], true])
    expect((await saveReport(signatory, change(report, { ...basis, 'activities.0.participants': '14' }, { ...basis, 'activities.0.participants': '13' }))).unchosen).toBe(false)
    const [text] = await textsOf(editor, report)
    await mergeReportTexts(editor, mergingReport.parse({ reportId: report, texts: [{ field: text?.field, standing: JSON.stringify('van de ander'), seen: text?.seen.join(' '), keep: text?.mine[0]?.id }] }))
    expect(await save('van mij', { 'activities.0.participants': '15' }, { 'activities.0.lesson': 'van mij', 'activities.0.participants': '14' })).toEqual([[], false])
  })

  test('fifty windows with fifty texts: one stands, forty-nine wait, none is lost', async () => {
    const { editor, report } = await begun({ 'activities.0.lesson': 'Meet eerst.' })
    const basis = await opened(editor, report)
    const typed = Array.from({ length: 50 }, (_, turn) => `les ${turn}`)
    await Promise.all(typed.map((lesson) => saveReport(editor, change(report, { ...basis, 'activities.0.lesson': lesson }, basis))))
    expect([(await rowOf(report))?.draft['activities.0.lesson'], ...(await keptOf(report)).map((kept) => kept.typed)].toSorted()).toEqual(typed.toSorted())
  })

  test('a session that one adds and a session that the other removes both come through', async () => {
    const { editor, signatory, report } = await begun({ 'activities.0.sessions.0.present': '1', 'activities.0.sessions.1.present': '2' })
    const basis = await opened(editor, report)
    await saveReport(signatory, change(report, { 'activities.0.sessions.0.id': 'r1', 'activities.0.sessions.0.present': '2' }, basis))
    await saveReport(editor, change(report, { ...basis, 'activities.0.sessions.2.id': 'nieuw', 'activities.0.sessions.2.present': '3' }, basis))
    expect((await rowOf(report))?.draft).toEqual({ 'activities.0.sessions.0.id': 'r1', 'activities.0.sessions.0.present': '2', 'activities.0.sessions.1.id': 'nieuw', 'activities.0.sessions.1.present': '3' })
  })

  test('a save whose answer got lost is simply sent again', async () => {
    const { editor, report } = await begun({ 'activities.0.lesson': 'Meet eerst.' })
    const basis = await opened(editor, report)
    const sent = change(report, { ...basis, 'activities.0.lesson': 'Teken eerst.' }, basis)
    expect([(await saveReport(editor, sent)).version, (await saveReport(editor, sent)).version, await keptOf(report)]).toEqual([1, 1, []])
  })
})

describe('rows', () => {
  test('a cost comes and goes with a button, by its name and not by its place', async () => {
    const { editor, report } = await begun({ 'costs.0.description': 'Karton', 'costs.1.description': 'Lijm' })
    const money = (typed: ReportDraft, rows: NonNullable<Parameters<typeof saveReport>[1]['rows']>) => saveReport(editor, { reportId: report, part: 'kosten', typed, basis: typed, rows })
    const more = await money(await opened(editor, report), { add: 'costs' })
    expect(Object.keys(more.draft).filter((name) => name.endsWith('.id'))).toEqual(['costs.0.id', 'costs.1.id', 'costs.2.id'])
    const fewer = await money(more.draft, { remove: 'costs', id: 'r0' })
    expect(Object.entries(fewer.draft).filter(([name]) => name.endsWith('description')).map(([, text]) => text)).toEqual(['Lijm'])
  })

  test('lines pasted from a spreadsheet become rows by the button, not while one types, and a line that is none stays', async () => {
    const { editor, report } = await begun({})
    const pasted = '12025;14\nWillebroek\t3\nveel kinderen'
    await saveReport(editor, change(report, { 'activities.0.residencePaste': pasted }, {}))
    expect((await rowOf(report))?.draft).toEqual({ 'activities.0.residencePaste': pasted })
    const { draft, news } = await saveReport(editor, { ...change(report, { 'activities.0.residencePaste': pasted }, { 'activities.0.residencePaste': pasted }), unfold: true })
    expect(Object.fromEntries(Object.entries(draft).filter(([name]) => !name.endsWith('.id')))).toEqual({
      'activities.0.residence.0.place': '12025', 'activities.0.residence.0.count': '14', 'activities.0.residence.1.place': 'Willebroek', 'activities.0.residence.1.count': '3', 'activities.0.residencePaste': 'veel kinderen',
    })
    expect(news).toBe(true)
  })
})

describe('refused', () => {
  test('a filed report no longer changes, and a stranger sees none', async () => {
    const grant = await createGrant(database, { status: 'REPORT_SUBMITTED' })
    const report = await createReport(database, grant, { status: 'SUBMITTED' })
    const nothing = { reportId: report, texts: [] }
    expect([await answerOf(saveReport(grant.editor, change(report, {}))), await answerOf(mergeReportTexts(grant.editor, nothing))]).toEqual(['too-late', 'too-late'])
    expect([await answerOf(saveReport(grant.stranger, change(report, {}))), await answerOf(mergeReportTexts(grant.stranger, nothing))]).toEqual(['not-found', 'not-found'])
  })

  test('a character that cannot be kept is refused at its field', async () => {
    const { editor, report } = await begun({ 'activities.0.lesson': 'a' })
    const refusal = await saveReport(editor, change(report, { 'activities.0.lesson': 'a\u0000' })).catch((thrown: unknown) => thrown)
    expect(isRefusal(refusal) && [refusal.code, refusal.problems.map(({ field }) => field)]).toEqual(['invalid', ['activities.0.lesson']])
    expect(await rowOf(report)).toEqual({ version: 0, draft: { 'activities.0.lesson': 'a' } })
  })

  test('who files while a colleague saves files one of both versions, whole', async () => {
    const { editor, signatory, report } = await begun({ 'activities.0.lesson': 'a' })
    const [, answer] = await Promise.all([saveReport(editor, change(report, { 'activities.0.lesson': 'b' })), answerOf(submitReport(signatory, { reportId: report }))])
    expect([answer, (await rowOf(report))?.draft]).toEqual(['incomplete', { 'activities.0.lesson': 'b' }])
  })
})
