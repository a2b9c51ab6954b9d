import { afterAll, expect, test } from 'vitest'
import { computeProposal } from '@/lib/reviews/compute-proposal'
import { recordConflict } from '@/lib/reviews/record-conflict'
import { openWindows } from '@/tests/support/browser'
import { actorOf } from '@/tests/support/factories'
import { startStoryPortal } from '@/tests/support/portal-server'

const portal = await startStoryPortal()
const windows = await openWindows(portal.origin)
afterAll(() => windows.browser.close())
const asked = () => portal.database.sql<{ name: string }>(
  `select u.name from review r join app_user u on u.id = r.reviewer_id join application a on a.id = r.application_id join call c on c.id = a.call_id where c.code = 'ACT-DEMO' and r.assigned_at > portal_now() - interval '5 minutes' order by u.name`)

test('the officer proposes the assignment of a call, bars one pair, downloads and confirms', async () => {
  const page = await windows.as('dossierbeheerder')
  await page.goto('/beheer/oproepen/ACT-DEMO/toewijzing')
  await page.getByRole('button', { name: 'Stel toewijzing voor' }).click()
  const pairs = page.getByRole('region', { name: 'Nieuwe beoordelingen' })
  await pairs.getByText('Caroline Maes').waitFor()
  expect(await pairs.getByRole('row').count()).toBe(3)
  const number = (await pairs.getByRole('row').nth(1).innerText()).split(/\s/)[0] ?? ''
  await page.getByLabel('Dossier', { exact: true }).selectOption({ index: (await page.getByLabel('Dossier', { exact: true }).locator('option').allInnerTexts()).findIndex((text) => text.startsWith(number)) })
  await page.getByLabel('Beoordelaar', { exact: true }).selectOption({ label: 'Caroline Maes' })
  await page.getByLabel('sluit uit').check()
  await page.getByRole('button', { name: 'Stel opnieuw voor' }).click()
  await pairs.getByText('anders dan het vorige voorstel').waitFor()
  expect(await pairs.getByText('Caroline Maes').count()).toBe(0)
  const csv = await (await page.request.get('/beheer/oproepen/ACT-DEMO/toewijzing.csv')).text()
  expect(csv.split('\r\n').filter((line) => line.includes(';voorgesteld;')).length).toBe(2)
  expect(await asked()).toEqual([])
  await page.getByRole('button', { name: 'Bevestig toewijzing' }).click()
  await page.getByText('Alle dossiers hebben hun beoordelaars.').waitFor()
  expect((await asked()).length).toBe(2)
}, 120_000)

test('a proposal that the worker computes is awaited in words, with and without JavaScript, and appears by itself', async () => {
  const [request] = await portal.database.sql<{ id: string }>(`
    insert into assignment_request (call_id, asked_by_id, file_ids, by_hand)
    select c.id, u.id, array(select a.id from application a join assessment s on s.application_id = a.id where a.call_id = c.id and s.status in ('ELIGIBLE', 'IN_REVIEW')), '[]'
    from call c, app_user u where c.code = 'ACT-DEMO' and u.email like 'dossierbeheerder@%' returning id`)
  const page = await windows.as('dossierbeheerder')
  await page.goto('/beheer/oproepen/ACT-DEMO/toewijzing')
  await page.getByText('Het voorstel wordt berekend').waitFor()
  const plain = await (await page.request.get('/beheer/oproepen/ACT-DEMO/toewijzing')).text()
  expect(plain).toContain('<a href="/beheer/oproepen/ACT-DEMO/toewijzing">Kijk of het klaar is</a>')
  expect(await computeProposal({ id: request?.id ?? '' })).toEqual({ made: true })
  await page.getByText('Iedereen die nodig is, is al gevraagd.').waitFor()
  expect(await page.getByText('Het voorstel wordt berekend').count()).toBe(0)
}, 60_000)

