import { afterAll, beforeAll, expect, test } from 'vitest'
import { serveClient, type ClientPage } from '@/tests/support/client-page'

let client: ClientPage
beforeAll(async () => {
  client = await serveClient('tests/app/_form/session-page.tsx')
})
afterAll(() => client.close())

test('long before its end a session says nothing', async () => {
  const page = await client.open('?idle=600&absolute=9000')
  await page.waitForTimeout(500)
  expect(await page.getByRole('alert').count()).toEqual(0)
})

test('two minutes before, one can stay, and the notice goes', async () => {
  const page = await client.open('?idle=90&absolute=9000')
  await page.evaluate(() => {
    window.stay = async () => ({ idleEndsAt: new Date(Date.now() + 1_800_000).toISOString() })
  })
  await page.getByText(/^U wordt om \d+\.\d\d uur afgemeld, omdat u een tijd niets deed\.$/).waitFor()
  await page.getByRole('button', { name: 'Blijf aangemeld' }).click()
  await page.getByRole('alert').waitFor({ state: 'detached' })
})

test('a session that is over meanwhile cannot be kept, and what was typed stays', async () => {
  const page = await client.open('?idle=90&absolute=9000')
  await page.evaluate(() => {
    window.stay = async () => null
  })
  await page.getByRole('button', { name: 'Blijf aangemeld' }).click()
  await page.getByText('U bent afgemeld. Wat u typte, staat nog op deze pagina.').waitFor()
})

test('the end of a long day cannot be moved', async () => {
  const page = await client.open('?idle=1800&absolute=90')
  await page.getByText(/Bewaar uw werk en meld u opnieuw aan\.$/).waitFor()
  expect(await page.getByRole('button').count()).toEqual(0)
})
