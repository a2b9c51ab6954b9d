import { afterAll, expect, test } from 'vitest'
import { computeProposal } from '@/lib/reviews/compute-proposal'
import { openWindows } from '@/tests/support/browser'
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
