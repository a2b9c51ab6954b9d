import { expect, test } from 'vitest'
import { openCalls } from '@/lib/calls/open-calls'
import { beginCall, publishCall } from './administrator'
import { fillRequest, submitRequest } from './applicant'
import type { Chain } from './chain'
import { reads, withoutScripts, withScripts } from './hands'
import { callCode, callName, crane, days, robots } from './story'

/** From the preset of a call to two requests filed. */
export const applying = (chain: Chain): void => {
  test('an administrator begins a call from the preset UIT, fills in what is open, and publishes it once the checklist lacks nothing', async () => {
    const page = await chain.as('beheerder')
    await beginCall(page)
    await reads(page, 'Er ontbreekt nog:', 'Vul de rechtsgrond in.', 'Kies wanneer de oproep opent.', 'Vul in wie vragen over de oproep beantwoordt.')
    expect(await page.locator('[name=unitAmount]').inputValue()).toBe('1.500,00')
    expect(await page.getByRole('button', { name: 'Publiceer de oproep' }).count()).toBe(0)
    await publishCall(page)
    await reads(page, 'aangekondigd', 'De oproep is publiek')

    const visitor = await chain.as(null)
    await visitor.goto(`/oproepen/${callCode}`)
    await reads(visitor, callName, 'Nog niet open', '5.000,00 euro')
    expect(await visitor.getByRole('link', { name: 'Start aanvraag' }).count()).toBe(0)
  }, 120_000)

  test('on its hour the call opens, and a visitor sees until when', async () => {
    await chain.clock.to(days.opens, '9.00')
    expect(await openCalls()).toContain(callCode)
    const visitor = await chain.as(null)
    await visitor.goto(`/oproepen/${callCode}`)
    await reads(visitor, 'open voor indiening', 'Indienen', '23.59 uur')
    expect(await visitor.getByRole('link', { name: 'Start aanvraag' }).count()).toBe(1)
  }, 60_000)

  test('without JavaScript, an invuller fills all eight steps; the form counts three postcodes', async () => {
    await chain.clock.to(days.filed, '10.00')
    const page = await chain.asPlain('invuller')
    chain.files.robots = await fillRequest(withoutScripts(page), robots)
    await reads(page, '4.500,00 euro')
    expect(await page.getByRole('button', { name: 'Dien in', exact: true }).count()).toBe(0)
  }, 180_000)

  test('with JavaScript, the invuller of a second organisation fills a shorter request', async () => {
    const page = await chain.as('invuller2')
    chain.files.crane = await fillRequest(withScripts(page), crane)
    await reads(page, '1.500,00 euro')
  }, 180_000)

  test('each gemachtigde submits and gets a receipt with number and SHA-256', async () => {
    for (const [name, account] of [['robots', 'gemachtigde'], ['crane', 'gemachtigde2']] as const) {
      const { number, text } = await submitRequest(await chain.as(account), chain.files[name])
      chain.numbers[name] = number
      const [row] = await chain.sql<{ sha256: string }>('select s.sha256 from submission s join application a on a.id = s.application_id where a.number = $1', [number])
      expect(text).toContain(row?.sha256)
    }
    expect([chain.numbers.robots.slice(-9), chain.numbers.crane.slice(-9)]).toEqual(['KET-00001', 'KET-00002'])
  }, 60_000)
}
