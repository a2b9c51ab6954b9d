import { randomBytes } from 'node:crypto'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { afterAll, expect, test } from 'vitest'
import { fileProblems, knownFileProblem, statusOfProblem } from '@/lib/files/file-problems'
import { letGo, readUpload } from '@/lib/files/read-upload'
import { HIGHEST_LIMIT, storeFile } from '@/lib/files/store-file'
import { isRefusal } from '@/lib/refusal'

const folder = await mkdtemp(join(tmpdir(), 'stem-upload-'))
Object.assign(process.env, { DATA_DIR: folder })
afterAll(() => rm(folder, { recursive: true, force: true }))

const type = 'multipart/form-data; boundary=grens'
const field = (name: string, value: string) => `--grens\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`
const fileHead = (filename: string, name = 'file') => `--grens\r\nContent-Disposition: form-data; name="${name}"; filename="${filename}"\r\nContent-Type: text/html\r\n\r\n`
const file = (filename: string, content: string, name?: string) => `${fileHead(filename, name)}${content}\r\n`
const end = '--grens--\r\n'
const pdf = '%PDF-1.7\nbewijs\n%%EOF'
const message = (thrown: unknown) => (isRefusal(thrown) ? thrown.message : String(thrown))

/** What came in, or the sentence that says what was wrong. `piece` = how the line cuts it. */
const upload = async (form: string | Buffer, piece = 7, contentType = type) => {
  const bytes = Buffer.from(form)
  const body = Readable.from((function* () { for (let at = 0; at < bytes.length; at += piece) yield bytes.subarray(at, at + piece) })())
  try {
    const { fields, name, content } = await readUpload(body, contentType)
    return { fields, name, content: Buffer.concat(await Array.fromAsync(content)).toString() }
  } catch (thrown) {
    await letGo(body)
    return message(thrown)
  }
}

test('a form comes in whole, however the line cuts it', async () => {
  const form = field('kind', 'OTHER') + file('Statuten één.pdf', pdf) + end
  for (const piece of [1, 2, 3, 7, 64, 100_000]) expect(await upload(form, piece)).toEqual({ fields: { kind: 'OTHER' }, name: 'Statuten één.pdf', content: pdf })
})

test('the name is only the last part of a path', async () => {
  for (const [given, kept] of [['../../../etc/passwd.pdf', 'passwd.pdf'], ['C:\\\\Mijn documenten\\\\plan.pdf', 'plan.pdf'], ['plan.pdf', 'plan.pdf']])
    expect(await upload(field('kind', 'OTHER') + file(given ?? '', pdf) + end)).toMatchObject({ name: kept })
})

test.each([
  ['no file', field('kind', 'OTHER') + end, fileProblems.none],
  ['an empty choice', field('kind', 'OTHER') + file('', '') + end, fileProblems.none],
  ['another field', file('a.pdf', pdf, 'anders') + end, fileProblems.none],
  ['two files', file('a.pdf', pdf) + file('b.pdf', pdf) + end, fileProblems.one],
  ['a form that was cut off in the file', field('kind', 'OTHER') + fileHead('a.pdf') + pdf, fileProblems.broken],
  ['a form that was cut off after the file', file('a.pdf', pdf), fileProblems.broken],
  ['a form that was cut off in a head', field('kind', 'OTHER') + '--grens\r\nContent-Dispo', fileProblems.broken],
  ['nothing', '', fileProblems.broken],
  ['no form at all', pdf, fileProblems.broken],
])('%s is said', async (_what, form, said) => {
  expect(await upload(form)).toBe(said)
})

test.each(['', 'text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data', 'multipart/form-data; boundary=', 'multipart/mixed; boundary=grens'])('"%s" is no form with a file', async (contentType) => {
  expect([fileProblems.none, fileProblems.broken]).toContain(await upload(field('kind', 'OTHER') + file('a.pdf', pdf) + end, 7, contentType))
})

test('a line that breaks in the middle of a file leaves nothing', async () => {
  const body = Readable.from((async function* () { yield Buffer.from(field('kind', 'OTHER') + fileHead('a.pdf') + pdf); throw new Error('ECONNRESET') })())
  const { name, content } = await readUpload(body, type)
  await expect(storeFile(content, { name, limitBytes: HIGHEST_LIMIT })).rejects.toThrow(fileProblems.broken)
  expect(await readdir(join(folder, 'files', 'incoming'))).toEqual([])
})

test('each refusal has its status, and its sentence is known to the page that shows it', () => {
  const { tooLarge, tooMany, ...plain } = fileProblems
  const statuses = Object.fromEntries(Object.entries({ ...plain, tooLarge: tooLarge(10), tooMany: tooMany(20) }).map(([name, text]) => [name, statusOfProblem(text)]))
  expect(statuses).toMatchObject({ tooLarge: 413, content: 415, macros: 415, nested: 415, unpacked: 415, damaged: 415, pixels: 415, infected: 415, tooMany: 422, none: 422, empty: 422, kind: 422, children: 422, broken: 422 })
  for (const text of Object.values(plain)) expect(knownFileProblem(text, { maxFileMb: 10, maxFiles: 20 })).toBe(text)
  expect(knownFileProblem('Stuur uw wachtwoord naar mij.', { maxFileMb: 10, maxFiles: 20 })).toBeNull()
})

test('eight files of 25 MB at once take less than 50 MB of memory', async () => {
  const chunk = randomBytes(64 * 1024)
  const one = async (turn: number) => {
    const body = Readable.from((async function* () {
      yield Buffer.from(`${field('kind', 'OTHER')}${fileHead('groot.pdf')}%PDF-1.7\n${turn}`)
      for (let piece = 0; piece < 399; piece++) { yield chunk; await new Promise(setImmediate) }
      yield Buffer.from(`\r\n${end}`)
    })())
    const { name, content } = await readUpload(body, type)
    return (await storeFile(content, { name, limitBytes: HIGHEST_LIMIT })).size
  }
  await one(99)
  const before = process.memoryUsage().rss
  let most = before
  const watch = setInterval(() => { most = Math.max(most, process.memoryUsage().rss) }, 20)
  const sizes = await Promise.all(Array.from({ length: 8 }, (_, turn) => one(turn)))
  clearInterval(watch)
  expect(Math.min(...sizes)).toBeGreaterThan(26_100_000)
  expect((most - before) / 1024 / 1024).toBeLessThan(50)
})

test('what is too large is read no further than the limit, and the rest is let go', async () => {
  let given = 0
  const body = Readable.from((async function* () {
    yield Buffer.from(`${field('kind', 'OTHER')}${fileHead('groot.pdf')}%PDF-1.7\n`)
    for (; given < 40; given++) yield Buffer.alloc(1024 * 1024)
  })())
  const { name, content } = await readUpload(body, type)
  expect(await storeFile(content, { name, limitBytes: 2 * 1024 * 1024 }).catch(message)).toBe('Dit bestand is te groot. Een bestand mag ten hoogste 2 MB zijn.')
  const atRefusal = given
  await letGo(body)
  expect([atRefusal < 10, given]).toEqual([true, 40])
  expect(await readdir(join(folder, 'files', 'incoming'))).toEqual([])
})
