import { spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { deflateRawSync, deflateSync } from 'node:zlib'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { below, count, none, note } from '@/tests/support/figures'
import { openDraft, widenCall } from '@/tests/support/open-draft'
import { startPortal } from '@/tests/support/portal'
import { storyDatabase } from '@/tests/support/portal-server'
import { docxType, odsDocument, officeDocument, xlsxType, zipOf, type ZipEntry } from '@/tests/support/zip'
import { startClamd } from './clamd'
import { mostMemory } from './memory'

const clamd = await startClamd({ streamMb: 25 })
const database = await storyDatabase()
const portal = await startPortal(database, { CLAMD_ADDR: clamd.address }, { worker: true })
const draft = await openDraft({ origin: portal.origin, database })
await widenCall(database, draft.id, { maxFileMb: 25, maxFiles: 1_000 })
const [web, worker] = portal.processes()

const docx = (...entries: ZipEntry[]) => officeDocument(docxType, entries)
const many = (length: number, entry: (index: number) => ZipEntry) => Array.from({ length }, (_, index) => entry(index))
const pdf = (...inside: (string | Buffer)[]) => Buffer.concat([Buffer.from('%PDF-1.7\n'), ...inside.map((one) => Buffer.from(one)), Buffer.from('\n%%EOF')])
const stream = (content: Buffer, filter: string) => Buffer.concat([Buffer.from(`1 0 obj\n<</Length ${content.length}/Filter ${filter}>>\nstream\n`), content, Buffer.from('\nendstream\nendobj\n')])
const png = (width: number, height: number, data = Buffer.alloc(0)) => {
  const header = Buffer.from('89504e470d0a1a0a0000000d49484452000000000000000008020000000000000000000000', 'hex').subarray(0, 33)
  header.writeUInt32BE(width, 16)
  header.writeUInt32BE(height, 20)
  const length = Buffer.alloc(4)
  length.writeUInt32BE(data.length)
  return Buffer.concat([header, length, Buffer.from('IDAT'), data, Buffer.alloc(4), Buffer.from('0000000049454e44ae426082', 'hex')])
}
const jpeg = (width: number, height: number, segments = Buffer.alloc(0)) => {
  const frame = Buffer.from('ffc0001108000000000301220002110103110100', 'hex')
  frame.writeUInt16BE(height, 5)
  frame.writeUInt16BE(width, 7)
  return Buffer.concat([Buffer.from('ffd8ffe000104a46494600010100000100010000', 'hex'), segments, frame, Buffer.from('ffdaffd9', 'hex')])
}
const nested = (depth: number): Buffer => (depth === 0 ? zipOf([{ name: 'a', content: Buffer.alloc(1_000_000) }]) : zipOf([{ name: 'a.zip', content: nested(depth - 1) }]))
/** One packed block that many entries of the directory point at (after Fifield, "A better zip bomb"). */
const overlapping = (times: number): Buffer => {
  const whole = Buffer.from(docx({ name: 'word/a.bin', content: Buffer.alloc(5_000_000) }))
  const endAt = whole.length - 22
  const directoryAt = whole.readUInt32LE(endAt + 16)
  const last = whole.lastIndexOf('PK\x01\x02', endAt, 'latin1')
  const copies = many(times, () => ({ name: '' })).map((_, index) => {
    const entry = Buffer.from(whole.subarray(last, endAt))
    entry.write(String(index).padStart(10, 'x'), 46)
    return entry
  })
  const directory = Buffer.concat([whole.subarray(directoryAt, endAt), ...copies])
  const end = Buffer.from(whole.subarray(endAt))
  end.writeUInt16LE(end.readUInt16LE(10) + times, 8)
  end.writeUInt16LE(end.readUInt16LE(10) + times, 10)
  end.writeUInt32LE(directory.length, 12)
  return Buffer.concat([whole.subarray(0, directoryAt), directory, end])
}
/** Says in its end record that it has so many entries. */
const claiming = (entries: number): Buffer => {
  const whole = docx()
  whole.writeUInt16LE(entries, whole.length - 22 + 10)
  return whole
}
const flat = Buffer.alloc(24_000_000)
/** To pack a gigabyte takes this machine longer than to refuse it. */
const large = count({ short: 100_000_000, full: 1_000_000_000 })

const samples: [what: string, name: string, content: () => Buffer][] = [
  ['thirty megabytes of nothing', 'a.docx', () => docx({ name: 'word/a.bin', content: Buffer.alloc(30_000_000) })],
  ['a gigabyte of nothing', 'a.docx', () => docx(...many(20, (index) => ({ name: `word/${index}.bin`, content: Buffer.alloc(large / 20) })))],
  ['just under every limit', 'a.docx', () => docx(...many(3, (index) => ({ name: `word/${index}.bin`, content: Buffer.alloc(60_000_000) })), { name: 'word/b.bin', content: randomBytes(2_000_000) })],
  ['two thousand and one entries', 'a.docx', () => docx(...many(1_999, (index) => ({ name: `word/${index}.xml` })))],
  ['a hundred thousand entries, in a directory for 16 bits', 'a.docx', () => docx(...many(100_000, (index) => ({ name: `w/${index}` })))],
  ['sixty thousand entries', 'a.docx', () => docx(...many(60_000, (index) => ({ name: `w/${index}` })))],
  ['a directory that promises 65,535', 'a.docx', () => claiming(65_535)],
  ['a directory that promises 1,999', 'a.docx', () => claiming(1_999)],
  ['blocks on top of each other', 'a.docx', () => overlapping(1_500)],
  ['an entry that hides its size', 'a.docx', () => docx({ name: 'word/a.bin', content: Buffer.alloc(40_000_000), claimed: 10 })],
  ['an entry that boasts', 'a.docx', () => docx({ name: 'word/a.bin', content: 'x', claimed: 4_294_967_294 })],
  ['a ZIP in a document', 'a.docx', () => docx({ name: 'word/a.zip', content: nested(0) })],
  ['ten ZIPs in each other', 'a.docx', () => docx({ name: 'word/a.zip', content: nested(10) })],
  ['ten ZIPs in each other, packed twice so that none is seen', 'a.docx', () => docx({ name: 'word/a.bin', content: deflateRawSync(nested(10)) })],
  ['a link', 'a.docx', () => docx({ name: 'word/a', content: '/etc/passwd', mode: 0o120777 })],
  ['a billion laughs', 'a.docx', () => docx({ name: 'word/a.xml', content: `<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a0 "ha">${Array.from({ length: 30 }, (_, i) => `<!ENTITY a${i + 1} "&a${i};&a${i};">`).join('')}]><l>&a30;</l>` })],
  ['a type list of a billion laughs', 'a.docx', () => zipOf([{ name: '[Content_Types].xml', content: `<!DOCTYPE l [<!ENTITY a "${'ha'.repeat(10_000)}">]><Types>${'&a;'.repeat(100_000)}</Types>` }])],
  ['a type list of 20 MB', 'a.docx', () => zipOf([{ name: '[Content_Types].xml', content: Buffer.concat([Buffer.from('<?xml version="1.0"?><Types>'), randomBytes(10_000_000)]) }])],
  ['a type list of 500 MB', 'a.docx', () => zipOf([{ name: '[Content_Types].xml', content: Buffer.alloc(large / 2, 32) }])],
  ['a table of 60 MB', 'a.xlsx', () => officeDocument(xlsxType, [{ name: 'xl/worksheets/sheet1.xml', content: Buffer.alloc(60_000_000, '<c/>') }])],
  ['an OpenDocument of nothing', 'a.ods', () => odsDocument([{ name: 'Pictures/a', content: Buffer.alloc(50_000_000) }])],
  ['a picture of 10 gigapixels', 'a.png', () => png(100_000, 100_000)],
  ['a picture of 2³¹ by 2³¹', 'a.png', () => png(0x7fff_ffff, 0x7fff_ffff)],
  ['a picture of 2³² by 2³²', 'a.png', () => png(0xffff_ffff, 0xffff_ffff)],
  ['a picture of nothing', 'a.png', () => png(0, 0)],
  ['a picture that unpacks to a gigabyte', 'a.png', () => png(18_000, 18_000, deflateSync(Buffer.alloc(large)))],
  ['a photo of 4 gigapixels', 'a.jpg', () => jpeg(65_535, 65_535)],
  ['a photo of a hundred thousand segments', 'a.jpg', () => jpeg(10, 10, Buffer.concat(many(100_000, () => ({ name: '' })).map(() => Buffer.from('fffe0004abcd', 'hex'))))],
  ['a photo that never says its size', 'a.jpg', () => Buffer.concat([Buffer.from('ffd8ffe000104a46494600010100000100010000', 'hex'), Buffer.alloc(5_000_000, 0xff)])],
  ['a photo whose segments go round', 'a.jpg', () => Buffer.concat([Buffer.from('ffd8ffe000104a46494600010100000100010000', 'hex'), Buffer.from('fffe0000'.repeat(50_000), 'hex')])],
  ['a PDF of packed nothing', 'a.pdf', () => pdf(stream(deflateSync(Buffer.alloc(large)), '/FlateDecode'))],
  ['a PDF packed ten times', 'a.pdf', () => pdf(stream(Array.from({ length: 10 }).reduce((inner: Buffer) => deflateSync(inner), Buffer.alloc(100_000_000)), `[${'/FlateDecode '.repeat(10)}]`))],
  ['a PDF of brackets', 'a.pdf', () => pdf('1 0 obj\n', '['.repeat(5_000_000), '\nendobj')],
  ['a PDF of dictionaries', 'a.pdf', () => pdf('1 0 obj\n', '<</A '.repeat(2_000_000), '\nendobj')],
  ['a PDF that points at itself', 'a.pdf', () => pdf('1 0 obj<</Type/Pages/Kids[1 0 R]/Count 1>>endobj\nxref\n0 1\ntrailer<</Root 1 0 R/Prev 9>>\nstartxref\n9')],
  ['a PDF with a million objects', 'a.pdf', () => pdf(Array.from({ length: 1_000_000 }, (_, index) => `${index} 0 obj 1 endobj\n`).join(''))],
  ['a PDF cut off in its head', 'a.pdf', () => Buffer.from('%PDF-')],
  ['a PDF of noise', 'a.pdf', () => pdf(randomBytes(5_000_000))],
  ['24 MB of nothing', 'a.pdf', () => pdf(flat)],
  ['24 MB of ends of a ZIP', 'a.pdf', () => pdf(Buffer.alloc(20_000_000, 'PK\x05\x06', 'latin1'))],
  ['24 MB of beginnings of a page', 'a.pdf', () => pdf(Buffer.alloc(20_000_000, '<html'))],
]

test('no bomb ends the server, the worker or the scanner, or fills the memory', async () => {
  const roots = [web, worker].flatMap((process) => process?.pid ?? [])
  const wrong: unknown[] = []
  let slowest = { what: '', seconds: 0 }
  const most = await mostMemory(roots, async () => {
    for (const [what, name, content] of samples) {
      const bytes = content()
      if (bytes.length > 25 * 1024 * 1024) wrong.push(`${what} is ${bytes.length} bytes: no sample`)
      // To make a sample takes so long that the server may have hung up meanwhile: that is heard first.
      await sleep(50)
      const begun = performance.now()
      const status = await draft.post(bytes, name).then((answer) => answer.status, (thrown: unknown) => `no answer (${thrown instanceof Error ? String(thrown.cause) : ''})`)
      const seconds = (performance.now() - begun) / 1000
      if (seconds > slowest.seconds) slowest = { what, seconds }
      if (status !== 303 && status !== 415) wrong.push(`${what}: ${status}`)
      if (web?.exitCode !== null || worker?.exitCode !== null) wrong.push(`${what}: a process ended`)
    }
    // The worker asks the scanner about what was taken.
    for (const deadline = Date.now() + 240_000; Date.now() < deadline; await sleep(500))
      if ((await database.sql("select 1 from file_scan where sha256 in (select sha256 from attachment where application_id = $1 and uploaded_at > now() - interval '1 hour') and state = 'WAITING' and attempts = 0", [draft.id])).length === 0) break
  })
  const scanned = await database.sql<{ state: string; n: number }>('select s.state::text, count(*)::int as n from attachment a join file_scan s using (sha256) where a.application_id = $1 and s.attempts > 0 group by 1', [draft.id])
  console.info(`slowest: ${slowest.what}, ${slowest.seconds.toFixed(1)} s; scanned: ${scanned.map(({ state, n }) => `${n} ${state}`).join(', ')}`)
  expect(wrong).toEqual([])
  expect(scanned.length).toBeGreaterThan(0)
  const deaths = [web, worker].filter((process) => process?.exitCode !== null || process.signalCode !== null).length + ((await fetch(`${portal.origin}/api/gereed`)).ok ? 0 : 1)
  note({ row: 'T53', what: 'deaths of server, worker or scanner', figure: deaths, of: samples.length, bar: none(40) })
  note({ row: 'T53', what: 'seconds that the slowest bomb took', figure: slowest.seconds, unit: 's', bar: below(30) })
  // What a container of a gigabyte has room for; one sample that is unpacked into memory goes beyond it.
  note({ row: 'T53', what: 'most memory of server and worker together', figure: Math.round(most), unit: 'MB', bar: below(1_000) })
}, 600_000)

test('control: a program that unpacks a gigabyte of nothing into memory dies of it', () => {
  const unpack = "const { inflateRawSync } = require('zlib'); const input = require('fs').readFileSync(0); const all = []; for (let i = 0; i < 20; i++) all.push(inflateRawSync(input, { finishFlush: require('zlib').constants.Z_SYNC_FLUSH })); console.log(all.length)"
  const ended = spawnSync('bash', ['-c', `ulimit -v 1500000; exec "${process.execPath}" -e "$0"`, unpack], { input: deflateRawSync(Buffer.alloc(50_000_000)), encoding: 'utf8' })
  expect([ended.status === 0, ended.stdout]).toEqual([false, ''])
})
