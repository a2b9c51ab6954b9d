import { createHash, randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import type { Actor } from '@/lib/access/actor'
import { asActor } from '@/lib/db'
import { addFile } from '@/lib/filings/add-file'
import { finishUpload } from '@/lib/filings/finish-upload'
import { receiveUpload } from '@/lib/filings/receive-upload'
import { startUpload } from '@/lib/filings/start-upload'
import { unfinishedUploads } from '@/lib/filings/upload'
import { readFrozenReport } from '@/lib/reports/canonical'
import { fileFor, reportFiles } from '@/lib/reports/evidence-files'
import { placeText, readPlace } from '@/lib/reports/evidence-places'
import { placesOn, wordsOfPlace } from '@/lib/reports/evidence-words'
import { evidenceToRead } from '@/lib/reports/evidence-to-read'
import { acceptReport, returnReport } from '@/lib/reports/judge-report'
import { reportToJudge } from '@/lib/reports/queries'
import { removeEvidence } from '@/lib/reports/remove-evidence'
import { reportReceiptJson, reportReceiptOf } from '@/lib/reports/report-receipt'
import { reportToDownload, reportZip } from '@/lib/reports/report-zip'
import { submitReport } from '@/lib/reports/submit-report'
import { isRefusal } from '@/lib/refusal'
import { testDatabase } from '@/tests/support/database'
import { staffActor } from '@/tests/support/factories'
import { createReport, filledActivity, filledReport } from '@/tests/support/filled-report'
import { answerOf, createGrant } from '@/tests/support/running-grant'
import { verbsOf } from '@/tests/support/traces'

const folder = mkdtempSync(join(tmpdir(), 'stem-bewijs-'))
Object.assign(process.env, { DATA_DIR: folder, DEMO: '1', NEXTAUTH_SECRET: 'x'.repeat(40), RECEIPT_SIGNING_KEY: Buffer.alloc(32).toString('base64'), NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: Buffer.alloc(32).toString('base64') })
afterAll(() => rmSync(folder, { recursive: true }))
const database = await testDatabase()
const controller = await staffActor(database, 'VLAIO_CONTROLLER')

const ACTIVITY = placeText({ activity: 'a1', figure: null })
const pdf = (words = 'een bewijsstuk'): Buffer => Buffer.from(`%PDF-1.7\n${words}\n%%EOF`)
const hashOf = (content: Buffer) => createHash('sha256').update(content).digest('hex')
async function* chunks(content: Buffer) { yield content }
type Given = { kind?: string; place?: string; name?: string; content?: Buffer }
const add = async (actor: Actor, reportId: string, { kind = 'ANNOUNCEMENT', place = ACTIVITY, name = 'affiche.pdf', content = pdf() }: Given = {}): Promise<string> =>
  addFile(actor, { ...(await asActor(actor, (tx) => fileFor(tx, actor, { reportId, kind: 'OTHER', place, name }))), kind }, chunks(content), reportFiles)
const said = (act: Promise<unknown>) => act.then(() => 'done', (thrown: unknown) => (isRefusal(thrown) ? `${thrown.code}: ${thrown.message}` : String(thrown)))
const standing = async (reportId: string) => (await database.sql<{ name: string }>('select name from report_file where report_id = $1 and removed_at is null order by uploaded_at', [reportId])).map(({ name }) => name)
const read = (actor: Actor, fileId: string) => answerOf(asActor(actor, (tx) => evidenceToRead(tx, actor, fileId)))
const problemsOf = (act: Promise<unknown>) => act.then(() => [], (thrown: unknown) => (isRefusal(thrown) ? thrown.problems : thrown))
const costs: Parameters<typeof createGrant>[1] = { status: 'REPORT_DUE', activities: [{ rowId: 'a1', childHours: 200 }], call: { fundingModel: 'COST_SHARE', supportRateBp: 7000, unitAmountCents: null } }
const ready = async (given: Parameters<typeof createGrant>[1] = { status: 'REPORT_DUE', activities: [{ rowId: 'a1', childHours: 200 }] }, draft = filledReport()) => {
  const grant = await createGrant(database, given)
  return { ...grant, reportId: await createReport(database, grant, { draft }) }
}
const cost = (row: number, real: string) => Object.fromEntries(Object.entries({ id: `k${row}`, category: 'STAFF', description: `Kost ${row}`, budget: real, real, proofNumber: `F-${row}`, invoiceDate: '01/03/2026' }).map(([field, value]) => [`costs.${row}.${field}`, value]))

test('a place says what it is beside, and reads back', () => {
  for (const place of [{ activity: 'T59~lente', figure: null }, { activity: 'a/b.c', figure: 'I03' as const }, { activity: null, cost: null }, { activity: null, cost: 'r0' }]) expect(readPlace(placeText(place))).toEqual(place)
  expect(['', 'activity', 'activity/', 'activity/a1/I99', 'activity/a1/I06', 'costs/', 'costs/a/b', 'activity/a/b/I01'].map(readPlace)).toEqual(Array.from({ length: 8 }, () => null))
})

test('a file at a cost is chosen by what the cost is called, and one at a cost that went is about all of them', () => {
  const draft = { 'costs.0.id': 'r0', 'costs.0.description': 'Karton', 'costs.1.id': 'k1', 'costs.1.description': '' }
  expect(placesOn({ activity: null, cost: null }, draft)).toEqual([{ value: 'costs', label: 'Alle kosten samen' }, { value: 'costs/r0', label: 'Kost 1: Karton' }, { value: 'costs/k1', label: 'Kost 2' }])
  expect(['r0', 'weg'].map((cost) => wordsOfPlace({ activity: null, cost }, draft))).toEqual(['Kost 1: Karton', 'Alle kosten samen'])
  expect(placesOn({ activity: 'a1', figure: null }, {})).toHaveLength(14)
})

describe('adding and taking away', () => {
  test('a file stands beside its figure, is filed by name, size and hash, and stays', async () => {
    const { reportId, editor, signatory, stranger } = await ready()
    const content = pdf('totalen')
    const fileId = await add(editor, reportId, { kind: 'SESSION_TOTALS', place: placeText({ activity: 'a1', figure: 'I08' }), name: 'totalen één.pdf', content })
    expect(await verbsOf(database, fileId)).toEqual(['report-file.add'])
    expect([await read(editor, fileId), await read(controller, fileId), await read(stranger, fileId)]).toEqual(['accepted', 'not-found', 'not-found'])
    await submitReport(signatory, { reportId })
    const filed = { kind: 'SESSION_TOTALS', activity: 'a1', figure: 'I08', cost: null, name: 'totalen één.pdf', size: content.length, sha256: hashOf(content) }
    const [submission] = await database.sql<{ content: string }>('select content from report_submission where report_id = $1', [reportId])
    expect(readFrozenReport(submission?.content ?? '').files).toEqual([filed])
    const receipt = reportReceiptJson(await asActor(editor, (tx) => reportReceiptOf(tx, editor, reportId)))
    expect(receipt.files).toEqual([{ name: filed.name, size: filed.size, sha256: filed.sha256 }])
    expect([await read(editor, fileId), await read(controller, fileId), await read(stranger, fileId)]).toEqual(['accepted', 'accepted', 'not-found'])
    // Outside a test nothing is handed out that no scanner found clean, but to those whose file it is.
    const mode = (value: string) => database.sql(`update portal_setting set value = $1 where key = 'mode'`, [value])
    await mode('production')
    expect([await read(editor, fileId), await read(controller, fileId)]).toEqual(['accepted', 'too-early'])
    expect((await asActor(controller, (tx) => reportToDownload(tx, controller, reportId))).files).toMatchObject([{ name: filed.name, handedOut: false }])
    await mode('test')
    expect(await answerOf(asActor(stranger, (tx) => reportToDownload(tx, stranger, reportId)))).toBe('not-found')
    const { content: zip, size } = await reportZip(await asActor(controller, (tx) => reportToDownload(tx, controller, reportId)))
    const bytes = Buffer.from(await new Response(zip).arrayBuffer())
    expect([BigInt(bytes.length) === size, bytes.includes(content), bytes.includes('bewijsstukken/01-totalen één.pdf')]).toEqual([true, true, true])
    expect([await answerOf(removeEvidence(editor, { reportId, fileId })), await answerOf(add(editor, reportId))]).toEqual(['too-late', 'too-late'])
    await expect(database.sql('update report_file set removed_at = portal_now() where id = $1', [fileId])).rejects.toThrow('a filed report keeps its files')
    await expect(database.sql('delete from report_file where id = $1', [fileId])).rejects.toThrow('stays known')
  })

  test('another organisation and the office add nothing, and take nothing away', async () => {
    const { reportId, editor, stranger } = await ready()
    const fileId = await add(editor, reportId)
    expect([await answerOf(add(stranger, reportId)), await answerOf(add(controller, reportId))]).toEqual(['not-found', 'forbidden'])
    expect([await answerOf(removeEvidence(stranger, { reportId, fileId })), await answerOf(removeEvidence(controller, { reportId, fileId }))]).toEqual(['not-found', 'forbidden'])
    const other = await ready()
    expect(await answerOf(removeEvidence(other.editor, { reportId: other.reportId, fileId }))).toBe('not-found')
    expect(await standing(reportId)).toEqual(['affiche.pdf'])
  })

  test('taken away twice it is gone once, and two at once are no more than the call allows', async () => {
    const { reportId, editor } = await ready({ status: 'REPORT_DUE', activities: [{ rowId: 'a1', childHours: 200 }], call: { maxFiles: 2 } })
    const fileId = await add(editor, reportId)
    await Promise.all([1, 2].map(() => removeEvidence(editor, { reportId, fileId })))
    await removeEvidence(editor, { reportId, fileId })
    expect(await verbsOf(database, fileId)).toEqual(['report-file.add', 'report-file.remove'])
    const answers = await Promise.all([1, 2, 3].map((turn) => said(add(editor, reportId, { name: `${turn}.pdf`, content: pdf(`${turn}`) }))))
    expect(answers.toSorted()).toEqual(['done', 'done', 'invalid: U kunt ten hoogste 2 bestanden toevoegen.'])
    expect((await standing(reportId)).length).toBe(2)
  })

  test('the same bytes at the same place and of the same kind are one file, whoever sends them and however', async () => {
    const { reportId, applicationId, editor, signatory } = await ready()
    const fileId = await add(editor, reportId)
    expect(await Promise.all([add(editor, reportId), add(signatory, reportId, { name: 'nog eens.pdf' })])).toEqual([fileId, fileId])
    const about = { applicationId, reportId, kind: 'ANNOUNCEMENT', place: ACTIVITY, name: 'affiche.pdf', size: pdf().length, sha256: hashOf(pdf()) }
    for (const actor of [editor, signatory]) {
      const { id: uploadId } = await startUpload(actor, about, reportFiles)
      await receiveUpload(actor, { applicationId, reportId, uploadId, at: 0 }, chunks(pdf()), reportFiles)
      expect(await finishUpload(actor, { applicationId, reportId, uploadId }, reportFiles)).toEqual({ fileId })
      expect(await asActor(actor, async (tx, now) => (await unfinishedUploads(tx, actor, applicationId, now, reportId)).length)).toBe(0)
    }
    expect([await standing(reportId), await verbsOf(database, fileId)]).toEqual([['affiche.pdf'], ['report-file.add']])
    await removeEvidence(editor, { reportId, fileId })
    const again = await add(editor, reportId)
    await add(editor, reportId, { kind: 'OTHER', name: 'ander soort.pdf' })
    await add(editor, reportId, { place: placeText({ activity: 'a1', figure: 'I03' }), name: 'andere plaats.pdf' })
    expect([again === fileId, await standing(reportId)]).toEqual([false, ['affiche.pdf', 'ander soort.pdf', 'andere plaats.pdf']])
  })

  test('what is no proof of this page is said at once', async () => {
    const { reportId, editor } = await ready()
    expect(await said(add(editor, reportId, { name: 'Deelnemerslijst.pdf' }))).toMatch(/^invalid: Dit lijkt een lijst met namen van kinderen\./)
    expect(await said(add(editor, reportId, { name: 'affiche.png' }))).toMatch(/^invalid: Kies een pdf,/)
    expect(await said(add(editor, reportId, { kind: 'INVOICE' }))).toBe('invalid: Kies wat voor bestand het is.')
    expect(await said(add(editor, reportId, { place: placeText({ activity: 'a9', figure: null }) }))).toBe('invalid: Kies waar het bestand bij hoort.')
    expect(await said(add(editor, reportId, { kind: 'INVOICE', place: placeText({ activity: null, cost: null }) }))).toBe('invalid: Kies waar het bestand bij hoort.')
    expect(await standing(reportId)).toEqual([])
  })

  test('in parts it arrives once, and is on its way for its sender alone', async () => {
    const { reportId, applicationId, editor, signatory } = await ready()
    const content = Buffer.concat([Buffer.from('%PDF-1.7\n'), randomBytes(700_000)])
    const about = { applicationId, reportId, kind: 'OTHER', place: ACTIVITY, name: 'verslag.pdf', size: content.length, sha256: hashOf(content) }
    const { id: uploadId } = await startUpload(editor, about, reportFiles)
    const place = { applicationId, reportId, uploadId }
    await receiveUpload(editor, { ...place, at: 0 }, chunks(content.subarray(0, 400_000)), reportFiles)
    expect(await answerOf(receiveUpload(signatory, { ...place, at: 400_000 }, chunks(content), reportFiles))).toBe('not-found')
    // To the request itself nothing is under way.
    expect(await answerOf(receiveUpload(editor, { applicationId, uploadId, at: 400_000 }, chunks(content)))).toBe('not-found')
    const underway = (report: string | null) => asActor(editor, async (tx, now) => (await unfinishedUploads(tx, editor, applicationId, now, report)).length)
    expect([await underway(reportId), await underway(null)]).toEqual([1, 0])
    await receiveUpload(editor, { ...place, at: 400_000 }, chunks(content.subarray(400_000)), reportFiles)
    expect(new Set((await Promise.all([1, 2].map(() => finishUpload(editor, place, reportFiles)))).map(({ fileId }) => fileId)).size).toBe(1)
    expect((await startUpload(editor, about, reportFiles)).id).toBe(uploadId)
    expect([await standing(reportId), await underway(reportId)]).toEqual([['verslag.pdf'], 0])
  })

  test('a signatory who looked before a file came files nothing unseen', async () => {
    const { reportId, editor, signatory } = await ready()
    await add(editor, reportId)
    expect(await said(submitReport(signatory, { reportId, version: 0 }))).toMatch(/^unseen: .* wijzigde “Robots die de straat oversteken 1” in dit verslag nadat u deze pagina opende\./)
    await submitReport(signatory, { reportId, version: 1 })
  })

  test('while more is asked only the pages that it opens take files, and the earlier filing keeps its own', async () => {
    const { reportId, editor, signatory } = await ready({ status: 'REPORT_DUE', activities: [{ rowId: 'a1', childHours: 200 }, { rowId: 'a2', childHours: 200 }] }, filledReport(filledActivity(0), filledActivity(1)))
    const first = await add(editor, reportId)
    await submitReport(signatory, { reportId })
    await returnReport(controller, { reportId, missing: 'Toon de aankondiging van de eerste.', points: [{ field: 'activiteiten/1', remark: 'De aankondiging ontbreekt.' }] })
    expect(await said(add(editor, reportId, { place: placeText({ activity: 'a2', figure: null }) }))).toBe('too-late: Dit onderdeel is ingediend. U kunt alleen aanpassen wat we u vroegen.')
    await removeEvidence(editor, { reportId, fileId: first })
    const second = await add(editor, reportId, { name: 'affiche-2.pdf' })
    // Until it is filed again the office reads what was filed.
    expect([await read(controller, first), await read(controller, second), await read(editor, second)]).toEqual(['accepted', 'not-found', 'accepted'])
    await submitReport(signatory, { reportId })
    expect([await read(controller, first), await read(controller, second)]).toEqual(['not-found', 'accepted'])
    const { evidence, changes } = await asActor(controller, (tx) => reportToJudge(tx, controller, reportId))
    expect(evidence).toMatchObject([{ id: second, name: 'affiche-2.pdf', kind: 'ANNOUNCEMENT', activity: 'a1', figure: null, scan: { state: 'WAITING' } }])
    expect(changes.map(({ label, before, after }) => [label, before, after])).toEqual([['Bewijsstuk', 'affiche.pdf', 'weggehaald'], ['Bewijsstuk', 'leeg', 'affiche-2.pdf']])
    await acceptReport(controller, { reportId, remarks: '', activities: ['a1', 'a2'].map((rowId) => ({ rowId, accepted: 'ja' as const, reason: '' })) })
    expect(await answerOf(removeEvidence(editor, { reportId, fileId: second }))).toBe('too-late')
  })
})

describe('what asks for proof', () => {
  test('an announcement may be a file, and a photo needs its tick', async () => {
    const { reportId, editor, signatory } = await ready(undefined, filledReport(filledActivity(0, { announcementEvidence: '' })))
    await add(editor, reportId, { kind: 'PHOTO', name: 'foto.pdf' })
    expect(await problemsOf(submitReport(signatory, { reportId }))).toEqual([
      { field: 'activities.0.announcementEvidence', message: 'Zeg waar de activiteit aangekondigd stond, of voeg de aankondiging toe als bestand.' },
      { field: 'activities.0.photoConsent', message: 'Bevestig dat er geen herkenbaar kind op staat, of dat de ouders toestemming gaven.' },
    ])
    await add(editor, reportId)
    await database.sql(`update report set draft = draft || '{"activities.0.photoConsent":"ja"}' where id = $1`, [reportId])
    await submitReport(signatory, { reportId })
  })

  test('a virus that is known keeps the report from being filed, a scan that waits does not', async () => {
    const { reportId, editor, signatory } = await ready()
    const content = pdf('virus')
    await add(editor, reportId, { content, name: 'ziek.pdf' })
    await database.sql(`update file_scan set state = 'INFECTED', scanned_at = portal_now(), answer = 'stream: Test.Virus FOUND' where sha256 = $1`, [hashOf(content)])
    expect(await problemsOf(submitReport(signatory, { reportId }))).toEqual([{ field: 'activities.0.files', message: 'In het bestand “ziek.pdf” zit een virus. Verwijder het uit het verslag.' }])
    const [sick] = await database.sql<{ id: string }>(`select id from report_file where report_id = $1`, [reportId])
    await removeEvidence(editor, { reportId, fileId: sick?.id ?? '' })
    await add(editor, reportId, { content: pdf('wacht') })
    expect(await database.sql(`select state from file_scan where sha256 = $1`, [hashOf(pdf('wacht'))])).toEqual([{ state: 'WAITING' }])
    await submitReport(signatory, { reportId })
  })

  test('the three largest costs show their invoice, pay slip or payment; a file at a cost that went is about all of them', async () => {
    const { reportId, editor, signatory } = await ready(costs, { ...filledReport(), ...cost(0, '100'), ...cost(1, '900'), ...cost(2, '50'), ...cost(3, '300'), ...cost(4, '0') })
    const sampled = 'Dit is een van uw 3 grootste kosten. Voeg de factuur, het loonbewijs of het betaalbewijs toe als bestand.'
    expect(await problemsOf(submitReport(signatory, { reportId }))).toEqual([0, 1, 3].map((row) => ({ field: `costs.${row}.real`, message: sampled })))
    const at = (row: string) => placeText({ activity: null, cost: row })
    expect(await said(add(editor, reportId, { kind: 'INVOICE', place: at('weg') }))).toBe('invalid: Deze kost staat niet in het verslag. Bewaar de kosten eerst.')
    for (const row of ['k0', 'k1', 'k2', 'k3']) await add(editor, reportId, { kind: 'INVOICE', place: at(row), name: `${row}.pdf` })
    await database.sql(`update report set draft = (select jsonb_object_agg(k, v) from jsonb_each(draft) d(k, v) where k not like 'costs.2.%') || '{"costs.1.vat":"156,20"}' where id = $1`, [reportId])
    await submitReport(signatory, { reportId })
    const [submission] = await database.sql<{ content: string }>('select content from report_submission where report_id = $1', [reportId])
    const { files, money } = readFrozenReport(submission?.content ?? '')
    expect(files.map(({ name, cost: place }) => [name, place])).toEqual([['k0.pdf', 0], ['k1.pdf', 1], ['k2.pdf', null], ['k3.pdf', 2]])
    expect(money?.costs.map(({ vat }) => vat)).toEqual([null, 15_620n, null, null])
  })

  test('vat is no more than the cost it is part of', async () => {
    const { reportId, signatory } = await ready(costs, { ...filledReport(), ...cost(0, '100'), 'costs.0.vat': '100,01' })
    expect(await problemsOf(submitReport(signatory, { reportId }))).toContainEqual({ field: 'costs.0.vat', message: 'De btw kan niet hoger zijn dan het werkelijke bedrag.' })
  })
})
