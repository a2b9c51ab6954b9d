import type { Page } from 'playwright-core'
import { afterAll, expect, test } from 'vitest'
import { openWindows } from '@/tests/support/browser'
import { startStoryPortal } from '@/tests/support/portal-server'

const portal = await startStoryPortal()
const windows = await openWindows(portal.origin)
afterAll(() => windows.browser.close())

const [draft] = await portal.database.sql<{ id: string }>(
  `select a.id from application a join membership m using (organisation_id) join app_user u on u.id = m.user_id where a.status = 'DRAFT' and u.email = 'invuller@demo.example'`)
const request = `/aanvragen/${draft?.id}`
const nameOf = async (account: string): Promise<string> => (await portal.database.sql<{ name: string }>('select name from app_user where email = $1', [`${account}@demo.example`]))[0]?.name ?? ''
const [filler, colleague, signatory] = [await nameOf('invuller'), await nameOf('collega'), await nameOf('gemachtigde')]
/** Who was told, since the last look. */
const told = async (): Promise<string[]> =>
  (await portal.database.sql<{ line: string }>(`delete from outbox_mail where template in ('section-handed-over', 'draft-returned', 'draft-ready') returning template || ' to ' || recipient_address as line`)).map(({ line }) => line)
await told()

const at = async (account: string): Promise<Page> => {
  const page = await windows.as(account)
  await page.goto(request)
  return page
}
const section = (page: Page, title: string) => page.getByRole('listitem').filter({ has: page.getByRole('link', { name: title, exact: true }) })
const unfold = (page: Page, summary: string) => page.getByText(summary, { exact: true }).click()

test('a section is handed to a colleague, who hears it, does it and says it is done', async () => {
  const [mine, theirs] = [await at('invuller'), await at('collega')]
  await unfold(mine, 'Geef een onderdeel aan een collega')
  await mine.getByRole('combobox', { name: 'Onderdeel', exact: true }).selectOption({ label: 'Begroting' })
  await mine.getByRole('combobox', { name: 'Wie werkt eraan?' }).selectOption({ label: colleague })
  await mine.getByRole('textbox', { name: /^Wat vraagt u/ }).fill('Kijk jij de huur van de zalen na?')
  await mine.getByRole('button', { name: 'Geef door' }).click()
  await mine.getByText('Het onderdeel is doorgegeven.').waitFor()
  expect(await told()).toEqual(['section-handed-over to collega@demo.example'])

  await theirs.reload()
  expect(await section(theirs, 'Begroting').innerText()).toContain(`${colleague}\nwerkt hieraan`)
  await theirs.getByText('Kijk jij de huur van de zalen na?').waitFor()
  await unfold(theirs, 'Meld een onderdeel klaar')
  await theirs.getByRole('combobox', { name: 'Welk onderdeel?' }).selectOption({ label: 'Begroting' })
  await theirs.getByRole('button', { name: 'Meld klaar' }).click()
  await theirs.getByText('Gemeld als klaar.').waitFor()
  await mine.reload()
  expect(await section(mine, 'Begroting').innerText()).toContain(`${colleague}\nzegt: dit is klaar`)
  await Promise.all([mine.context().close(), theirs.context().close()])
}, 90_000)

test('the gemachtigde returns the draft with a remark, which stands above it until its writer says it is done', async () => {
  const [mine, theirs] = [await at('invuller'), await at('gemachtigde')]
  await unfold(theirs, 'Geef de aanvraag terug met een opmerking')
  await theirs.getByRole('combobox', { name: 'Aan wie?' }).selectOption({ label: filler })
  await theirs.getByRole('textbox', { name: 'Wat moet er nog veranderen?' }).fill('De zaal in Duffel heeft nog geen adres.')
  await theirs.getByRole('button', { name: 'Geef terug' }).click()
  await theirs.getByText('De aanvraag is teruggegeven. Uw collega krijgt een mail.').waitFor()
  expect(await told()).toEqual(['draft-returned to invuller@demo.example'])

  await mine.goto(`${request}/activiteiten`)
  await mine.getByText(`${signatory} gaf deze aanvraag terug aan u`).waitFor()
  await mine.getByRole('link', { name: 'Naar het overzicht' }).click()
  await mine.getByText('De zaal in Duffel heeft nog geen adres.').waitFor()
  await mine.getByRole('button', { name: 'Dit is aangepast' }).click()
  await mine.getByText('De zaal in Duffel heeft nog geen adres.').waitFor({ state: 'detached' })
  expect(await told()).toEqual(['draft-ready to gemachtigde@demo.example'])
  await Promise.all([mine.context().close(), theirs.context().close()])
}, 90_000)

test('an activity that a colleague removed while one types in it stands again; who typed is told by whom, and decides', async () => {
  const [mine, theirs] = [await at('invuller'), await at('gemachtigde')]
  await mine.goto(`${request}/activiteiten/1`)
  const title = mine.getByRole('textbox', { name: 'Titel' })
  const was = await title.inputValue()
  await theirs.goto(`${request}/activiteiten`)
  await theirs.getByRole('button', { name: 'Verwijder activiteit 1' }).click()
  await theirs.getByRole('button', { name: 'Ja, verwijder' }).click()
  await theirs.getByRole('link', { name: was, exact: true }).waitFor({ state: 'detached' })

  await title.fill('Toch nog dit')
  await mine.getByText(`${signatory} verwijderde deze activiteit intussen. Uw tekst is bewaard en staat hier.`).waitFor()
  await mine.getByRole('link', { name: 'Kies of de activiteit blijft' }).click()
  await mine.getByText(`${signatory} verwijderde deze activiteit terwijl ze gewijzigd werd.`).waitFor()
  expect(await title.inputValue()).toBe('Toch nog dit')
  await theirs.goto(`${request}/activiteiten`)
  await theirs.getByText('U (in een ander venster) verwijderde deze activiteit terwijl ze gewijzigd werd.').waitFor()

  await mine.getByRole('button', { name: 'Houd de activiteit' }).click()
  await mine.getByText('verwijderde deze activiteit').waitFor({ state: 'detached' })
  await theirs.reload()
  await theirs.getByRole('link', { name: 'Toch nog dit', exact: true }).waitFor()
  expect(await theirs.getByText('verwijderde deze activiteit').count()).toBe(0)
  await Promise.all([mine.context().close(), theirs.context().close()])
}, 90_000)

test('who left the organisation loses the draft at once, with the page still open; the draft stays', async () => {
  const page = await at('collega')
  await portal.database.sql(`update membership set ended_at = portal_now() from app_user u where u.id = user_id and u.email = 'collega@demo.example'`)
  await page.getByRole('link', { name: 'Begroting', exact: true }).click()
  await page.getByRole('heading', { level: 1 }).waitFor()
  expect((await page.goto(request))?.status()).toBe(404)
  const [left] = await portal.database.sql<{ status: string }>('select status from application where id = $1', [draft?.id])
  expect(left?.status).toBe('DRAFT')
  await page.context().close()
}, 60_000)
