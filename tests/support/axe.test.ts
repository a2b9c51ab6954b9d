import { afterAll, expect, test } from 'vitest'
import { axeObjections, axeObjectionsAgain } from '@/tests/support/axe'
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

test('at another width: what appeared, what took other colours, and what became too small is judged again', async () => {
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } })
  await page.setContent(`<!doctype html><html lang="nl"><head><title>Proef</title><style>
    .narrow { display: none } a { display: inline-block; padding: 10px }
    @media (max-width: 400px) { .narrow { display: block } .paler { color: #bbb } .tiny a { padding: 0; font-size: 16px; line-height: 8px; height: 8px; overflow: hidden } }
  </style></head><body><main><h1>Proef</h1><p>Blijft zoals het was.</p><p class="paler">Hier donker, daar te licht.</p><div class="narrow"><img src="data:," id="late"></div><p class="tiny"><a href="#a">Een</a><br><a href="#b">Twee</a></p></main></body></html>`)
  expect(await axeObjections(page)).toEqual([])
  expect(await axeObjectionsAgain(page)).toEqual([])
  await page.setViewportSize({ width: 320, height: 900 })
  expect((await axeObjectionsAgain(page)).map((objection) => objection.split(' ')[0]).toSorted()).toEqual(['color-contrast', 'image-alt', 'target-size'])
})
