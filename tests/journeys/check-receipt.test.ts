import { afterAll, expect, test } from 'vitest'
import { cookieOf, openWindows } from '@/tests/support/browser'
import { startStoryPortal } from '@/tests/support/portal-server'
import { storyRows } from '@/tests/support/story-rows'

const portal = await startStoryPortal()
const windows = await openWindows(portal.origin)
afterAll(() => windows.browser.close())

const { filed } = await storyRows(portal.database)
const { name, value } = await cookieOf('invuller')
const download = async (file: string) => Buffer.from(await (await fetch(`${portal.origin}/aanvragen/${filed}/${file}`, { headers: { cookie: `${name}=${value}` } })).arrayBuffer())
const [json, pdf] = [await download('bewijs.json'), await download('bewijs.pdf')]
const receipt: { number: string } = JSON.parse(json.toString())

/** A visitor who opened the page, and then lost the network: nothing can be asked of the portal any more. */
const offline = async (path = '/controleer') => {
  const page = await windows.as(null)
  await page.goto(path)
  await page.getByRole('button', { name: 'Controleer bewijs' }).waitFor()
  await page.waitForLoadState('networkidle')
  await page.context().setOffline(true)
  return {
    page,
    check: async (...files: { name: string; buffer: Buffer }[]) => {
      await page.getByLabel('Bewijs (JSON of PDF)').setInputFiles(files.map((file) => ({ ...file, mimeType: 'application/octet-stream' })))
      await page.getByRole('button', { name: 'Controleer bewijs' }).click()
      return page.locator('main').innerText()
    },
  }
}

test('with the network off, the receipt of a filed request is found sound, as JSON and as PDF', async () => {
  const { page, check } = await offline()
  await check({ name: 'bewijs.json', buffer: json }, { name: 'bewijs.pdf', buffer: pdf })
  await page.getByRole('heading', { name: 'Dit bewijs is echt' }).waitFor()
  const shown = await page.locator('main').innerText()
  expect(shown).toContain('bewijs.json: echt. De handtekening klopt, er is niets gewijzigd.')
  expect(shown).toContain('bewijs.pdf: echt. De handtekening klopt, er is niets gewijzigd.')
  expect(shown).toContain(receipt.number)
}, 60_000)

test('a changed receipt is refused, and beside the sound one the page says what was changed', async () => {
  const changed = Buffer.from(json.toString().replace(receipt.number, 'STEM-2099-XXX-00001'))
  const { page, check } = await offline()
  await check({ name: 'bewijs.json', buffer: changed })
  await page.getByRole('heading', { name: 'Dit bewijs klopt niet' }).waitFor()
  await check({ name: 'bewijs.pdf', buffer: pdf }, { name: 'kopie.json', buffer: changed })
  await page.getByText('kopie.json verschilt van het echte bewijs in het dossiernummer.').waitFor()
}, 60_000)

test('one changed bit of the PDF is refused', async () => {
  const changed = Buffer.from(pdf)
  changed[Math.floor(changed.length / 2)] = (changed[Math.floor(changed.length / 2)] ?? 0) ^ 1
  const { page, check } = await offline()
  await check({ name: 'bewijs.pdf', buffer: changed })
  await page.getByText('bewijs.pdf: niet echt. Het PDF-bestand is gewijzigd: de handtekening klopt niet meer.').waitFor()
}, 60_000)

test('the code of the PDF brings the receipt along, and nothing of it reaches the portal', async () => {
  const page = await windows.as(null)
  const asked: string[] = []
  page.on('request', (request) => asked.push(request.url()))
  const fragment = json.toString('base64url')
  await page.goto(`/controleer#${fragment}`)
  await page.getByRole('heading', { name: 'Dit bewijs is echt' }).waitFor()
  expect(await page.locator('main').innerText()).toContain(receipt.number)
  expect(asked.filter((url) => url.split('#')[0]?.includes(fragment.slice(0, 20)))).toEqual([])
}, 60_000)
