import type { Page } from 'playwright-core'
import { afterAll, expect, test } from 'vitest'
import { axeObjections } from '@/tests/support/axe'
import { openWindows } from '@/tests/support/browser'
import { insertRow } from '@/tests/support/insert-row'
import { startStoryPortal } from '@/tests/support/portal-server'

const portal = await startStoryPortal()
const windows = await openWindows(portal.origin)
afterAll(() => windows.browser.close())

const accountOf = async (name: string) => ({ id: (await portal.database.sql<{ id: string }>('select id from app_user where email = $1', [`${name}@demo.example`]))[0]?.id ?? '' })
const [officer, reviewer] = [await accountOf('dossierbeheerder'), await accountOf('beoordelaar6')]
const openReviews = () =>
  portal.database.sql<{ id: string; status: string }>(`select r.id, r.status from review r join application a on a.id = r.application_id join call c on c.id = a.call_id where r.reviewer_id = $1 and r.status in ('ASSIGNED', 'IN_PROGRESS', 'RETURNED') and c.status in ('CLOSED', 'ASSESSMENT')`, [reviewer.id])

/** Ten files for one reviewer, past the gate and without scores: those of the story and, for the keys it is no matter where the others stand. */
const files = await (async () => {
  const others = await portal.database.sql<{ id: string }>(
    `select a.id from application a join assessment s on s.application_id = a.id join call c on c.id = a.call_id
     where c.status = 'ASSESSMENT' and s.status <> 'WITHDRAWN' and exists (select from activity v where v.application_id = a.id)
       and not exists (select from review r where r.application_id = a.id and r.reviewer_id = $1) and not exists (select from conflict x where x.application_id = a.id and x.user_id = $1)
     order by array_position(array['ELIGIBLE', 'IN_REVIEW', 'CONSENSUS', 'RANKED'], s.status::text), a.number`, [reviewer.id])
  for (const { id: applicationId } of others.slice(0, 10 - (await openReviews()).length)) await insertRow(portal.database, 'review', { applicationId, reviewerId: reviewer.id, assignedById: officer.id })
  await portal.database.sql(`update review set status = 'IN_PROGRESS', no_conflict_at = now() where id = any($1::uuid[]) and status = 'ASSIGNED'`, [(await openReviews()).map(({ id }) => id)])
  const asked = await openReviews()
  for (const table of ['review_score', 'review_motivation']) await portal.database.sql(`delete from ${table} where review_id = any($1::uuid[])`, [asked.map(({ id }) => id)])
  return asked
})()

const motivation = 'De aanvraag toont met voorbeelden uit de eigen werking dat dit lukt, en zegt wie wat doet.'
const counted = { keys: 0, typed: 0 }

const press = async (page: Page, key: string): Promise<void> => {
  counted.keys += 1
  await page.keyboard.press(key)
}
const type = async (page: Page, text: string): Promise<void> => {
  counted.typed += text.length
  await page.keyboard.insertText(text)
}
const focused = (page: Page) => page.evaluate(() => document.activeElement?.getAttribute('name') ?? document.activeElement?.tagName)
const openDesk = async (page: Page): Promise<void> => page.getByRole('button', { name: /^Sneltoetsen/ }).waitFor()

/** From the first criterion to the last: a digit, M, the text, on to the next. */
const scoreByKeys = async (page: Page): Promise<void> => {
  for (const code of Array.from({ length: 10 }, (_, index) => `C${String(index + 1).padStart(2, '0')}`)) {
    await press(page, 'Digit4')
    await press(page, 'm')
    if (code === 'C03') expect(await focused(page)).toBe(`motivations.${code}`)
    await type(page, motivation)
    if (code !== 'C10') await press(page, 'Alt+ArrowDown')
  }
}

