import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { systemActor } from '@/lib/access/actor'
import { attachmentToRead, requestToEdit } from '@/lib/applications/queries'
import { submitApplication } from '@/lib/applications/submit-application'
import { asActor } from '@/lib/db'
import { pathOfFile } from '@/lib/files/file-store'
import { mayHandOut, type Scanner } from '@/lib/files/hand-out'
import { addAttachment } from '@/lib/filings/add-attachment'
import { removeAttachment } from '@/lib/filings/remove-attachment'
import { retryMinutes, scanFiles } from '@/lib/filings/scan-files'
import { isRefusal } from '@/lib/refusal'
import { testDatabase } from '@/tests/support/database'
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
const download = async (actor: Parameters<typeof asActor>[0], { attachmentId }: { attachmentId: string }): Promise<string> =>
  asActor(actor, (tx) => attachmentToRead(tx, actor, attachmentId)).then(() => 'open', (thrown: unknown) => (isRefusal(thrown) ? thrown.code : String(thrown)))
const file = ({ application, signatory }: Ready) => submitApplication(signatory, { applicationId: application.id })

test('a file waits, is scanned, and then is for the office too; its own people never wait', async () => {
  const ready = await withFile('schoon')
  await file(ready)
  const officer = await staffActor(database, 'VLAIO_OFFICER')
  expect(await scanOf(ready)).toMatchObject({ state: 'WAITING', answer: '', attempts: 0, judged: false })
  expect([await download(ready.editor, ready), await download(officer, ready)]).toEqual(['open', 'too-early'])
  await scanFiles(quick)
  expect(await scanOf(ready)).toMatchObject({ state: 'CLEAN', answer: 'stream: OK', attempts: 1, judged: true })
  expect([await download(ready.editor, ready), await download(officer, ready)]).toEqual(['open', 'open'])
  expect(await database.sql("select verb, actor_label from audit_event where subject_id = $1 and verb like 'attachment.found%'", [ready.attachmentId])).toEqual([{ verb: 'attachment.found-clean', actor_label: 'virusscan' }])
})

test('an infected file is told once to who sent it, stops the filing, and opens for nobody else', async () => {
  const ready = await withFile('VIRUS')
  await scanFiles(quick)
  await scanFiles(quick)
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
  await scanFiles(quick)
  expect(await download(await staffActor(database, 'VLAIO_OFFICER'), ready)).toBe('too-early')
  expect(await database.sql('select status from application where id = $1', [ready.application.id])).toEqual([{ status: 'SUBMITTED' }])
})

test('the same infected content is refused at the door', async () => {
  const one = await readyRequest(database)
  const again = () => addAttachment(one.editor, { applicationId: one.application.id, kind: 'OTHER', name: 'kopie.pdf' }, (async function* () { yield Buffer.from('%PDF-1.7\nVIRUS telkens hetzelfde\n%%EOF') })())
  await again()
  await scanFiles(quick)
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
  await scanFiles(quick)
  expect(await scanOf(ready)).toMatchObject({ state: 'WAITING' })
  await due()
  await scanFiles(quick)
  expect(await scanOf(ready)).toMatchObject({ state: 'CLEAN', attempts: 2 })
})

test('a file the scanner does not judge waits ever longer and holds up no other', async () => {
  const large = await withFile('GROOT')
  const small = await withFile('schoon')
  await scanFiles(quick)
  expect([await scanOf(large), await scanOf(small)]).toMatchObject([{ state: 'WAITING', answer: 'INSTREAM size limit exceeded. ERROR', minutes: 1 }, { state: 'CLEAN' }])
  await due()
  await scanFiles(quick)
  expect(await scanOf(large)).toMatchObject({ attempts: 2, minutes: 2 })
  expect([1, 2, 3, 4, 9, 40].map((attempts) => retryMinutes('unavailable', attempts))).toEqual([1, 2, 4, 5, 5, 5])
  expect([1, 2, 5, 9, 10, 40].map((attempts) => retryMinutes('undecided', attempts))).toEqual([1, 2, 16, 256, 360, 360])
})

test('a file that is not on the disk any more is not clean', async () => {
  const ready = await withFile('weg')
  const [row] = await database.sql<{ sha256: string }>('select sha256 from attachment where id = $1', [ready.attachmentId])
  await rm(pathOfFile(row?.sha256 ?? ''))
  await scanFiles(quick)
  expect(await scanOf(ready)).toMatchObject({ state: 'WAITING', answer: 'the file could not be read: ENOENT' })
})

test('two workers ask about each file once', async () => {
  await due()
  await scanFiles(quick)
  const before = scanner.scanned.length
  for (let turn = 0; turn < 6; turn++) await withFile('schoon')
  await Promise.all([scanFiles(quick), scanFiles(quick), scanFiles(quick)])
  expect(scanner.scanned.length - before).toBe(6)
})

test('a verdict is given once and stays, whoever writes', async () => {
  const ready = await withFile('schoon')
  await scanFiles(quick)
  const [row] = await database.sql<{ sha256: string }>('select sha256 from attachment where id = $1', [ready.attachmentId])
  await expect(database.sql("update file_scan set state = 'INFECTED' where sha256 = $1", [row?.sha256])).rejects.toThrow('its verdict stays')
  await expect(database.sql("delete from file_scan where sha256 = $1", [row?.sha256])).rejects.toThrow('its verdict stays')
  await database.sql("insert into stored_file (sha256, size_bytes, mime) values (repeat('d', 64), 3, 'application/pdf')")
  await expect(database.sql("insert into file_scan (sha256, state, scanned_at) values (repeat('d', 64), 'CLEAN', portal_now())")).rejects.toThrow('its verdict stays')
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
  await scanFiles(quick)
  expect(await read()).toEqual(['CLEAN', 'configured'])
  expect(await download(systemActor('niemand'), ready)).toBe('not-found')
})
