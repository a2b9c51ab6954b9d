import type { Page } from 'playwright-core'
import { rowOf } from './hands'

/** All that is approved goes to the bank in one file. */
export const orderAll = async (page: Page): Promise<void> => {
  await page.goto('/beheer/betalingen?deel=bestand')
  await page.getByRole('button', { name: 'Maak betaalbestand' }).click()
  await page.waitForURL(/#betaalbestanden$/)
}

/** In which part of the payment desk each act stands. */
const partOf = { 'Bevestig afrekening': 'controleren', 'Keur goed': 'goedkeuren', 'Bevestig betaling': 'onderweg' } as const

/** One act in the row of a file at the payment desk; answers what the row said before. It is done when its button is gone. */
export const payStep = async (page: Page, number: string, button: keyof typeof partOf): Promise<string> => {
  await page.goto(`/beheer/betalingen?deel=${partOf[button]}`)
  const before = await rowOf(page, number)
  const act = page.locator(`tr:has-text("${number}")`).getByRole('button', { name: button })
  await act.click()
  await act.waitFor({ state: 'detached' })
  return before
}
