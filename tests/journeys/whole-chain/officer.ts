import type { Page } from 'playwright-core'
import { reads } from './hands'
import { callCode } from './story'

export const takeInFiled = async (page: Page): Promise<void> => {
  await page.goto(`/beheer/oproepen/${callCode}`)
  await page.getByRole('button', { name: 'Neem 2 dossiers in onderzoek' }).click()
}

/** Every question of the checklist answered with yes and a motivation; the file is then declared eligible. */
export const findEligible = async (page: Page, number: string): Promise<void> => {
  await page.goto(`/beheer/dossiers/${number}`)
  await page.locator('[name^="answers."][name$=".met"]').first().waitFor()
  for (const answer of await page.locator('[name^="answers."][name$=".met"][value=ja]').all()) await answer.check()
  for (const motivation of await page.locator('[name^="answers."][name$=".motivation"]').all()) if ((await motivation.inputValue()) === '') await motivation.fill('Nagegaan in de aanvraag: dit is in orde.')
  await page.locator('form[aria-label="Ontvankelijkheid"] button:has-text("Bewaar")').click()
  await reads(page, 'Volgens de antwoorden ontvankelijk.')
  await page.getByRole('button', { name: 'Ontvankelijk', exact: true }).click()
  await reads(page, 'Ontvankelijk verklaard op')
}

export const startAssessment = async (page: Page): Promise<void> => {
  await page.goto(`/beheer/oproepen/${callCode}`)
  await page.getByRole('button', { name: 'Start de beoordeling' }).click()
  await reads(page, 'in beoordeling')
}

/** Assigned by hand, from the list of those who have no known conflict. */
export const assign = async (page: Page, number: string, reviewer: string): Promise<void> => {
  await page.goto(`/beheer/dossiers/${number}`)
  const choice = page.locator('[name=reviewerId]')
  const option = await choice.locator('option', { hasText: reviewer }).getAttribute('value')
  await choice.selectOption(option)
  await page.getByRole('button', { name: 'Wijs toe' }).click()
  await page.locator('tr', { hasText: reviewer }).first().waitFor()
}
