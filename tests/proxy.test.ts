import '@/tests/support/production-settings'
import { NextRequest } from 'next/server'
import { expect, test } from 'vitest'
import { asResponse, ownAnswer } from '@/app/_frame/own-answer'
import { config, proxy } from '@/proxy'

const HERE = 'http://127.0.0.1:3000'
const ask = (method: string, headers: Record<string, string> = {}, path = '/aanvragen/1?stap=2') => proxy(new NextRequest(`${HERE}${path}`, { method, headers }))
const directives = (response: Response) => Object.fromEntries((response.headers.get('content-security-policy') ?? '').split('; ').map((directive): [string, string] => [directive.split(' ')[0] ?? '', directive.split(' ').slice(1).join(' ')]))

test.each([
  ['a page', await ask('GET')],
  ['a refused method', await ask('PUT')],
  ['a refused origin', await ask('POST', { origin: 'https://elders.example' })],
  ['a file', await ask('GET', {}, '/_next/static/a.css')],
  ['a page of an address that is left alone', asResponse(ownAnswer(503, '<p>Even geduld</p>', { 'content-type': 'text/html' }, 'A'.repeat(24)))],
])('%s carries every protection', (_name, response) => {
  const { 'script-src': script, 'style-src': style, ...rest } = directives(response)
  expect(rest).toEqual({
    'default-src': "'none'", 'img-src': "'self' data:", 'font-src': "'self'", 'connect-src': "'self'", 'manifest-src': "'self'", 'worker-src': "'self'",
    'object-src': "'none'", 'base-uri': "'none'", 'frame-ancestors': "'none'", 'form-action': "'self'", 'report-uri': '/api/csp', 'report-to': 'csp',
  })
  expect(script).toMatch(/^'nonce-[\w+/=]{24}' 'strict-dynamic'/)
  expect(`${script} ${style}`).not.toContain("'unsafe-hashes'")
  expect(script).not.toContain("'unsafe-inline'")
  carriesTheRest(response)
})

test('what an address that is left alone answers beside pages runs nothing, and tells its length', () => {
  const response = asResponse(ownAnswer(200, '{"naam":"Zoë"}', { 'content-type': 'application/json' }))
  expect(directives(response)).toEqual({ 'default-src': "'none'", 'object-src': "'none'", 'base-uri': "'none'", 'frame-ancestors': "'none'", 'form-action': "'self'", 'report-uri': '/api/csp', 'report-to': 'csp' })
  expect(response.headers.get('content-length')).toBe('15')
  carriesTheRest(response)
})

const carriesTheRest = (response: Response): void => {
  expect(response.headers.get('reporting-endpoints')).toBe('csp="/api/csp"')
  const names = ['x-content-type-options', 'referrer-policy', 'cross-origin-opener-policy', 'cross-origin-resource-policy', 'x-frame-options']
  expect(names.map((name) => response.headers.get(name))).toEqual(['nosniff', 'same-origin', 'same-origin', 'same-origin', 'DENY'])
  expect(response.headers.get('permissions-policy')).toContain('camera=()')
}

test.each(['/api/bestanden/1', '/api/bewijsstukken/1', '/verslagen/1/verslag.zip', '/beheer/machtigingen/1/bewijs', '/aanvragen/1/beslissing/brief', '/aanvragen/1/bewijs.pdf', '/aanvragen/1/dossier.pdf', '/aanvragen/1/dossier.zip'])('a download at %s runs nothing', async (path) => {
  expect((await ask('GET', {}, path)).headers.get('content-security-policy')).toBe("default-src 'none'; sandbox")
})

test('only the addresses that check for themselves are left alone', () => {
  const passes = (path: string): boolean => config.matcher.some((matcher) => new RegExp(`^${matcher}$`).test(path))
  const alone = ['/aanvragen/1/bijlagen/upload', '/aanvragen/1/bijlagen/delen', '/aanvragen/1/bijlagen/delen/2', '/verslagen/1/bewijsstukken/upload', '/verslagen/1/bewijsstukken/delen', '/verslagen/1/bewijsstukken/delen/2', '/api/aanvragen/1/bewaar', '/api/aanvragen/1/aanvulling/bewaar', '/api/verslagen/1/bewaar', '/api/beoordelen/1/bewaar', '/api/aanvragen/1/dien-in']
  expect(alone.filter(passes)).toEqual([])
  const guarded = ['/', '/aanvragen/1', '/aanvragen/1/bijlagen', '/api/aanvragen/1/bewaarde', '/api/aanvragen/1/2/bewaar', '/api/dossiers/1/bewaar', '/api/verslagen/1/aanvulling/bewaar', '/dossiers/1/tellen/bewaar', '/bewaar', '/api/bewaar', '/aanvragen/1/bewaar', '/api/aanvragen/1/dien-in/2', '/api/verslagen/1/dien-in', '/aanvragen/1/bijlagen/upload/x', '/verslagen/1/bewijsstukken', '/verslagen/1/bijlagen/upload', '/aanvragen/1/bewijsstukken/upload', '/api/aanvragen/%ff/bewaar', '/aanvragen/%ff/bijlagen/delen']
  expect(guarded.filter((path) => !passes(path))).toEqual([])
})

