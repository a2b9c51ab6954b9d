import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type axe from 'axe-core'
import type { Page } from 'playwright-core'

declare global {
  interface Window {
    axe?: typeof axe
    /** How each element looked when axe last judged the page. */
    looks?: WeakMap<Element, string>
  }
}

/** WCAG 2.2 A and AA, and the good practice of axe. Only what it objects to is described, in a page without frames: that is a third of the time for the same objections. */
const options: axe.RunOptions = { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'], resultTypes: ['violations'], iframes: false }
/** What may go wrong with elements that look as they did: their size, what scrolls, and the order of all that one sees. */
const ofThePlace = ['target-size', 'scrollable-region-focusable', 'heading-order', 'page-has-heading-one', 'region', 'bypass', 'landmark-one-main', 'landmark-unique']

const program = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** What axe objects to on a page: each rule with its places. */
export const axeObjections = (page: Page): Promise<string[]> => judge(page, false)

/**
 * The same of a page that was judged at another width: every rule for what appeared or took other colours, letters or footing, and for all the rest what
 * hangs on its place. Most of a page looks the same at each width, and would take a second or more again.
 */
export const axeObjectionsAgain = (page: Page): Promise<string[]> => judge(page, true)

const judge = async (page: Page, again: boolean): Promise<string[]> => {
  if (await page.evaluate(() => window.axe === undefined)) await page.evaluate(program)
  return page.evaluate(async ({ options, ofThePlace, again }) => {
    const { axe, looks: before } = window
    if (!axe || (again && !before)) throw new Error('axe did not run.')
    const looks = new WeakMap<Element, string>()
    const changed = [...document.body.querySelectorAll('*')].filter((element) => {
      const { color, backgroundColor, backgroundImage, fontSize, fontWeight, opacity, position } = getComputedStyle(element)
      const look = element.checkVisibility() ? [color, backgroundColor, backgroundImage, fontSize, fontWeight, opacity, position].join() : ''
      looks.set(element, look)
      return look !== '' && look !== before?.get(element)
    })
    window.looks = looks
    const runs = again ? [await axe.run(document, { ...options, runOnly: ofThePlace }), ...(changed.length > 0 ? [await axe.run({ include: changed }, options)] : [])] : [await axe.run(document, options)]
    return runs.flatMap(({ violations }) => violations.map(({ id, nodes }) => `${id} ${nodes.map(({ target }) => target.join(' ')).join(', ')}`))
  }, { options, ofThePlace, again })
}
