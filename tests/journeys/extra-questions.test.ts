import { createHash } from 'node:crypto'
import { afterAll, expect, test } from 'vitest'
import { openWindows } from '@/tests/support/browser'
import { startStoryPortal } from '@/tests/support/portal-server'
import { storyRows } from '@/tests/support/story-rows'

const portal = await startStoryPortal()
const windows = await openWindows(portal.origin)
afterAll(() => windows.browser.close())
const { draft } = await storyRows(portal.database)
const PDF = Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 4 4]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n')

test('a question that asks a file takes a new one where it is asked, chooses it, and keeps the answer', async () => {
  const page = await windows.as('invuller')
  await page.goto(`/aanvragen/${draft}/partners`)
  await page.getByLabel('Ja', { exact: true }).check()
  await page.locator('input[type=file]').setInputFiles({ name: 'brief.pdf', mimeType: 'application/pdf', buffer: PDF })
  await page.getByRole('button', { name: 'Voeg bestand toe' }).click()
  const answers = async () => Object.values((await portal.database.sql<{ extra: Record<string, string> }>(`select draft #> '{extra,partners}' as extra from application where id = $1`, [draft]))[0]?.extra ?? {})
  await expect.poll(answers, { timeout: 30_000 }).toContain(createHash('sha256').update(PDF).digest('hex'))
  expect(await portal.database.sql(`select kind, name from attachment where application_id = $1 and name = 'brief.pdf'`, [draft])).toEqual([{ kind: 'OTHER', name: 'brief.pdf' }])
}, 90_000)

test('an administrator moves a question with the keyboard, which goes along with it', async () => {
  const page = await windows.as('beheerder')
  await page.goto('/admin/oproepen/UIT-DEMO/vragen')
  const order = () => page.locator('main tbody th').allInnerTexts()
  const [first, second = '', third = ''] = await order()
  await page.locator('main tbody tr', { has: page.getByRole('link', { name: second }) }).getByRole('button', { name: /^Omlaag/ }).focus()
  await page.keyboard.press('Enter')
  await expect.poll(order, { timeout: 20_000 }).toEqual([first, third, second])
  await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe(`Omhoog: ${second}`)
}, 60_000)
