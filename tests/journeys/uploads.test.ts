import { connect } from 'node:net'
import { afterAll, expect, test } from 'vitest'
import { openWindows } from '@/tests/support/browser'
import { openDraft } from '@/tests/support/open-draft'
import { startStoryPortal } from '@/tests/support/portal-server'
import { docxType, officeDocument } from '@/tests/support/zip'

const portal = await startStoryPortal()
const windows = await openWindows(portal.origin)
afterAll(() => windows.browser.close())

const { id: draftId, path: request, cookie, post, files } = await openDraft(portal)
const page = await windows.as('invuller', { javaScriptEnabled: false })
const pdf = Buffer.from('%PDF-1.7\neen echt bewijsstuk\n%%EOF')
const before = await files()

test('without JavaScript: a file is added, a wrong one is refused at its field, and the right one comes back in parts', async () => {
  await page.goto(`${request}/bijlagen`)
  await page.locator('input[type=file]').setInputFiles({ name: 'één plan.pdf', mimeType: 'application/pdf', buffer: pdf })
  await page.getByRole('button', { name: 'Voeg bestand toe' }).click()
  await page.waitForURL(/\/bijlagen(#.*)?$/)
  expect(await files()).toEqual([...before, 'één plan.pdf'])
  expect(await page.getByText('Niet gescand op virussen').count()).toBeGreaterThan(0)

  await page.locator('input[type=file]').setInputFiles({ name: 'macro.docx', mimeType: 'text/plain', buffer: officeDocument(docxType, [{ name: 'word/vbaProject.bin', content: 'x' }]) })
  await page.getByRole('button', { name: 'Voeg bestand toe' }).click()
  await page.waitForURL(/bestand=/)
  expect(await page.getByRole('alert').innerText()).toContain('Dit document bevat macro’s. Bewaar het zonder macro’s, of als pdf.')

  await page.goto(`${request}/bijlagen`)
  const href = await page.getByRole('link', { name: 'één plan.pdf' }).getAttribute('href')
  const ask = (headers: Record<string, string>, method = 'GET') => fetch(`${portal.origin}${href}`, { method, headers: { cookie, ...headers } })
  const whole = await ask({})
  expect([whole.status, whole.headers.get('accept-ranges'), whole.headers.get('content-security-policy'), Buffer.from(await whole.arrayBuffer()).equals(pdf)]).toEqual([200, 'bytes', "default-src 'none'; sandbox", true])
  const part = await ask({ range: 'bytes=0-7', 'if-range': whole.headers.get('etag') ?? '' })
  expect([part.status, part.headers.get('content-range'), await part.text()]).toEqual([206, `bytes 0-7/${pdf.length}`, '%PDF-1.7'])
  const beyond = await ask({ range: 'bytes=5000-' })
  expect([beyond.status, beyond.headers.get('content-range')]).toEqual([416, `bytes */${pdf.length}`])
  const head = await ask({}, 'HEAD')
  expect([head.status, head.headers.get('etag'), await head.text()]).toEqual([200, whole.headers.get('etag'), ''])
}, 120_000)

test('what is too large is 413, what is no kind of ours 415, in words and with every protection', async () => {
  const large = await post(Buffer.concat([pdf, Buffer.alloc(11 * 1024 * 1024)]), 'groot.pdf')
  expect([large.status, large.text.includes('Dit bestand is te groot. Een bestand mag ten hoogste 10 MB zijn.')]).toEqual([413, true])
  const larger = await post(Buffer.concat([pdf, Buffer.alloc(27 * 1024 * 1024)]), 'groter.pdf')
  expect([larger.status, larger.text.includes('ten hoogste 25 MB')]).toEqual([413, true])
  const svg = await post(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'), 'a.svg')
  expect([svg.status, svg.headers.get('x-content-type-options'), svg.headers.get('content-security-policy')?.includes("default-src 'none'"), svg.headers.get('cache-control')]).toEqual([415, 'nosniff', true, 'private, no-store'])
  expect((await post(pdf, 'a.pdf', { origin: 'https://elders.example' })).status).toBe(403)
  expect((await post(pdf, 'a.pdf', { cookie: '' })).status).toBe(303)
  expect((await fetch(`${portal.origin}${request}/bijlagen/upload`, { headers: { cookie } })).status).toBe(405)
  expect(await files()).toEqual([...before, 'één plan.pdf'])
}, 120_000)

test('a file of 10 MB comes in whole, past the copy that other addresses keep', async () => {
  const content = Buffer.concat([pdf, Buffer.alloc(10 * 1024 * 1024 - pdf.length, 7)])
  expect((await post(content, 'vol.pdf')).status).toBe(303)
  expect(await portal.database.sql('select size_bytes from attachment join stored_file using (sha256) where application_id = $1 and name = $2', [draftId, 'vol.pdf'])).toEqual([{ size_bytes: content.length }])
}, 60_000)

test('a length that lies, or a line that breaks, adds nothing', async () => {
  const now = await files()
  const body = `--grens\r\nContent-Disposition: form-data; name="kind"\r\n\r\nOTHER\r\n--grens\r\nContent-Disposition: form-data; name="file"; filename="a.pdf"\r\n\r\n${pdf.toString()}\r\n--grens--\r\n`
  const raw = (length: number, end: boolean) => new Promise<string>((resolve) => {
    const { hostname, port } = new URL(portal.origin)
    const socket = connect(Number(port), hostname)
    let answer = ''
    socket.setTimeout(3_000, () => socket.destroy())
    socket.on('data', (part) => { answer += part.toString() })
    socket.on('error', () => undefined)
    socket.on('close', () => resolve(answer.slice(0, 12)))
    socket.write(`POST ${request}/bijlagen/upload HTTP/1.1\r\nHost: ${hostname}:${port}\r\nOrigin: ${portal.origin}\r\nCookie: ${cookie}\r\nContent-Type: multipart/form-data; boundary=grens\r\nContent-Length: ${length}\r\n\r\n${body}`)
    if (end) setTimeout(() => socket.destroy(), 300)
  })
  // The server itself may be first to object to what stands behind the end.
  expect(await raw(body.length - 60, false)).toMatch(/^HTTP\/1\.1 4(00|22)$/)
  expect(await raw(body.length + 5_000, true)).toBe('')
  await raw(body.length + 5_000, false)
  await new Promise((resolve) => setTimeout(resolve, 500))
  expect(await files()).toEqual(now)
}, 60_000)

test('twenty files at once are no more than the call allows, and none is lost', async () => {
  const answers = await Promise.all(Array.from({ length: 22 }, (_, turn) => post(Buffer.concat([pdf, Buffer.from(`${turn}`)]), `deel-${turn}.pdf`)))
  expect([...new Set(answers.map(({ status }) => status))].toSorted()).toEqual([303, 422])
  expect(await files()).toHaveLength(20)
}, 60_000)
