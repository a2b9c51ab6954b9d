import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { fillForm, inputsOf } from '@/tests/support/fill-form'
import { leave, press, problemsOn, reads, rowsOn } from './hands'

type Held = { children: number; girls: number; young: string; older: string; town: string }

/** What became of the three trajectories: everybody came, every time. */
export const held: readonly Held[] = [
  { children: 24, girls: 10, young: 'A10_11', older: 'A12_13', town: 'Mechelen' },
  { children: 14, girls: 7, young: 'A08_09', older: 'A10_11', town: 'Mechelen' },
  { children: 14, girls: 5, young: 'A08_09', older: 'A10_11', town: 'Willebroek' },
]

const half = (children: number): string => String(Math.floor(children / 2))
const rest = (children: number): string => String(Math.ceil(children / 2))
const long = (subject: string): string => `${subject}: `.padEnd(520, 'de kinderen bouwden, testten en verbeterden hun eigen ontwerp. ')

const activityFields = ({ children, girls, young, older, town }: Held, sessions: number) => ({
  status: 'HELD', participants: String(children), completed: String(children - 2), ageBands: { [young]: half(children), [older]: rest(children) }, gender: { V: String(girls), M: String(children - girls) },
  residence: [{ place: town, count: String(children) }], newParticipants: half(children), returningParticipants: rest(children), reducedRate: '6', referred: '2', accessible: 'ja', reasonableAdjustments: '0',
  satisfaction: { s4: half(children), s5: half(children) }, interest: { more: half(children), same: half(children) }, staff: { PAID: { count: '2', hours: '40' } }, staffWomen: '1',
  announcementEvidence: 'https://www.tandrad.example/aanbod', lesson: 'Laat de kinderen eerst meten.',
  sessions: Array.from({ length: sessions }, () => ({ enrolled: String(children), present: String(children) })),
})

/** Begun from the file, filled page by page: only what nobody can know beforehand is typed, the sessions stand ready. */
export const fillReport = async (page: Page, number: string): Promise<string> => {
  await page.goto(`/dossiers/${number}`)
  await press(page, 'a:has-text("Ga naar uw verslag")')
  const report = new URL(page.url()).pathname
  await press(page, 'button:has-text("Begin aan het verslag")')
  for (const [index, activity] of held.entries()) {
    await page.goto(`${report}/activiteiten/${index + 1}`)
    const prefix = `activities.${index}.`
    if ((await rowsOn(page, `${prefix}residence`)) === 0) await press(page, `button[value="add:${prefix}residence"]`)
    await fillForm(page, inputsOf(activityFields(activity, await rowsOn(page, `${prefix}sessions`)), prefix))
    await savePage(page)
  }
  await page.goto(`${report}/verhaal`)
  await fillForm(page, inputsOf({ narrative: { impact: long('Impact'), successFactors: long('Succes'), doDifferently: long('Anders'), followUp: long('Vervolg') }, estimatedChildren: '45' }))
  await savePage(page)
  await page.goto(`${report}/verklaringen`)
  await fillForm(page, inputsOf({ declarations: { complete: 'ja', documentsKept: 'ja', noDoubleFunding: 'ja', ibanUnchanged: 'ja' } }))
  await savePage(page)
  return report
}

const savePage = async (page: Page): Promise<void> => {
  await press(page, 'button:has-text("Bewaar en ga verder")')
  expect(await problemsOn(page), page.url()).toEqual([])
}

export const signReport = async (page: Page, report: string): Promise<void> => {
  await page.goto(`${report}/nakijken`)
  await page.getByRole('button', { name: 'Dien verslag in' }).click()
  await reads(page, 'Uw verslag is ingediend')
}

/** The controller finds it among the reports that wait. */
export const openReport = async (page: Page, number: string): Promise<void> => {
  await page.goto('/beheer/verslagen?toestand=SUBMITTED')
  await leave(page, `table a:has-text("${number}")`)
}

/** Accepted activity by activity. */
export const acceptReport = async (page: Page): Promise<void> => {
  for (const accepted of await page.getByRole('radio', { name: 'Aanvaard' }).all()) await accepted.check()
  await page.getByRole('button', { name: 'Keur goed' }).click()
  await reads(page, 'Aanvaard, ronde 1')
}

export const computeSettlement = async (page: Page): Promise<void> => {
  await page.getByRole('button', { name: 'Bereken de afrekening' }).click()
  await reads(page, 'Wacht op bevestiging door iemand anders van financiën.')
}
