import type { Page } from 'playwright-core'
import { reads } from './hands'

/** The reports of a call are weighed, and one of ten is drawn. */
export const selectForControl = async (page: Page, code: string): Promise<void> => {
  await page.goto('/beheer/controle?deel=selecties')
  await page.getByRole('button', { name: `Selecteer voor ${code}` }).click()
  await page.waitForURL(/\/beheer\/controle\/selecties\/[0-9a-f-]+$/)
  await reads(page, `Startwaarde: ${code}`, 'steekproef')
}

/** On paper, with every point in order. */
export const controlOnPaper = async (page: Page, number: string): Promise<void> => {
  await page.goto(`/beheer/controle/${number}`)
  await page.getByRole('radio', { name: 'Op stukken' }).check()
  await page.getByRole('button', { name: 'Start de controle' }).click()
  await reads(page, 'Controle op stukken, lopend.')
  const points = page.locator('input[type=radio][value=OK]')
  await points.first().waitFor()
  for (const point of await points.all()) await point.check()
  await page.getByRole('button', { name: 'Bewaar' }).click()
  await reads(page, 'De checklist is volledig.')
  await page.goto(`/beheer/controle/${number}?deel=besluit`)
  await page.getByLabel('Besluit van de controle').fill('De stukken stemmen overeen met het verslag.')
  await page.getByRole('button', { name: 'Sluit de controle af' }).click()
  await reads(page, 'Naar de afrekening')
}
