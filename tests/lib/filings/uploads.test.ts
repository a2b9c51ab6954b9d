import { createHash, randomBytes } from 'node:crypto'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Actor } from '@/lib/access/actor'
import { asActor } from '@/lib/db'
import { keyOfFile } from '@/lib/files/file-key'
import { dropUploads } from '@/lib/filings/drop-uploads'
import { finishUpload } from '@/lib/filings/finish-upload'
import { receiveUpload } from '@/lib/filings/receive-upload'
import { removeAttachment } from '@/lib/filings/remove-attachment'
import { startUpload } from '@/lib/filings/start-upload'
import { stopUpload } from '@/lib/filings/stop-upload'
import { unfinishedUploads, uploadOf } from '@/lib/filings/upload'
import { isRefusal } from '@/lib/refusal'
import { readyRequest, seedReference } from '@/tests/lib/applications/ready-request'
import { testDatabase } from '@/tests/support/database'
import { createOrganisation, memberActor } from '@/tests/support/factories'

const folder = mkdtempSync(join(tmpdir(), 'stem-onderweg-'))
process.env['DATA_DIR'] = folder
afterAll(() => rmSync(folder, { recursive: true }))
const database = await testDatabase()
beforeAll(() => seedReference(database))

const MB = 1024 * 1024
/** Of 64 kB; files as large as they may be: BLOCKS=399 npm test -- tests/lib/filings/uploads.test.ts */
const BLOCKS = Number(process.env['BLOCKS'] ?? 24)
const pdfOf = (size: number): Buffer => Buffer.concat([Buffer.from('%PDF-1.7\n'), randomBytes(size - 9)])
const hashOf = (content: Buffer) => createHash('sha256').update(content).digest('hex')
const said = (promise: Promise<unknown>) => promise.then(() => 'done', (thrown: unknown) => (isRefusal(thrown) ? `${thrown.code}: ${thrown.message}` : String(thrown)))
async function* chunks(content: Buffer, breaksAfter = Infinity) {
  for (let at = 0; at < content.length; at += 65_536) {
    if (at >= breaksAfter) throw new Error('the line broke')
    yield content.subarray(at, at + 65_536)
  }
}
const begin = (actor: Actor, applicationId: string, content: Buffer, given: { name?: string; sha256?: string; size?: number } = {}) =>
  startUpload(actor, { applicationId, kind: 'STATUTES', name: 'statuten.pdf', size: content.length, sha256: hashOf(content), ...given })
const filed = (applicationId: string) =>
  database.sql<{ attachments: number; events: number; files: string[] }>(
    `select count(*)::int as attachments, (select count(*)::int from audit_event where application_id = $1 and verb = 'attachment.add') as events, array_agg(sha256) as files
     from attachment where application_id = $1::uuid and removed_at is null`, [applicationId]).then(([row]) => row)
const kept = (sha256: string) => readFileSync(join(folder, 'files', keyOfFile(sha256)))

test('a file that comes in parts, over a line that breaks, is filed once and to the byte', async () => {
  const { application, editor } = await readyRequest(database)
  const content = pdfOf(3 * MB + 12_345)
  const { id, receivedBytes } = await begin(editor, application.id, content)
  const place = { applicationId: application.id, uploadId: id }
  expect(receivedBytes).toBe(0)
  expect(await receiveUpload(editor, { ...place, at: 0 }, chunks(content.subarray(0, MB)))).toEqual({ received: MB, taken: true })
  expect(await said(receiveUpload(editor, { ...place, at: MB }, chunks(content.subarray(MB), 1_500_000)))).toBe('invalid: Het bestand kwam niet goed aan. Probeer het nog eens.')
  const standing = (await asActor(editor, (tx, now) => uploadOf(tx, editor, place, now))).receivedBytes
  // Twenty-three parts of 64 kB got through the tunnel after the first megabyte.
  expect(standing).toBe(MB + 23 * 65_536)
  expect(await filed(application.id)).toMatchObject({ attachments: 0, events: 0 })
  expect(await receiveUpload(editor, { ...place, at: standing }, chunks(content.subarray(standing)))).toEqual({ received: content.length, taken: true })
  expect(await filed(application.id)).toEqual({ attachments: 1, events: 1, files: [hashOf(content)] })
  expect(kept(hashOf(content)).equals(content)).toBe(true)
})

