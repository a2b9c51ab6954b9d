import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { deflateSync } from 'node:zlib'
import type { Page } from 'playwright-core'
import { afterAll, expect, test } from 'vitest'
import { openWindows } from '@/tests/support/browser'
import { none, note } from '@/tests/support/figures'
import { openDraft, widenCall } from '@/tests/support/open-draft'
import { startStoryPortal } from '@/tests/support/portal-server'
import { docmType, docxType, odsDocument, officeDocument, xlsxType, zipOf } from '@/tests/support/zip'

const portal = await startStoryPortal()
const windows = await openWindows(portal.origin)
const draft = await openDraft(portal)
await widenCall(portal.database, draft.id, { maxFileMb: 10, maxFiles: 1_000 })

/** What each sample tries in its own way: to say so, which the browser tells us of. */
const run = "console.log('uitgevoerd')"
const svg = `<svg xmlns="http://www.w3.org/2000/svg" onload="${run}"><script>${run}</script></svg>`
const html = `<!doctype html><html><body onload="${run}"><script>${run}</script><img src=x onerror="${run}">`
const latin = (text: string) => Buffer.from(text, 'latin1')
const pdfHead = '%PDF-1.7\n'
const png = Buffer.concat([Buffer.from('89504e470d0a1a0a0000000d49484452000000010000000108020000009077' + '53de', 'hex')])
const pngEnd = Buffer.from('0000000049454e44ae426082', 'hex')
const chunk = (type: string, content: string | Buffer) => { const bytes = Buffer.from(content); const length = Buffer.alloc(4); length.writeUInt32BE(bytes.length); return Buffer.concat([length, latin(type), bytes, Buffer.alloc(4)]) }
const idat = chunk('IDAT', deflateSync(Buffer.alloc(4)))
const frame = Buffer.from('ffc0001108000a000a0301220002110103110100', 'hex')
const jpeg = (comment: string, tail = '') => { const length = Buffer.alloc(2); length.writeUInt16BE(comment.length + 2); return Buffer.concat([Buffer.from('ffd8ffe000104a46494600010100000100010000fffe', 'hex'), length, latin(comment), frame, Buffer.from('ffda00', 'hex'), Buffer.from('ffd9', 'hex'), latin(tail)]) }
const far = ' '.repeat(1_100)
const docx = (name: string, content: string) => officeDocument(docxType, [{ name, content }])

