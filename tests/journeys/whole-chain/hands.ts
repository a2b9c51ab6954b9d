import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { fillForm, typeForm, type Inputs } from '@/tests/support/fill-form'

/** Presses on a page without scripts and waits for the page that answers, which may have the same address. */
export const press = async (page: Page, button: string): Promise<void> => {
  await Promise.all([page.waitForEvent('framenavigated'), page.locator(button).click()]).catch(nowhere(page, button))
  await page.waitForLoadState('load')
}

/** Presses on a page with scripts and waits until it led to another address. */
export const leave = async (page: Page, button: string): Promise<void> => {
  const here = page.url()
  await page.locator(button).click()
  await page.waitForURL(({ href }) => href !== here).catch(nowhere(page, button))
}

/** Says what the portal found wrong. */
const nowhere = (page: Page, button: string) => async (thrown: unknown): Promise<never> => {
  throw new Error(`${page.url()}: “${button}” led nowhere. ${(await problemsOn(page)).join(' ')}`, { cause: thrown })
}

export const problemsOn = (page: Page): Promise<string[]> => page.locator('.errors').allInnerTexts()

/** Waits until the page says each of these sentences, whatever its elements are. */
export const reads = async (page: Page, ...sentences: string[]): Promise<void> => {
  for (const sentence of sentences) await expect.poll(() => textOf(page), { timeout: 20_000, message: page.url() }).toContain(sentence)
}

/** What a person sees of the page, on one line. */
export const textOf = async (page: Page): Promise<string> => inline(await page.locator('main').innerText())

/** The first row that one sees of this file or person, on one line. */
export const rowOf = async (page: Page, about: string): Promise<string> => inline(await page.locator(`tr:has-text("${about}")`).filter({ visible: true }).first().innerText())

const inline = (text: string): string => text.replaceAll(/\s+/g, ' ').trim()

/** How somebody works: with scripts key by key, or on a page that has none. */
export type Hands = { page: Page; type: (inputs: Inputs) => Promise<void>; press: (button: string) => Promise<void>; addRow: (list: string) => Promise<void> }

export const withoutScripts = (page: Page): Hands => ({
  page,
  type: (inputs) => fillForm(page, inputs),
  press: (button) => press(page, button),
  addRow: (list) => press(page, `button[value="add:${list}"]`),
})

export const withScripts = (page: Page): Hands => ({
  page,
  type: (inputs) => typeForm(page, inputs),
  press: (button) => leave(page, button),
  addRow: async (list) => {
    const rows = await rowsOn(page, list)
    await page.locator(`button[value="add:${list}"]`).click()
    await page.locator(`[name^="${list}.${rows}."]:not([type=hidden])`).first().waitFor()
  },
})

/** How many rows a list has on the page. */
export const rowsOn = async (page: Page, list: string): Promise<number> => {
  const names = await page.locator(`[name^="${list}."]`).evaluateAll((inputs) => inputs.map((input) => input.getAttribute('name') ?? ''))
  return new Set(names.map((name) => name.slice(list.length + 1).split('.')[0])).size
}
