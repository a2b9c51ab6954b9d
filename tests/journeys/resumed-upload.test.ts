import { createHash, randomBytes } from 'node:crypto'
import type { Page } from 'playwright-core'
import { afterAll, expect, test } from 'vitest'
import { axeObjections } from '@/tests/support/axe'
import { cookieOf, openWindows } from '@/tests/support/browser'
import { openDraft } from '@/tests/support/open-draft'
import { startStoryPortal } from '@/tests/support/portal-server'

const portal = await startStoryPortal()
const windows = await openWindows(portal.origin)
afterAll(() => windows.browser.close())
const { id: draftId, path: request, cookie } = await openDraft(portal)

const MB = 1024 * 1024
const pdfOf = (size: number): Buffer => Buffer.concat([Buffer.from('%PDF-1.7\n'), randomBytes(size - 9)])
const hashOf = (content: Buffer) => createHash('sha256').update(content).digest('hex')
const words = (text: string) => Buffer.from(text).toString('base64')
const filed = (content: Buffer) => portal.database.sql<{ name: string; size_bytes: number }>(
  'select name, size_bytes from attachment join stored_file using (sha256) where application_id = $1 and removed_at is null and sha256 = $2', [draftId, hashOf(content)])

/** Speaks the protocol as any program would. */
const ask = async (method: string, path: string, headers: Record<string, string> = {}, body?: Buffer) => {
  const response = await fetch(`${portal.origin}${path}`, { method, redirect: 'manual', headers: { cookie, origin: portal.origin, 'tus-resumable': '1.0.0', ...headers }, ...(body ? { body: new Uint8Array(body) } : {}) })
  return { status: response.status, offset: response.headers.get('upload-offset'), place: response.headers.get('location') ?? '', headers: response.headers, text: await response.text() }
}
const begin = (content: Buffer, name = 'plan.pdf', headers: Record<string, string> = {}) =>
  ask('POST', `${request}/bijlagen/delen`, { 'upload-length': String(content.length), 'upload-metadata': `name ${words(name)},kind ${words('OTHER')},sha256 ${words(hashOf(content))}`, ...headers })
const bytes = (offset: number) => ({ 'content-type': 'application/offset+octet-stream', 'upload-offset': String(offset) })

test('the addresses answer as tus 1.0 says, and to nobody but the sender', async () => {
  const content = pdfOf(60_000)
  const begun = await begin(content)
  expect([begun.status, begun.offset, begun.headers.get('x-content-type-options'), begun.headers.get('cache-control')]).toEqual([201, '0', 'nosniff', 'private, no-store'])
  const { place } = begun
  expect(place).toMatch(new RegExp(`^${request}/bijlagen/delen/[0-9a-f-]{36}$`))
  expect((await begin(content)).place).toBe(place)

  expect(await ask('PATCH', place, bytes(0), content.subarray(0, 20_000))).toMatchObject({ status: 204, offset: '20000' })
  expect(await ask('PATCH', place, bytes(0), content.subarray(0, 20_000))).toMatchObject({ status: 409, offset: '20000' })
  expect(await ask('HEAD', place)).toMatchObject({ status: 200, offset: '20000' })
  expect((await ask('HEAD', place)).headers.get('upload-length')).toBe('60000')

  expect((await ask('PATCH', place, { ...bytes(20_000), 'content-type': 'text/plain' }, content)).status).toBe(415)
  expect((await ask('PATCH', place, { ...bytes(0), 'upload-offset': '' }, content)).status).toBe(400)
  expect((await ask('PATCH', place, { ...bytes(20_000), 'tus-resumable': '0.2.2' }, content)).status).toBe(412)
  for (const method of ['PATCH', 'DELETE']) expect((await ask(method, place, { ...bytes(20_000), origin: 'https://elders.example' })).status).toBe(403)
  expect((await begin(content, 'plan.pdf', { origin: 'https://elders.example' })).status).toBe(403)
  expect((await ask('PATCH', place, { ...bytes(20_000), cookie: '' }, content)).status).toBe(401)
  const { name, value } = await cookieOf('invuller2')
  for (const method of ['HEAD', 'PATCH', 'DELETE']) expect((await ask(method, place, { ...bytes(20_000), cookie: `${name}=${value}` })).status).toBe(404)
  expect((await ask('HEAD', `${request}/bijlagen/delen/geen-id`)).status).toBe(404)
  for (const path of [place, `${request}/bijlagen/delen`]) expect((await ask('GET', path)).status).toBe(405)
  expect((await ask('OPTIONS', `${request}/bijlagen/delen`)).headers.get('tus-extension')).toBe('creation,expiration,termination')
  expect(await begin(pdfOf(11 * MB))).toMatchObject({ status: 413, text: 'Dit bestand is te groot. Een bestand mag ten hoogste 10 MB zijn.' })
  expect((await begin(content, 'plan.exe')).status).toBe(415)

  const last = await Promise.all([0, 1, 2].map(() => ask('PATCH', place, bytes(20_000), content.subarray(20_000))))
  expect(last.filter(({ status }) => status === 204)).toHaveLength(1)
  expect(await ask('PATCH', place, bytes(60_000), Buffer.alloc(0))).toMatchObject({ status: 204, offset: '60000' })
  expect(await filed(content)).toEqual([{ name: 'plan.pdf', size_bytes: 60_000 }])
  expect((await ask('DELETE', place)).status).toBe(204)
  expect(await filed(content)).toHaveLength(1)
}, 120_000)