const samples: [what: string, name: string, content: Buffer][] = [
  ...['a.svg', 'a.png', 'a.jpg', 'a.pdf', 'a.svg.pdf', 'a.docx'].map((name): [string, string, Buffer] => ['SVG', name, latin(svg)]),
  ...['a.html', 'a.htm', 'a.xhtml', 'a.pdf', 'a.png', 'a.docx', 'a.xlsx'].map((name): [string, string, Buffer] => ['HTML', name, latin(html)]),
  ...['a.gif', 'a.png', 'a.pdf', 'a.js'].map((name): [string, string, Buffer] => ['GIF and script', name, latin(`GIF89a/*\u0001\u0000*/=1;${run}`)]),
  ['script', 'a.js', latin(run)],
  ['script called a PDF', 'a.pdf', latin(run)],
  ['PDF then HTML', 'a.pdf', latin(pdfHead + html)],
  ['HTML then PDF', 'a.pdf', latin(html + pdfHead)],
  ['a comment then PDF then HTML', 'a.pdf', latin(`<!--\n${pdfHead}-->${html}`)],
  ['PDF with HTML far in it', 'a.pdf', latin(`${pdfHead}${far}${html}\n%%EOF`)],
  ['PDF with HTML at its end', 'a.pdf', latin(`${pdfHead}1 0 obj\nendobj\n%%EOF\n${html}`)],
  ['PDF with SVG far in it', 'a.pdf', latin(`${pdfHead}${far}${svg}`)],
  ['PDF with script in a comment', 'a.pdf', latin(`${pdfHead}%*/${run}//\n%%EOF`)],
  ['PDF that is script', 'a.pdf', latin(`${pdfHead.trim()}=1;${run}`)],
  ['PDF with an action on opening', 'a.pdf', latin(`${pdfHead}1 0 obj<</Type/Catalog/OpenAction<</S/JavaScript/JS(app.alert\\('uitgevoerd'\\))>>/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF`)],
  ['PDF that opens an address', 'a.pdf', latin(`${pdfHead}1 0 obj<</Type/Catalog/OpenAction<</S/URI/URI(javascript:${run})>>>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF`)],
  ['PDF with a form in XFA', 'a.pdf', latin(`${pdfHead}1 0 obj<</AcroForm<</XFA(<script>${run}</script>)>>>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF`)],
  ['PDF and ZIP', 'a.pdf', Buffer.concat([latin(`${pdfHead}%%EOF\n`), zipOf([{ name: 'a.html', content: html }])])],
  ['PDF in UTF-16', 'a.pdf', Buffer.concat([latin(pdfHead), Buffer.from(html, 'utf16le')])],
  ['PDF with HTML in UTF-7', 'a.pdf', latin(`${pdfHead}+ADw-script+AD4-${run}+ADw-/script+AD4-`)],
  ['PNG with HTML in a text', 'a.png', Buffer.concat([png, chunk('tEXt', `Comment\0${html}`), idat, pngEnd])],
  ['PNG with HTML far in it', 'a.png', Buffer.concat([png, idat, chunk('tEXt', `Comment\0${far}${html}`), pngEnd])],
  ['PNG with script behind its end', 'a.png', Buffer.concat([png, idat, pngEnd, latin(`${far}<script>${run}</script>`)])],
  ['PNG with HTML as its pixels', 'a.png', Buffer.concat([png, chunk('IDAT', html), pngEnd])],
  ['PNG and ZIP', 'a.png', Buffer.concat([png, idat, pngEnd, zipOf([{ name: 'a.html', content: html }])])],
  ['JPEG with HTML in a comment', 'a.jpg', jpeg(html)],
  ['JPEG that is script', 'a.jpg', jpeg(`*/=1;${run}/*`)],
  ['JPEG with HTML far behind', 'a.jpeg', jpeg('foto', `${far}${html}`)],
  ['JPEG with XMP', 'a.jpg', jpeg(`http://ns.adobe.com/xap/1.0/\0<x:xmpmeta><a href="javascript:${run}"/></x:xmpmeta>`)],
  ['JPEG and ZIP', 'a.jpg', Buffer.concat([jpeg('foto'), zipOf([{ name: 'a.html', content: html }])])],
  ['Word with macros', 'a.docx', docx('word/vbaProject.bin', run)],
  ['Word with macros by its type', 'a.docx', officeDocument(docmType)],
  ['Word with a page in it', 'a.docx', docx('word/afchunk.html', html)],
  ['Word with a picture in SVG', 'a.docx', docx('word/media/a.svg', svg)],
  ['Word with a template elsewhere', 'a.docx', docx('word/_rels/settings.xml.rels', '<Relationships><Relationship Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate" Target="https://elders.example/a.dotm" TargetMode="External"/></Relationships>')],
  ['Word behind HTML', 'a.docx', Buffer.concat([latin(html), officeDocument(docxType)])],
  ['Excel with macros of old', 'a.xlsx', officeDocument(xlsxType, [{ name: 'xl/macrosheets/sheet1.xml', content: run }])],
  ['Excel with a formula that calls', 'a.xlsx', officeDocument(xlsxType, [{ name: 'xl/worksheets/sheet1.xml', content: '<f>cmd|"/c calc"!A1</f>' }])],
  ['OpenDocument with a script', 'a.ods', odsDocument([{ name: 'Scripts/javascript/a.js', content: run }])],
  ['OpenDocument with Basic', 'a.ods', odsDocument([{ name: 'Basic/Standard/a.xml', content: run }])],
  ['a page saved by a mail program', 'a.mhtml', latin(`MIME-Version: 1.0\r\nContent-Type: text/html\r\n\r\n${html}`)],
  ['XML with a style that runs', 'a.xml', latin(`<?xml version="1.0"?><?xml-stylesheet type="text/xsl" href="data:text/xml,${encodeURIComponent(html)}"?><a/>`)],
  ['a shortcut', 'a.url', latin(`[InternetShortcut]\nURL=javascript:${run}`)],
  ['a program of HTML', 'a.hta', latin(html)],
  ...[`"><img src=x onerror=${run}>.pdf`, `<svg onload=${run}>.pdf`, `'-${run}-'.pdf`, `\u202Efdp.${run}.pdf`, `javascript:${run}.pdf`].map((name): [string, string, Buffer] => ['a name that is a page', name, latin(`${pdfHead}${name.length}\n%%EOF`)]),
]

