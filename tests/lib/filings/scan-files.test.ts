import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { systemActor } from '@/lib/access/actor'
import { attachmentToRead, requestToEdit } from '@/lib/applications/queries'
import { submitApplication } from '@/lib/applications/submit-application'
import { asActor } from '@/lib/db'
import { mayHandOut, type Scanner } from '@/lib/files/hand-out'
import { addAttachment } from '@/lib/filings/add-attachment'
import { addFile } from '@/lib/filings/add-file'
import { removeAttachment } from '@/lib/filings/remove-attachment'
import { retryMinutes, scanFiles } from '@/lib/filings/scan-files'
import { isRefusal } from '@/lib/refusal'
import { reportFiles } from '@/lib/reports/evidence-files'
import { testDatabase } from '@/tests/support/database'
import { createReport } from '@/tests/support/filled-report'
import { createGrant } from '@/tests/support/running-grant'
import { verbsOf } from '@/tests/support/traces'
import { staffActor } from '@/tests/support/factories'
import { testScanner } from '@/tests/support/scanner'
import { readyRequest, seedReference, type Ready } from '@/tests/lib/applications/ready-request'

const folder = await mkdtemp(join(tmpdir(), 'stem-virus-'))
const scanner = await testScanner({ answer: verdict })
Object.assign(process.env, { DATA_DIR: folder, CLAMD_ADDR: scanner.address })
afterAll(() => rm(folder, { recursive: true, force: true }))
const database = await testDatabase()
beforeAll(() => seedReference(database))
beforeEach(() => scanner.behave({ answer: verdict }))

/** For a scanner that answers, however busy this machine is; and for one that never will. */
const patient = { silenceMs: 10_000, totalMs: 20_000 }
const quick = { silenceMs: 200, totalMs: 500 }
function verdict(content: Buffer): string { return content.includes('VIRUS') ? 'stream: Test.Virus FOUND' : content.includes('GROOT') ? 'INSTREAM size limit exceeded. ERROR' : 'stream: OK' }
let made = 0
const pdf = (words: string) => (async function* () { yield Buffer.from(`%PDF-1.7\n${words} ${made++}\n%%EOF`) })()
const withFile = async (words: string, given: Parameters<typeof readyRequest>[1] = {}): Promise<Ready & { attachmentId: string }> => {
  const ready = await readyRequest(database, given)
  return { ...ready, ...(await addAttachment(ready.editor, { applicationId: ready.application.id, kind: 'OTHER', name: `${words}.pdf` }, pdf(words))) }
}
const scanOf = async ({ attachmentId }: { attachmentId: string }) =>
  (await database.sql('select s.state, s.answer, s.attempts, s.scanned_at is not null as judged, round(extract(epoch from s.next_try_at - portal_now()) / 60)::int as minutes from attachment a join file_scan s using (sha256) where a.id = $1', [attachmentId]))[0]
const due = () => database.sql("update file_scan set next_try_at = portal_now() where state = 'WAITING'")
const othersLater = (but?: { attachmentId: string }) =>
  database.sql("update file_scan set next_try_at = portal_now() + interval '1 day' where state <> 'INFECTED' and sha256 is distinct from (select sha256 from attachment where id = $1)", [but?.attachmentId])
const download = async (actor: Parameters<typeof asActor>[0], { attachmentId }: { attachmentId: string }): Promise<string> =>
  asActor(actor, (tx) => attachmentToRead(tx, actor, attachmentId)).then(() => 'open', (thrown: unknown) => (isRefusal(thrown) ? thrown.code : String(thrown)))
const file = ({ application, signatory }: Ready) => submitApplication(signatory, { applicationId: application.id })

test('a file waits, is scanned, and then is for the office too; its own people never wait', async () => {
  const ready = await withFile('schoon')
  await file(ready)
  const officer = await staffActor(database, 'VLAIO_OFFICER')
  expect(await scanOf(ready)).toMatchObject({ state: 'WAITING', answer: '', attempts: 0, judged: false })
  expect([await download(ready.editor, ready), await download(officer, ready)]).toEqual(['open', 'too-early'])
  await scanFiles(patient)
  expect(await scanOf(ready)).toMatchObject({ state: 'CLEAN', answer: 'stream: OK', attempts: 1, judged: true })
  expect([await download(ready.editor, ready), await download(officer, ready)]).toEqual(['open', 'open'])
  expect(await database.sql("select verb, actor_label from audit_event where subject_id = $1 and verb like 'attachment.found%'", [ready.attachmentId])).toEqual([{ verb: 'attachment.found-clean', actor_label: 'virusscan' }])
})