test('bytes that belong elsewhere in the file are not kept', async () => {
  const { application, editor } = await readyRequest(database)
  const content = pdfOf(MB)
  const { id } = await begin(editor, application.id, content)
  const place = { applicationId: application.id, uploadId: id }
  expect(await receiveUpload(editor, { ...place, at: 5 }, chunks(content.subarray(5)))).toEqual({ received: 0, taken: false })
  await receiveUpload(editor, { ...place, at: 0 }, chunks(content.subarray(0, 1000)))
  expect(await receiveUpload(editor, { ...place, at: 0 }, chunks(content))).toEqual({ received: 1000, taken: false })
  expect(await said(receiveUpload(editor, { ...place, at: 1000 }, chunks(content)))).toBe('invalid: Het bestand kwam niet goed aan. Probeer het nog eens.')
})

test('the last part sent again, and an upload begun again, file nothing twice', async () => {
  const { application, editor } = await readyRequest(database)
  const content = pdfOf(200_000)
  const first = await begin(editor, application.id, content)
  expect((await begin(editor, application.id, content)).id).toBe(first.id)
  const place = { applicationId: application.id, uploadId: first.id }
  await receiveUpload(editor, { ...place, at: 0 }, chunks(content))
  expect(await receiveUpload(editor, { ...place, at: 0 }, chunks(content))).toEqual({ received: content.length, taken: false })
  expect(await receiveUpload(editor, { ...place, at: content.length }, chunks(Buffer.alloc(0)))).toEqual({ received: content.length, taken: true })
  expect(await begin(editor, application.id, content)).toMatchObject({ id: first.id, receivedBytes: content.length })
  expect(await filed(application.id)).toMatchObject({ attachments: 1, events: 1 })
  const [attachment] = await database.sql<{ id: string }>('select id from attachment where application_id = $1', [application.id])
  await removeAttachment(editor, { attachmentId: attachment?.id ?? '' })
  const anew = await begin(editor, application.id, content)
  expect([anew.id === first.id, anew.receivedBytes]).toEqual([false, 0])
})

test('two windows that send the same file, and finish it at once, file it once', async () => {
  const { application, editor } = await readyRequest(database)
  const content = pdfOf(2 * MB + 500)
  const begun = await Promise.all([begin(editor, application.id, content), begin(editor, application.id, content)])
  expect(new Set(begun.map(({ id }) => id)).size).toBe(1)
  const place = { applicationId: application.id, uploadId: begun[0].id }
  const both = await Promise.all([0, 1].map(() => receiveUpload(editor, { ...place, at: 0 }, chunks(content.subarray(0, MB)))))
  expect(both.filter(({ taken }) => taken)).toHaveLength(1)
  const rest = await Promise.all([0, 1, 2].map(() => receiveUpload(editor, { ...place, at: MB }, chunks(content.subarray(MB)))))
  expect(rest.some(({ taken }) => taken)).toBe(true)
  const ended = await Promise.all([0, 1, 2].map(() => finishUpload(editor, place)))
  expect(new Set(ended.map(({ fileId }) => fileId)).size).toBe(1)
  expect(await filed(application.id)).toEqual({ attachments: 1, events: 1, files: [hashOf(content)] })
})

test('three who finish a whole upload at the same moment make one attachment', async () => {
  const { application, editor, call } = await readyRequest(database, { call: { maxFiles: 1 } })
  const content = pdfOf(300_000)
  const { id } = await begin(editor, application.id, content)
  const place = { applicationId: application.id, uploadId: id }
  const close = (seconds: number) => database.sql('update call set deadline_at = portal_now() + $2 * interval \'1 second\' where id = $1', [call.id, seconds])
  // All bytes are there and nothing is filed: as after a server that was killed in between.
  const closing = (async function* () { yield content; await close(-1) })()
  expect(await said(receiveUpload(editor, { ...place, at: 0 }, closing))).toMatch(/^too-late/)
  await close(3600)
  expect(await filed(application.id)).toMatchObject({ attachments: 0 })
  const nothing = () => receiveUpload(editor, { ...place, at: 300_000 }, chunks(Buffer.alloc(0)))
  const ended = await Promise.all([nothing(), finishUpload(editor, place), nothing(), finishUpload(editor, place)])
  expect(ended.map((answer) => ('taken' in answer ? answer : 'filed'))).toEqual([{ received: 300_000, taken: true }, 'filed', { received: 300_000, taken: true }, 'filed'])
  expect(await filed(application.id)).toEqual({ attachments: 1, events: 1, files: [hashOf(content)] })
})

