import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { serveClient, type ClientPage } from '@/tests/support/client-page'

let client: ClientPage
beforeAll(async () => {
  client = await serveClient('tests/app/_ui/live-page.tsx')
})
afterAll(() => client.close())

const timer = (page: Page) => page.getByRole('timer')

test('the time that is left runs on, and ends', async () => {
  const page = await client.open('?over=65000')
  await timer(page).filter({ hasText: 'Nog 1 minuut.' }).waitFor()
  await timer(page).filter({ hasText: 'Nog minder dan 1 minuut.' }).waitFor({ timeout: 10_000 })
  const short = await client.open('?over=1500')
  await timer(short).filter({ hasText: 'De tijd is om.' }).waitFor()
})

test('a page that was slow to come counts from when it was asked for, so it never shows more time than there is', async () => {
  const page = await client.browser.newPage()
  await page.addInitScript(() => {
    // As if loading took two minutes.
    Object.defineProperty(performance, 'timeOrigin', { value: Date.now() - 120_000 })
  })
  const open = await client.open('?over=600000')
  await page.goto(open.url())
  await timer(page).filter({ hasText: /^Nog 7 minuten\.$|^Nog 8 minuten\.$/ }).waitFor()
})

test('a colleague who comes or goes is said, and only who does something says to be here', async () => {
  const context = await client.browser.newContext()
  const page = await context.newPage()
  await page.clock.install()
  const said: string[] = []
  let answer = [{ name: 'Sofie', step: 'partners' }, { name: 'Karim', step: 'partners' }, { name: 'Lotte', step: 'begroting' }]
  await page.route('**/aanwezig**', async (route) => {
    said.push(`${route.request().method()} ${new URL(route.request().url()).search}`)
    await route.fulfill({ json: answer })
  })
  const open = await client.open('?over=600000')
  await page.goto(open.url().replace('?', '?hier=1&'))
  await page.getByText('Sofie en Karim zijn hier nu bezig').waitFor()
  answer = []
  await page.clock.runFor(60_000)
  expect(said).toEqual(['POST ?onderdeel=partners'])
  await page.keyboard.press('a')
  await page.clock.runFor(30_000)
  await expect.poll(() => page.getByRole('status').textContent()).toBe('')
  expect(said).toEqual(['POST ?onderdeel=partners', 'POST ?onderdeel=partners'])
})
