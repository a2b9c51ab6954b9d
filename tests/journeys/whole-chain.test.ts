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

const personId = async (account: string): Promise<string> => (await sql<{ id: string }>('select id from app_user where email = $1', [`${account}@demo.example`]))[0]?.id ?? ''
const reviewOf = async (account: string): Promise<string> =>
  (await sql<{ id: string }>('select r.id from review r join application a on a.id = r.application_id where a.number = $1 and r.reviewer_id = $2', [number, await personId(account)]))[0]?.id ?? ''
const stateOf = async (): Promise<string | undefined> =>
  (await sql<{ status: string }>('select s.status from assessment s join application a on a.id = s.application_id where a.number = $1', [number]))[0]?.status
const motivation = 'De aanvraag toont met voorbeelden uit de eigen werking dat dit lukt, en zegt wie wat doet en wanneer.'

test('one reviewer declares a conflict and loses the file, two others open it, score and file their review', async () => {
  const officer = await windows.as('dossierbeheerder', { javaScriptEnabled: false })
  await officer.goto('/beheer/oproepen/ACT-KETEN')
  await pressed(officer, 'button:has-text("Start de beoordeling")')
  const assign = async (account: string): Promise<void> => {
    await officer.goto(`/beheer/dossiers/${number}`)
    await officer.locator('[name=reviewerId]').selectOption(await personId(account))
    await pressed(officer, 'button:has-text("Wijs toe")')
  }
  await assign('beoordelaar1')
  await assign('beoordelaar2')

  const conflicted = await windows.as('beoordelaar2', { javaScriptEnabled: false })
  await conflicted.goto(`/beoordelen/${await reviewOf('beoordelaar2')}`)
  await conflicted.getByText('Ik heb een belang').click()
  await conflicted.locator('[name=type]').first().check()
  await pressed(conflicted, 'button:has-text("Meld het belang")')
  expect((await conflicted.goto(`/beoordelen/${await reviewOf('beoordelaar2')}`))?.status()).toBe(404)
  await assign('beoordelaar3')

  for (const [account, score] of [['beoordelaar1', '5'], ['beoordelaar3', '3']] as const) {
    const page = await windows.as(account, { javaScriptEnabled: false })
    await page.goto(`/beoordelen/${await reviewOf(account)}`)
    await pressed(page, 'button:has-text("Geen belang, open dossier")')
    const names = await page.locator('[name^="all."], [name^="motivations."]').evaluateAll((inputs) => [...new Set(inputs.map((input) => input.getAttribute('name') ?? ''))])
    await fillForm(page, names.map((name) => [name, name.startsWith('all.') ? score : motivation]))
    await pressed(page, 'button:has-text("Dien in en volgende")')
    expect(new URL(page.url()).pathname, await page.locator('.errors').allInnerTexts().then(String)).not.toBe(`/beoordelen/${await reviewOf(account)}`)
  }
  expect(await stateOf()).toBe('CONSENSUS')
}, 120_000)

test('the chair records the consensus, freezes the ranking and puts it forward; two deciders decide and make it known', async () => {
  const applicationId = file.split('/').at(-1) ?? ''
  const chair = await windows.as('voorzitter', { javaScriptEnabled: false })
  await chair.goto(`/beoordelen/${applicationId}/overleg`)
  const names = await chair.locator('[name^="all."], [name^="motivations."]').evaluateAll((inputs) => [...new Set(inputs.map((input) => input.getAttribute('name') ?? ''))])
  await fillForm(chair, names.map((name) => [name, name.startsWith('all.') ? '4' : motivation]))
  await pressed(chair, 'button:has-text("Bevestig")')
  expect(await stateOf(), (await chair.locator('.errors').allInnerTexts()).join()).toBe('RANKED')
  await chair.goto('/beheer/oproepen/ACT-KETEN/rangschikking')
  await pressed(chair, 'button:has-text("Bevries de rangschikking")')
  await pressed(chair, 'button:has-text("Leg voor ter beslissing")')
  expect(await chair.locator('.errors').allInnerTexts()).toEqual([])

  const applicant = await windows.as('invuller')
  expect((await applicant.goto(`${file}/beslissing`))?.status()).toBe(404)
  const decider = await windows.as('beslisser', { javaScriptEnabled: false })
  await decider.goto('/beheer/oproepen/ACT-KETEN/beslissing')
  await pressed(decider, 'button:has-text("Beslis over 1 dossier")')
  expect(await decider.getByRole('button', { name: 'Bevestig beslissing' }).count()).toBe(0)
  const second = await windows.as('beslisser2', { javaScriptEnabled: false })
  await second.goto('/beheer/oproepen/ACT-KETEN/beslissing')
  await pressed(second, 'button:has-text("Bevestig beslissing")')
  expect((await applicant.goto(`${file}/beslissing`))?.status()).toBe(404)
  await second.goto('/beheer/oproepen/ACT-KETEN/beslissing')
  await pressed(second, 'button:has-text("Maak alle beslissingen bekend")')
  expect((await applicant.goto(`${file}/beslissing`))?.status()).toBe(200)
}, 120_000)

test('the gemachtigde accepts and starts; two people of finance approve the advance, which is ordered and paid', async () => {
  const page = await windows.as('gemachtigde', { javaScriptEnabled: false })
  await page.goto(`/dossiers/${number}`)
  await page.locator('[name=conditionsAccepted]').check()
  await pressed(page, 'button:has-text("Aanvaard toekenning")')
  await page.goto(`/dossiers/${number}`)
  const [year = '', month = '', day = ''] = addDays(localDay(new Date()), 60).split('-')
  await page.locator('[name=startDay]').fill(`${day}/${month}/${year}`)
  await pressed(page, 'button:has-text("Meld de start")')
  expect(await page.locator('.errors').allInnerTexts()).toEqual([])

  const inRow = (button: string): string => `tr:has-text("${number}") button:has-text("${button}")`
  for (const [account, button] of [['financien', 'Keur goed'], ['financien2', 'Keur goed'], ['financien', 'Geef betaalopdracht'], ['financien', 'Bevestig betaling']] as const) {
    const desk = await windows.as(account, { javaScriptEnabled: false })
    await desk.goto('/beheer/betalingen')
    await pressed(desk, inRow(button))
    await desk.context().close()
  }
  const paid = await sql<{ status: string }>(`select p.status from payment p join grant_award g on g.id = p.grant_id where g.number = $1 and p.type = 'ADVANCE'`, [number])
  expect(paid).toEqual([{ status: 'PAID' }])
}, 120_000)
