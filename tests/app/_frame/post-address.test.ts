import '@/tests/support/production-settings'
import { once } from 'node:events'
import { connect, type AddressInfo } from 'node:net'
import { createServer, type RequestListener } from 'node:http'
import type { NextApiRequest, NextApiResponse } from 'next'
import { afterAll, afterEach, beforeEach, expect, test, vi } from 'vitest'
import { ownAnswer } from '@/app/_frame/own-answer'
import { postAddress, type Posted } from '@/app/_frame/post-address'
import { readText } from '@/app/_frame/read-text'
import { noteAway } from '@/lib/database-reach'
import { busyRefusal } from '@/lib/database-refusal'

/** What the framework adds to a request before it comes to an address. */
const listener = (take: (posted: Posted) => Promise<ReturnType<typeof ownAnswer>>): RequestListener => (request, response) =>
  void postAddress(take)(Object.assign(request, { query: { id: 'a' }, cookies: {}, body: undefined }) as unknown as NextApiRequest, response as unknown as NextApiResponse)

let answer: (posted: Posted) => Promise<ReturnType<typeof ownAnswer>>
const server = createServer(listener((posted) => answer(posted)))
server.listen(0, '127.0.0.1')
await once(server, 'listening')
const { port } = server.address() as AddressInfo
const origin = 'http://127.0.0.1:3000'
const post = (headers: Record<string, string> = {}, body: string | ReadableStream = '{}') => fetch(`http://127.0.0.1:${port}/api/aanvragen/a/bewaar?geheim=1`, { method: 'POST', headers: { origin, ...headers }, body, ...(typeof body === 'string' ? {} : { duplex: 'half' }) } as RequestInit)
afterAll(() => server.close())

const logged: string[] = []
beforeEach(() => {
  vi.spyOn(console, 'error').mockImplementation((line: string) => void logged.push(line))
})
afterEach(() => {
  vi.restoreAllMocks()
  logged.splice(0)
})
const protectedBy = ({ headers }: Response) => ['content-security-policy', 'x-content-type-options', 'x-frame-options', 'cache-control'].every((name) => headers.has(name))

test('a bug is a line in the log without the query, and an answer with every protection: empty for a script, in Dutch for a person', async () => {
  answer = async () => { throw new TypeError('iets van ons') }
  const [script, person] = [await post(), await post({ accept: 'text/html,*/*;q=0.8' })]
  expect([script, person].map((one) => [one.status, protectedBy(one)])).toEqual([[500, true], [500, true]])
  expect([await script.text(), (await person.text()).includes('<h1>Er ging iets mis bij ons</h1>')]).toEqual(['', true])
  expect(logged.map((line) => JSON.parse(line))).toMatchObject([{ event: 'request-failed', message: 'TypeError: iets van ons', method: 'POST', path: '/api/aanvragen/a/bewaar' }, {}])
})

test('who gets no turn is told to come back, and that is no bug', async () => {
  answer = async () => { throw busyRefusal(new Error('timeout exceeded when trying to connect')) }
  const [script, person] = [await post(), await post({ accept: 'text/html' })]
  expect([script, person].map((one) => [one.status, one.headers.get('retry-after'), protectedBy(one)])).toEqual([[503, '10', true], [503, '10', true]])
  expect((await person.text()).includes('Het is nu erg druk op het loket')).toBe(true)
  expect(logged).toEqual([])
})

test('while the database is away that is no bug either, and nobody is told that nothing arrived', async () => {
  let back = () => {}
  noteAway(() => new Promise<void>((resolve) => { back = resolve }))
  answer = async () => { throw new Error('role is not permitted to log in') }
  const [script, person] = [await post(), await post({ accept: 'text/html' })]
  expect([script, person].map((one) => [one.status, one.headers.get('retry-after'), protectedBy(one)])).toEqual([[503, '10', true], [503, '10', true]])
  expect(await person.text()).toContain('Wat u bewaarde of indiende, is er nog.')
  expect(logged).toEqual([])
  await vi.waitFor(async () => { back(); expect((await post()).status).toBe(500) }, { timeout: 3_000 })
})

test('a sender who breaks off in the middle leaves no bug behind, and the next one is served', async () => {
  let broke: unknown
  answer = async ({ body }) => ownAnswer(200, await readText(body, 1_000).catch((thrown: unknown) => { broke = thrown; throw thrown }))
  const socket = connect(port, '127.0.0.1')
  socket.write(`POST / HTTP/1.1\r\nHost: x\r\nOrigin: ${origin}\r\nContent-Length: 100\r\n\r\nhalf`)
  await new Promise((resolve) => setTimeout(resolve, 100))
  socket.destroy()
  await vi.waitFor(() => expect(broke).toBeInstanceOf(Error))
  expect(await (await post({}, 'goed')).text()).toBe('goed')
  expect(logged).toEqual([])
})

test('what is too large is read to its end, but not for ever', async () => {
  answer = async ({ body }) => ownAnswer(200, (await readText(body, 1_000)) ?? 'te groot')
  expect(await (await post({}, 'x'.repeat(20_000_000))).text()).toBe('te groot')
  let sent = 0
  const endless = new ReadableStream({ pull: (controller) => { sent += 1; controller.enqueue(new Uint8Array(1024 * 1024)) } })
  await post({}, endless).then((response) => response.text()).catch(() => null)
  expect(sent).toBeLessThan(100)
})