test('a reviewer scores and files a whole queue by keyboard alone', async () => {
  expect(files).toHaveLength(10)
  const page = await windows.as('beoordelaar6')
  await page.goto('/beoordelen')
  await page.getByRole('link', { name: 'Volgende dossier' }).press('Enter')
  await openDesk(page)

  // The list of keys is a dialog that one leaves, and a text field is one too.
  await page.keyboard.press('?')
  expect(await page.getByRole('dialog', { name: 'Sneltoetsen' }).isVisible()).toBe(true)
  expect(await axeObjections(page)).toEqual([])
  await page.keyboard.press('Escape')
  await page.keyboard.press('/')
  await page.keyboard.type('2')
  await page.getByRole('search').getByText(/^1 van \d+/).waitFor()
  expect(await focused(page)).toBe('INPUT')
  await page.keyboard.press('Escape')
  expect(await focused(page)).toBe('all.C01')

  const started = performance.now()
  for (const [index] of files.entries()) {
    const here = page.url()
    if (index > 0) await openDesk(page)
    await scoreByKeys(page)
    if (index === 0) {
      await page.keyboard.press('Escape')
      expect(await axeObjections(page)).toEqual([])
    }
    await press(page, 'Control+Enter')
    await page.waitForURL(({ href }) => href.replace(/#.*/, '') !== here.replace(/#.*/, '')).catch(async (thrown: unknown) => {
      throw new Error((await page.locator('.errors').allInnerTexts()).join(' '), { cause: thrown })
    })
  }
  const seconds = (performance.now() - started) / 1000
  console.log(`${files.length} files by keyboard: ${(seconds / files.length).toFixed(1)} s of the machine and ${counted.keys / files.length} keys per file, besides ${counted.typed / files.length} characters of motivation`)
  expect(counted.keys / files.length).toBe(30)
  expect(await portal.database.sql('select status, count(*)::int from review where id = any($1::uuid[]) group by 1', [files.map(({ id }) => id)])).toEqual([{ status: 'FINAL', count: files.length }])
  expect(await page.evaluate(async () => ({ local: localStorage.length, session: sessionStorage.length, databases: (await indexedDB.databases()).length }))).toEqual({ local: 0, session: 0, databases: 0 })
  await page.context().close()
}, 240_000)

test('without a connection what was typed stays on the page, also when one files; it goes when it can', async () => {
  const [review] = files
  await portal.database.sql(`update review set status = 'RETURNED' from set_config('session_replication_role', 'replica', true) where id = $1`, [review?.id])
  const page = await windows.as('beoordelaar6')
  await page.goto(`/beoordelen/${review?.id}`)
  await openDesk(page)
  await page.context().setOffline(true)
  const field = page.locator('[name="motivations.C03"]')
  await field.fill(`${motivation} En dit kwam er in de tunnel bij.`)
  await page.getByText('Geen verbinding. Uw tekst staat nog op deze pagina').waitFor()
  await field.press('Control+Enter')
  await page.getByText('Nog niet ingediend: er is geen verbinding met het loket.').waitFor()
  expect(await field.inputValue()).toContain('in de tunnel')
  await page.context().setOffline(false)
  await page.getByText(/^Alles bewaard/).waitFor()
  expect(await portal.database.sql(`select motivation like '%tunnel%' as kept from review_motivation where review_id = $1 and criterion = 'C03'`, [review?.id])).toEqual([{ kept: true }])
  await page.context().close()
}, 60_000)

test('two windows of one reviewer are put together; what they say otherwise stands side by side until one chooses', async () => {
  const [, review] = files
  await portal.database.sql(`update review set status = 'RETURNED' from set_config('session_replication_role', 'replica', true) where id = $1`, [review?.id])
  const page = await windows.as('beoordelaar6')
  const other = await page.context().newPage()
  for (const window of [page, other]) {
    await window.goto(`/beoordelen/${review?.id}?deel=score`)
    await openDesk(window)
  }
  const text = (criterion: string) => portal.database.sql<{ motivation: string }>('select motivation from review_motivation where review_id = $1 and criterion = $2', [review?.id, criterion]).then(([row]) => row?.motivation)
  await page.locator('[name="motivations.C01"]').fill(`${motivation} Hier.`)
  await page.locator('[name="motivations.C02"]').fill(`${motivation} Ook hier.`)
  await expect.poll(() => text('C02'), { timeout: 20_000 }).toContain('Ook hier.')
  await other.locator('[name="motivations.C02"]').fill(`${motivation} Daar.`)
  await other.locator('[name="motivations.C03"]').fill(`${motivation} Ook daar.`)
  const choice = other.getByRole('alert', { name: 'In een ander venster vulde u iets anders in' })
  await choice.getByText('Ook hier.').waitFor()
  expect(await axeObjections(other)).toEqual([])
  // What only the first window wrote has come in; its C02 stands until one chooses.
  expect(await other.locator('[name="motivations.C01"]').inputValue()).toBe(`${motivation} Hier.`)
  expect([await text('C02'), await text('C03')]).toEqual([`${motivation} Ook hier.`, `${motivation} Ook daar.`])
  await choice.getByRole('button', { name: 'Houd wat hier staat bij C02: motivering' }).click()
  await expect.poll(() => text('C02'), { timeout: 20_000 }).toBe(`${motivation} Daar.`)
  await choice.waitFor({ state: 'detached' })
  await page.context().close()
}, 60_000)
