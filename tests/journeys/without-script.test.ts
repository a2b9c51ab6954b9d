import { afterAll, expect, test } from 'vitest'
import { leadingOn, openWindows } from '@/tests/support/browser'
import { startStoryPortal } from '@/tests/support/portal-server'
import { withoutDraft } from '@/tests/support/without-draft'

const portal = await startStoryPortal()
const windows = await openWindows(portal.origin)
afterAll(() => windows.browser.close())

test('an applicant without JavaScript starts a request, saves a page by its button, and finds the text again', async () => {
  await withoutDraft(portal.database, 'invuller')
  const page = await windows.as(null, { javaScriptEnabled: false })
  await page.goto('/oproepen/UIT-DEMO')
  await page.getByRole('link', { name: 'Start aanvraag' }).click()
  await page.getByRole('button', { name: 'Aanmelden als invuller', exact: true }).click()
  await page.getByRole('button', { name: 'Start aanvraag' }).click()
  await page.waitForURL(/\/aanvragen\/[0-9a-f-]+$/)
  const request = new URL(page.url()).pathname

  const calendar = await page.request.get(`${portal.origin}${request}/deadline.ics`)
  expect([calendar.headers()['content-type'], calendar.headers()['content-disposition']]).toEqual(['text/calendar; charset=utf-8', 'attachment; filename="deadline-UIT-DEMO.ics"'])
  expect(await calendar.text()).toMatch(/^BEGIN:VCALENDAR\r\n(?:.*\r\n)*DTEND:\d{8}T\d{6}Z\r\n(?:.*\r\n)*END:VCALENDAR\r\n$/)

  await page.goto(`${request}/doelgroepen`)
  await page.locator('[name=genderApproach]').fill('Meisjes kiezen samen met een vriendin een werkstuk.')
  await leadingOn(page, () => page.getByRole('button', { name: 'Bewaar', exact: true }).click())
  await page.goto(`${request}/doelgroepen`)
  expect(await page.locator('[name=genderApproach]').inputValue()).toBe('Meisjes kiezen samen met een vriendin een werkstuk.')

  await leadingOn(page, () => page.getByRole('button', { name: /^Voeg rij toe/ }).click())
  expect(await page.locator('[name="targetGroups.0.group"]').count()).toBeGreaterThan(0)
  expect(await page.locator('[name=genderApproach]').inputValue()).toBe('Meisjes kiezen samen met een vriendin een werkstuk.')
}, 120_000)

test('a wrong value says what is wrong, and stays as it was typed', async () => {
  await withoutDraft(portal.database, 'invuller2')
  const page = await windows.as('invuller2', { javaScriptEnabled: false })
  await page.goto('/oproepen/UIT-DEMO')
  await page.getByRole('button', { name: 'Start aanvraag' }).click()
  await page.waitForURL(/\/aanvragen\/[0-9a-f-]+$/)
  const request = new URL(page.url()).pathname

  await page.goto(`${request}/organisatie`)
  await page.locator('[name=contactEmail]').fill('geen adres')
  await leadingOn(page, () => page.getByRole('button', { name: 'Bewaar en ga verder' }).click())
  expect(await page.title()).toMatch(/^Fout: (?!Fout).* - STEM-loket$/)
  expect(await page.locator('[name=contactEmail]').inputValue()).toBe('geen adres')
  expect(await page.locator('[name=contactEmail]').getAttribute('aria-invalid')).toBe('true')
  expect(await page.locator('.errors a[href="#contactEmail"], .errors a[href$="contactEmail"]').count()).toBe(1)
}, 120_000)

test('what was typed when the session ended is shown, and is saved after signing in again', async () => {
  await withoutDraft(portal.database, 'invuller2')
  const page = await windows.as('invuller2', { javaScriptEnabled: false })
  await page.goto('/oproepen/UIT-DEMO')
  await page.getByRole('button', { name: 'Start aanvraag' }).click()
  await page.waitForURL(/\/aanvragen\/[0-9a-f-]+$/)
  const form = `${new URL(page.url()).pathname}/doelgroepen`
  const typed = 'Meisjes & jongens <b>samen</b>,\n"twee aan twee".'

  await page.goto(form)
  await page.locator('[name=genderApproach]').fill(typed)
  await page.context().clearCookies()
  await leadingOn(page, () => page.getByRole('button', { name: 'Bewaar', exact: true }).click())
  expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('Uw sessie is voorbij')
  expect(await page.locator('ul li').allTextContents()).toContain(typed)

  // Still nobody: the same page again, and nothing lost on the way.
  await leadingOn(page, () => page.getByRole('button', { name: 'Verstuur opnieuw' }).click())
  expect(await page.locator('ul li').allTextContents()).toContain(typed)

  const [signIn] = await Promise.all([page.context().waitForEvent('page'), page.getByRole('link', { name: 'Meld u opnieuw aan' }).click()])
  await signIn.getByRole('button', { name: 'Aanmelden als invuller2', exact: true }).click()
  await signIn.waitForURL(`**${form}`)
  await leadingOn(page, () => page.getByRole('button', { name: 'Verstuur opnieuw' }).click())
  await page.goto(form)
  expect(await page.locator('[name=genderApproach]').inputValue()).toBe(typed)
}, 120_000)

test('a refusal is said on the page when its form is gone by then', async () => {
  await withoutDraft(portal.database, 'invuller')
  const page = await windows.as('invuller', { javaScriptEnabled: false })
  await page.goto('/oproepen/UIT-DEMO')
  await portal.database.sql(`with free as (select set_config('session_replication_role', 'replica', true)) update call set status = 'CLOSED', deadline_at = portal_now() - interval '1 minute' from free where code = 'UIT-DEMO'`)
  await leadingOn(page, () => page.getByRole('button', { name: 'Start aanvraag' }).click())
  expect(await page.getByRole('button', { name: 'Start aanvraag' }).count()).toBe(0)
  expect(await page.title()).toMatch(/^Fout: /)
  expect(await page.getByRole('alert').getByRole('listitem').allTextContents()).toEqual(['Deze oproep is gesloten. U kunt geen aanvraag meer starten.'])
}, 60_000)
