import { readFileSync, rmSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { afterAll, expect, test } from 'vitest'
import { buildApp } from '@/lib/commands/build'
import { openWindows } from '@/tests/support/browser'
import { startStoryPortal } from '@/tests/support/portal-server'
import { renamedBuild } from '@/tests/support/renamed-build'
import { storyRows } from '@/tests/support/story-rows'

/** A second production build in earnest, with another key: REBUILD=1 npm test -- tests/journeys/rebuilt.test.ts */
const inEarnest = process.env['REBUILD'] === '1'

const portal = await startStoryPortal()
const windows = await openWindows(portal.origin)
const next = inEarnest ? '.next-test-again' : renamedBuild(portal.distDir)
if (inEarnest) {
  rmSync(next, { recursive: true, force: true })
  await buildApp(next, { ...process.env, NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: 'Zk5uS2x9bm1Qd3RyVjdhWWVjSGZMMHBqWDRzVDhpT2c=' })
}
afterAll(async () => {
  await windows.browser.close()
  rmSync(next, { recursive: true, force: true })
})

const TEXT = 'Getypt in de oude uitgave: “3 < 4”, één \'è\'. 👩‍🔬\n\nEn   verder\ttot de laatste letter.'

const [request] = await portal.database.sql<{ id: string }>(
  `select a.id from application a join membership m using (organisation_id) join app_user u on u.id = m.user_id where a.status = 'DRAFT' and u.email = 'invuller@demo.example'`)
const address = `/aanvragen/${request?.id}/doelgroepen`
const [filed] = await portal.database.sql<{ id: string }>(
  `select a.id from application a join membership m using (organisation_id) join app_user u on u.id = m.user_id where a.submitted_at is not null and u.email = 'invuller@demo.example' limit 1`)
const { openedReview: review, reviewer } = await storyRows(portal.database)
const motivation = async () => (await portal.database.sql<{ motivation: string }>(`select motivation from review_motivation where review_id = $1 and criterion = 'C01'`, [review]))[0]?.motivation
const hydrated = (page: Page) => page.waitForFunction(() => Object.keys(document.querySelector('form.form') ?? {}).some((key) => key.startsWith('__react')))
const stored = async (field: string): Promise<unknown> =>
  (await portal.database.sql<{ draft: Record<string, unknown> }>('select draft from application where id = $1', [request?.id]))[0]?.draft[field]
const field = (page: Page, name: string) => page.locator(`[name=${name}]`)
const buildOf = (distDir: string) => readFileSync(`${distDir}/BUILD_ID`, 'utf8')
const scripts = async (page: Page) => (await page.locator('script[src]').evaluateAll((all) => all.map((one) => one.getAttribute('src') ?? ''))).filter((source) => source.includes('/static/'))

test(`under an open form the portal comes back as ${inEarnest ? 'another build' : 'another build would name it (build id, action ids, scripts)'}: what was typed goes in, by itself, by the button and after a reload`, async () => {
  const page = await windows.as('invuller')
  await page.goto(address)
  await hydrated(page)
  const thread = await page.context().newPage()
  await thread.goto(`/aanvragen/${filed?.id}/berichten`)
  await hydrated(thread)
  await thread.getByLabel('Uw bericht').fill(TEXT)
  const desk = await (await windows.as(reviewer)).context().newPage()
  await desk.goto(`/beoordelen/${review}?deel=score`)
  await desk.getByRole('button', { name: /^Sneltoetsen/ }).waitFor()
  const old = await scripts(page)
  await portal.kill()
  await desk.locator('[name="motivations.C01"]').fill(TEXT)
  await field(page, 'genderApproach').fill(TEXT)
  await page.locator('.form__save').getByText('1 wijziging wacht op dit toestel.').waitFor()
  await portal.start(next)

  // By itself: what waits goes to an address that no build renames.
  await expect.poll(() => stored('genderApproach'), { timeout: 30_000 }).toBe(TEXT)
  // A desk waits on its page alone, and goes to such an address too.
  await expect.poll(() => motivation(), { timeout: 30_000 }).toBe(TEXT)
  // By the button, whose action the new build knows under another id.
  await field(page, 'accessibilityMeasures').fill(TEXT)
  await page.getByRole('button', { name: 'Bewaar', exact: true }).click()
  await page.getByRole('status').getByText('Bewaard', { exact: true }).waitFor()
  expect(await stored('accessibilityMeasures')).toBe(TEXT)
  await page.goto(address)
  expect([await field(page, 'genderApproach').inputValue(), await field(page, 'accessibilityMeasures').inputValue()]).toEqual([TEXT, TEXT])

  // A form that keeps nothing by itself, sent by the button as its writer left it.
  await thread.getByRole('button', { name: 'Verstuur bericht' }).click()
  await thread.locator('.thread__message').filter({ hasText: 'Getypt in de oude uitgave' }).waitFor()
  expect(await portal.database.sql('select text from message where application_id = $1 and text = $2', [filed?.id, TEXT])).toHaveLength(1)

  // It was another one. Scripts are named after what they hold, so a build of the same sources has the same; under other names not one stands where it stood.
  expect(buildOf(next)).not.toBe(buildOf(portal.distDir))
  if (!inEarnest) {
    const fresh = await scripts(page)
    expect([old.length > 0, fresh.length > 0, fresh.filter((source) => old.includes(source))]).toEqual([true, true, []])
    expect((await page.request.get(old[0] ?? '')).status()).toBe(404)
  }
  await page.getByRole('button', { name: 'Bewaar', exact: true }).click()
  await page.locator('.form__save').getByText('Bewaard').first().waitFor()
}, 180_000)
