import { createHash } from 'node:crypto'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { submitApplication } from '@/lib/applications/submit-application'
import { addAttachment } from '@/lib/filings/add-attachment'
import { removeAttachment } from '@/lib/filings/remove-attachment'
import { attachmentHeader, fileResponse } from '@/lib/files/read-file'
import { isRefusal } from '@/lib/refusal'
import { testDatabase } from '@/tests/support/database'
import { createOrganisation, memberActor } from '@/tests/support/factories'
import { holdLock, untilWaiting } from '@/tests/support/hold-lock'
import { readyRequest, seedReference } from '@/tests/lib/applications/ready-request'

const folder = await mkdtemp(join(tmpdir(), 'stem-bestanden-'))
Object.assign(process.env, { DATA_DIR: folder, DEMO: '1', NEXTAUTH_SECRET: 'x'.repeat(40), RECEIPT_SIGNING_KEY: Buffer.alloc(32).toString('base64'), NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: Buffer.alloc(32).toString('base64') })
afterAll(() => rm(folder, { recursive: true, force: true }))
const database = await testDatabase()
beforeAll(() => seedReference(database))

const messageOf = (promise: Promise<unknown>) => promise.then(() => 'accepted', (thrown: unknown) => isRefusal(thrown) ? thrown.message : String(thrown))
const codeOf = (promise: Promise<unknown>) => promise.then(() => 'accepted', (thrown: unknown) => isRefusal(thrown) ? thrown.code : String(thrown))
async function* bytes(...chunks: (string | Buffer)[]) { for (const chunk of chunks) yield Buffer.from(chunk) }
const pdf = () => bytes('%PDF-1.7\n', 'een bewijsstuk\n', '%%EOF')
const KIND = 'Kies een pdf, een Word-, Excel- of OpenDocument-bestand, of een PNG of JPEG. De inhoud en de naam moeten overeenkomen.'

test('a file is kept under its SHA-256 and comes back as a download that nothing runs', async () => {
  const { application, editor } = await readyRequest(database)
  await addAttachment(editor, { applicationId: application.id, kind: 'STATUTES', name: 'Statuten één.pdf' }, pdf())
  const content = Buffer.from('%PDF-1.7\neen bewijsstuk\n%%EOF')
  const sha256 = createHash('sha256').update(content).digest('hex')
  expect(await database.sql('select a.kind, a.name, f.sha256, f.size_bytes, f.mime from attachment a join stored_file f using (sha256) where application_id = $1', [application.id]))
    .toEqual([{ kind: 'STATUTES', name: 'Statuten één.pdf', sha256, size_bytes: content.length, mime: 'application/pdf' }])
  const response = await fileResponse({ sha256, mime: 'application/pdf', size: content.length, name: 'Statuten één.pdf' })
  expect(Buffer.from(await response.arrayBuffer())).toEqual(content)
  expect(Object.fromEntries(response.headers)).toMatchObject({
    'content-disposition': `attachment; filename="Statuten een.pdf"; filename*=UTF-8''Statuten%20%C3%A9%C3%A9n.pdf`,
    'x-content-type-options': 'nosniff', 'content-security-policy': "default-src 'none'; sandbox", 'cache-control': 'private, no-store',
  })
})

test('what it holds and what it is called have to agree', async () => {
  const { application, editor } = await readyRequest(database)
  const add = (name: string, content: AsyncIterable<Uint8Array>) => messageOf(addAttachment(editor, { applicationId: application.id, kind: 'OTHER', name }, content))
  expect(await add('statuten.png', pdf())).toBe(KIND)
  expect(await add('statuten.pdf', bytes('<html><script>alert(1)</script>'))).toBe(KIND)
  expect(await add('tekening.svg', bytes('<svg xmlns="http://www.w3.org/2000/svg"/>'))).toBe(KIND)
  expect(await add('statuten.pdf.exe', pdf())).toBe(KIND)
  expect(await add('leeg.pdf', bytes())).toBe('Dit bestand is leeg.')
  expect(await add('Deelnemerslijst.pdf', pdf())).toMatch(/^Dit lijkt een lijst met namen van kinderen\./)
  expect(await database.sql('select count(*)::int as n from attachment where application_id = $1', [application.id])).toEqual([{ n: 0 }])
})

