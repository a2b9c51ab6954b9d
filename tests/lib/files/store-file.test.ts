import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { deflateSync } from 'node:zlib'
import { afterAll, expect, test } from 'vitest'
import { fileProblems } from '@/lib/files/file-problems'
import { HIGHEST_LIMIT, storeFile } from '@/lib/files/store-file'
import { isRefusal } from '@/lib/refusal'
import { docmType, docxType, odsDocument, officeDocument, xlsxType, zipOf, type ZipEntry } from '@/tests/support/zip'

const folder = await mkdtemp(join(tmpdir(), 'stem-store-'))
Object.assign(process.env, { DATA_DIR: folder })
afterAll(() => rm(folder, { recursive: true, force: true }))

const store = (name: string, content: Buffer): Promise<string> =>
  storeFile((async function* () { yield content })(), { name, limitBytes: HIGHEST_LIMIT }).then(({ mime }) => mime, (thrown: unknown) => (isRefusal(thrown) ? thrown.message : String(thrown)))
const docx = (...entries: ZipEntry[]) => store('plan.docx', officeDocument(docxType, entries))
const { content, damaged, macros, nested, pixels, unpacked } = fileProblems
const png = (width: number, height: number) => {
  const header = Buffer.from('89504e470d0a1a0a0000000d494844520000000000000000080200000000000000', 'hex')
  header.writeUInt32BE(width, 16)
  header.writeUInt32BE(height, 20)
  return Buffer.concat([header, Buffer.from('00000003494441540000000000000000', 'hex'), Buffer.from('0000000049454e44ae426082', 'hex')])
}
const jpeg = (width: number, height: number) => {
  const frame = Buffer.from('ffc0001108000000000301220002110103110100', 'hex')
  frame.writeUInt16BE(height, 5)
  frame.writeUInt16BE(width, 7)
  return Buffer.concat([Buffer.from('ffd8ffe000104a46494600010100000100010000', 'hex'), frame, Buffer.from('ffda00', 'hex'), Buffer.from('ffd9', 'hex')])
}

test('each kind that may be attached is taken', async () => {
  expect([
    await store('a.pdf', Buffer.from('%PDF-1.7\n%%EOF')), await docx(), await store('a.xlsx', officeDocument(xlsxType)), await store('a.ods', odsDocument()),
    await store('a.png', png(800, 600)), await store('A.JPG', jpeg(800, 600)),
  ].map((mime) => mime.split(/[./]/).at(-1))).toEqual(['pdf', 'document', 'sheet', 'spreadsheet', 'png', 'jpeg'])
})

test('a document with macros is refused, whatever it is called', async () => {
  expect(await docx({ name: 'word/vbaProject.bin', content: 'x' })).toBe(macros)
  expect(await docx({ name: 'word/VBAPROJECT.BIN', content: 'x' })).toBe(macros)
  expect(await docx({ name: 'word/activeX/activeX1.bin', content: 'x' })).toBe(macros)
  expect(await store('a.xlsx', officeDocument(xlsxType, [{ name: 'xl/macrosheets/sheet1.xml', content: 'x' }]))).toBe(macros)
  expect(await store('a.ods', odsDocument([{ name: 'Basic/Standard/Module1.xml', content: 'x' }]))).toBe(macros)
  expect(await store('a.docx', officeDocument(docmType))).toBe(content)
  expect(await store('a.docm', officeDocument(docmType))).toBe(content)
})

test('what would burst when it is unpacked is refused before it is', async () => {
  expect(await docx({ name: 'word/media/a.bin', content: Buffer.alloc(30_000_000) })).toBe(unpacked)
  expect(await docx(...Array.from({ length: 1_999 }, (_, index) => ({ name: `word/${index}.xml` })))).toBe(unpacked)
  expect(await docx({ name: 'word/big.xml', content: 'x', claimed: 210_000_000 })).toBe(unpacked)
})

test('a directory that lies about a size is found out by unpacking', async () => {
  expect(await docx({ name: 'word/media/a.bin', content: Buffer.alloc(30_000_000), claimed: 10 })).toBe(damaged)
  expect(await docx({ name: 'word/media/a.bin', content: 'tien tekens', claimed: 500 })).toBe(damaged)
})

test('archives and programs inside a document are refused', async () => {
  for (const inner of [zipOf([{ name: 'a' }]), Buffer.from('MZ\x90\x00rest', 'latin1'), Buffer.from('\x7fELFrest', 'latin1'), Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.from('Rar!\x1a\x07\x00', 'latin1'), Buffer.from('377abcaf271c', 'hex')])
    expect(await docx({ name: 'word/embeddings/a.bin', content: inner })).toBe(nested)
})

test('links, locked entries, names that lead elsewhere and doubled names are refused', async () => {
  expect(await docx({ name: 'word/link', content: '/etc/passwd', mode: 0o120777 })).toBe(damaged)
  expect(await docx({ name: 'word/a.xml', content: 'x', flags: 1 })).toBe(damaged)
  for (const name of ['../a.xml', 'word/../../a.xml', '/etc/passwd', 'C:/a.xml', 'word\\..\\a.xml']) expect(await docx({ name, content: 'x' })).toBe(damaged)
  expect(await docx({ name: 'word/a.xml' }, { name: 'word/A.xml' })).toBe(damaged)
})

test('a document that was cut off or written over is refused', async () => {
  const whole = officeDocument(docxType, [{ name: 'word/a.xml', content: 'een tekst '.repeat(50) }])
  expect(await store('a.docx', whole.subarray(0, whole.length - 10))).toBe(damaged)
  const broken = Buffer.from(whole)
  broken.fill(0xff, whole.indexOf('word/a.xml') + 10, whole.indexOf('word/a.xml') + 20)
  expect(await store('a.docx', broken)).toBe(damaged)
})

test('what is two things at once is refused', async () => {
  const hidden = zipOf([{ name: 'a.class', content: 'x' }])
  expect(await store('a.pdf', Buffer.concat([Buffer.from('%PDF-1.7\n%%EOF\n'), hidden]))).toBe(content)
  expect(await store('a.jpg', Buffer.concat([jpeg(10, 10), hidden]))).toBe(content)
  expect(await store('a.png', Buffer.concat([png(10, 10), hidden]))).toBe(content)
  expect(await store('a.pdf', Buffer.from('%PDF-1.7\n<html><script>alert(1)</script>'))).toBe(content)
  expect(await store('a.pdf', Buffer.from('GIF89a/*%PDF-1.7*/=1;'))).toBe(content)
  expect(await store('a.png', Buffer.from('GIF89a/*\x00*/=1;alert(1)', 'latin1'))).toBe(content)
  expect(await store('a.pdf', Buffer.from('<!doctype html>%PDF-1.7'))).toBe(content)
  expect(await store('a.docx', Buffer.concat([Buffer.from('%PDF-1.7\n'), officeDocument(docxType)]))).toBe(content)
  expect(await store('a.xlsx', officeDocument(docxType))).toBe(content)
})

test('a picture that would fill the memory is refused, and one that does not say its size', async () => {
  expect(await store('a.png', png(40_000, 40_000))).toBe(pixels)
  expect(await store('a.jpg', jpeg(60_000, 60_000))).toBe(pixels)
  expect(await store('a.jpg', Buffer.concat([Buffer.from('ffd8ffe000104a46494600010100000100010000', 'hex'), deflateSync(Buffer.alloc(500))]))).toBe(damaged)
})

test('what was refused leaves nothing on the disk', async () => {
  expect(await readdir(join(folder, 'files', 'incoming'))).toEqual([])
})
