import { afterAll, expect, test } from 'vitest'
import { axeObjections } from '@/tests/support/axe'
import { openBrowser } from '@/tests/support/chromium'

const browser = await openBrowser()
afterAll(() => browser.close())

const objectionsTo = async (body: string): Promise<string[]> => {
  const page = await browser.newPage()
  await page.setContent(`<!doctype html><html lang="nl"><head><title>Proef</title></head><body><main><h1>Proef</h1>${body}</main></body></html>`)
  return axeObjections(page)
}

test('a page without faults meets no objection', async () => {
  expect(await objectionsTo('<p>Alles in orde.</p>')).toEqual([])
})

test('each rule that is broken is named, with every place', async () => {
  const faults = '<img src="data:," id="a"><img src="data:," id="b"><p style="color:#bbb">Te licht.</p><label>Naam</label><input id="c"><h4>Te diep</h4>'
  expect((await objectionsTo(faults)).sort()).toEqual(['color-contrast p', 'heading-order h4', 'image-alt #a, #b', 'label #c'])
})
