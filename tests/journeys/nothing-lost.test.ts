import type { Page, Route } from 'playwright-core'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { leadingOn, openWindows } from '@/tests/support/browser'
import { startStoryPortal } from '@/tests/support/portal-server'

const portal = await startStoryPortal()
const windows = await openWindows(portal.origin)
afterAll(() => windows.browser.close())

const TEXT = 'Ëén meisje zei: “Ik wil 3 < 4 & \'klaar\'.” 👩‍🔬\n\nEn   dan\tdit, tot de laatste letter é.'

const [request] = await portal.database.sql<{ id: string; organisation_id: string }>(
  `select a.id, a.organisation_id from application a join membership m on m.organisation_id = a.organisation_id join app_user u on u.id = m.user_id
   where a.status = 'DRAFT' and a.discarded_at is null and u.email = 'invuller@demo.example'`)
if (!request) throw new Error('no draft in the story')
const [filed] = await portal.database.sql<{ id: string }>(
  `select a.id from application a join membership m using (organisation_id) join app_user u on u.id = m.user_id where a.submitted_at is not null and u.email = 'invuller@demo.example' limit 1`)
const targetGroups = `/aanvragen/${request.id}/doelgroepen`

const stored = async (field = 'genderApproach'): Promise<unknown> =>
  (await portal.database.sql<{ draft: Record<string, unknown> }>('select draft from application where id = $1', [request.id]))[0]?.draft[field]
const waiting = (page: Page) => page.evaluate(() => new Promise<number>((resolve, reject) => {
  const opening = indexedDB.open('stem-loket')
  opening.onerror = () => reject(new Error('no store'))
  opening.onsuccess = () => {
    if (!opening.result.objectStoreNames.contains('waiting-edits')) return resolve(0)
    const count = opening.result.transaction('waiting-edits').objectStore('waiting-edits').count()
    count.onsuccess = () => resolve(count.result)
  }
}))
/** As a page that another account left open would have kept it. */
const leaveEditOf = (page: Page, account: string) => page.evaluate((account) => new Promise<void>((resolve, reject) => {
  const opening = indexedDB.open('stem-loket')
  opening.onerror = () => reject(new Error('no store'))
  opening.onsuccess = () => {
    const edits = opening.result.transaction('waiting-edits', 'readwrite').objectStore('waiting-edits')
    const put = edits.put({ page: `van ${account}`, account, href: '/', path: '/', field: null, basis: {}, sent: null, typed: { a: 'b' }, at: Date.now() }, `van ${account}`)
    put.onsuccess = () => resolve()
  }
}), account)
/** A page that was saved before says so at once: to wait for a save, look what is stored. */
const line = (page: Page) => page.locator('.form__save')
const says = (page: Page, words: string) => line(page).getByText(words).waitFor({ timeout: 30_000 })
const eventually = <T>(read: () => Promise<T>) => expect.poll(read, { timeout: 20_000 })
const field = (page: Page, name = 'genderApproach') => page.locator(`[name=${name}]`)
const open = async (account: string, javaScriptEnabled = true): Promise<Page> => {
  const page = await windows.as(account, { javaScriptEnabled })
  await page.goto(targetGroups)
  if (javaScriptEnabled) await hydrated(page)
  return page
}
/** A page that listens: before that the browser itself keeps what is typed. */
const hydrated = (page: Page) => page.waitForFunction(() => Object.keys(document.querySelector('form.form') ?? {}).some(key => key.startsWith('__react')))

beforeEach(async () => {
  await portal.database.sql(`update application set draft = draft || '{"genderApproach":"begin","accessibilityMeasures":"begin"}'::jsonb, draft_version = draft_version + 1 where id = $1`, [request.id])
  await portal.database.sql('delete from kept_text')
})

