import type { Page } from 'playwright-core'
import { afterAll, expect, test } from 'vitest'
import { addDays, formatDay, localDay } from '@/lib/time'
import { content } from '@/lib/story/content'
import { openWindows } from '@/tests/support/browser'
import { startStoryPortal } from '@/tests/support/portal-server'
import { withoutDraft } from '@/tests/support/without-draft'

const portal = await startStoryPortal()
const windows = await openWindows(portal.origin)
afterAll(() => windows.browser.close())
const { sql } = portal.database

const earlier = content.requests.find(({ code }) => code === 'R01')
const [source] = await sql<{ number: string }>(`select a.number from application a join call c on c.id = a.call_id join organisation o on o.id = a.organisation_id where c.code = 'ACT-VORIG' and o.kbo = '1999001437'`)
await withoutDraft(portal.database, 'invuller')
const page = await windows.as('invuller')
let request = ''

type Draft = { activities: { title: string; sessions?: { date: string }[] }[]; costs: { description: string }[]; extra?: Record<string, Record<string, string>> }
const draft = async (): Promise<Draft> => (await sql<{ draft: Draft }>('select draft from application where id = $1', [request.split('/')[2]]))[0]?.draft ?? { activities: [], costs: [] }
const marks = (on: Page) => on.locator('.copied').count()
const hydrated = () => page.waitForFunction(() => Object.keys(document.querySelector('form.form') ?? {}).some((key) => key.startsWith('__react')))
const open = async (path: string) => {
  await page.goto(`${request}/${path}`)
  await hydrated()
}

test('a draft begun from an earlier request holds its answers, each marked until it was edited or confirmed', async () => {
  await page.goto('/oproepen/UIT-DEMO')
  await page.getByRole('radio', { name: source?.number ?? 'none' }).check()
  await page.getByRole('button', { name: 'Start aanvraag' }).click()
  await page.waitForURL(/\/aanvragen\/[0-9a-f-]+$/)
  request = new URL(page.url()).pathname
  expect((await draft()).activities.map(({ title, sessions }) => [title, sessions])).toEqual(earlier?.activities.map(({ title }) => [title, undefined]))

  await open('doelgroepen')
  expect(await page.locator('[name=genderApproach]').inputValue()).toBe(earlier?.genderApproach)
  const before = await marks(page)
  await page.getByText(`antwoorden op deze pagina zijn overgenomen uit ${source?.number}.`).waitFor()
  await page.locator('[name=genderApproach]').fill('Dit jaar kiezen meisjes eerst hun werkstuk.')
  await page.locator('.form__save').getByText('Alles bewaard').waitFor()
  await page.reload()
  expect([before > 2, await marks(page)]).toEqual([true, before - 1])
  await hydrated()
  await page.getByRole('button', { name: 'Alles klopt nog' }).click()
  await page.getByText('Bewaard, en de overgenomen antwoorden zijn bevestigd').first().waitFor()
  await page.reload()
  expect([await marks(page), await page.locator('[name=genderApproach]').inputValue()]).toEqual([0, 'Dit jaar kiezen meisjes eerst hun werkstuk.'])

  await page.goto(request)
  const row = (title: string) => page.getByRole('listitem').filter({ has: page.getByRole('link', { name: title, exact: true }) })
  expect([await row('Doelgroepen').getByText('Te bevestigen').count(), await row('Partners').getByText('Te bevestigen').count()]).toEqual([0, 1])
}, 120_000)

test('one activity of another request is put at the end, marked and without its sessions', async () => {
  await page.goto(`${request}/activiteiten/overnemen`)
  await page.getByRole('button', { name: /^Neem over De keuken ontploft/ }).last().click()
  const count = (earlier?.activities.length ?? 0) + 1
  await page.waitForURL(new RegExp(`/activiteiten/${count}$`))
  const { activities } = await draft()
  expect([activities.length, activities.at(-1)?.title.startsWith('De keuken ontploft'), activities.at(-1)?.sessions]).toEqual([count, true, undefined])
  expect(await marks(page)).toBeGreaterThan(10)
}, 60_000)

