import type { Page } from 'playwright-core'

type Typed = string | Typed[] | { [field: string]: Typed }

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
export const fillForm = (page: Page, inputs: readonly [string, string | string[]][]): Promise<void> =>
  page.evaluate((all) => {
    for (const [name, value] of all)
      for (const field of document.querySelectorAll<HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement>(`[name="${name}"]`)) {
        if (!(field instanceof HTMLInputElement) || !['checkbox', 'radio'].includes(field.type)) field.value = String(value)
        else if (Array.isArray(value)) field.checked = value.includes(field.value)
        else field.checked = field.type === 'radio' ? field.value === value : value !== ''
      }
  }, [...inputs])