test('a file of a report is scanned as any other: its sender hears of a virus once, and the trail keeps it', async () => {
  const grant = await createGrant(database, { status: 'REPORT_DUE' })
  const reportId = await createReport(database, grant)
  const about = { applicationId: grant.applicationId, reportId, kind: 'OTHER', place: 'activity/a1', name: 'bewijs.pdf' }
  const fileId = await addFile(grant.editor, about, pdf('VIRUS in een bewijsstuk'), reportFiles)
  await scanFiles(patient)
  await scanFiles(patient)
  expect(await database.sql('select template, recipient_id::text, params from outbox_mail where application_id = $1', [grant.applicationId])).toEqual([{ template: 'report-file-infected', recipient_id: grant.editor.userId, params: { reportId } }])
  expect(await verbsOf(database, fileId)).toEqual(['report-file.add', 'report-file.found-infected'])
})

test('an infected file is told once to who sent it, stops the filing, and opens for nobody else', async () => {
  const ready = await withFile('VIRUS')
  await scanFiles(patient)
  await scanFiles(patient)
  expect(await scanOf(ready)).toMatchObject({ state: 'INFECTED', answer: 'stream: Test.Virus FOUND' })
  expect(await database.sql('select template, recipient_id::text from outbox_mail where application_id = $1', [ready.application.id])).toEqual([{ template: 'attachment-infected', recipient_id: ready.editor.userId }])
  expect(await database.sql("select verb from audit_event where subject_id = $1 and verb like 'attachment.found%'", [ready.attachmentId])).toEqual([{ verb: 'attachment.found-infected' }])
  const { applicationId } = { applicationId: ready.application.id }
  const refusal = await submitApplication(ready.signatory, { applicationId }).catch((thrown: unknown) => (isRefusal(thrown) ? thrown.problems : thrown))
  expect(refusal).toEqual([{ field: 'attachments', message: 'In het bestand “VIRUS.pdf” zit een virus. Verwijder het uit uw bijlagen.' }])
  expect(await download(ready.editor, ready)).toBe('open')
  await removeAttachment(ready.editor, ready)
  expect(await submitApplication(ready.signatory, { applicationId })).toMatchObject({ number: expect.stringMatching(/^STEM-/) })
})

test('an infected file found after the filing is shut for the office, and the request stays filed', async () => {
  const ready = await withFile('VIRUS')
  await submitApplication(ready.signatory, { applicationId: ready.application.id })
  await scanFiles(patient)
  expect(await download(await staffActor(database, 'VLAIO_OFFICER'), ready)).toBe('too-early')
  expect(await database.sql('select status from application where id = $1', [ready.application.id])).toEqual([{ status: 'SUBMITTED' }])
})

test('the same infected content is refused at the door', async () => {
  const one = await readyRequest(database)
  const again = () => addAttachment(one.editor, { applicationId: one.application.id, kind: 'OTHER', name: 'kopie.pdf' }, (async function* () { yield Buffer.from('%PDF-1.7\nVIRUS telkens hetzelfde\n%%EOF') })())
  await again()
  await scanFiles(patient)
  await expect(again()).rejects.toMatchObject({ problems: [{ field: 'file', message: 'In dit bestand zit een virus. Maak het opnieuw op een computer zonder virus.' }] })
})

test.each(['hangs', 'hangs-up', 'dies-reading'] as const)('a scanner that %s stops no upload and no filing, and the file waits for it to come back', async (manner) => {
  scanner.behave(manner)
  const ready = await withFile('schoon')
  await scanFiles(quick)
  expect(await submitApplication(ready.signatory, { applicationId: ready.application.id })).toMatchObject({ number: expect.stringMatching(/^STEM-/) })
  expect(await scanOf(ready)).toMatchObject({ state: 'WAITING', attempts: 1, minutes: 1 })
  expect(await download(await staffActor(database, 'VLAIO_OFFICER'), ready)).toBe('too-early')
  scanner.behave({ answer: verdict })
  await scanFiles(patient)
  expect(await scanOf(ready)).toMatchObject({ state: 'WAITING' })
  await due()
  await scanFiles(patient)
  expect(await scanOf(ready)).toMatchObject({ state: 'CLEAN', attempts: 2 })
})