test('each response has a nonce of its own', async () => {
  const responses = await Promise.all(Array.from({ length: 100 }, () => ask('GET')))
  expect(new Set(responses.map((response) => directives(response)['script-src']))).toHaveLength(100)
})

test.each([
  [{ 'sec-fetch-site': 'same-origin' }, true],
  [{ 'sec-fetch-site': 'same-origin', origin: HERE }, true],
  [{ origin: HERE }, true],
  [{}, false],
  [{ origin: 'null' }, false],
  [{ origin: 'https://elders.example' }, false],
  [{ origin: 'https://elders.example', host: 'elders.example', 'x-forwarded-host': 'elders.example' }, false],
  [{ origin: `${HERE}.elders.example` }, false],
  [{ origin: 'http://127.0.0.1' }, false],
  [{ 'sec-fetch-site': 'cross-site', origin: HERE }, false],
  [{ 'sec-fetch-site': 'same-site' }, false],
  [{ 'sec-fetch-site': 'none' }, false],
])('a post with %j passes: %s', async (headers, passes) => {
  const response = await ask('POST', headers as Record<string, string>)
  expect([response.status, response.headers.has('x-middleware-next')]).toEqual(passes ? [200, true] : [403, false])
})

test.each(['PUT', 'PATCH', 'DELETE', 'OPTIONS', 'PROPFIND', 'FOO'])('%s is refused with the methods that are known', async (method) => {
  const response = await ask(method, { 'sec-fetch-site': 'same-origin' })
  expect([response.status, response.headers.get('allow')]).toEqual([405, 'GET, HEAD, POST'])
})

test('a page tells the app which one was asked, whatever the visitor claims', async () => {
  const response = await ask('GET', { 'x-stem-path': '//elders.example' })
  expect(response.headers.get('x-middleware-request-x-stem-path')).toBe('/aanvragen/1?stap=2')
})

test('with a session nothing is kept in a cache, except files of the build', async () => {
  const signedIn = { cookie: 'stem-session=x' }
  const responses = await Promise.all([ask('GET', signedIn), ask('GET'), ask('GET', signedIn, '/_next/static/a.css')])
  expect(responses.map((response) => response.headers.get('cache-control'))).toEqual(['private, no-store', null, null])
})

test.each(['/oproepen?plaats=a%00b', '/oproepen/a%00', '/%00', '/oproepen/%ff', '/api/aanvragen/%c3%28/bewaar', '/api/bestanden/%'])('an address with a character that no text holds is refused before anything reads it: %s', async (path) => {
  const response = await ask('GET', {}, path)
  expect([response.status, response.headers.get('content-type'), await response.text()]).toEqual([400, 'text/plain; charset=utf-8', 'Dit adres bevat een teken dat in het loket niet bestaat. Begin opnieuw op de startpagina.\n'])
})

test('a form over 11 MB hears in Dutch that it is too large, with a page or to its script, and one below it passes', async () => {
  const post = (bytes: number, headers: Record<string, string> = {}) => ask('POST', { 'sec-fetch-site': 'same-origin', 'content-length': String(bytes), ...headers })
  const [fits, page, script] = [await post(11 * 1024 * 1024), await post(11 * 1024 * 1024 + 1), await post(20_000_000, { 'next-action': 'x' })]
  expect(fits.headers.has('x-middleware-next')).toBe(true)
  expect([page.status, page.headers.get('content-type'), page.headers.get('cache-control'), script.status]).toEqual([413, 'text/html; charset=utf-8', 'no-store', 413])
  expect(await page.text()).toContain('<h1>Wat u verstuurde, is te groot</h1>\n<p>Het is niet aangekomen. Een bestand mag ten hoogste 10 MB zijn.</p>')
  expect(await script.text()).toBe('Wat u verstuurde, is te groot en is niet aangekomen. Een bestand mag ten hoogste 10 MB zijn.\n')
})
