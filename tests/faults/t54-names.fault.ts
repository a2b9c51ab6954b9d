import { createHash } from 'node:crypto'
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { openWindows } from '@/tests/support/browser'
import { none, note } from '@/tests/support/figures'
import { openDraft, widenCall } from '@/tests/support/open-draft'
import { startPortal } from '@/tests/support/portal'
import { storyDatabase } from '@/tests/support/portal-server'

/** The store lies deep in a folder of its own, so that whatever climbs out of it is seen. */
const outer = mkdtempSync(join(tmpdir(), 'names-'))
const dataDir = join(outer, 'a/b/c/d')
mkdirSync(dataDir, { recursive: true })
afterAll(() => rmSync(outer, { recursive: true, force: true }))
const database = await storyDatabase()
const portal = await startPortal(database, { DATA_DIR: dataDir, TMPDIR: outer }, { worker: false })
const draft = await openDraft({ origin: portal.origin, database })
await widenCall(database, draft.id, { maxFileMb: 10, maxFiles: 1_000 })

const climbing = ['../', '../../../../', '..\\', '..\\..\\', '/', '//', '\\\\server\\deel\\', 'C:\\', 'C:/', './', '.../', '%2e%2e/', '%2e%2e%2f', '..%2f', '..%5c', '..;/', '....//', '/etc/', '/proc/self/', 'file:///etc/', '~/', '$HOME/', '`id`/', '|', '..\u2215', '..\uff0f', '..\u2044', '\u2025/', '\u0000../', 'a\u0000/../', '\r\n../', '. ./', ' ../', '..\t/', 'files/', 'incoming/']
const reserved = ['CON', 'PRN', 'AUX', 'NUL', 'COM1', 'LPT1', 'con', 'nul.txt', '.', '..', '...', '.htaccess', '.env', 'web.config', 'desktop.ini', '$MFT', 'aux.', 'a::$DATA', 'a:b', 'index.html', '__proto__', 'constructor', '-rf', '--help', '; rm -rf', '$(id)', '&& id', '*', '?', '<x>', '"', "'", '|', '%s%n', '{{7*7}}', '${7*7}']
const strange = ['\u202Egpj', 'facture\u202Efdp', '\u2066a\u2069', '\u200f\u200ea', '\ufeffa', 'a\u0000b', 'a\nb', 'a\r\nSet-Cookie: x=1', 'a\tb', 'a\u001bb', 'a\u007fb', 'e\u0301', '\ud83d\ude00', '\ud800', '\udc00', 'ＡＢＣ', 'ß', 'İ', 'ﬁ', '\u0130', 'Ω'.repeat(60), '"; filename="b', "a';--", 'a%0d%0ab', 'a%00b', '=cmd|calc', '@SUM(1)', '+1', 'a b', ' a ', 'a..', 'a.', '<img src=x onerror=alert(1)>', '"><script>alert(1)</script>', 'javascript:alert(1)', '&lt;b&gt;', '<bdo dir=rtl>']
const long = [100, 190, 196, 200, 201, 255, 256, 300, 1_000, 4_096].flatMap((length) => ['a', 'é', '漢', '😀'].map((letter) => letter.repeat(length)))
const double = ['a.pdf.exe', 'a.exe.pdf', 'a.php.pdf', 'a.pdf%00.exe', 'a.pdf\u0000.exe', 'a.pdf ', 'a.pdf.', 'a.PDF', 'a.pdf::$DATA', 'a.svg.pdf', 'a.html.pdf', 'a.pdf/', 'a.pdf\\', 'a.pdf;.jsp']
const names = [
  ...climbing.flatMap((start) => [`${start}a.pdf`, `${start}etc/passwd`, `${start}${'x'.repeat(8)}${start}b.pdf`]),
  ...reserved.flatMap((name) => [name, `${name}.pdf`]),
  ...strange.flatMap((name) => [`${name}.pdf`, name]),
  ...long.map((name) => `${name}.pdf`),
  ...double,
]

/** Sends the name byte for byte in the head of its part, as no browser would; a quote, CR and LF as browsers escape them in every other round. */
const post = (name: string, content: Buffer, escaped: boolean): Promise<number> =>
  new Promise((resolve, reject) => {
    const sentName = escaped ? name.replaceAll('"', '%22').replaceAll('\r', '%0D').replaceAll('\n', '%0A') : name
    const body = Buffer.concat([Buffer.from(`--grens\r\nContent-Disposition: form-data; name="kind"\r\n\r\nOTHER\r\n--grens\r\nContent-Disposition: form-data; name="file"; filename="${sentName}"\r\nContent-Type: application/pdf\r\n\r\n`), content, Buffer.from('\r\n--grens--\r\n')])
    const out = request(`${portal.origin}${draft.path}/bijlagen/upload`, { method: 'POST', headers: { cookie: draft.cookie, origin: portal.origin, 'content-type': 'multipart/form-data; boundary=grens', 'content-length': body.length } }, (answer) => answer.resume().on('end', () => resolve(answer.statusCode ?? 0)))
    out.on('error', reject)
    out.end(body)
  })

