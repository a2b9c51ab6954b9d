import type { Locator, Page } from 'playwright-core'

export type Typed = string | Typed[] | { [field: string]: Typed }
export type Inputs = readonly [name: string, value: string | string[]][]

/** What was typed, by the name of its input: `sessions.0.date`. A list of words is one answer of several boxes. */
export const inputsOf = (typed: Record<string, Typed>, prefix = ''): [name: string, value: string | string[]][] =>
  Object.entries(typed).flatMap(([key, value]): [string, string | string[]][] => {
    const name = `${prefix}${key}`
    if (typeof value === 'string') return [[name, value]]
    if (!Array.isArray(value)) return inputsOf(value, `${name}.`)
    const words = value.filter((item) => typeof item === 'string')
    return words.length === value.length ? [[name, words]] : inputsOf(Object.fromEntries(value.map((item, index) => [String(index), item])), `${name}.`)
  })

/** Fills the form of a page without scripts, whatever kind its inputs are; a field the page does not ask is left out. */
export const fillForm = (page: Page, inputs: Inputs): Promise<void> =>
  page.evaluate((all) => {
    for (const [name, value] of all)
      for (const field of document.querySelectorAll<HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement>(`[name="${name}"]`)) {
        if (!(field instanceof HTMLInputElement) || !['checkbox', 'radio'].includes(field.type)) field.value = String(value)
        else if (Array.isArray(value)) field.checked = value.includes(field.value)
        else field.checked = field.type === 'radio' ? field.value === value : value !== ''
      }
  }, [...inputs])

/** The same on a page with scripts, key by key as a person types, so that the page hears of it. */
export const typeForm = async (page: Page, inputs: Inputs): Promise<void> => {
  for (const summary of await page.locator('main details:not([open]) > summary').all()) await summary.click()
  for (const [name, value] of inputs) for (const field of await page.locator(`[name="${name}"]:not([type=hidden])`).all()) await typeField(field, value)
}

const typeField = async (field: Locator, value: string | string[]): Promise<void> => {
  const { kind, own } = await field.evaluate((element) => ({ kind: element instanceof HTMLInputElement ? element.type : element.tagName, own: element.getAttribute('value') ?? 'on' }))
  if (kind === 'SELECT') await field.selectOption(String(value))
  else if (kind === 'radio') await (own === value ? field.check() : Promise.resolve())
  else if (kind === 'checkbox') await field.setChecked(Array.isArray(value) ? value.includes(own) : value !== '')
  else if (await field.isEditable()) await field.fill(String(value))
}