const paste = async (text: string, button: string) => {
  await page.getByRole('textbox', { name: 'Plak uit uw rekenblad' }).fill(text)
  await page.getByRole('button', { name: button }).click()
}
const day = (week: number) => formatDay(addDays(localDay(new Date()), 140 + 7 * week))

test('sessions are pasted from a spreadsheet: a wrong line says why and nothing goes in; mended, all go in', async () => {
  await open('activiteiten/1')
  await page.getByRole('link', { name: 'Plak sessies uit een rekenblad' }).click()
  await page.waitForURL(/\/plakken\?rij=/)
  await hydrated()
  const lines = (second: string) => ['Datum\tVan\tTot', `${day(0)}\t13:30\t15:30`, `${second}\t13:30\t15:30`, `${day(2)}\t13:30\t15:30`].join('\n')
  await paste(lines('31/02/2027'), 'Bekijk')
  const table = page.getByRole('table', { name: 'Zo lezen we uw tekst' })
  await table.waitFor()
  expect(await table.getByRole('row').filter({ hasText: 'Nee.' }).count()).toBe(1)
  expect(await table.getByRole('row').filter({ hasText: 'Nee.' }).innerText()).toMatch(/31\/02\/2027/)
  expect([await page.getByRole('button', { name: /^Voeg/ }).count(), (await draft()).activities[0]?.sessions]).toEqual([0, undefined])

  await paste(lines(day(1)), 'Bekijk')
  await page.getByRole('button', { name: 'Voeg 3 sessies toe' }).click()
  await page.waitForURL(/\/activiteiten\/1\?rij=/)
  expect((await draft()).activities[0]?.sessions?.map(({ date }) => date)).toEqual([day(0), day(1), day(2)])
}, 60_000)

test('lines of the budget are pasted in words as people write them', async () => {
  const before = (await draft()).costs?.length ?? 0
  await open('begroting')
  await page.getByRole('link', { name: 'Plak kosten uit een rekenblad' }).click()
  await page.waitForURL(/\/plakken\/kosten$/)
  await hydrated()
  const lines = (category: string) => ['Soort;Omschrijving;Aantal;Eenheid;Prijs', `${category};Soldeerbouten;12;stuk;24,50`, 'Materiaal en verbruik;Tin;3;rol;18,00'].join('\n')
  await paste(lines('Gerief'), 'Bekijk')
  await page.getByText('Nee. Soort kost: Schrijf een van deze woorden: personeelskosten, vrijwilligersvergoeding, materiaal en verbruik,').waitFor()
  await paste(lines('Materiaal en verbruik'), 'Bekijk')
  await page.getByRole('button', { name: 'Voeg 2 kosten toe' }).click()
  await page.waitForURL(/\/begroting$/)
  expect((await draft()).costs.slice(before).map(({ description }) => description)).toEqual(['Soldeerbouten', 'Tin'])
}, 60_000)

test('a question of the call shows the one that hangs on it, and both answers are read back before filing', async () => {
  await open('partners')
  const which = page.getByRole('textbox', { name: 'Met welke school of scholen?' })
  expect(await which.isVisible()).toBe(false)
  await page.getByRole('group', { name: 'Werkt u voor deze trajecten samen met een school?' }).getByRole('radio', { name: 'Ja', exact: true }).check()
  await which.fill('Basisschool De Vlinder, Duffel')
  await page.getByRole('button', { name: 'Bewaar', exact: true }).click()
  await expect.poll(async () => Object.values((await draft()).extra?.['partners'] ?? {}), { timeout: 20_000 }).toContain('Basisschool De Vlinder, Duffel')
  await page.goto(`${request}/nakijken`)
  await page.getByText('Basisschool De Vlinder, Duffel').waitFor()
}, 60_000)
