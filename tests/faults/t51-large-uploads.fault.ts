import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { readdirSync } from 'node:fs'
import { request } from 'node:http'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { below, count, none, note } from '@/tests/support/figures'
import { openDraft, widenCall } from '@/tests/support/open-draft'
import { startPortal } from '@/tests/support/portal'
import { storyDatabase } from '@/tests/support/portal-server'
import { docmType, docxType, officeDocument, zipOf } from '@/tests/support/zip'
import { memoryOf, mostMemory } from './memory'

const MB = 1024 * 1024
const database = await storyDatabase()
const portal = await startPortal(database, {}, { worker: false })
const draft = await openDraft({ origin: portal.origin, database })
const web = portal.processes().flatMap(({ pid }) => pid ?? [])
const pdf = (words: string) => Buffer.from(`%PDF-1.7\n${words}\n`)

type Sending = { name?: string; start?: Buffer; size?: number; kind?: string | null; files?: number; length?: 'right' | 'none' | number; headers?: Record<string, string>; to?: string; method?: string }
const part = (name: string, value: string) => `--grens\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`

/** Posts a form of any size piece by piece, as slowly as the line takes it, so that this process stays small; 0 when the line broke without an answer. */
const send = async ({ name = 'bewijs.pdf', start = pdf('bewijs'), size = start.length, kind = 'OTHER', files = 1, length = 'right', headers = {}, to = `${portal.origin}${draft.path}/bijlagen/upload`, method = 'POST' }: Sending): Promise<number> => {
  const head = Buffer.from((kind === null ? '' : part('kind', kind)))
  const fileHead = Buffer.from(`--grens\r\nContent-Disposition: form-data; name="file"; filename="${name}"\r\nContent-Type: application/pdf\r\n\r\n`)
  const [between, end] = [Buffer.from('\r\n'), Buffer.from('--grens--\r\n')]
  const whole = head.length + files * (fileHead.length + size + between.length) + end.length
  const lengthHeader = length === 'none' ? {} : { 'content-length': length === 'right' ? whole : whole + length }
  const out = request(to, { method, agent: false, headers: { cookie: draft.cookie, origin: portal.origin, 'content-type': 'multipart/form-data; boundary=grens', ...lengthHeader, ...headers } })
  const answered = new Promise<number>((resolve) => {
    out.on('response', (answer) => answer.resume().on('close', () => resolve(answer.statusCode ?? 0)))
    out.on('error', () => resolve(0))
    out.on('close', () => resolve(0))
  })
  const zeros = Buffer.alloc(64 * 1024, 7)
  const write = (bytes: Buffer) => Promise.race([answered, new Promise((resolve) => out.write(bytes, resolve))])
  await write(head)
  for (let file = 0; file < files; file++) {
    await write(fileHead)
    await write(start)
    for (let left = size - start.length; left > 0 && !out.destroyed; left -= zeros.length) await write(zeros.subarray(0, Math.min(left, zeros.length)))
    await write(between)
  }
  await write(end)
  if (typeof length === 'number' && length > 0) setTimeout(() => out.destroy(), 300)
  else out.end()
  return answered
}

const stored = async (): Promise<number> => (await draft.files()).length
const waiting = (): string[] => readdirSync(join(portal.dataDir, 'files/incoming'))

test('twenty files of 25 MB at once come in whole, and the server grows by less than 50 MB', async () => {
  await widenCall(database, draft.id, { maxFileMb: 25, maxFiles: 1_000 })
  const twenty = (round: string) => Promise.all(Array.from({ length: 20 }, (_, turn) => send({ start: pdf(`${round} ${turn}`), size: 25 * MB })))
  // The first twenty load what is loaded once.
  await twenty('eerst')
  const rounds = count({ short: 1, full: 3, soak: 10 })
  let most = 0
  const answers: number[] = []
  for (let round = 0; round < rounds; round++) {
    await database.sql('truncate rate_bucket')
    const before = memoryOf(web)
    most = Math.max(most, (await mostMemory(web, async () => { answers.push(...(await twenty(`ronde ${round}`))) })) - before)
  }
  note({ row: 'T51', what: 'memory grown by 20 uploads of 25 MB at once', figure: Math.round(most), unit: 'MB', bar: below(50) })
  note({ row: 'T51', what: 'uploads of 25 MB neither taken nor asked to come back', figure: answers.filter((status) => status !== 303 && status !== 503).length, of: answers.length, bar: none(20) })
}, 600_000)

