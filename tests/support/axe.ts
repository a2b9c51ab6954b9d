import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type axe from 'axe-core'
import type { Page } from 'playwright-core'

declare global {
  interface Window {
    axe?: typeof axe
  }
}

/** WCAG 2.2 A and AA, and the good practice of axe. Only what it objects to is described, in a page without frames: that is a third of the time for the same objections. */
const options: axe.RunOptions = { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'], resultTypes: ['violations'], iframes: false }

const program = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** What axe objects to on a page: each rule with its places. A page that is looked at twice is given the program once. */
export const axeObjections = async (page: Page): Promise<string[]> => {
  if (await page.evaluate(() => window.axe === undefined)) await page.evaluate(program)
  const violations = await page.evaluate(async (options) => (await window.axe?.run(document, options))?.violations, options)
  if (!violations) throw new Error('axe did not run.')
  return violations.map(({ id, nodes }) => `${id} ${nodes.map(({ target }) => target.join(' ')).join(', ')}`)
}