test('a save with nothing more to tell is answered without a body, but in full to a page of an earlier build', async () => {
  const page = await open('invuller@demo.example')
  const [response] = await Promise.all([page.waitForResponse(/\/bewaar$/), field(page).fill('kort en goed')])
  await says(page, 'Alles bewaard')
  const [row] = await portal.database.sql<{ version: number }>('select draft_version as version from application where id = $1', [request.id])
  expect([response.status(), response.headers()['etag']]).toEqual([204, `"${row?.version}"`])
  const again = await page.evaluate(async ([url = '', body = '']) => {
    const answer = await fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body })
    return [answer.status, await answer.json()]
  }, [response.url(), response.request().postData() ?? ''])
  expect(again).toEqual([200, { status: 'saved', news: false, version: row?.version, savedAt: expect.stringMatching(/^2\d{3}-/) }])
})

test('without network the edits wait, are counted, and go in when it is back', async () => {
  const page = await open('invuller')
  await page.context().setOffline(true)
  await field(page).fill(TEXT)
  await field(page, 'accessibilityMeasures').fill('Een lift')
  await says(page, 'Offline: 2 wijzigingen wachten op dit toestel.')
  expect([await stored(), await waiting(page)]).toEqual(['begin', 1])
  await page.context().setOffline(false)
  await says(page, 'Alles bewaard')
  expect([await stored(), await stored('accessibilityMeasures'), await waiting(page)]).toEqual([TEXT, 'Een lift', 0])
  expect(await page.evaluate(() => localStorage.length + sessionStorage.length)).toBe(0)
  await page.context().close()
}, 90_000)

test('a tab that is killed while offline leaves its edits for the next one, which comes back to the field', async () => {
  const page = await open('invuller')
  await page.context().setOffline(true)
  await field(page).fill(TEXT)
  await expect.poll(() => waiting(page)).toBe(1)
  await page.close({ runBeforeUnload: false })
  const next = await page.context().newPage()
  await page.context().setOffline(false)
  await next.goto(targetGroups)
  await expect.poll(() => stored(), { timeout: 20_000 }).toBe(TEXT)
  await expect.poll(() => next.evaluate(() => document.activeElement?.getAttribute('name')), { timeout: 20_000 }).toBe('genderApproach')
  expect([await field(next).inputValue(), await waiting(next)]).toEqual([TEXT, 0])
  await page.context().close()
}, 90_000)

test('a session that ended keeps the edits; signing in again brings back page, text and field', async () => {
  const page = await open('invuller')
  await portal.database.sql(`update session set ended_at = portal_now() where ended_at is null`)
  await field(page).fill(TEXT)
  await says(page, 'U bent niet meer aangemeld: 1 wijziging wacht op dit toestel.')
  await line(page).getByRole('link', { name: 'Meld u opnieuw aan' }).click()
  await page.getByRole('button', { name: 'Aanmelden als invuller', exact: true }).click()
  await page.waitForURL(address => address.pathname === targetGroups)
  await expect.poll(() => stored(), { timeout: 20_000 }).toBe(TEXT)
  await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute('name')), { timeout: 20_000 }).toBe('genderApproach')
  expect([await field(page).inputValue(), await waiting(page)]).toEqual([TEXT, 0])
  await page.context().close()
}, 90_000)

test('edits of one account are not sent by another who signs in to the same browser', async () => {
  const page = await open('invuller')
  await portal.database.sql(`update session set ended_at = portal_now() where ended_at is null`)
  await field(page).fill('Van de invuller')
  await says(page, 'U bent niet meer aangemeld')
  await page.goto('/aanmelden')
  await page.getByRole('button', { name: 'Aanmelden als gemachtigde', exact: true }).click()
  await page.waitForURL(address => address.pathname !== '/aanmelden')
  await page.goto(targetGroups)
  await hydrated(page)
  await page.waitForTimeout(3_000)
  expect([await stored(), await field(page).inputValue(), await page.locator('.session').count(), await waiting(page)]).toEqual(['begin', 'begin', 0, 1])
  await page.context().close()
}, 90_000)

test('a server that is killed and started again gets what was typed meanwhile', async () => {
  const page = await open('invuller')
  const actions: string[] = []
  page.on('request', asked => { if (asked.method() === 'POST') actions.push(asked.headers()['next-action'] ?? 'address') })
  await portal.kill()
  await field(page).fill(TEXT)
  await says(page, '1 wijziging wacht op dit toestel.')
  await portal.start()
  await says(page, 'Alles bewaard')
  expect([await stored(), await waiting(page)]).toEqual([TEXT, 0])
  // No name that a new build would change.
  expect(new Set(actions)).toEqual(new Set(['address']))
  await page.context().close()
}, 120_000)

