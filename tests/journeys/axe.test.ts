import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, expect, test } from 'vitest'
import { axeObjections, axeObjectionsAgain } from '@/tests/support/axe'
import { openWindows } from '@/tests/support/browser'
import { startStoryPortal } from '@/tests/support/portal-server'
import { storyRows } from '@/tests/support/story-rows'
import { statesOf } from './screen-states'
import { screensOf } from './screens'

/** With a scanner that is set and silent: then files show the states of a scan. */
const portal = await startStoryPortal({ CLAMD_ADDR: '127.0.0.1:9' })
const windows = await openWindows(portal.origin)
afterAll(() => windows.browser.close())
const rows = await storyRows(portal.database)
const screens = [...screensOf(rows), ...(await statesOf(portal, rows))]

/** Where `npm run screens` wants its pictures. */
const pictures = process.env['SCREENS']

/** One window per person for the whole file. */
const pages = new Map<string, Promise<Page>>()
const windowOf = (account: string | null): Promise<Page> => {
  const known = pages.get(account ?? '') ?? windows.as(account)
  pages.set(account ?? '', known)
  return known
}

test.each(screens.map((screen) => [screen.name, screen] as const))('%s: one h1, a title, nothing axe objects to and no sideways scroll, wide and narrow', async (name, { path, account, then }) => {
  const page = await windowOf(account)
  const response = await page.goto(path)
  expect(response?.status()).toBe(name === 'bestaat-niet' ? 404 : 200)
  await then?.(page)
  expect(await page.locator('h1').count()).toBe(1)
  expect(await page.title()).toMatch(/STEM-loket$/)
  for (const width of [1280, 320]) {
    await page.setViewportSize({ width, height: 900 })
    if (pictures !== undefined) await page.screenshot({ path: join(pictures, `${name}-${account ?? 'bezoeker'}-${width}.png`), fullPage: true })
    expect(await (width === 1280 ? axeObjections : axeObjectionsAgain)(page), `axe at ${width}`).toEqual([])
    expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth), `sideways at ${width}`).toBeLessThanOrEqual(0)
  }
}, 60_000)
