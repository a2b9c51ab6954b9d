import { afterAll, beforeEach, expect, test } from 'vitest'
import type { Page } from 'playwright-core'
import { cookieOf, leadingOn, openWindows } from '@/tests/support/browser'
import { startStoryPortal } from '@/tests/support/portal-server'
import { storyRows } from '@/tests/support/story-rows'

/** A report that is being written, by two of its organisation: the mechanism is the one of requests (nothing-lost.test.ts), so only that it is used here. */
const portal = await startStoryPortal()
const windows = await openWindows(portal.origin)
afterAll(() => windows.browser.close())
const { draftReport, reporter } = await storyRows(portal.database)
const story = `/verslagen/${draftReport}/verhaal`

const stored = async (field: string): Promise<unknown> => (await portal.database.sql<{ draft: Record<string, unknown> }>('select draft from report where id = $1', [draftReport]))[0]?.draft[`narrative.${field}`]
const eventually = (field: string) => expect.poll(() => stored(field), { timeout: 20_000 })
const field = (page: Page, name: string) => page.locator(`[name="narrative.${name}"]`)
const says = (page: Page, words: string) => page.locator('.form__save').getByText(words).waitFor({ timeout: 30_000 })
const open = async (javaScriptEnabled = true): Promise<Page> => {
  const page = await windows.as(reporter, { javaScriptEnabled })
  await page.goto(story)
  if (javaScriptEnabled) await page.waitForFunction(() => Object.keys(document.querySelector('form.form') ?? {}).some(key => key.startsWith('__react')))
  return page
}

beforeEach(() => portal.database.sql(`update report set draft = draft || '{"narrative.impact":"begin","narrative.followUp":"begin"}'::jsonb, draft_version = draft_version + 1 where id = $1`, [draftReport]))

test('two windows on one page of a report, one of them without network: both texts stand, and one field of two is put side by side', async () => {
  const [one, other] = [await open(), await open()]
  await other.context().setOffline(true)
  await field(other, 'followUp').fill('van de ander')
  await field(other, 'impact').fill('ook van de ander')
  await says(other, 'Offline: 2 wijzigingen wachten op dit toestel.')
  await field(one, 'impact').fill('van de een')
  await eventually('impact').toBe('van de een')
  await other.context().setOffline(false)
  await eventually('followUp').toBe('van de ander')
  expect(await stored('impact')).toBe('van de een')
  await field(other, 'followUp').fill('nog van de ander')
  await eventually('followUp').toBe('nog van de ander')
  await says(other, 'U moet nog kiezen tussen twee teksten van hetzelfde veld.')
  const another = await open()
  for (const path of ['', '/nakijken']) {
    await another.goto(`/verslagen/${draftReport}${path}`)
    await another.locator('.notice', { hasText: 'schreven in hetzelfde veld' }).getByRole('link', { name: 'Voeg samen' }).waitFor()
  }
  await other.locator('.form__save').getByRole('link', { name: 'Voeg samen' }).click()
  await other.waitForURL((address) => address.pathname.endsWith('/conflict'))
  await other.getByLabel('Mijn tekst').check()
  await other.getByRole('button', { name: 'Voeg samen' }).click()
  await eventually('impact').toBe('ook van de ander')
}, 120_000)

test('a session that ended keeps the text of a report, and signing in again brings it in', async () => {
  const page = await open()
  await portal.database.sql(`update session set ended_at = portal_now() where ended_at is null`)
  await field(page, 'impact').fill('na het afmelden')
  await says(page, 'U bent niet meer aangemeld: 1 wijziging wacht op dit toestel.')
  await page.context().addCookies([{ ...(await cookieOf(reporter)), url: portal.origin }])
  await page.goto(story)
  await eventually('impact').toBe('na het afmelden')
}, 120_000)

test('without JavaScript the button saves', async () => {
  const page = await open(false)
  await field(page, 'impact').fill('met de knop')
  await page.getByRole('button', { name: 'Bewaar', exact: true }).click()
  await eventually('impact').toBe('met de knop')
  await leadingOn(page, () => page.getByRole('button', { name: 'Bewaar', exact: true }).click())
  expect([await field(page, 'impact').inputValue(), await stored('impact')]).toEqual(['met de knop', 'met de knop'])
}, 60_000)

test('a report that is late says so itself, and is still open', async () => {
  const page = await open()
  const late = page.locator('.warning', { hasText: 'U bent te laat.' })
  await page.goto(`/verslagen/${draftReport}`)
  expect(await late.count()).toBe(0)
  const [before] = await portal.database.sql<{ due: Date }>('select due_at as due from report where id = $1', [draftReport])
  await portal.database.sql(`update report set due_at = portal_now() - interval '3 days' where id = $1`, [draftReport])
  await page.goto(`/verslagen/${draftReport}`)
  expect(await late.innerText()).toContain('U kunt het nog indienen.')
  expect(await page.getByRole('link', { name: /^Ga verder/ }).count()).toBe(1)
  await portal.database.sql('update report set due_at = $2 where id = $1', [draftReport, before?.due])
}, 60_000)
