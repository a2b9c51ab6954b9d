import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, expect, test } from 'vitest'
import { cookieOf } from '@/tests/support/browser'
import { none, note } from '@/tests/support/figures'
import { openDraft } from '@/tests/support/open-draft'
import { startStoryPortal } from '@/tests/support/portal-server'

const portal = await startStoryPortal()
const draft = await openDraft(portal)
const SIZE = 1_000
const content = Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.from(Array.from({ length: SIZE - 15 }, (_, index) => 33 + ((index * 7) % 90))), Buffer.from('\n%%EOF')])
await draft.post(content, 'bereik.pdf')
const [attachment] = await portal.database.sql<{ id: string; sha256: string }>("select id, sha256 from attachment where application_id = $1 and name = 'bereik.pdf'", [draft.id])
const address = `${portal.origin}/api/bestanden/${attachment?.id}`
const etag = `"${attachment?.sha256}"`

type Case = { headers: Record<string, string>; method?: 'HEAD'; wanted: readonly [first: number, last: number] | 'whole' | 'beyond' }
const range = (value: string, more: Record<string, string> = {}): Record<string, string> => ({ range: value, ...more })

/** RFC 9110: 14.1.1 and 14.1.2 (which ranges there are), 14.2 (what may be ignored: other units, several parts, other methods), 14.4 and 15.5.17 (416), 13.1.5 (If-Range: a strong comparison). */
const table: Case[] = [
  ...([[0, 0], [0, 9], [0, 499], [500, 999], [999, 999], [0, 999], [1, 998]] as const).map(([first, last]): Case => ({ headers: range(`bytes=${first}-${last}`), wanted: [first, last] })),
  ...([['0-', 0, 999], ['500-', 500, 999], ['999-', 999, 999], ['-1', 999, 999], ['-500', 500, 999], ['-1000', 0, 999], ['-5000', 0, 999], ['990-2000', 990, 999], ['0-99999999999999999999', 0, 999], ['00000-00009', 0, 9]] as const).map(([text, first, last]): Case => ({ headers: range(`bytes=${text}`), wanted: [first, last] })),
  ...['1000-', '1000-1001', '5000-6000', '-0', '99999999999999999999-'].map((text): Case => ({ headers: range(`bytes=${text}`), wanted: 'beyond' })),
  ...['bytes=', 'bytes=-', 'bytes', 'bytes=9-0', 'bytes=a-b', 'bytes=0x0-0x9', 'bytes=1.0-2.0', 'bytes=--5', 'bytes=+1-5', 'items=0-1', 'pages=1-2', 'bytes=0-9;q=1', '0-9', 'bytes=1 0-20', 'none'].map((text): Case => ({ headers: range(text), wanted: 'whole' })),
  ...['bytes=0-0,2-2', 'bytes=0-,0-,0-,0-', 'bytes=0-499,400-999', 'bytes=0-9, -10', 'bytes=,0-9', `bytes=${Array.from({ length: 500 }, () => '0-').join(',')}`].map((text): Case => ({ headers: range(text), wanted: 'whole' })),
  { headers: range('bytes=0-9', { 'if-range': etag }), wanted: [0, 9] },
  ...['"anders"', `W/${etag}`, etag.slice(1, -1), '*', new Date().toUTCString(), 'Sat, 21 Nov 2026 10:00:00 GMT', `${etag}, "b"`].map((text): Case => ({ headers: range('bytes=0-9', { 'if-range': text }), wanted: 'whole' })),
  { headers: range('bytes=5000-', { 'if-range': '"anders"' }), wanted: 'whole' },
  { headers: range('bytes=5000-', { 'if-range': etag }), wanted: 'beyond' },
  { headers: { 'if-range': etag }, wanted: 'whole' },
  { headers: {}, wanted: 'whole' },
  ...['bytes=0-9', 'bytes=5000-', 'bytes=0-,0-'].map((text): Case => ({ headers: range(text), method: 'HEAD', wanted: 'whole' })),
]

