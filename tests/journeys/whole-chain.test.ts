import type { Page } from 'playwright-core'
import { afterAll, expect, test } from 'vitest'
import { municipalities } from '@/lib/reference/queries'
import { systemActor } from '@/lib/access/actor'
import { stepCodes } from '@/lib/applications/steps'
import { closeCalls } from '@/lib/calls/close-calls'
import { asActor } from '@/lib/db'
import { writePdf } from '@/lib/files/pdf-document'
import { answersOf } from '@/lib/story/answers'
import { content } from '@/lib/story/content'
import { correctedForFiling } from '@/lib/story/corrections'
import { callOf } from '@/lib/story/requests'
import { addDays, localDay } from '@/lib/time'
import { openWindows } from '@/tests/support/browser'
import { fillForm, inputsOf } from '@/tests/support/fill-form'
import { startStoryPortal } from '@/tests/support/portal-server'

/** One request from the call to the check of the office, on a call of its own beside the story. */
const portal = await startStoryPortal()
const { sql } = portal.database
const windows = await openWindows(portal.origin)
afterAll(() => windows.browser.close())

await sql(`
  with fresh as (
    insert into call select (jsonb_populate_record(null::call, to_jsonb(c) || jsonb_build_object('id', gen_random_uuid(), 'code', 'ACT-KETEN', 'name', 'STEM-academies: de keten', 'number_code', 'KET', 'status', 'OPEN',
      'announced_at', now() - interval '30 days', 'opens_at', now() - interval '2 days', 'deadline_at', now() + interval '2 days'))).*
    from call c, set_config('session_replication_role', 'replica', true) where c.code = 'ACT-DEMO' returning id, envelope_cents)
  insert into call_commitment (call_id, envelope_cents, committed_cents) select id, envelope_cents, 0 from fresh`)

const request = content.requests.find(({ code }) => code === 'R19')
if (!request) throw new Error('The story lost R19.')
const { activities, ...answers } = correctedForFiling(answersOf(request, callOf(request), { dayOf: (offset: number) => addDays(localDay(new Date()), offset) } as Parameters<typeof answersOf>[2]))
const places = new Map((await asActor(systemActor('tests'), (tx) => municipalities(tx))).map(({ nis, name }) => [nis, name]))

/** Without scripts every button loads a page. */
const pressed = async (page: Page, button: string): Promise<void> => {
  await Promise.all([page.waitForEvent('load'), page.locator(button).click()])
}

const saved = async (page: Page): Promise<void> => {
  await pressed(page, 'button:has-text("Bewaar en ga verder")')
  expect(await page.locator('.errors').allInnerTexts(), page.url()).toEqual([])
}

/** Presses "Voeg rij toe" until the list is as long as what will be typed. */
const withRows = async (page: Page, list: string, count: number): Promise<void> => {
  const names = await page.locator(`[name^="${list}."]`).evaluateAll((inputs) => inputs.map((input) => input.getAttribute('name') ?? ''))
  for (let have = new Set(names.map((name) => name.slice(list.length + 1).split('.')[0])).size; have < count; have++) await pressed(page, `button[value="add:${list}"]`)
}

const letter = Buffer.from(await writePdf({ title: 'Intentiebrief', createdAt: new Date(0), blocks: [{ kind: 'paragraph', text: 'Wij werken mee.' }], footer: 'Voorbeeld.' }))
const lists: Record<string, readonly string[]> = { 'andere-steun': ['otherGrants', 'deMinimis'], doelgroepen: ['targetGroups'], partners: ['partners'], begroting: ['costs', 'revenues'] }
let file = ''
let number = ''

test('without JavaScript, the invuller starts the request and fills all eight steps', async () => {
  const page = await windows.as('invuller', { javaScriptEnabled: false })
  await page.goto('/oproepen/ACT-KETEN')
  await page.getByRole('button', { name: 'Start aanvraag' }).click()
  await page.waitForURL(/\/aanvragen\/[0-9a-f-]+$/)
  file = new URL(page.url()).pathname
  for (const step of stepCodes) {
    if (step === 'activiteiten')
      for (const [index, { id: _id, sessions, ...activity }] of activities.entries()) {
        await page.goto(`${file}/activiteiten`)
        await pressed(page, 'button[value="add:activities"]')
        expect(new URL(page.url()).pathname).toBe(`${file}/activiteiten/${index + 1}`)
        await withRows(page, `activities.${index}.sessions`, sessions.length)
        await fillForm(page, inputsOf({ ...activity, nis: places.get(activity.nis) ?? activity.nis, sessions }, `activities.${index}.`))
        await saved(page)
      }
    await page.goto(`${file}/${step}`)
    const typed = answers[step]
    for (const list of lists[step] ?? []) {
      const rows = Object.entries(typed).find(([name]) => name === list)?.[1]
      await withRows(page, list, Array.isArray(rows) ? rows.length : 0)
    }
    await fillForm(page, inputsOf(typed))
    if (step === 'bijlagen')
      for (const _partner of answers.partners.partners) {
        await page.locator('[name=kind][value=PARTNER_LETTER]').check()
        await page.locator('[name=file]').setInputFiles({ name: 'intentiebrief.pdf', mimeType: 'application/pdf', buffer: letter })
        await pressed(page, 'button:has-text("Voeg bestand toe")')
        await fillForm(page, inputsOf(typed))
      }
    await saved(page)
  }
  await page.goto(`${file}/nakijken`)
  expect(await page.locator('.errors').allInnerTexts()).toEqual([])
  expect(await page.getByRole('button', { name: 'Dien in', exact: true }).count()).toBe(0)
}, 300_000)

test('the gemachtigde submits and gets a receipt with number and SHA-256', async () => {
  const page = await windows.as('gemachtigde')
  await page.goto(`${file}/nakijken`)
  await page.getByRole('button', { name: 'Dien in', exact: true }).click()
  await page.waitForURL('**/bewijs')
  const text = await page.locator('main').innerText()
  number = /STEM-\d{4}-KET-\d{5}/.exec(text)?.[0] ?? ''
  expect(number).not.toBe('')
  const [row] = await sql<{ sha256: string }>('select s.sha256 from submission s join application a on a.id = s.application_id where a.number = $1', [number])
  expect(text.replaceAll(/\s/g, '')).toContain(row?.sha256)
}, 60_000)

test('the office closes the call, takes the file in, answers every question and finds it eligible', async () => {
  await sql(`update call set deadline_at = now() - interval '1 minute' from set_config('session_replication_role', 'replica', true) where code = 'ACT-KETEN'`)
  await closeCalls()
  const page = await windows.as('dossierbeheerder')
  await page.goto(`/beheer/dossiers/${number}`)
  await page.getByRole('button', { name: /in onderzoek/ }).click()
  await page.locator('[name^="answers."][name$=".met"]').first().waitFor()
  for (const answer of await page.locator('[name^="answers."][name$=".met"][value=ja]').all()) await answer.check()
  for (const motivation of await page.locator('[name^="answers."][name$=".motivation"]').all()) if ((await motivation.inputValue()) === '') await motivation.fill('Nagegaan in de aanvraag: dit is in orde.')
  await page.getByRole('button', { name: /^Bewaar/ }).first().click()
  await page.getByText(/^Bewaard/).first().waitFor()
  await page.reload()
  await page.getByRole('button', { name: 'Ontvankelijk', exact: true }).click()
  await page.getByText(/^Ontvankelijk verklaard/).waitFor()
  const [row] = await sql<{ status: string }>('select s.status from assessment s join application a on a.id = s.application_id where a.number = $1', [number])
  expect(row?.status).toBe('ELIGIBLE')
}, 120_000)
