import { createHash } from 'node:crypto'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeEach, expect, test, vi } from 'vitest'
import { storedFile } from '@/app/_file/stored-file'

const folder = await mkdtemp(join(tmpdir(), 'stem-kwijt-'))
Object.assign(process.env, { DATA_DIR: folder, DEMO: '1', NEXTAUTH_SECRET: 'x'.repeat(40), RECEIPT_SIGNING_KEY: Buffer.alloc(32).toString('base64'), NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: Buffer.alloc(32).toString('base64') })
afterAll(() => rm(folder, { recursive: true, force: true }))

const told = vi.spyOn(console, 'error').mockImplementation(() => {})
beforeEach(() => told.mockClear())
const lines = () => told.mock.calls.map(([line]) => JSON.parse(String(line)))

const content = Buffer.alloc(200_000, 'a')
const hashOf = (text: string | Buffer) => createHash('sha256').update(text).digest('hex')
const file = (sha256: string) => ({ sha256, mime: 'application/pdf', size: content.length, name: 'plan.pdf' })
const place = (sha256: string) => join(folder, 'files', sha256.slice(0, 2), sha256)
const part = new Request('http://127.0.0.1/x', { headers: { range: 'bytes=10-19' } })

test('a file that is there comes whole, or the part that was asked for, and may be broken off', async () => {
  const sha256 = hashOf(content)
  await mkdir(join(place(sha256), '..'), { recursive: true })
  await writeFile(place(sha256), content)
  const whole = await storedFile(file(sha256))
  expect([whole.status, Buffer.from(await whole.arrayBuffer()).equals(content)]).toEqual([200, true])
  const some = await storedFile(file(sha256), part)
  expect([some.status, await some.text()]).toEqual([206, 'aaaaaaaaaa'])
  const broken = (await storedFile(file(sha256))).body?.getReader()
  expect((await broken?.read())?.done).toBe(false)
  await broken?.cancel()
  await (await storedFile(file(sha256))).body?.cancel()
  expect(lines()).toEqual([])
})

test('a file that the disk lost is said in words before anything is sent, and who runs the portal reads which one', async () => {
  const sha256 = hashOf('kwijt')
  for (const request of [undefined, part]) {
    const answer = await storedFile(file(sha256), request)
    expect([answer.status, answer.headers.get('content-type'), answer.headers.get('content-disposition'), await answer.text()])
      .toEqual([410, 'text/plain; charset=utf-8', null, 'We vinden dit bestand niet meer terug. Dat is een fout bij ons; we zijn verwittigd. Hebt u het dringend nodig? Bel team STEM op 0800 00 000 (voorbeeldnummer).\n'])
  }
  expect(lines()).toEqual(Array(2).fill(expect.objectContaining({ level: 'error', event: 'file-missing', sha256 })))
})

test('a file that cannot be read now can be asked for again', async () => {
  const sha256 = hashOf('onleesbaar')
  await mkdir(place(sha256), { recursive: true })
  const answer = await storedFile(file(sha256))
  expect([answer.status, answer.headers.get('retry-after'), (await answer.text()).startsWith('We kunnen dit bestand nu niet ophalen.')]).toEqual([503, '60', true])
  expect(lines()).toEqual([expect.objectContaining({ event: 'file-unreadable', sha256 })])
})