test('two browsers in different fields both get what they typed', async () => {
  const [mine, theirs] = [await open('invuller'), await open('gemachtigde')]
  await field(theirs).fill(TEXT)
  await eventually(() => stored()).toBe(TEXT)
  await field(mine, 'accessibilityMeasures').fill('Een lift')
  await says(mine, 'Deze pagina is ook elders gewijzigd: door een collega, of door u in een ander venster.')
  await field(mine, 'accessibilityMeasures').fill('Een lift en een lus')
  await expect.poll(() => stored('accessibilityMeasures'), { timeout: 20_000 }).toBe('Een lift en een lus')
  expect(await stored()).toBe(TEXT)
  await Promise.all([mine.context().close(), theirs.context().close()])
}, 90_000)

test('two browsers that each add a row, one of them offline, both keep their row', async () => {
  const budget = `/aanvragen/${request.id}/begroting`
  const [mine, theirs] = [await open('invuller'), await open('gemachtigde')]
  for (const page of [mine, theirs]) {
    await page.goto(budget)
    await hydrated(page)
  }
  const before = await stored('costs')
  const rows: { id: string }[] = Array.isArray(before) ? before : []
  const add = async (page: Page, words: string) => {
    const table = page.locator('#costs')
    await table.getByRole('button', { name: /Voeg rij toe/ }).first().click()
    await page.locator(`[name="costs.${rows.length}.description"]`).fill(words)
  }
  const added = async () => {
    const costs = await stored('costs')
    return Array.isArray(costs) ? costs.map(({ description }) => description).slice(rows.length).toSorted() : []
  }
  await mine.context().setOffline(true)
  await add(mine, 'Soldeerbouten')
  await says(mine, 'op dit toestel')
  await add(theirs, 'Huur van een zaal')
  await eventually(added).toEqual(['Huur van een zaal'])
  await mine.context().setOffline(false)
  await says(mine, 'Deze pagina is ook elders gewijzigd: door een collega, of door u in een ander venster.')
  await mine.locator(`[name="costs.${rows.length}.description"]`).fill('Soldeerbouten en tin')
  await eventually(added).toEqual(['Huur van een zaal', 'Soldeerbouten en tin'])
  await Promise.all([mine.context().close(), theirs.context().close()])
}, 90_000)

test('a button pressed without network leaves page and text where they are, and works when it is back', async () => {
  const page = await open('invuller')
  await page.context().setOffline(true)
  await field(page).fill(TEXT)
  await page.getByRole('button', { name: 'Bewaar', exact: true }).click()
  await says(page, 'Offline: 1 wijziging wacht op dit toestel.')
  await says(page, 'Klik straks opnieuw op de knop.')
  await expect.poll(() => page.evaluate(() => document.activeElement?.className)).toBe('form__save')
  expect([await field(page).inputValue(), await page.getByRole('heading', { level: 1 }).count()]).toEqual([TEXT, 1])
  await page.context().setOffline(false)
  await says(page, 'Alles bewaard')
  await page.getByRole('button', { name: 'Bewaar', exact: true }).click()
  await expect.poll(() => stored(), { timeout: 20_000 }).toBe(TEXT)
  expect(await waiting(page)).toBe(0)
  await page.context().close()
}, 90_000)

