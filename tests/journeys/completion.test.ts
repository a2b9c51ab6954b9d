import type { Page } from 'playwright-core'
import { afterAll, expect, test } from 'vitest'
import { openWindows } from '@/tests/support/browser'
import { startStoryPortal } from '@/tests/support/portal-server'
import { leave, reads } from './whole-chain/hands'

const portal = await startStoryPortal()
const windows = await openWindows(portal.origin)
afterAll(() => windows.browser.close())

const [file] = await portal.database.sql<{ id: string; number: string; signatory: string; role: string }>(
  `select a.id, a.number, u.email as signatory, a.draft ->> 'contactRole' as role from application a join membership m on m.organisation_id = a.organisation_id and m.ended_at is null and m.role = 'APPLICANT_SIGNATORY'
   join app_user u on u.id = m.user_id where a.status = 'ELIGIBILITY_CHECK' and not exists (select from completion_request c where c.application_id = a.id) order by a.number, u.email limit 1`)
if (!file) throw new Error('no file in its eligibility check')
const page = `/aanvragen/${file.id}/aanvulling`
const ROLE = 'Penningmeester sinds deze maand'

test('an officer opens two fields, the applicant hears it and finds only those, the signatory files them, and the officer reads what changed', async () => {
  const officer = await windows.as('dossierbeheerder')
  await officer.goto(`/beheer/dossiers/${file.number}/aanvulling?punt=E02/`)
  await officer.locator('[name="points.0.text"]').fill('Zeg wie we kunnen bereiken.')
  await officer.locator('main details').evaluateAll((folds) => { for (const fold of folds) if (fold instanceof HTMLDetailsElement) fold.open = true })
  const usual = officer.locator('main input[type=checkbox]:checked')
  while (await usual.count() > 0) await usual.first().uncheck()
  for (const field of ['contactName', 'contactRole']) await officer.locator(`main input[type=checkbox][value=${field}]`).check()
  await leave(officer, 'button:has-text("Vraag aanvulling")')

  const [mail] = await portal.database.sql<{ template: string }>(`select template from outbox_mail where recipient_id = (select id from app_user where email = $1) and application_id = $2 order by created_at desc limit 1`, [file.signatory, file.id])
  expect(mail).toEqual({ template: 'completion-requested' })
  const signatory = await windows.as(file.signatory)
  await signatory.goto('/academie')
  await signatory.locator(`main a[href="${page}"]`).first().click()
  const inputs = signatory.locator('form[aria-label=Aanvulling] .form__fields :is(input:not([type=hidden]), select, textarea)')
  await inputs.first().waitFor()
  expect(await inputs.evaluateAll((all) => all.map((field) => field.getAttribute('name')))).toEqual(['contactName', 'contactRole'])

  await signatory.locator('[name=contactRole]').fill(ROLE)
  await signatory.locator('.form__save').getByText('Alles bewaard').waitFor()
  await leave(signatory, 'button:has-text("Dien aanvulling in")')
  await reads(signatory, 'Uw aanvulling is ingediend', file.number)

  await officer.goto(`/beheer/dossiers/${file.number}`)
  await reads(officer, file.role, ROLE)
}, 120_000)

test('who reopens reads that the filed version counts, and who files a page that a colleague overtook first sees what is there now', async () => {
  const [own] = await portal.database.sql<{ id: string; number: string; signatory: string; editor: string; editor_id: string }>(
    `select a.id, a.number, s.email as signatory, e.name as editor, e.id as editor_id from application a join call c on c.id = a.call_id and c.status = 'OPEN'
     join membership m on m.organisation_id = a.organisation_id and m.ended_at is null and m.role = 'APPLICANT_SIGNATORY' join app_user s on s.id = m.user_id
     join membership n on n.organisation_id = a.organisation_id and n.ended_at is null and n.user_id <> m.user_id join app_user e on e.id = n.user_id where a.status = 'SUBMITTED' order by a.number, s.email, e.email limit 1`)
  if (!own) throw new Error('no filed request in an open call')
  const signatory = await windows.as(own.signatory, { javaScriptEnabled: false })
  const stale = await windows.as(own.signatory)
  await stale.goto(`/aanvragen/${own.id}`)
  await signatory.goto(`/aanvragen/${own.id}`)
  await signatory.getByText('Heropen deze aanvraag').click()
  await signatory.locator('button:text-is("Heropen")').click()
  await reads(signatory, own.number, 'De ingediende versie blijft gelden tot u opnieuw indient')
  const officer = await windows.as('dossierbeheerder')
  await officer.goto(`/beheer/dossiers/${own.number}`)
  await reads(officer, 'ingediend, heropend', 'U leest de ingediende versie')

  await signatory.goto(`/aanvragen/${own.id}/nakijken`)
  await reads(signatory, 'De ingediende versie blijft gelden tot u opnieuw indient')
  const [overtaken, late] = [await windows.as(own.signatory), await windows.as(own.signatory)]
  for (const page of [overtaken, late]) await page.goto(`/aanvragen/${own.id}/nakijken`)
  await portal.database.sql(
    `update application set draft = draft || jsonb_build_object('mission', (draft ->> 'mission') || ' En dit.', 'saved', coalesce(draft -> 'saved', '{}') || jsonb_build_object('organisatie', draft_version + 1)),
       draft_version = draft_version + 1, draft_saved_by_id = $2 where id = $1`, [own.id, own.editor_id])
  await leave(signatory, 'button:text-is("Dien in")')
  await reads(signatory, 'Nog niet opnieuw ingediend.', `${own.editor} wijzigde “Organisatie” nadat u deze pagina opende`, 'En dit.')
  await overtaken.locator('button:text-is("Dien in")').click()
  await overtaken.waitForURL(/gezien=/)
  await reads(overtaken, `${own.editor} wijzigde “Organisatie” nadat u deze pagina opende`)
  for (const page of [signatory, overtaken]) await expect.poll(() => focused(page)).toBe('melding')
  expect(await portal.database.sql('select status from application where id = $1', [own.id])).toEqual([{ status: 'DRAFT' }])
  await leave(signatory, 'button:text-is("Dien in")')
  await reads(signatory, 'Uw aanvraag is opnieuw ingediend', own.number)

  await late.locator('button:text-is("Dien in")').click()
  await late.waitForURL(/ouder=/)
  await reads(late, 'Al ingediend. U diende deze aanvraag al in, in een ander venster. Op de pagina waar u op Dien in drukte, stond een andere versie.', 'En dit.')
  await expect.poll(() => focused(late)).toBe('melding')
  await late.getByRole('link', { name: 'Naar het bewijs van indiening' }).click()
  await reads(late, 'Uw aanvraag is opnieuw ingediend', own.number)

  await stale.getByText('Heropen deze aanvraag').click()
  await stale.locator('button:text-is("Heropen")').click()
  await stale.getByText('Deze aanvraag is intussen al opnieuw ingediend, door u. Ze is niet heropend.').waitFor()
  expect(await portal.database.sql('select status from application where id = $1', [own.id])).toEqual([{ status: 'SUBMITTED' }])
}, 120_000)

const focused = (page: Page): Promise<string | undefined> => page.evaluate(() => document.activeElement?.id)
