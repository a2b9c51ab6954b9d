import type { Page } from 'playwright-core'
import { press, problemsOn, reads } from './hands'
import { fillScores } from './reviewer'
import { callCode } from './story'
import { expect } from 'vitest'

/** The chair opens the meeting from the queue, and records one score for every criterion. */
export const recordConsensus = async (page: Page, number: string, score: string): Promise<void> => {
  await page.goto('/beoordelen')
  await press(page, `table a:has-text("${number}")`)
  await reads(page, 'Waarom overleg nodig is', 'C01: verschil van 2 punten')
  await fillScores(page, () => score)
  await press(page, 'button:has-text("Bevestig")')
  expect(await problemsOn(page)).toEqual([])
}

export const freezeRanking = async (page: Page): Promise<void> => {
  await page.goto(`/beheer/oproepen/${callCode}/rangschikking`)
  await reads(page, 'Alle 2 dossiers hebben een eindscore.')
  await page.getByRole('button', { name: 'Bevries de rangschikking' }).click()
  await reads(page, 'Bevroren op')
}

export const propose = async (page: Page): Promise<void> => {
  await page.getByRole('button', { name: 'Leg voor ter beslissing' }).click()
  await reads(page, 'Het voorstel ligt voor ter beslissing.')
}

const decisionPage = `/beheer/oproepen/${callCode}/beslissing`

export const decide = async (page: Page): Promise<void> => {
  await page.goto(decisionPage)
  await page.getByRole('button', { name: 'Beslis over 2 dossiers' }).click()
  await reads(page, 'U besliste zelf. Een andere beslisser bevestigt 2 dossiers.')
}

export const confirm = async (page: Page): Promise<void> => {
  await page.goto(decisionPage)
  await page.getByRole('button', { name: 'Bevestig beslissing' }).click()
  await reads(page, 'Alle beslissingen zijn bevestigd.')
}

export const publish = async (page: Page): Promise<void> => {
  await page.goto(decisionPage)
  await page.getByRole('button', { name: 'Maak alle beslissingen bekend' }).click()
  await reads(page, 'Bekendgemaakt op')
}