/** What an answer is, in the words of the table; anything that contradicts itself is in no word of it. */
const read = async (url: string, { headers, method = 'GET' as const }: Pick<Case, 'headers'> & { method?: string }): Promise<string> => {
  const response = await fetch(url, { method, headers: { cookie: draft.cookie, ...headers } })
  const body = Buffer.from(await response.arrayBuffer())
  const [length, said] = [response.headers.get('content-length'), response.headers.get('content-range')]
  // The framework takes the length away and sends in chunks; where one is given it has to be right.
  const lengthIs = (bytes: number) => length === null || Number(length) === bytes
  if (response.status === 416) return said === `bytes */${SIZE}` && body.length === 0 ? 'beyond' : `416 ${said} ${body.length}`
  if (response.status === 200) return said === null && lengthIs(SIZE) && body.equals(method === 'HEAD' ? Buffer.alloc(0) : content) ? 'whole' : `200 ${said} ${length} ${body.length}`
  const [, first, last] = /^bytes (\d+)-(\d+)\/1000$/.exec(said ?? '') ?? []
  const right = response.status === 206 && first !== undefined && body.equals(content.subarray(Number(first), Number(last) + 1)) && lengthIs(body.length)
  return right ? `${first}-${last}` : `${response.status} ${said} ${body.length}`
}
const word = ({ wanted }: Case): string => (typeof wanted === 'string' ? wanted : `${wanted[0]}-${wanted[1]}`)
const wrongAt = async (url: string): Promise<string[]> => {
  const wrong: string[] = []
  for (const one of table) {
    const answer = await read(url, one)
    if (answer !== word(one)) wrong.push(`${one.method ?? 'GET'} ${JSON.stringify(one.headers).slice(0, 80)}: ${answer}, not ${word(one)}`)
  }
  return wrong
}

test('each range of RFC 9110 gets its part, the whole, or a refusal', async () => {
  const wrong = await wrongAt(address)
  expect(wrong).toEqual([])
  note({ row: 'T55', what: 'wrong answers to ranges', figure: wrong.length, of: table.length, bar: none(50) })
})

test('each answer, whole, in part or refused, can only be kept, never run, shown or read by another site', async () => {
  const wrong: unknown[] = []
  for (const headers of [{}, range('bytes=0-9'), range('bytes=5000-')]) {
    const response = await fetch(address, { headers: { cookie: draft.cookie, ...headers } })
    await response.arrayBuffer()
    const found = Object.fromEntries(['content-type', 'content-disposition', 'x-content-type-options', 'content-security-policy', 'cache-control', 'cross-origin-resource-policy', 'set-cookie', 'etag'].map((name) => [name, response.headers.get(name)]))
    const wanted = { 'content-type': 'application/pdf', 'content-disposition': `attachment; filename="bereik.pdf"; filename*=UTF-8''bereik.pdf`, 'x-content-type-options': 'nosniff', 'content-security-policy': "default-src 'none'; sandbox", 'cache-control': 'private, no-store', 'cross-origin-resource-policy': 'same-origin', 'set-cookie': null, etag }
    if (JSON.stringify(found) !== JSON.stringify(wanted)) wrong.push(found)
  }
  expect(wrong).toEqual([])
})

test('rights are asked for each part anew: strangers get none, and a session that ends in between gets no second part', async () => {
  const cookie = async (account: string) => { const { name, value } = await cookieOf(account); return `${name}=${value}` }
  const status = async (headers: Record<string, string>) => (await fetch(address, { redirect: 'manual', headers: { range: 'bytes=0-9', 'if-range': etag, ...headers } })).status
  const others = await Promise.all(['invuller2', 'gemachtigde2', 'penhouder', 'dossierbeheerder', 'beoordelaar1', 'beslisser', 'financien', 'domein'].map(async (account) => status({ cookie: await cookie(account) })))
  const own = await cookie('invuller')
  const answers = [await status({ cookie: own })]
  await portal.database.sql("delete from session where user_id = (select id from app_user where email = 'invuller@demo.example')")
  answers.push(await status({ cookie: own }), await status({}))
  note({ row: 'T55', what: 'parts given to others', figure: [...others, ...answers.slice(1)].filter((given) => given < 300).length, of: others.length + 2, bar: none() })
  expect(answers[0]).toBe(206)
})

let naive: Server | undefined
afterAll(() => naive?.close())
test('control: a server that reads only first and last answers many of these wrongly', async () => {
  naive = createServer((request, response) => {
    const [, first = '0', last = ''] = /=(\d*)-(\d*)/.exec(request.headers.range ?? '') ?? []
    const end = last === '' ? SIZE - 1 : Number(last)
    const part = content.subarray(Number(first), end + 1)
    response.writeHead(request.headers.range === undefined ? 200 : 206, { 'content-length': part.length, ...(request.headers.range === undefined ? {} : { 'content-range': `bytes ${first}-${end}/${SIZE}` }) }).end(request.method === 'HEAD' ? undefined : part)
  })
  await new Promise<void>((resolve) => naive?.listen(0, '127.0.0.1', resolve))
  expect((await wrongAt(`http://127.0.0.1:${(naive.address() as AddressInfo).port}/`)).length).toBeGreaterThan(20)
})