test('what was filed too late, or meanwhile, takes in nothing more', async () => {
  const ready = await readyRequest(database)
  const content = pdfOf(100_000)
  const { id } = await begin(ready.editor, ready.application.id, content)
  const place = { applicationId: ready.application.id, uploadId: id }
  await receiveUpload(ready.editor, { ...place, at: 0 }, chunks(content.subarray(0, 50_000)))
  await database.sql(`update call set deadline_at = portal_now() - interval '1 second' where id = $1`, [ready.call.id])
  expect(await said(receiveUpload(ready.editor, { ...place, at: 50_000 }, chunks(content.subarray(50_000))))).toBe('too-late: De oproep is gesloten. U kunt geen bestanden meer toevoegen.')
  expect(await said(begin(ready.editor, ready.application.id, pdfOf(99)))).toBe('too-late: De oproep is gesloten. U kunt geen bestanden meer toevoegen.')
  expect(await filed(ready.application.id)).toMatchObject({ attachments: 0 })
  const submitted = await readyRequest(database, { status: 'SUBMITTED' })
  expect(await said(begin(submitted.editor, submitted.application.id, content))).toBe('changed-meanwhile: Deze aanvraag is al ingediend. U kunt geen bestanden meer toevoegen.')
})

test('an upload is nobody’s but its sender’s: not a stranger’s, and not a colleague’s', async () => {
  const { application, organisation, editor, signatory } = await readyRequest(database)
  const content = pdfOf(100_000)
  const place = { applicationId: application.id, uploadId: (await begin(editor, application.id, content)).id }
  await receiveUpload(editor, { ...place, at: 0 }, chunks(content.subarray(0, 5_000)))
  const stranger = await memberActor(database, await createOrganisation(database), 'APPLICANT_SIGNATORY')
  const other = await readyRequest(database)
  for (const actor of [stranger, signatory, other.editor])
    expect([await said(receiveUpload(actor, { ...place, at: 5_000 }, chunks(content))), await said(stopUpload(actor, place)), await said(finishUpload(actor, place)), await said(asActor(actor, (tx, now) => uploadOf(tx, actor, place, now)))])
      .toEqual(Array.from({ length: 4 }, () => 'not-found: Dit bestand is niet meer onderweg. Kies het opnieuw.'))
  expect(await said(begin(stranger, application.id, content))).toBe('not-found: Deze pagina bestaat niet.')
  // Under another request its sender does not find it either, nor once he left the organisation.
  expect(await said(receiveUpload(editor, { ...place, applicationId: other.application.id, at: 5_000 }, chunks(content)))).toMatch(/^not-found/)
  expect(await asActor(signatory, (tx, now) => unfinishedUploads(tx, signatory, application.id, now))).toEqual([])
  expect(await asActor(signatory, (tx) => tx.uploadPiece.count())).toBe(0)
  await database.sql('update membership set ended_at = portal_now() where user_id = $1 and organisation_id = $2', [editor.userId, organisation.id])
  expect(await said(receiveUpload({ ...editor, memberships: [] }, { ...place, at: 5_000 }, chunks(content)))).toMatch(/^not-found/)
})

test('what can be refused is refused before the first byte, and the rest at the last', async () => {
  const { application, editor } = await readyRequest(database, { call: { maxFileMb: 1, maxFiles: 1 } })
  const start = (given: { name?: string; size?: number; sha256?: string }, content = pdfOf(100)) => said(begin(editor, application.id, content, given))
  expect(await start({ name: 'virus.exe' })).toMatch(/^invalid: Kies een pdf/)
  expect(await start({ name: 'Deelnemerslijst.pdf' })).toMatch(/^invalid: Dit lijkt een lijst met namen/)
  expect(await start({ size: 0 })).toBe('invalid: Dit bestand is leeg.')
  expect(await start({ size: MB + 1 })).toBe('invalid: Dit bestand is te groot. Een bestand mag ten hoogste 1 MB zijn.')
  const send = async (content: Buffer, given: { name?: string; sha256?: string } = {}) => {
    const { id } = await begin(editor, application.id, content, given)
    return said(receiveUpload(editor, { applicationId: application.id, uploadId: id, at: 0 }, chunks(content)))
  }
  expect(await send(Buffer.from('<html><script>alert(1)</script>'))).toMatch(/^invalid: Kies een pdf/)
  expect(await send(pdfOf(100), { name: 'foto.png' })).toMatch(/^invalid: Kies een pdf/)
  expect(await send(pdfOf(100), { sha256: '0'.repeat(64) })).toBe('invalid: Het bestand kwam niet goed aan. Probeer het nog eens.')
  expect(await filed(application.id)).toMatchObject({ attachments: 0, events: 0 })
  const taken = pdfOf(100)
  expect(await send(taken)).toBe('done')
  expect(await said(begin(editor, application.id, pdfOf(100)))).toBe('invalid: U kunt ten hoogste 1 bestanden toevoegen.')
  // Who did not hear that it was filed, and begins again, hears it now.
  expect(await begin(editor, application.id, taken)).toMatchObject({ receivedBytes: 100 })
})