test('a file the scanner does not judge waits ever longer and holds up no other', async () => {
  const large = await withFile('GROOT')
  const small = await withFile('schoon')
  await scanFiles(patient)
  expect([await scanOf(large), await scanOf(small)]).toMatchObject([{ state: 'WAITING', answer: 'INSTREAM size limit exceeded. ERROR', minutes: 1 }, { state: 'CLEAN' }])
  await due()
  await scanFiles(patient)
  expect(await scanOf(large)).toMatchObject({ attempts: 2, minutes: 2 })
  expect([1, 2, 3, 4, 9, 40].map((attempts) => retryMinutes('unavailable', attempts))).toEqual([1, 2, 4, 5, 5, 5])
  expect([1, 2, 5, 9, 10, 40].map((attempts) => retryMinutes('undecided', attempts))).toEqual([1, 2, 16, 256, 360, 360])
})

test('a file that is not on the disk any more is not clean', async () => {
  const ready = await withFile('weg')
  const [row] = await database.sql<{ sha256: string }>('select sha256 from attachment where id = $1', [ready.attachmentId])
  await rm(join(folder, 'files', row?.sha256.slice(0, 2) ?? '', row?.sha256 ?? ''))
  await scanFiles(patient)
  expect(await scanOf(ready)).toMatchObject({ state: 'WAITING', answer: 'the file could not be read: ENOENT' })
})

test('two workers ask about each file once', async () => {
  await due()
  await scanFiles(patient)
  const before = scanner.scanned.length
  for (let turn = 0; turn < 6; turn++) await withFile('schoon')
  await Promise.all([scanFiles(patient), scanFiles(patient), scanFiles(patient)])
  expect(scanner.scanned.length - before).toBe(6)
})

test('a clean file is asked about again once the signatures changed, and a virus that was not known yet is told', async () => {
  const [plain, later, gone] = [await withFile('schoon'), await withFile('LATER'), await withFile('LATER')]
  for (const ready of [plain, later, gone]) await file(ready)
  await scanFiles(patient)
  const asked = scanner.scanned.length
  await scanFiles(patient)
  expect(scanner.scanned.length).toBe(asked)

  await database.sql('update attachment set removed_at = portal_now() where id = $1', [gone.attachmentId])
  scanner.behave({ answer: (content) => (content.includes('LATER') ? 'stream: New.Virus FOUND' : 'stream: OK') })
  scanner.renew('ClamAV 1.4.6/27001/Sun Nov 22 10:00:00 2026')
  await scanFiles(patient)
  expect([await scanOf(plain), await scanOf(later), await scanOf(gone)]).toMatchObject([{ state: 'CLEAN' }, { state: 'INFECTED', answer: 'stream: New.Virus FOUND' }, { state: 'INFECTED' }])
  const officer = await staffActor(database, 'VLAIO_OFFICER')
  expect([await download(officer, plain), await download(officer, later), await download(officer, gone)]).toEqual(['open', 'too-early', 'too-early'])
  const events = async ({ attachmentId }: { attachmentId: string }) => (await database.sql<{ verb: string }>("select verb from audit_event where subject_id = $1 and verb like 'attachment.found%' order by seq", [attachmentId])).map(({ verb }) => verb)
  expect([await events(plain), await events(later), await events(gone)]).toEqual([['attachment.found-clean'], ...Array(2).fill(['attachment.found-clean', 'attachment.found-infected'])])
  const mails = ({ application }: Ready) => database.sql("select 1 from outbox_mail where application_id = $1 and template = 'attachment-infected'", [application.id])
  expect([(await mails(plain)).length, (await mails(later)).length, (await mails(gone)).length]).toEqual([0, 1, 0])
})

const busy = (content: string) => ({ answer: () => content })
test.each(['hangs', 'dies-reading', busy(''), busy('INSTREAM size limit exceeded. ERROR'), busy('stream: Heuristics.Limits.Exceeded.MaxScanSize FOUND')] as const)('a clean file stays open while the scanner that is asked again gives no verdict (%#)', async (manner) => {
  const ready = await withFile('schoon')
  await file(ready)
  await scanFiles(patient)
  scanner.renew(`ClamAV 1.4.6/${made}/Mon Nov 23 10:00:00 2026`)
  await othersLater(ready)
  scanner.behave(manner)
  await scanFiles(quick)
  expect(await scanOf(ready)).toMatchObject({ state: 'CLEAN', answer: 'stream: OK' })
  expect(await download(await staffActor(database, 'VLAIO_OFFICER'), ready)).toBe('open')
})