/** Opens each address by itself, and then all of them in every way a page could, in a browser whose own guards against inline code are off; counts what ran. */
const executions = async (page: Page, origin: string, paths: readonly string[]): Promise<number> => {
  let ran = 0
  page.on('console', (message) => { if (message.text() === 'uitgevoerd') ran += 1 })
  for (const path of paths) await page.goto(`${origin}${path}`, { timeout: 5_000, waitUntil: 'commit' }).catch(() => undefined)
  await page.goto(`${origin}/toegankelijkheid`)
  await page.evaluate(async (addresses) => {
    const put = (address: string, tag: string, name: string) => new Promise<void>((resolve) => {
      const element = document.createElement(tag)
      element.addEventListener('load', () => resolve())
      element.addEventListener('error', () => resolve())
      if (tag === 'link') element.setAttribute('rel', 'stylesheet')
      element.setAttribute(name, address)
      document.body.append(element)
      // A download in a frame tells nothing.
      setTimeout(resolve, 3_000)
    })
    const ways = [['iframe', 'src'], ['object', 'data'], ['embed', 'src'], ['img', 'src'], ['script', 'src'], ['link', 'href']] as const
    await Promise.all(addresses.flatMap((address) => ways.map(([tag, name]) => put(address, tag, name))))
  }, paths)
  return ran
}

const stored: { what: string; path: string; content: Buffer; type: string }[] = []

test('each sample is refused, or kept as a file that no page can run', async () => {
  const context = await windows.browser.newContext({ bypassCSP: true })
  const [name = '', value = ''] = draft.cookie.split(/=(.*)/s)
  await context.addCookies([{ name, value, url: portal.origin }])
  const page = await context.newPage()
  let refused = 0
  const wrong: unknown[] = []
  for (const [what, fileName, content] of samples) {
    const before = new Set((await portal.database.sql<{ id: string }>('select id from attachment where application_id = $1', [draft.id])).map(({ id }) => id))
    const { status } = await draft.post(content, fileName)
    const [added] = (await portal.database.sql<{ id: string; mime: string }>('select a.id, f.mime from attachment a join stored_file f using (sha256) where application_id = $1', [draft.id])).filter(({ id }) => !before.has(id))
    if ((status === 415 || status === 422) && added === undefined) refused += 1
    else if (status !== 303 || added === undefined) wrong.push({ what, fileName, status, added })
    else stored.push({ what: `${what}, ${fileName}`, path: `/api/bestanden/${added.id}`, content, type: added.mime })
  }
  const ran = await executions(page, portal.origin, stored.map(({ path }) => path))
  expect(wrong).toEqual([])
  console.info(`${samples.length} samples: ${refused} refused, ${stored.length} kept`)
  expect([refused > 20, stored.length > 10]).toEqual([true, true])
  note({ row: 'T52', what: 'samples that ran', figure: ran, of: samples.length, bar: none(40) })
}, 300_000)

test('the page that lists them runs nothing either', async () => {
  const page = await windows.as('invuller')
  let ran = 0
  page.on('console', (message) => { if (message.text() === 'uitgevoerd') ran += 1 })
  await page.goto(`${draft.path}/bijlagen`)
  await page.getByText('onerror=').first().waitFor()
  expect(ran).toBe(0)
})

let naive: Server | undefined
afterAll(async () => {
  await windows.browser.close()
  naive?.close()
})
test('control: served inline, under the type that the sender gave, these samples run', async () => {
  naive = createServer((request, response) => {
    const index = Number(/^\/file\/(\d+)$/.exec(request.url ?? '')?.[1] ?? -1)
    response.writeHead(200, { 'content-type': index < 0 ? 'text/html' : 'text/html; charset=latin1' }).end(stored[index]?.content ?? '<p>een pagina</p>')
  })
  await new Promise<void>((resolve) => naive?.listen(0, '127.0.0.1', resolve))
  const origin = `http://127.0.0.1:${(naive.address() as AddressInfo).port}`
  const page = await (await windows.browser.newContext()).newPage()
  const ran = await executions(page, origin, [...stored.keys()].map((index) => `/file/${index}`))
  expect(ran).toBeGreaterThan(3)
}, 300_000)