test('each wrong upload gets the answer for it, adds nothing and leaves nothing behind', async () => {
  await widenCall(database, draft.id, { maxFileMb: 25, maxFiles: 1_000 })
  const kind = (name: string, hex: string): [string, Sending, readonly number[]] => [name, { name, start: Buffer.concat([Buffer.from(hex, 'hex'), Buffer.alloc(600)]) }, [415]]
  const text = (name: string, content: string): [string, Sending, readonly number[]] => [name, { name, start: Buffer.from(content) }, [415]]
  const cases: [what: string, Sending, wanted: readonly number[]][] = [
    ['25 MB and a byte', { size: 25 * MB + 1 }, [413]],
    ['40 MB', { size: 40 * MB }, [413]],
    // Who sends this much more is let go after a while, heard or not.
    ['60 MB', { size: 60 * MB }, [0, 413]],
    ['26 MB without a length', { size: 26 * MB, length: 'none' }, [413]],
    // Whoever goes on sending behind the end loses the line, sometimes before the answer.
    ['26 MB that says it is small', { size: 26 * MB, length: -26 * MB }, [0, 400, 422]],
    ['a length too long, and the line breaks', { length: 5_000 }, [0]],
    ['a length far too long, and the line breaks', { length: 24 * MB }, [0]],
    ['a length a few bytes short', { length: -8 }, [0, 400, 422]],
    ['a length of the head alone', { length: -40 }, [0, 400, 422]],
    ['nothing in it', { start: Buffer.alloc(0) }, [422]],
    ['two files', { files: 2 }, [422]],
    ['three files', { files: 3 }, [422]],
    ['no kind', { kind: null }, [422]],
    ['a kind there is not', { kind: 'ANDERS' }, [422]],
    ['a kind with a script', { kind: '<script>' }, [422]],
    ['no form', { headers: { 'content-type': 'application/json' } }, [422]],
    ['another boundary', { headers: { 'content-type': 'multipart/form-data; boundary=hek' } }, [422]],
    ['no boundary', { headers: { 'content-type': 'multipart/form-data' } }, [422]],
    ['a PDF called a picture', { name: 'a.png' }, [415]],
    ['a PDF without an extension', { name: 'bewijs' }, [415]],
    ['a PDF called a program', { name: 'bewijs.pdf.exe' }, [415]],
    kind('a.exe', '4d5a9000'), kind('a.gif', '474946383961'), kind('a.webp', '52494646240000005745425056503820'), kind('a.bmp', '424d'), kind('a.tiff', '49492a00'), kind('a.doc', 'd0cf11e0a1b11ae1'), kind('a.mp4', '000000186674797069736f6d'),
    kind('a.7z', '377abcaf271c'), kind('a.rar', '526172211a0700'), kind('a.gz', '1f8b0800'), kind('a.wasm', '0061736d01000000'), kind('a.class', 'cafebabe'), kind('a.ico', '00000100'),
    text('a.svg', '<svg xmlns="http://www.w3.org/2000/svg"/>'), text('a.html', '<!doctype html>'), text('a.txt', 'tekst'), text('a.csv', 'a;b'), text('a.js', 'alert(1)'), text('a.rtf', '{\\rtf1}'), text('a.xml', '<?xml version="1.0"?><a/>'), text('a.eml', 'From: x'),
    ['a ZIP', { name: 'a.zip', start: zipOf([{ name: 'a' }]) }, [415]],
    ['a ZIP called a document', { name: 'a.docx', start: zipOf([{ name: 'a' }]) }, [415]],
    ['macros', { name: 'a.docx', start: officeDocument(docxType, [{ name: 'word/vbaProject.bin', content: 'x' }]) }, [415]],
    ['a document with macros by its type', { name: 'a.docm', start: officeDocument(docmType) }, [415]],
    ['another site', { headers: { origin: 'https://elders.example' } }, [403]],
    ['no origin', { headers: { origin: '' } }, [403]],
    ['a frame of another site', { headers: { 'sec-fetch-site': 'cross-site' } }, [403]],
    ['nobody signed in', { headers: { cookie: '' } }, [303]],
    ['a request there is not', { to: `${portal.origin}/aanvragen/00000000-0000-4000-8000-000000000000/bijlagen/upload` }, [404]],
    ['an id that is none', { to: `${portal.origin}/aanvragen/x/bijlagen/upload` }, [422]],
    ['PUT', { method: 'PUT' }, [405]],
  ]
  const wrong: unknown[] = []
  let now = await stored()
  const keep = async (what: string, status: number, wanted: readonly number[]) => {
    const after = await stored()
    if (!wanted.includes(status) || after !== now) wrong.push({ what, status, wanted, added: after - now })
    now = after
  }
  for (const [what, sending, wanted] of cases) {
    await database.sql('truncate rate_bucket')
    await keep(what, await send(sending), wanted)
  }
  await widenCall(database, draft.id, { maxFileMb: 10, maxFiles: 1_000 })
  await keep('more than the call allows', await send({ size: 10 * MB + 1 }), [413])
  await widenCall(database, draft.id, { maxFileMb: 10, maxFiles: now })
  await keep('more files than the call allows', await send({}), [422])
  await database.sql('truncate rate_bucket')
  const often: number[] = []
  for (let turn = 0; turn < 61; turn++) often.push(await send({ kind: null }))
  await keep('the sixty-first of an hour', often.at(-1) ?? 0, [429])

  await expect.poll(waiting, { timeout: 20_000 }).toEqual([])
  expect(wrong).toEqual([])
  note({ row: 'T51', what: 'wrong answers to wrong uploads', figure: wrong.length, of: cases.length + 3, bar: none(40) })
}, 600_000)

let child: ChildProcess | undefined
afterAll(() => child?.kill('SIGKILL'))
test('control: a server that keeps what it takes in grows by far more, and this measure sees it', async () => {
  child = spawn(process.execPath, ['-e', `require('http').createServer(async (q, s) => { const all = []; for await (const part of q) all.push(part); setTimeout(() => s.end(String(Buffer.concat(all).length)), 300) }).listen(0, '127.0.0.1', function () { process.send(this.address().port) })`], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] })
  const [port] = await once(child, 'message')
  const family = [child.pid ?? 0]
  const before = memoryOf(family)
  const most = await mostMemory(family, async () => { await Promise.all(Array.from({ length: 20 }, () => send({ size: 25 * MB, to: `http://127.0.0.1:${port}/` }))) })
  expect(most - before).toBeGreaterThan(200)
}, 120_000)
