import type { Page } from 'playwright-core'
import { inputsOf, typeForm } from '@/tests/support/fill-form'
import { leave, reads } from './hands'
import { callCode, callFields, callName } from './story'

/** Begins a call from the preset UIT; answers on the page where it is filled in. */
export const beginCall = async (page: Page): Promise<void> => {
  await page.goto('/admin/oproepen')
  await typeForm(page, [['preset', 'UIT'], ['name', callName], ['code', callCode], ['numberCode', 'KET']])
  await leave(page, 'button:has-text("Begin een oproep")')
}

/** Fills in what the preset leaves open, and publishes once the checklist lacks nothing. */
export const publishCall = async (page: Page): Promise<void> => {
  await typeForm(page, inputsOf(callFields))
  await page.locator('form[aria-label="De oproep"] button[type=submit]:has-text("Bewaar")').click()
  await reads(page, 'Alles is ingevuld')
  await page.getByRole('button', { name: 'Publiceer de oproep' }).click()
}