type Counted = typeof globalThis & { bytesSent: number }
/** The page on a slow line until `fast` is called, with the bytes counted that the browser sends. */
type SlowPage = Page & { fast: () => Promise<unknown>; slow: () => Promise<unknown> }

const openSlow = async (width = 1280): Promise<SlowPage> => {
  const page = await windows.as('invuller', { width })
  await page.addInitScript(() => {
    Object.assign(globalThis, { bytesSent: 0 })
    globalThis.XMLHttpRequest = class extends XMLHttpRequest {
      override send(body?: Document | XMLHttpRequestBodyInit | null): void {
        if (body instanceof ArrayBuffer) (globalThis as Counted).bytesSent += body.byteLength
        super.send(body)
      }
    }
  })
  const line = await page.context().newCDPSession(page)
  await line.send('Network.enable')
  const upload = (uploadThroughput: number) => line.send('Network.emulateNetworkConditions', { offline: false, latency: 0, downloadThroughput: -1, uploadThroughput })
  const slow = () => upload(MB / 2)
  await slow()
  await page.goto(`${request}/bijlagen`)
  await page.waitForFunction(() => Object.keys(document.querySelector('form[aria-label="Bestand toevoegen"]') ?? {}).some((key) => key.startsWith('__react')))
  return Object.assign(page, { slow, fast: () => upload(-1) })
}
const choose = (page: Page, name: string, buffer: Buffer) => page.getByLabel('Bestand', { exact: true }).setInputFiles({ name, mimeType: 'application/pdf', buffer })
const shows = (page: Page, text: string | RegExp) => page.locator('.upload').getByText(text).first().waitFor({ timeout: 60_000 })
const past = (page: Page, percent: number) => page.waitForFunction((least) => (document.querySelector('progress')?.value ?? 0) >= least, percent, { timeout: 60_000 })
const sent = (page: Page) => page.evaluate(() => (globalThis as Counted).bytesSent)

test('a line that is cut in the middle: the file goes on where it was, to the byte, and is one attachment', async () => {
  const page = await openSlow()
  const content = pdfOf(4 * MB)
  await choose(page, 'één plan.pdf', content)
  // By keyboard, from the file to the button and to Stop.
  await page.getByLabel('Bestand', { exact: true }).focus()
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'Stop met versturen' }).waitFor()
  await page.keyboard.press('Tab')
  await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe('Stop met versturen')
  await past(page, 25)
  await page.context().setOffline(true)
  await shows(page, 'De verbinding is weg. We gaan verder zodra het kan.')
  expect(await axeObjections(page)).toEqual([])
  expect(await filed(content)).toEqual([])
  await page.context().setOffline(false)
  await page.fast()
  await shows(page, 'Toegevoegd: één plan.pdf')
  await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe('Voeg bestand toe')
  await page.getByRole('link', { name: 'één plan.pdf' }).waitFor()
  expect(await filed(content)).toEqual([{ name: 'één plan.pdf', size_bytes: 4 * MB }])
  expect(await sent(page)).toBeLessThanOrEqual(5 * MB)
  const href = await page.getByRole('link', { name: 'één plan.pdf' }).getAttribute('href')
  const back = await fetch(`${portal.origin}${href}`, { headers: { cookie } })
  expect(Buffer.from(await back.arrayBuffer()).equals(content)).toBe(true)
  await page.context().close()
}, 180_000)

