import type { Locator, Page } from 'playwright-core'
import type { Inputs } from '@/tests/support/fill-form'

export type Effort = { pages: number; clicks: number; keys: number }

/** A person at a page with scripts, whose every click and key is counted. What already stands as it should is left alone; the Tab to the next field is a key too. */
export const countedHands = (page: Page) => {
  const effort: Effort = { pages: 0, clicks: 0, keys: 0 }

  const click = async (target: Locator): Promise<void> => {
    effort.clicks += 1
    await target.click()
  }
  /** Presses what leads to another page. */
  const go = async (target: Locator): Promise<void> => {
    const here = page.url()
    await click(target)
    await page.waitForURL(({ href }) => href !== here).catch(async (thrown: unknown) => {
      throw new Error(`${here}: this led nowhere. ${(await page.locator('.errors').allInnerTexts()).join(' ')}`, { cause: thrown })
    })
    effort.pages += 1
  }
  const write = async (field: Locator, text: string): Promise<void> => {
    effort.keys += text.length + 1
    await field.fill(text)
  }
  const answer = async ({ name, place, kind, wanted }: Open): Promise<void> => {
    const field = page.locator(`[name="${name}"]:not([type=hidden])`).nth(place)
    if (kind === 'radio' || kind === 'checkbox') {
      effort.clicks += 1
      await field.setChecked(wanted === 'on')
    } else if (kind === 'SELECT') {
      effort.clicks += 2
      await field.selectOption(wanted)
    } else await write(field, wanted)
  }
  /** Answers each question the page asks; one that only shows after another is looked for again. */
  const fill = async (inputs: Inputs): Promise<void> => {
    for (let look = 0; look < 3; look++) {
      const open = await page.evaluate(openQuestions, [...inputs])
      if (open.length === 0) return
      for (const one of open) await answer(one)
    }
  }
  return { page, effort, click, go, write, fill }
}

/** An input that does not stand as it should: the how-manieth of its name, and what it should say. */
type Open = { name: string; place: number; kind: string; wanted: string }

/** Runs in the page. */
const openQuestions = (inputs: [name: string, wanted: string | string[]][]): Open[] =>
  inputs.flatMap(([name, wanted]) =>
    [...document.querySelectorAll(`[name="${name}"]:not([type=hidden])`)].flatMap((field, place): Open[] => {
      if (!(field instanceof HTMLInputElement || field instanceof HTMLSelectElement || field instanceof HTMLTextAreaElement)) return []
      if (!field.checkVisibility() || field.matches(':disabled, [readonly]')) return []
      if (!(field instanceof HTMLInputElement) || !['radio', 'checkbox'].includes(field.type)) return field.value === wanted ? [] : [{ name, place, kind: field.tagName, wanted: String(wanted) }]
      const on = Array.isArray(wanted) ? wanted.includes(field.value) : field.type === 'radio' ? wanted === field.value : wanted !== ''
      return on === field.checked || (field.type === 'radio' && !on) ? [] : [{ name, place, kind: field.type, wanted: on ? 'on' : '' }]
    }))

export type CountedHands = ReturnType<typeof countedHands>