test('files that wait go before those that are asked about again, and an old one comes ever more rarely', async () => {
  await othersLater()
  const [judged, old] = [await withFile('schoon eerder'), await withFile('schoon oud')]
  await database.sql("with replica as materialized (select set_config('session_replication_role', 'replica', true)) update stored_file set stored_at = portal_now() - interval '40 days' from replica where sha256 = (select sha256 from attachment where id = $1)", [old.attachmentId])
  await scanFiles(patient)
  expect([await scanOf(judged), await scanOf(old)]).toMatchObject([{ minutes: 0 }, { minutes: 10 * 24 * 60 }])
  scanner.renew('ClamAV 1.4.6/27003/Tue Nov 24 10:00:00 2026')
  await withFile('schoon nieuw')
  await database.sql('update file_scan set next_try_at = portal_now() where sha256 = (select sha256 from attachment where id = $1)', [judged.attachmentId])
  const asked = scanner.scanned.length
  await scanFiles(patient)
  expect(scanner.scanned.slice(asked).map((content) => /schoon \w+/.exec(content.toString())?.[0])).toEqual(['schoon nieuw', 'schoon eerder'])
})

test('a file that is attached once more at the moment of its verdict is told of too', async () => {
  const content = () => (async function* () { yield Buffer.from('%PDF-1.7\nVIRUS in twee aanvragen\n%%EOF') })()
  const [first, second] = [await readyRequest(database), await readyRequest(database)]
  const add = ({ editor, application }: Ready) => addAttachment(editor, { applicationId: application.id, kind: 'OTHER', name: 'kopie.pdf' }, content()).then(() => 'added', () => 'refused')
  await add(first)
  const [added] = await Promise.all([add(second), scanFiles(patient)])
  const marked = await database.sql("select 1 from audit_event where application_id = $1 and verb = 'attachment.found-infected'", [second.application.id])
  expect(marked.length).toBe(added === 'added' ? 1 : 0)
})

test('no verdict is taken back, whoever writes: infected stays, and clean waits no more', async () => {
  const [clean, infected] = [await withFile('schoon'), await withFile('VIRUS')]
  await scanFiles(patient)
  const set = (state: string, { attachmentId }: { attachmentId: string }) => database.sql(`update file_scan set state = '${state}', scanned_at = case '${state}' when 'WAITING' then null else portal_now() end where sha256 = (select sha256 from attachment where id = $1)`, [attachmentId])
  for (const state of ['WAITING', 'CLEAN', 'INFECTED']) await expect(set(state, infected)).rejects.toThrow('never taken back')
  await expect(set('WAITING', clean)).rejects.toThrow('never taken back')
  await expect(database.sql('delete from file_scan where sha256 = (select sha256 from attachment where id = $1)', [clean.attachmentId])).rejects.toThrow('never taken back')
  await database.sql("insert into stored_file (sha256, size_bytes, mime) values (repeat('d', 64), 3, 'application/pdf')")
  await expect(database.sql("insert into file_scan (sha256, state, scanned_at) values (repeat('d', 64), 'CLEAN', portal_now())")).rejects.toThrow('never taken back')
})

test('only a demonstration without a scanner does without a verdict', () => {
  const handed = (scanner: Scanner) => (['WAITING', 'CLEAN', 'INFECTED', undefined] as const).map((state) => mayHandOut(state, scanner))
  expect([handed('configured'), handed('none'), handed('none-in-demo')]).toEqual([[false, true, false, false], [false, true, false, false], [true, true, false, true]])
})

test('the applicant reads the state at the file', async () => {
  const ready = await withFile('schoon')
  const read = () => asActor(ready.editor, (tx, now) => requestToEdit(tx, ready.editor, ready.application.id, now)).then(({ attachments, scanner: asked }) => [attachments[0]?.file.scan?.state, asked])
  expect(await read()).toEqual(['WAITING', 'configured'])
  await due()
  await scanFiles(patient)
  expect(await read()).toEqual(['CLEAN', 'configured'])
  expect(await download(systemActor('niemand'), ready)).toBe('not-found')
})