test('a server that is killed in the middle and started again takes in the rest', async () => {
  const page = await openSlow()
  const content = pdfOf(4 * MB)
  await choose(page, 'gevallen.pdf', content)
  await page.getByRole('button', { name: 'Voeg bestand toe' }).click()
  await past(page, 25)
  await portal.kill()
  await shows(page, 'De verbinding is weg. We gaan verder zodra het kan.')
  await portal.start()
  await page.fast()
  await shows(page, 'Toegevoegd: gevallen.pdf')
  expect(await filed(content)).toEqual([{ name: 'gevallen.pdf', size_bytes: 4 * MB }])
  expect(await sent(page)).toBeLessThanOrEqual(5 * MB)
  await page.context().close()
}, 180_000)

test('a page that was left goes on when the same file is chosen again; Stop and a wrong file add nothing', async () => {
  const page = await openSlow(320)
  const content = pdfOf(4 * MB)
  await choose(page, 'verlaten.pdf', content)
  await page.getByRole('button', { name: 'Voeg bestand toe' }).click()
  await past(page, 40)
  const asked: string[] = []
  page.once('dialog', (dialog) => {
    asked.push(dialog.type())
    void dialog.accept()
  })
  await page.reload()
  await page.getByText(/^verlaten\.pdf \(Statuten\) is niet volledig verstuurd: [1-9]\d % is er\. Kies hieronder dezelfde soort en hetzelfde bestand/).waitFor()
  expect(asked).toEqual(['beforeunload'])
  await choose(page, 'verlaten.pdf', content)
  await page.fast()
  await page.getByRole('button', { name: 'Voeg bestand toe' }).click()
  await shows(page, 'Toegevoegd: verlaten.pdf')
  // The first megabyte was acknowledged before the page was left.
  expect(await sent(page)).toBeLessThanOrEqual(3 * MB)
  expect(await filed(content)).toHaveLength(1)

  const other = pdfOf(4 * MB)
  await page.slow()
  await choose(page, 'gestopt.pdf', other)
  await page.getByRole('button', { name: 'Voeg bestand toe' }).click()
  await past(page, 10)
  await page.getByRole('button', { name: 'Stop met versturen' }).click()
  await shows(page, 'Gestopt.')
  expect(await filed(other)).toEqual([])
  await expect.poll(async () => (await portal.database.sql('select from upload where sha256 = $1 and expires_at > portal_now()', [hashOf(other)])).length, { timeout: 20_000 }).toBe(0)

  const dropped = await begin(pdfOf(50), 'half.pdf')
  await page.goto(request)
  await page.getByText('1 bijlage is niet volledig verstuurd').waitFor()
  await page.goto(`${request}/bijlagen`)
  await page.getByRole('button', { name: 'Gooi weg wat er van half.pdf verstuurd is' }).click()
  await page.locator('.upload__unfinished').waitFor({ state: 'detached' })
  expect((await ask('HEAD', dropped.place)).status).toBe(404)
  await page.fast()

  await choose(page, 'wat.pdf', Buffer.from('<html><script>alert(1)</script></html>'))
  await page.getByRole('button', { name: 'Voeg bestand toe' }).click()
  await page.locator('.errors').getByText('De inhoud en de naam moeten overeenkomen.').waitFor()
  expect(await page.evaluate(() => document.activeElement?.className)).toBe('errors')
  await page.context().close()
}, 180_000)