test('the chair leads the meeting: nearest to the line first, who has an interest leaves the item, what is agreed stands in the minutes', async () => {
  const page = await windows.as('voorzitter')
  await page.goto('/beheer/oproepen/ACT-DEMO/overleg')
  await page.getByText('Open een vergadering').click()
  await page.getByLabel('An Verstraete').check()
  await page.getByRole('button', { name: 'Open de vergadering' }).click()
  await page.getByText('Open sinds').waitFor()
  const agenda = page.getByRole('region', { name: 'Agenda van het overleg' })
  const distances = (await agenda.getByRole('row').allInnerTexts()).flatMap((row) => /\((\d+) (?:boven|onder) de lijn\)/.exec(row)?.slice(1).map(Number) ?? [])
  expect([distances.length > 2, distances]).toEqual([true, distances.toSorted((one, other) => one - other)])

  const [waiting] = await portal.database.sql<{ id: string; number: string; present: string; officer: string }>(
    `select a.id::text, a.number, u.id::text as present, (select id::text from app_user where email = 'dossierbeheerder@demo.example') as officer from app_user u, application a join assessment s on s.application_id = a.id join call c on c.id = a.call_id
     where c.code = 'ACT-DEMO' and s.status = 'CONSENSUS' and u.name = 'An Verstraete' and not exists (select from review r where r.application_id = a.id and r.reviewer_id = u.id) order by a.number limit 1`)
  if (!waiting) throw new Error('The story has no such file.')
  await recordConflict(await actorOf(portal.database, { id: waiting.officer }), { applicationId: waiting.id, userId: waiting.present, type: 'FAMILY', reason: 'Broer van de coördinator.' })
  await page.reload()
  await agenda.getByRole('row').filter({ hasText: waiting.number }).filter({ hasText: 'An Verstraete' }).getByRole('link').first().click()
  await page.getByText('Verlaat dit punt wegens een belang: An Verstraete.').waitFor()

  for (const score of await page.locator('select[name^="all."]').all()) if ((await score.inputValue()) === '') await score.selectOption('3,5')
  await page.getByLabel('Verslag van het overleg').fill('Het panel hield de twee lezingen naast elkaar.')
  await page.getByRole('button', { name: 'Bevestig' }).click()
  await page.waitForURL((url) => !url.pathname.includes(waiting.id))
  await page.goto('/beheer/oproepen/ACT-DEMO/overleg')
  await agenda.getByRole('row').filter({ hasText: waiting.number }).getByText('eindscore').waitFor()
  await page.getByText('Sluit de vergadering').click()
  await page.getByRole('button', { name: 'Sluit en maak het verslag' }).click()
  const held = page.getByRole('region', { name: 'Gehouden vergaderingen' }).getByRole('link', { name: 'Verslag (PDF)' })
  await held.waitFor()
  const minutes = await page.request.get(await held.getAttribute('href') ?? '')
  expect([minutes.status(), minutes.headers()['content-type'], (await minutes.body()).subarray(0, 5).toString()]).toEqual([200, 'application/pdf', '%PDF-'])
}, 120_000)

test('a filed review that an interest would end is named first, also without JavaScript; a text that changed after the look is looked at again; a question is withdrawn', async () => {
  const [filed] = await portal.database.sql<{ id: string; email: string; file: string; number: string; title: string; other: string }>(
    `select r.id::text, u.email, a.id::text as file, a.number, a.title, o.email as other from review r join app_user u on u.id = r.reviewer_id join application a on a.id = r.application_id join assessment s on s.application_id = a.id join call c on c.id = a.call_id
     join review r2 on r2.application_id = a.id and r2.status = 'FINAL' and r2.id <> r.id join app_user o on o.id = r2.reviewer_id
     where c.code = 'ACT-DEMO' and r.status = 'FINAL' and s.status = 'RANKED' order by a.number, u.email limit 1`)
  if (!filed) throw new Error('The story has no such review.')
  const plain = await windows.as(filed.email, { javaScriptEnabled: false })
  await plain.goto('/beoordelen/belangen')
  const form = plain.locator('form.form').filter({ has: plain.locator(`[name="types.${filed.file}"]`) })
  await form.locator(`[name="types.${filed.file}"]`).selectOption('FAMILY')
  expect(await plain.getByLabel('Ik weet dat').count()).toBe(0)
  await form.getByRole('button', { name: 'Meld de belangen' }).click()
  await form.getByText(`een beoordeling in van “${filed.title}”`).first().waitFor()
  expect(await form.locator(`[name="types.${filed.file}"]`).inputValue()).toBe('FAMILY')
  await plain.getByLabel('Ik weet dat').check()
  await form.getByRole('button', { name: 'Meld de belangen' }).click()
  await plain.getByText('Gemeld. U ziet dit dossier nergens meer.').waitFor()
  expect(await portal.database.sql('select status from review where id = $1', [filed.id])).toEqual([{ status: 'VOID' }])

  const page = await windows.as('dossierbeheerder')
  await page.goto('/beheer/oproepen/ACT-DEMO/toewijzing/inlezen')
  const text = page.getByLabel('Plak uit uw rekenblad')
  await text.fill(`${filed.number};${filed.other}`)
  await page.getByRole('button', { name: 'Bekijk' }).click()
  await page.getByText('Ja, is al gevraagd').waitFor()
  await text.fill(`${filed.number};${filed.other}\n${filed.number};niemand@demo.example`)
  await page.getByRole('button', { name: 'Neem over en stel voor' }).click()
  await page.getByText('U wijzigde de tekst nadat u ze bekeek.').first().waitFor()
  await page.getByText('Nee. Geen beoordelaar heeft dit e-mailadres.').waitFor()

  const [waiting] = await portal.database.sql<{ id: string; number: string; name: string }>(
    `select r.id::text, a.number, u.name from review r join app_user u on u.id = r.reviewer_id join application a on a.id = r.application_id join call c on c.id = a.call_id
     where c.code = 'ACT-DEMO' and r.status in ('ASSIGNED', 'IN_PROGRESS') order by a.number, u.name limit 1`)
  await page.goto(`/beheer/dossiers/${waiting?.number}`)
  await page.getByText('Trek de vraag aan een beoordelaar in').click()
  await page.locator('[name=withdrawnId]').selectOption({ label: waiting?.name ?? '' })
  await page.locator('[name=withdrawReason]').fill('De beoordelaar antwoordt niet.')
  await page.getByRole('button', { name: 'Trek de vraag in' }).click()
  await page.getByRole('region', { name: 'Beoordelaars' }).getByText('De beoordelaar antwoordt niet.').waitFor()
  expect(await portal.database.sql('select status from review where id = $1', [waiting?.id])).toEqual([{ status: 'VOID' }])
}, 60_000)
