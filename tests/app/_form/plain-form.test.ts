import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import type { FormState } from '@/app/_form/form-state'
import { serveClient, type ClientPage } from '@/tests/support/client-page'

let client: ClientPage
beforeAll(async () => {
  client = await serveClient('tests/app/_form/plain-form-page.tsx')
})
afterAll(() => client.close())

let page: Page
let answer: (text: string) => FormState | Promise<FormState>
beforeEach(async () => {
  answer = () => ({ status: 'done', problems: [], values: { text: '' }, message: 'Verzonden.', at: 'een' })
  page = await client.open()
  await page.exposeFunction('answer', (text: string) => answer(text))
  await message().waitFor()
})
afterEach(() => page.context().close())

const message = () => page.getByLabel('Uw bericht')
const send = () => page.getByRole('button', { name: 'Verstuur' }).click()

/** Whether the browser asks before it leaves; it stays. */
const asksToStay = async (): Promise<boolean> => {
  const asked = new Promise<boolean>((resolve) => {
    page.once('dialog', (dialog) => void dialog.dismiss().then(() => resolve(dialog.type() === 'beforeunload')))
    page.once('load', () => resolve(false))
  })
  await page.evaluate(() => void setTimeout(() => location.reload()))
  return asked
}

test('leaving a form in which nothing was typed asks nothing', async () => {
  await message().click()
  expect(await asksToStay()).toEqual(false)
})

test('leaving a half-typed message asks first, and it still stands there', async () => {
  await message().pressSequentially('Beste')
  expect(await asksToStay()).toEqual(true)
  expect(await message().inputValue()).toEqual('Beste')
})

test('another choice is typed too; chosen back, it is not', async () => {
  await page.getByLabel('Reeks').check()
  expect(await asksToStay()).toEqual(true)
  await page.getByLabel('Kamp').check()
  expect(await asksToStay()).toEqual(false)
})

test('after it was sent nothing is asked, and nothing of it is counted', async () => {
  await message().pressSequentially('Beste dossierbeheerder')
  await page.getByText('22 tekens').waitFor()
  await send()
  await page.getByText('Verzonden.').waitFor()
  await page.getByText('0 tekens').waitFor()
  expect(await message().inputValue()).toEqual('')
  expect(await asksToStay()).toEqual(false)
})

test('what was refused, or was never answered, was not sent', async () => {
  answer = (text) => ({ status: 'refused', problems: [{ field: 'text', message: 'Te kort.' }], values: { text, kind: 'a', nis: 'a' }, at: 'een' })
  await message().pressSequentially('Kort')
  await send()
  await page.getByText('Te kort.').first().waitFor()
  expect(await asksToStay()).toEqual(true)
  answer = () => Promise.reject(new Error('weg'))
  await send()
  await page.getByText('verstuur opnieuw').waitFor()
  expect(await asksToStay()).toEqual(true)
})

test('a form that is on its way asks nothing, nor does a refused button without a field', async () => {
  answer = () => new Promise(() => {})
  await page.getByRole('button', { name: 'Keur goed' }).click()
  await page.getByText('Dit kan niet meer.').waitFor()
  await message().pressSequentially('Onderweg')
  await send()
  await page.getByText('Even geduld').waitFor()
  expect(await asksToStay()).toEqual(false)
})