test('twenty files at once take half a megabyte of memory each', async () => {
  const { application, editor } = await readyRequest(database, { call: { maxFileMb: 25, maxFiles: 21 } })
  const block = randomBytes(65_536)
  const blocks = Array.from({ length: BLOCKS }, () => block)
  const send = async (turn: number) => {
    const head = Buffer.from(`%PDF-1.7\n${String(turn).padStart(2, '0')}`)
    const hash = createHash('sha256').update(head)
    for (const part of blocks) hash.update(part)
    const { id } = await startUpload(editor, { applicationId: application.id, kind: 'OTHER', name: `deel-${turn}.pdf`, size: head.length + BLOCKS * block.length, sha256: hash.digest('hex') })
    const content = (async function* () { yield head; for (const part of blocks) { yield part; await new Promise(setImmediate) } })()
    return (await receiveUpload(editor, { applicationId: application.id, uploadId: id, at: 0 }, content)).taken
  }
  await send(0)
  const held = () => process.memoryUsage().arrayBuffers
  const before = held()
  let most = before
  const watch = setInterval(() => { most = Math.max(most, held()) }, 5)
  const taken = await Promise.all(Array.from({ length: 20 }, (_, turn) => send(turn + 1)))
  clearInterval(watch)
  expect(taken.every(Boolean)).toBe(true)
  expect(await filed(application.id)).toMatchObject({ attachments: 21, events: 21 })
  expect((most - before) / MB).toBeLessThan(30)
}, 120_000)

test('a person has twenty files on their way at most', async () => {
  const { application, editor } = await readyRequest(database)
  for (let turn = 0; turn < 20; turn++) await begin(editor, application.id, pdfOf(50))
  expect(await said(begin(editor, application.id, pdfOf(50)))).toBe('rate-limited: U hebt 20 bestanden die niet volledig verstuurd zijn. Verstuur er een verder of gooi er een weg. Na 24 uur verdwijnen ze vanzelf.')
  const begun = await asActor(editor, (tx, now) => unfinishedUploads(tx, editor, application.id, now))
  expect(begun).toHaveLength(20)
  await stopUpload(editor, { applicationId: application.id, uploadId: begun[0]?.id ?? '' })
  expect(await said(begin(editor, application.id, pdfOf(50)))).toBe('done')
})

test('what was stopped, filed or left for a day is thrown away, and nothing else', async () => {
  const { application, editor } = await readyRequest(database)
  const send = async (content: Buffer, part: number) => {
    const { id } = await begin(editor, application.id, content)
    await receiveUpload(editor, { applicationId: application.id, uploadId: id, at: 0 }, chunks(content.subarray(0, part)))
    return id
  }
  const [stopped, left, running] = [await send(pdfOf(9_000), 100), await send(pdfOf(9_001), 100), await send(pdfOf(9_002), 100)]
  const whole = pdfOf(9_003)
  const done = await send(whole, 9_003)
  const place = { applicationId: application.id, uploadId: stopped }
  await stopUpload(editor, place)
  expect(await said(receiveUpload(editor, { ...place, at: 100 }, chunks(pdfOf(50))))).toMatch(/^not-found/)
  expect((await asActor(editor, (tx, now) => unfinishedUploads(tx, editor, application.id, now))).map(({ id }) => id)).toEqual([left, running])
  expect(await database.sql(`select round(extract(epoch from expires_at - started_at) / 3600)::int as hours from upload where id = any($1) order by 1`, [[stopped, left, running, done]])).toEqual([{ hours: 0 }, { hours: 1 }, { hours: 24 }, { hours: 24 }])
  expect(await dropUploads()).toEqual({ dropped: 0 })
  // The grace after its end is over for three of them.
  const ids = [stopped, left, done]
  await database.sql(`update upload set expires_at = portal_now() - interval '11 minutes' where id = any($1)`, [ids])
  const folders = () => readdirSync(join(folder, 'files', 'uploads'))
  expect(folders()).toEqual(expect.arrayContaining([...ids, running]))
  await Promise.all([dropUploads(), dropUploads()])
  expect(await dropUploads()).toEqual({ dropped: 0 })
  expect(ids.map((id) => existsSync(join(folder, 'files', 'uploads', id)))).toEqual([false, false, false])
  expect(folders()).toContain(running)
  expect(await database.sql('select id from upload where application_id = $1', [application.id])).toEqual([{ id: running }])
  expect(kept(hashOf(whole)).equals(whole)).toBe(true)
  expect(await filed(application.id)).toMatchObject({ attachments: 1, events: 1 })
})
