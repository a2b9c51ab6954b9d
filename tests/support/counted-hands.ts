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
  const answer = async (field: Locator, wanted: string | string[]): Promise<void> => {
    const { kind, value, checked, editable } = await field.evaluate((element) => {
      const typed = element instanceof HTMLInputElement || element instanceof HTMLSelectElement || element instanceof HTMLTextAreaElement ? element : null
      return { kind: element instanceof HTMLInputElement ? element.type : element.tagName, value: typed?.value ?? '', checked: element instanceof HTMLInputElement && element.checked, editable: !typed?.disabled && !typed?.matches('[readonly]') }
    })
    if (!editable) return
    if (kind === 'radio' || kind === 'checkbox') {
      const on = Array.isArray(wanted) ? wanted.includes(value) : kind === 'radio' ? wanted === value : wanted !== ''
      if (on === checked || (kind === 'radio' && !on)) return
      effort.clicks += 1
      await field.setChecked(on)
    } else if (value === wanted) return
    else if (kind === 'SELECT') {
      effort.clicks += 2
      await field.selectOption(String(wanted))
    } else await write(field, String(wanted))
  }
  /** Answers each question the page asks; one that only shows after another is there by then. */
  const fill = async (inputs: Inputs): Promise<void> => {
    for (const [name, wanted] of inputs) for (const field of await page.locator(`[name="${name}"]:not([type=hidden])`).filter({ visible: true }).all()) await answer(field, wanted)
  }
  return { page, effort, click, go, write, fill }
}

export type CountedHands = ReturnType<typeof countedHands>