test('a message sent into a cut line, a busy gateway or an answer that breaks off stays in its form, says so, and is written once', async () => {
  const page = await windows.as('invuller')
  await page.goto(`/aanvragen/${filed?.id}/berichten`)
  await hydrated(page)
  const text = page.getByLabel('Uw bericht')
  const press = () => page.getByRole('button', { name: 'Verstuur bericht' }).click()
  const cuts: ((route: Route) => Promise<void>)[] = [
    (route) => route.abort('internetdisconnected'),
    (route) => route.fulfill({ status: 502, contentType: 'text/html', body: '<h1>Bad Gateway</h1>' }),
    async (route) => {
      await route.fetch()
      await route.fulfill({ status: 200, contentType: 'text/x-component', body: '0:{"a":"$@1"' })
    },
  ]
  for (const [index, cut] of cuts.entries()) {
    await page.route('**/berichten', (route) => (route.request().method() === 'POST' ? cut(route) : route.continue()))
    await text.fill(`${TEXT} ${index}`)
    await press()
    await page.locator('.errors').getByText('De verbinding viel weg. Wat u typte staat er nog; verstuur opnieuw.').waitFor()
    expect([await text.inputValue(), await page.evaluate(() => document.activeElement?.className)]).toEqual([`${TEXT} ${index}`, 'errors'])
    await page.unroute('**/berichten')
    if (index < 2) await press()
    else await page.getByRole('button', { name: 'Verstuur bericht' }).press('Enter')
    await page.locator('.thread__message').filter({ hasText: `${index}` }).filter({ hasText: 'Ëén meisje' }).last().waitFor()
    await expect.poll(() => page.locator('.errors').count()).toBe(0)
  }
  expect(await portal.database.sql('select text from message where application_id = $1 and text like $2 order by position', [filed?.id, `${TEXT}%`])).toEqual(cuts.map((_, index) => ({ text: `${TEXT} ${index}` })))
  await page.context().close()
}, 90_000)

test('two browsers in one field: the first stands, the other is kept, and its writer chooses', async () => {
  const [mine, theirs] = [await open('invuller'), await open('gemachtigde')]
  await field(theirs).fill('De tekst van de gemachtigde')
  await eventually(() => stored()).toBe('De tekst van de gemachtigde')
  await field(mine).fill(TEXT)
  await line(mine).getByRole('link', { name: 'Voeg samen' }).click()
  await mine.waitForURL(address => address.pathname.endsWith('/conflict'))
  expect(await stored()).toBe('De tekst van de gemachtigde')
  const texts = mine.locator('.text-choice__text')
  expect(await texts.locator('.prose').evaluateAll(all => all.map(one => one.textContent))).toEqual([TEXT, 'De tekst van de gemachtigde'])
  await texts.first().click()
  await mine.getByRole('button', { name: 'Voeg samen' }).click()
  await mine.waitForURL(address => address.pathname === `/aanvragen/${request.id}`)
  expect(await stored()).toBe(TEXT)
  await Promise.all([mine.context().close(), theirs.context().close()])
}, 90_000)

test('Back and Forward show what was saved since, so that nobody meets his own words as another’s', async () => {
  const page = await open('invuller')
  await page.goto(`/aanvragen/${request.id}/activiteiten`)
  await hydrated(page)
  await page.getByRole('button', { name: 'Bewaar en ga verder' }).click()
  await page.waitForURL((address) => address.pathname === targetGroups)
  await field(page).fill('Een')
  await eventually(() => stored()).toBe('Een')
  await page.goBack()
  await page.getByRole('heading', { level: 1, name: 'Welke activiteiten plant u?' }).waitFor()
  await hydrated(page)
  await page.goForward()
  await page.waitForURL((address) => address.pathname === targetGroups)
  await eventually(() => field(page).inputValue()).toBe('Een')
  await hydrated(page)
  await field(page).fill('Een en twee')
  await eventually(() => stored()).toBe('Een en twee')

  // As a browser does that kept the whole page in memory.
  const restored = () => page.evaluate(() => void window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true })))
  await portal.database.sql(`update application set draft = draft || '{"genderApproach":"Van een collega"}'::jsonb, draft_version = draft_version + 1 where id = $1`, [request.id])
  await says(page, 'Alles bewaard')
  await restored()
  await eventually(() => field(page).inputValue()).toBe('Van een collega')
  await page.goto(`/aanvragen/${filed?.id}/berichten`)
  await hydrated(page)
  await page.getByLabel('Uw bericht').fill('Half getypt')
  await page.evaluate(() => document.body.setAttribute('data-same', ''))
  await restored()
  await page.getByLabel('Uw bericht').press('End')
  expect([await page.getByLabel('Uw bericht').inputValue(), await page.locator('body[data-same]').count()]).toEqual(['Half getypt', 1])
  await page.context().close()
}, 90_000)

