import { createHash } from 'node:crypto'
import { mkdtemp, rename, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openPromise } from 'yauzl'
import type { Actor } from '@/lib/access/actor'
import { dossierToDownload } from '@/lib/applications/dossier-download'
import { dossierBlocks, dossierPdf } from '@/lib/applications/dossier-pdf'
import { dossierZip } from '@/lib/applications/dossier-zip'
import { safeName } from '@/lib/filings/zip-files'
import { receiptOf } from '@/lib/applications/queries'
import { receiptJson } from '@/lib/applications/receipt-content'
import { submitApplication } from '@/lib/applications/submit-application'
import type { Question, QuestionStep, QuestionType } from '@/lib/calls/questions'
import { asActor } from '@/lib/db'
import { addAttachment } from '@/lib/filings/add-attachment'
import { receiptText } from '@/lib/filings/receipt'
import { publicKeys, rememberSigningKey } from '@/lib/filings/signing-key'
import { verifyFile } from '@/lib/filings/verify-receipt'
import { isRefusal } from '@/lib/refusal'
import { testDatabase } from '@/tests/support/database'
import { createOrganisation, memberActor, staffActor } from '@/tests/support/factories'
import { readyRequest, seedReference } from '@/tests/lib/applications/ready-request'

const folder = await mkdtemp(join(tmpdir(), 'stem-dossier-'))
Object.assign(process.env, { DATA_DIR: folder })
afterAll(() => rm(folder, { recursive: true, force: true }))
const database = await testDatabase()
beforeAll(() => seedReference(database))

const pdf = (words: string) => Buffer.from(`%PDF-1.7\n${words}\n%%EOF`)
const filed = async (given: Parameters<typeof readyRequest>[1] = {}) => {
  const ready = await readyRequest(database, given)
  for (const [name, words] of [['Statuten één.pdf', 'statuten'], ['../lijst\u202Efdp.pdf', 'lijst'], ['Statuten één.pdf', 'andere statuten']] as const)
    await addAttachment(ready.editor, { applicationId: ready.application.id, kind: 'STATUTES', name }, (async function* () { yield pdf(words) })())
  const { number } = await submitApplication(ready.signatory, { applicationId: ready.application.id })
  return { ...ready, number, load: (actor: Actor) => asActor(actor, (tx) => dossierToDownload(tx, actor, ready.application.id, 'zip')) }
}
const answer = (promise: Promise<unknown>) => promise.then(() => 'open', (thrown: unknown) => (isRefusal(thrown) ? thrown.code : String(thrown)))

/** The names and contents of a ZIP, read back from the disk. */
const unzip = async ({ content, size }: Awaited<ReturnType<typeof dossierZip>>): Promise<Record<string, Buffer>> => {
  const bytes = Buffer.concat(await Array.fromAsync(content))
  expect(BigInt(bytes.length)).toBe(size)
  const path = join(folder, 'dossier.zip')
  await writeFile(path, bytes)
  const zip = await openPromise(path, { autoClose: false })
  const files: Record<string, Buffer> = {}
  for await (const entry of zip.eachEntry()) files[entry.fileName] = Buffer.concat(await Array.fromAsync(await zip.openReadStreamPromise(entry)))
  zip.close()
  return files
}

test('the ZIP holds the request as it was filed, to the byte, with its proof and its files', async () => {
  const { number, editor, load, application } = await filed()
  const download = await load(editor)
  const files = await unzip(await dossierZip(download))
  expect(Object.keys(files)).toEqual([`aanvraag-${number}.pdf`, `aanvraag-${number}.json`, `bewijs-${number}.json`, 'bijlagen/01-Statuten één.pdf', 'bijlagen/02-__lijst_fdp.pdf', 'bijlagen/03-Statuten één.pdf'])
  const receipt = await asActor(editor, (tx) => receiptOf(tx, editor, application.id))
  expect(createHash('sha256').update(files[`aanvraag-${number}.json`] ?? '').digest('hex')).toBe(receipt.submission.sha256)
  expect(files[`bewijs-${number}.json`]?.toString()).toBe(receiptText(receiptJson(receipt)))
  // Two files of one name stand in the order of the frozen copy.
  expect([files['bijlagen/01-Statuten één.pdf'], files['bijlagen/03-Statuten één.pdf']].map(String).toSorted()).toEqual([pdf('andere statuten'), pdf('statuten')].map(String))
  expect(await database.sql("select verb, payload from audit_event join audit_payload using (seq) where application_id = $1 and verb = 'application.download'", [application.id]))
    .toEqual([{ verb: 'application.download', payload: `{"kind":"zip","sha256":"${receipt.submission.sha256}"}` }])
})

