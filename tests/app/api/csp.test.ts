import '@/tests/support/production-settings'
import { expect, test, vi } from 'vitest'
import { POST } from '@/app/api/csp/route'
import { countViolations } from '@/lib/operations/csp-reports'
import { testDatabase } from '@/tests/support/database'

const database = await testDatabase()
const secret = 'https://loket.example/uitnodiging/geheim-7f3a'
const old = (directive: string, blocked: string) => ({ 'csp-report': { 'document-uri': secret, referrer: secret, 'effective-directive': directive, 'blocked-uri': blocked, 'script-sample': 'wat iemand typte' } })
const modern = (directive: string, blocked: string) => ({ type: 'csp-violation', url: secret, user_agent: 'x', body: { documentURL: secret, effectiveDirective: directive, blockedURL: blocked, sample: 'wat iemand typte' } })
const send = (body: unknown) => POST(new Request('http://127.0.0.1:3000/api/csp', { method: 'POST', body: typeof body === 'string' ? body : JSON.stringify(body) }))

test('of a report only the rule and the kind of thing are counted, in both shapes that browsers send', () => {
  expect(countViolations(JSON.stringify(old('script-src-elem', 'inline')))).toEqual({ 'script-src-elem inline': 1 })
  expect(countViolations(JSON.stringify(old('img-src', secret)))).toEqual({ 'img-src address': 1 })
  expect(countViolations(JSON.stringify([modern('script-src-attr', 'inline'), modern('script-src-attr', 'inline'), modern('geheim-7f3a', 'geheim-7f3a')]))).toEqual({ 'script-src-attr inline': 2, 'other other': 1 })
})

test.each(['', 'null', '{}', '"csp"', '[{}]', '{"csp-report":{"blocked-uri":3}}', '{'])('%j is no report', async (body) => {
  expect(countViolations(body)).toBe(null)
  expect((await send(body)).status).toBe(400)
})

test('a report leaves one line without an address; a long one, and more than the bucket holds, leave none', async () => {
  const lines: string[] = []
  const log = vi.spyOn(console, 'warn').mockImplementation((line: string) => { lines.push(line) })
  expect((await send([modern('script-src-elem', secret)])).status).toBe(204)
  expect(lines.map((line): unknown => JSON.parse(line))).toEqual([{ level: 'warn', at: expect.any(String), event: 'csp-violation', counts: { 'script-src-elem address': 1 } }])
  expect((await send(JSON.stringify(old('script-src', 'inline')).padEnd(16 * 1024 + 1))).status).toBe(413)
  await database.sql(`update rate_bucket set tokens = 3, updated_at = now() + interval '1 hour' where key = 'csp-reports'`)
  const began = Date.now()
  const answers = await Promise.all(Array.from({ length: 20 }, () => send(old('script-src', 'inline'))))
  // The bucket fills up by one a second, also while a busy machine answers.
  const heard = answers.filter(({ status }) => status === 204).length
  expect(heard).toBeGreaterThanOrEqual(3)
  expect(heard).toBeLessThanOrEqual(3 + Math.ceil((Date.now() - began) / 1000))
  expect(answers.find(({ status }) => status === 429)?.headers.get('retry-after')).toMatch(/^\d+$/)
  expect(lines.length).toBe(1 + heard)
  log.mockRestore()
}, 20_000)