test('who writes in one field in two windows hears that it was himself', async () => {
  const one = await open('invuller')
  const other = await one.context().newPage()
  await other.goto(targetGroups)
  await hydrated(other)
  await field(other).fill('In het andere venster')
  await eventually(() => stored()).toBe('In het andere venster')
  await field(one).fill('In dit venster')
  await says(one, 'U (in een ander venster) wijzigde dit ook.')
  await line(one).getByRole('link', { name: 'Voeg samen' }).click()
  await one.getByText('U schreef in twee vensters in hetzelfde veld.').waitFor()
  await one.context().close()
}, 90_000)

test('without JavaScript too nothing is overwritten: the button leads to both texts', async () => {
  const [mine, theirs] = [await open('invuller', false), await open('gemachtigde', false)]
  await field(theirs).fill('De tekst van de gemachtigde')
  await leadingOn(theirs, () => theirs.getByRole('button', { name: 'Bewaar', exact: true }).click())
  await field(mine).fill('Mijn tekst')
  await leadingOn(mine, () => mine.getByRole('button', { name: 'Bewaar', exact: true }).click())
  expect(new URL(mine.url()).pathname).toBe(`/aanvragen/${request.id}/conflict`)
  expect(await stored()).toBe('De tekst van de gemachtigde')
  await mine.getByRole('radio', { name: /^Mijn tekst/ }).check()
  await leadingOn(mine, () => mine.getByRole('button', { name: 'Voeg samen' }).click())
  expect([new URL(mine.url()).pathname, await stored()]).toEqual([`/aanvragen/${request.id}`, 'Mijn tekst'])
  await Promise.all([mine.context().close(), theirs.context().close()])
}, 90_000)

test('a field that cannot be saved holds up no other, says why by its name, and waits on the device', async () => {
  const page = await open('invuller')
  const tooLong = 'x'.repeat(20_001)
  await field(page).fill(tooLong)
  await field(page, 'accessibilityMeasures').fill('Een lift')
  await says(page, 'De rest van deze pagina is bewaard.')
  expect([await stored(), await stored('accessibilityMeasures'), await field(page).inputValue(), await waiting(page)]).toEqual(['begin', 'Een lift', tooLong, 1])
  await page.goto('/academie')
  const notice = page.locator('.session details')
  await notice.locator('summary').click()
  await notice.getByText('U mag er 2.000 gebruiken').waitFor()
  expect([await notice.locator('dt').allInnerTexts(), await notice.locator('dd').allInnerTexts()]).toEqual([['Hoe bereikt u evenveel meisjes als jongens'], [tooLong]])
  await notice.getByRole('button', { name: 'Gooi deze tekst weg' }).click()
  await notice.waitFor({ state: 'detached' })
  expect(await waiting(page)).toBe(0)
  await page.context().close()
}, 90_000)

test('an activity is thrown away only after the question that names what goes with it, also without JavaScript', async () => {
  const activities = async () => (await portal.database.sql<{ titles: string[] }>(`select array(select one ->> 'title' from jsonb_array_elements(draft -> 'activities') one) as titles from application where id = $1`, [request.id]))[0]?.titles ?? []
  const before = await activities()
  for (const javaScriptEnabled of [true, false]) {
    const page = await open('invuller', javaScriptEnabled)
    await page.goto(`/aanvragen/${request.id}/activiteiten`)
    if (javaScriptEnabled) await hydrated(page)
    await page.getByRole('button', { name: 'Verwijder activiteit 1' }).click()
    const question = page.getByRole('group', { name: `Verwijdert u ${before[0]}?` })
    await question.getByText('U kunt het niet terughalen.').waitFor()
    expect(await activities()).toEqual(before)
    await question.getByRole('link', { name: 'Nee, houd de activiteit' }).click()
    await page.getByRole('button', { name: 'Verwijder activiteit 1' }).waitFor()
    if (!javaScriptEnabled) {
      await page.getByRole('button', { name: 'Verwijder activiteit 1' }).click()
      await question.getByRole('button', { name: 'Ja, verwijder' }).click()
      await question.waitFor({ state: 'detached' })
      expect(await activities()).toEqual(before.slice(1))
    }
    await page.context().close()
  }
}, 90_000)