test('the PDF says the questions of the call in their step, and one that asks a file by the name of the file', async () => {
  const question = (id: string, step: QuestionStep, type: QuestionType, label: string): Question => ({ id, step, type, label, help: '', required: false, contact: false, min: '', max: '', options: [], condition: null })
  const items = [question('v00000001', 'partners', 'short', 'Met welke school?'), question('v00000002', 'bijlagen', 'file', 'Welke brief hoort erbij?')]
  const sha256 = createHash('sha256').update(pdf('lijst')).digest('hex')
  const { load, editor } = await filed({ call: { extraQuestions: { version: 1, items } }, draft: { extra: { partners: { v00000001: 'De Brug' }, bijlagen: { v00000002: sha256 } } } })
  const rows = dossierBlocks(await load(editor), { name: 'Techniekclub De Vonk vzw', kbo: '0123456749' }).flatMap((block) => (block.kind === 'pairs' ? block.rows : []))
  expect(rows.filter(({ term }) => items.some(({ label }) => label === term))).toEqual([{ term: 'Met welke school?', value: 'De Brug' }, { term: 'Welke brief hoort erbij?', value: expect.stringContaining('lijst') }])
})

test('the PDF says every answer under its label, what was computed, every file with its checksum, every declaration', async () => {
  const { load, editor, number, draft } = await filed()
  const download = await load(editor)
  const blocks = dossierBlocks(download, { name: 'Techniekclub De Vonk vzw', kbo: '0123456749' })
  const said = blocks.flatMap((block) => (block.kind === 'pairs' ? block.rows.map(({ term, value }) => `${term}: ${value}`) : 'text' in block ? [block.text] : []))
  for (const step of download.steps) for (const block of step.blocks) for (const row of block.rows) expect(said).toContain(`${row.term}: ${row.words}`)
  expect(said).toContain(`Dossiernummer: ${number}`)
  expect(said.filter((line) => /^(Gevraagd bedrag|Geplande kinduren): /.test(line))).toHaveLength(2)
  expect(said.join('\n')).toContain(draft.contactEmail ?? 'geen adres')
  for (const { name, sha256 } of download.attachments) expect(said).toEqual(expect.arrayContaining([`SHA-256: ${sha256}`, expect.stringContaining(name)]))
  for (const { text } of download.frozen.declarations) expect(said).toContain(`Ja. ${text}`)
})

test('the PDF is tagged, in Dutch, and proves itself', async () => {
  const { load, editor } = await filed()
  const bytes = await dossierPdf(await load(editor))
  const text = bytes.toString('latin1')
  expect([text.includes('/MarkInfo'), text.includes('/StructTreeRoot'), text.includes('/Lang (nl-BE)'), /\/S \/H3/.test(text), /\/JavaScript|\/Launch|\/URI/.test(text)]).toEqual([true, true, true, true, false])
  await rememberSigningKey()
  expect(await verifyFile(new Uint8Array(bytes), await publicKeys())).toMatchObject({ ok: true })
})

