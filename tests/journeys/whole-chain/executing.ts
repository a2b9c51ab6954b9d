import { expect, test } from 'vitest'
import { expectReports } from '@/lib/grants/expect-reports'
import { releaseAllReach } from '@/lib/monitor/release-reach'
import { acceptGrant, declareStart } from './applicant'
import type { Chain } from './chain'
import { orderAll, payStep } from './finance'
import { leave, reads, rowOf, textOf } from './hands'
import { controlOnPaper, selectForControl } from './control'
import { acceptReport, computeSettlement, fillReport, openReport, signReport } from './report'
import { callCode, days, titles, typedDay } from './story'

/** From the acceptance to the public result. */
export const executing = (chain: Chain): void => {
  test('the gemachtigde accepts and declares the start; two people of finance approve the advance, which is ordered and paid', async () => {
    await chain.clock.to(days.accepted, '14.00')
    const page = await chain.as('gemachtigde')
    await page.goto(`${chain.files.robots}/beslissing`)
    await acceptGrant(page)
    await chain.clock.to(days.starts, '14.00')
    const starting = await chain.as('gemachtigde')
    await starting.goto(`/dossiers/${chain.numbers.robots}`)
    await reads(starting, 'Toestand: aanvaard, te starten.')
    await declareStart(starting, typedDay(days.starts))
    await reads(starting, 'Toestand: in uitvoering.', `Startdatum ${typedDay(days.starts)}`)

    const first = await chain.as('financien')
    expect(await payStep(first, chain.numbers.robots, 'Keur goed')).toContain('Voorschot, 80% 3.600,00 ')
    await first.goto('/beheer/betalingen?deel=goedkeuren')
    expect(await rowOf(first, chain.numbers.robots)).toContain('Kurt Baert')
    expect(await first.locator(`tr:has-text("${chain.numbers.robots}") button`).count()).toBe(0)
    await payStep(await chain.as('financien2'), chain.numbers.robots, 'Keur goed')
    await orderAll(first)
    await payStep(first, chain.numbers.robots, 'Bevestig betaling')
    await starting.goto(`/dossiers/${chain.numbers.robots}`)
    await reads(starting, `betaald op ${typedDay(days.starts)}`)
  }, 120_000)

  test('when the period is over, the invuller fills in the report and the gemachtigde signs it', async () => {
    await chain.clock.to(days.reported, '10.00')
    expect((await expectReports()).expected).toBeGreaterThan(0)
    const page = await chain.asPlain('invuller')
    const report = await fillReport(page, chain.numbers.robots)
    await page.goto(`${report}/nakijken`)
    await reads(page, 'Het verslag is volledig. Een gemachtigde van uw organisatie dient het in.')
    await signReport(await chain.as('gemachtigde'), report)
  }, 120_000)

  test('a controller accepts the report, controls what the draw took and computes the settlement; finance confirms it and pays the balance', async () => {
    await chain.clock.to(days.judged, '11.00')
    const controller = await chain.as('controle')
    await openReport(controller, chain.numbers.robots)
    expect(await rowOf(controller, '(Willebroek)')).toBe('De keuken ontploft (bijna) (Willebroek) ging door 4 4 14 14 140 140 100 35,7 nog niet')
    await acceptReport(controller)
    await reads(controller, 'Dit dossier is nog niet gewogen voor controle.')
    await selectForControl(controller, callCode)
    await controlOnPaper(controller, chain.numbers.robots)
    await leave(controller, 'main a:has-text("Naar de afrekening")')
    await computeSettlement(controller)
    await reads(controller, 'Definitief bedrag 4.500,00 euro', 'Al betaald 3.600,00 euro', 'Saldo 900,00 euro')

    const first = await chain.as('financien')
    expect(await payStep(first, chain.numbers.robots, 'Bevestig afrekening')).toMatch(/ 4\.500,00 3\.600,00 900,00 /)
    await chain.clock.to(days.paid, '11.00')
    const again = await chain.as('financien')
    expect(await payStep(again, chain.numbers.robots, 'Keur goed')).toContain('Saldo na verslag, 20% 900,00 ')
    await payStep(await chain.as('financien2'), chain.numbers.robots, 'Keur goed')
    await orderAll(again)
    await payStep(again, chain.numbers.robots, 'Bevestig betaling')

    const applicant = await chain.as('invuller')
    await applicant.goto(`/dossiers/${chain.numbers.robots}`)
    await reads(applicant, 'Toestand: afgesloten.', 'U kreeg het saldo van 900,00 euro.')
  }, 120_000)

  test('the public reads on the page of the call what was granted, what was paid and whom it reached', async () => {
    // What the clock does each night.
    await releaseAllReach()
    const visitor = await chain.as(null)
    await visitor.goto(`/oproepen/${callCode}`)
    await reads(visitor, 'Toegekende dossiers', '1 dossier kreeg 4.500,00 euro en bereikte tot nu 52 deelnames in 2 gemeenten.', '42,3% van de deelnames is van een meisje (gender gekend voor 100%).')
    expect(await rowOf(visitor, chain.numbers.robots)).toBe(`${chain.numbers.robots} Tandrad & Toverbal vzw ${titles.robots} 4.500 4.500 52`)
    expect(await textOf(visitor)).not.toContain(chain.numbers.crane)
  }, 60_000)
}
