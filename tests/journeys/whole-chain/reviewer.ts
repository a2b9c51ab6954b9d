import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { fillForm } from '@/tests/support/fill-form'
import { press, problemsOn } from './hands'

export const motivation = 'De aanvraag toont met voorbeelden uit de eigen werking dat dit lukt, en zegt wie wat doet en wanneer.'

/** Opens the newest file of the queue, which asks first whether the reviewer has an interest. */
export const openGate = async (page: Page, title: string): Promise<void> => {
  await page.goto('/beoordelen')
  await press(page, `table a:has-text("${title}")`)
  expect(await page.locator('h1').innerText()).toBe('Hebt u een belang bij dit dossier?')
}

export const declareInterest = async (page: Page): Promise<void> => {
  await page.getByText('Ik heb een belang').click()
  await page.locator('[name=type]').first().check()
  await press(page, 'button:has-text("Meld het belang")')
}

/** No interest; then every criterion scored with a motivation, and the review filed. */
export const review = async (page: Page, scoreOf: (criterion: string) => string): Promise<void> => {
  await press(page, 'button:has-text("Geen belang, open dossier")')
  const here = page.url()
  await fillScores(page, scoreOf)
  await press(page, 'button:has-text("Dien in en volgende")')
  expect(page.url(), (await problemsOn(page)).join(' ')).not.toBe(here)
}

/** One score per criterion for the whole file, on the form of a reviewer or of the chair. */
export const fillScores = async (page: Page, scoreOf: (criterion: string) => string): Promise<void> => {
  await page.locator('[name="all.C01"]').first().waitFor({ state: 'attached' })
  const names = await page.locator('[name^="all."], [name^="motivations."]').evaluateAll((inputs) => [...new Set(inputs.map((input) => input.getAttribute('name') ?? ''))])
  await fillForm(page, names.map((name) => [name, name.startsWith('all.') ? scoreOf(name.slice(4)) : motivation]))
}