test('the reading stops at the limit of the call', async () => {
  const { application, editor } = await readyRequest(database, { call: { maxFileMb: 1 } })
  let read = 0
  async function* endless() { yield Buffer.from('%PDF-1.7\n'); for (;;) { read += 1; yield Buffer.alloc(64 * 1024) } }
  expect(await messageOf(addAttachment(editor, { applicationId: application.id, kind: 'OTHER', name: 'groot.pdf' }, endless()))).toBe('Dit bestand is te groot. Een bestand mag ten hoogste 1 MB zijn.')
  expect(read).toBe(16)
})

test('twenty-five at once are no more files than the call allows', async () => {
  const { application, editor } = await readyRequest(database, { call: { maxFiles: 3 } })
  const answers = await Promise.all(Array.from({ length: 8 }, (_, turn) => codeOf(addAttachment(editor, { applicationId: application.id, kind: 'OTHER', name: `bestand-${turn}.pdf` }, pdf()))))
  expect(answers.filter(answer => answer === 'accepted')).toHaveLength(3)
})

test('a name is never part of a path', async () => {
  const { application, editor } = await readyRequest(database)
  await addAttachment(editor, { applicationId: application.id, kind: 'OTHER', name: '../../../etc/passwd.pdf' }, pdf())
  const sha256 = createHash('sha256').update('%PDF-1.7\neen bewijsstuk\n%%EOF').digest('hex')
  expect(await readFile(join(folder, 'files', sha256.slice(0, 2), sha256), 'utf8')).toContain('bewijsstuk')
  expect(attachmentHeader('a"\r\nSet-Cookie: x')).not.toMatch(/[\r\n]/)
})

test('taken out while it is filed: what was filed stays, and who comes second hears so', async () => {
  const { application: { id: applicationId }, editor, signatory } = await readyRequest(database)
  const { attachmentId } = await addAttachment(editor, { applicationId, kind: 'OTHER', name: 'a.pdf' }, pdf())
  const release = await holdLock(database, `select 1 from application where id = '${applicationId}' for update`)
  const filed = submitApplication(signatory, { applicationId })
  await untilWaiting(database, 1)
  const removed = codeOf(removeAttachment(editor, { attachmentId }))
  await untilWaiting(database, 2)
  await release()
  expect((await filed).number).toMatch(/^STEM-/)
  expect(await removed).toBe('changed-meanwhile')
  expect(await database.sql('select removed_at from attachment where id = $1', [attachmentId])).toEqual([{ removed_at: null }])
})

test('taken out once, by a member, while it is a draft', async () => {
  const { application, editor } = await readyRequest(database)
  const { attachmentId } = await addAttachment(editor, { applicationId: application.id, kind: 'OTHER', name: 'a.pdf' }, pdf())
  const stranger = await memberActor(database, await createOrganisation(database), 'APPLICANT_SIGNATORY')
  expect(await codeOf(removeAttachment(stranger, { attachmentId }))).toBe('not-found')
  expect(await codeOf(addAttachment(stranger, { applicationId: application.id, kind: 'OTHER', name: 'a.pdf' }, pdf()))).toBe('not-found')
  await removeAttachment(editor, { attachmentId })
  await removeAttachment(editor, { attachmentId })
  expect(await database.sql("select count(*)::int as n from audit_event where subject_id = $1 and verb = 'attachment.remove'", [attachmentId])).toEqual([{ n: 1 }])
  const filed = await readyRequest(database, { status: 'SUBMITTED' })
  expect(await codeOf(addAttachment(filed.editor, { applicationId: filed.application.id, kind: 'OTHER', name: 'a.pdf' }, pdf()))).toBe('changed-meanwhile')
})