test('the office may take it along, a reviewer, a stranger and a draft may not', async () => {
  const { load, editor, application } = await filed()
  const reviewer = { ...(await staffActor(database, 'VLAIO_REVIEWER')), assignedApplicationIds: [application.id], openedApplicationIds: [application.id] }
  const officer = await staffActor(database, 'VLAIO_OFFICER')
  const stranger = await memberActor(database, await createOrganisation(database), 'APPLICANT_SIGNATORY')
  expect([await answer(load(editor)), await answer(load(officer)), await answer(load({ ...officer, conflictedApplicationIds: [application.id] })), await answer(load(stranger))]).toEqual(['open', 'open', 'not-found', 'not-found'])
  expect(await answer(load(reviewer))).not.toBe('open')
  const draft = await readyRequest(database)
  expect(await answer(asActor(draft.editor, (tx) => dossierToDownload(tx, draft.editor, draft.application.id, 'pdf')))).toBe('not-found')
})

test('what the disk lost is named in the ZIP, which is whole all the same', async () => {
  const { load, editor, number } = await filed()
  const lost = createHash('sha256').update(pdf('lijst')).digest('hex')
  const place = join(folder, 'files', lost.slice(0, 2), lost)
  await rename(place, `${place}-weg`)
  const files = await unzip(await dossierZip(await load(editor)))
  await rename(`${place}-weg`, place)
  expect(Object.keys(files)).toEqual([`aanvraag-${number}.pdf`, `aanvraag-${number}.json`, `bewijs-${number}.json`, 'niet-opgenomen.txt', 'bijlagen/01-Statuten één.pdf', 'bijlagen/03-Statuten één.pdf'])
  expect(files['niet-opgenomen.txt']?.toString()).toBe(`Deze bijlagen vinden we niet meer terug. Dat is een fout bij ons; we zijn verwittigd:\n\n../lijst\u202Efdp.pdf (SHA-256 ${lost})\n`)
})

test('what was found infected stays behind for the office, and it says so', async () => {
  const { load, editor, number, application } = await filed()
  await database.sql("update file_scan set state = 'INFECTED', scanned_at = portal_now() where sha256 = (select sha256 from attachment where application_id = $1 and name like '%lijst%')", [application.id])
  const officer = await staffActor(database, 'VLAIO_OFFICER')
  const files = await unzip(await dossierZip(await load(officer)))
  expect(Object.keys(files)).toEqual([`aanvraag-${number}.pdf`, `aanvraag-${number}.json`, `bewijs-${number}.json`, 'niet-opgenomen.txt', 'bijlagen/01-Statuten één.pdf', 'bijlagen/03-Statuten één.pdf'])
  expect(files['niet-opgenomen.txt']?.toString()).toContain(createHash('sha256').update(pdf('lijst')).digest('hex'))
  expect(Object.keys(await unzip(await dossierZip(await load(editor))))).toContain('bijlagen/02-__lijst_fdp.pdf')
})

test('a name becomes a name on every system', () => {
  expect(['.pdf', ' _.PDF', '...docx', '.geheim.pdf', 'a.pdf'].map(safeName)).toEqual(['bijlage.pdf', 'bijlage.PDF', 'bijlage.docx', '_geheim.pdf', 'a.pdf'])
  expect(['../../etc/passwd', 'C:\\a.pdf', '.htaccess', 'a\u0000b\u202Ec.pdf', 'é'.repeat(300), 'CON:1|2?.pdf'].map(safeName).map((name) => [name.length <= 120, /[/\\:*?"<>|\p{C}]/u.test(name), name.startsWith('.')])).toEqual(Array(6).fill([true, false, false]))
  expect(['gezin 👩‍👩‍👧 en 👩🏽‍🔬.pdf', 'a\u200Db.pdf', '❤️‍🔥.pdf', '\u200D👩.pdf', `${'👩‍🔬'.repeat(40)}.pdf`].map(safeName)).toEqual(['gezin 👩‍👩‍👧 en 👩🏽‍🔬.pdf', 'a_b.pdf', '❤️‍🔥.pdf', '_👩.pdf', expect.stringMatching(/^(?:🔬|👩‍🔬)(?:👩‍🔬)+\.pdf$/u)])
})
