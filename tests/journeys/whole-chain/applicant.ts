import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { systemActor } from '@/lib/access/actor'
import { stepCodes } from '@/lib/applications/steps'
import { asActor } from '@/lib/db'
import { writePdf } from '@/lib/files/pdf-document'
import { municipalities } from '@/lib/reference/queries'
import type { TypedAnswers } from '@/lib/story/answers'
import { inputsOf, type Inputs } from '@/tests/support/fill-form'
import { leave, problemsOn, reads, rowsOn, type Hands } from './hands'
import { callCode } from './story'

const lists: Record<string, readonly string[]> = { 'andere-steun': ['otherGrants', 'deMinimis'], doelgroepen: ['targetGroups'], partners: ['partners'], begroting: ['costs', 'revenues'] }

/** From "Start aanvraag" to a request that lacks nothing; answers its address. */
export const fillRequest = async (hands: Hands, answers: TypedAnswers): Promise<string> => {
  const { page } = hands
  await page.goto(`/oproepen/${callCode}`)
  await hands.press('button:has-text("Start aanvraag")')
  const file = new URL(page.url()).pathname
  expect(file).toMatch(/^\/aanvragen\/[0-9a-f-]{36}$/)
  const { activities, ...steps } = answers
  for (const step of stepCodes) {
    if (step === 'activiteiten') await fillActivities(hands, file, activities)
    await page.goto(`${file}/${step}`)
    const typed = steps[step]
    for (const list of lists[step] ?? []) {
      const rows = Object.entries(typed).find(([name]) => name === list)?.[1]
      await addRows(hands, list, Array.isArray(rows) ? rows.length : 0)
    }
    await hands.type(inputsOf(typed))
    if (step === 'bijlagen') for (const _partner of steps.partners.partners) await addLetter(hands, inputsOf(typed))
    await savePage(hands)
  }
  await page.goto(`${file}/nakijken`)
  expect(await problemsOn(page)).toEqual([])
  return file
}

const fillActivities = async (hands: Hands, file: string, activities: TypedAnswers['activities']): Promise<void> => {
  const { page } = hands
  const places = new Map((await asActor(systemActor('tests'), (tx) => municipalities(tx))).map(({ nis, name }) => [nis, name]))
  for (const [index, { id: _id, sessions, ...activity }] of activities.entries()) {
    await page.goto(`${file}/activiteiten`)
    await hands.press('button[value="add:activities"]')
    expect(new URL(page.url()).pathname).toBe(`${file}/activiteiten/${index + 1}`)
    await addRows(hands, `activities.${index}.sessions`, sessions.length)
    await hands.type(inputsOf({ ...activity, nis: places.get(activity.nis) ?? activity.nis, sessions }, `activities.${index}.`))
    await savePage(hands)
  }
}

/** "Voeg rij toe" until the list is as long as what will be typed. */
const addRows = async (hands: Hands, list: string, count: number): Promise<void> => {
  for (let have = await rowsOn(hands.page, list); have < count; have++) await hands.addRow(list)
}

const addLetter = async (hands: Hands, typed: Inputs): Promise<void> => {
  const { page } = hands
  const letter = await writePdf({ title: 'Intentiebrief', createdAt: new Date(0), blocks: [{ kind: 'paragraph', text: 'Wij werken mee.' }], footer: 'Voorbeeld.' })
  await page.locator('[name=kind][value=PARTNER_LETTER]').check()
  await page.locator('[name=file]').setInputFiles({ name: 'intentiebrief.pdf', mimeType: 'application/pdf', buffer: Buffer.from(letter) })
  await hands.press('button:has-text("Voeg bestand toe")')
  await hands.type(typed)
}

const savePage = async ({ page, press }: Hands): Promise<void> => {
  await press('button:has-text("Bewaar en ga verder")')
  expect(await problemsOn(page), page.url()).toEqual([])
}

/** The gemachtigde submits; answers the file number of the receipt, with the SHA-256 as printed there. */
export const submitRequest = async (page: Page, file: string): Promise<{ number: string; text: string }> => {
  await page.goto(`${file}/nakijken`)
  await leave(page, 'button:text-is("Dien in")')
  expect(new URL(page.url()).pathname).toBe(`${file}/bewijs`)
  const text = await page.locator('main').innerText()
  return { number: /STEM-\d{4}-KET-\d{5}/.exec(text)?.[0] ?? '', text: text.replaceAll(/\s/g, '') }
}

/** The answer to the grant, on the page of the decision. */
export const acceptGrant = async (page: Page): Promise<void> => {
  await page.getByRole('checkbox', { name: 'Wij aanvaarden de subsidie met haar voorwaarden en aanvaarden controle.' }).check()
  await page.getByRole('button', { name: 'Aanvaard toekenning' }).click()
  await reads(page, 'Ga naar uw dossier')
}

export const declareStart = async (page: Page, day: string): Promise<void> => {
  await page.locator('[name=startDay]').fill(day)
  await page.getByRole('button', { name: 'Meld de start' }).click()
}