test('signing out with waiting edits asks first, and sends them; what another account typed in this browser stays', async () => {
  const page = await open('invuller')
  await page.route('**/bewaar', route => route.abort())
  await field(page).fill(TEXT)
  await says(page, '1 wijziging wacht op dit toestel.')
  await page.getByRole('button', { name: 'Afmelden' }).click()
  await page.getByRole('alertdialog').getByText('Er wacht nog 1 wijziging op dit toestel.').waitFor()
  await page.unroute('**/bewaar')
  await leaveEditOf(page, 'een-ander')
  expect(await waiting(page)).toBe(2)
  const signedOut = page.waitForResponse('**/afmelden')
  await page.getByRole('button', { name: 'Bewaar en meld af' }).click()
  expect(await (await signedOut).headerValue('clear-site-data')).toBe('"cache"')
  await page.waitForURL(address => address.pathname === '/aanmelden')
  expect([await stored(), await waiting(page)]).toEqual([TEXT, 1])
  await page.context().close()
}, 90_000)

test('two hundred taps without network outlive a killed tab, and are at the loket once, to the child', async () => {
  const [grant] = await portal.database.sql<{ id: string; number: string }>(
    `select g.id, g.number from grant_award g join membership m on m.organisation_id = g.organisation_id and m.ended_at is null join app_user u on u.id = m.user_id where u.email = 'coordinator@demo.example' and g.status = 'ACTIVE'`)
  const address = `/dossiers/${grant?.number}/tellen`
  const page = await windows.as('coordinator')
  await page.goto(address)
  // The worker has the shell and its files only once it is active.
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined))
  // Nothing answers any more: what a browser calls offline does not hold for a service worker.
  const context = page.context()
  await portal.kill()
  await page.getByRole('button', { name: /^Tel / }).first().click()
  const tap = (on: Page, gender: string, times: number) => on.getByRole('button', { name: `${gender}, één erbij` }).evaluate((button, count) => { for (let tapped = 0; tapped < count; tapped++) (button as HTMLElement).click() }, times)
  await page.getByRole('radio', { name: 'Nieuw', exact: true }).check()
  await tap(page, 'Meisje', 90)
  await page.getByRole('radio', { name: '8-9', exact: true }).check()
  await tap(page, 'Jongen', 40)
  await page.getByRole('button', { name: 'Jongen, één eraf' }).click()
  await page.close()

  const again = await context.newPage()
  await again.goto(address)
  await again.getByText('Deze pagina opende zonder netwerk. Wat u telt, blijft op deze telefoon.').waitFor()
  await again.getByText('129 geteld').waitFor()
  await again.getByRole('button', { name: /^Tel / }).first().click()
  // What was chosen holds in the next tab too: new, 8-9.
  await tap(again, 'Niet gevraagd', 69)
  await again.getByText('198 aanwezig').waitFor()
  await again.getByRole('button', { name: 'Bewaar' }).click()
  await again.getByText('1 telling wacht op deze telefoon op netwerk').waitFor()
  expect(await portal.database.sql(`select from logged_session where grant_id = $1 and source = 'COUNT'`, [grant?.id])).toEqual([])
  // Nothing of whoever is signed in was kept.
  expect(await again.evaluate(async () => (await Promise.all((await caches.keys()).map(async (name) => (await (await caches.open(name)).keys()).map(({ url }) => new URL(url).pathname)))).flat().filter((path) => !path.startsWith('/_next/static/')))).toEqual(['/tellen'])

  await portal.start()
  await again.getByText('Alles is verstuurd.').waitFor({ timeout: 60_000 })
  expect(await portal.database.sql(`select present, counts from logged_session where grant_id = $1 and source = 'COUNT'`, [grant?.id])).toEqual([{
    present: 198,
    counts: { gender: { V: 90, M: 39, X: 0, UNKNOWN: 69 }, novelty: { NEW: 198, RETURNING: 0, UNKNOWN: 0 }, bands: { A05_07: 0, A08_09: 108, A10_11: 0, A12_13: 0, A14_15: 0, A16_18: 0, UNKNOWN: 90 } },
  }])
  expect(await again.evaluate((key) => localStorage.getItem(key), `tellen:${grant?.number}`)).toBeNull()
})