const allFiles = (folder: string): string[] => readdirSync(folder, { withFileTypes: true, recursive: true }).filter((entry) => entry.isFile()).map((entry) => relative(folder, join(entry.parentPath, entry.name)))
const own = /^a\/b\/c\/d\/(files\/[0-9a-f]{2}\/[0-9a-f]{64}|mail\.json|web\.log|files\/incoming\/.*)$/
const outside = (folder: string, before: ReadonlySet<string>): string[] => allFiles(folder).filter((path) => !before.has(path) && !own.test(path))

test('no name becomes a path: whatever it is, the file lies under its SHA-256 or nowhere', async () => {
  const [before, project] = [new Set(allFiles(outer)), new Set(readdirSync('.'))]
  const statuses = new Map<number, number>()
  const stored: string[] = []
  for (const [index, name] of names.entries()) {
    if (index % 50 === 0) await database.sql('truncate rate_bucket')
    const content = Buffer.from(`%PDF-1.7\nnaam ${index}\n%%EOF`)
    const status = await post(name, content, index % 2 === 0)
    statuses.set(status, (statuses.get(status) ?? 0) + 1)
    if (status === 303) stored.push(createHash('sha256').update(content).digest('hex'))
  }
  const strays = [...outside(outer, before), ...readdirSync('.').filter((name) => !project.has(name))]
  note({ row: 'T54', what: 'paths outside the store', figure: strays.length, of: names.length, bar: none(200) })
  note({ row: 'T54', what: 'answers other than taken or refused', figure: [...statuses].filter(([status]) => ![303, 400, 415, 422].includes(status)).reduce((sum, [, times]) => sum + times, 0), of: names.length, bar: none(200) })
  expect(stored.length).toBeGreaterThan(100)
  expect(allFiles(join(dataDir, 'files')).toSorted()).toEqual(stored.map((sha256) => join(sha256.slice(0, 2), sha256)).toSorted())
}, 300_000)

test('each name comes back as data: in the header it breaks nothing, on the page it stands by itself and nothing runs', async () => {
  const rows = await database.sql<{ id: string; name: string }>('select id, name from attachment where application_id = $1 and removed_at is null', [draft.id])
  const wrong: string[] = []
  for (const { id, name } of rows) {
    const response = await fetch(`${portal.origin}/api/bestanden/${id}`, { headers: { cookie: draft.cookie } })
    await response.arrayBuffer()
    const said = response.headers.get('content-disposition') ?? ''
    const [, encoded = ''] = /^attachment; filename="[\x20-\x21\x23-\x5B\x5D-\x7E]+"; filename\*=UTF-8''([A-Za-z0-9!#$&+\-.^_`|~%]+)$/.exec(said) ?? []
    if (response.status !== 200 || decodeURIComponent(encoded) !== name || response.headers.get('set-cookie') !== null) wrong.push(`${name}: ${said}`)
    if ([...name].some((sign) => (sign < ' ' && sign !== '\t') || '\u007f/\\'.includes(sign))) wrong.push(`kept: ${JSON.stringify(name)}`)
  }
  expect(wrong).toEqual([])

  const { browser, as } = await openWindows(portal.origin)
  const page = await as('invuller')
  let ran = 0
  page.on('dialog', (dialog) => { ran += 1; void dialog.dismiss() })
  await page.goto(`${draft.path}/bijlagen`)
  const shown = await page.locator('bdi').allTextContents()
  const missing = rows.filter(({ name }) => !shown.includes(name))
  await browser.close()
  expect(missing).toEqual([])
  note({ row: 'T54', what: 'names that ran or broke their page', figure: ran, of: rows.length, bar: none(100) })
}, 300_000)

test('control: a store that believes the names would have written outside itself', () => {
  const folder = join(outer, 'control/a/b/c/d')
  mkdirSync(folder, { recursive: true })
  const before = new Set(allFiles(outer))
  for (const name of names.filter((one) => one.startsWith('..') && !one.includes('\u0000'))) {
    try { writeFileSync(join(folder, name), 'x') } catch { /* no such folder */ }
  }
  expect(allFiles(outer).filter((path) => !before.has(path) && !path.startsWith('control/a/b/c/d/')).length).toBeGreaterThan(0)
})
