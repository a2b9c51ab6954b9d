import { expect, test } from 'vitest'
import type { Chain } from './chain'
import { reads, rowOf } from './hands'
import { confirm, decide, freezeRanking, propose, publish, recordConsensus } from './panel'
import { motivation } from './reviewer'
import { callCode, days } from './story'

/** From the meeting of the panel to what each applicant reads. */
export const deciding = (chain: Chain): void => {
  test('the chair records the consensus, freezes the ranking with its line, and puts it forward', async () => {
    await chain.clock.to(days.decided, '9.00')
    await recordConsensus(await chain.asPlain('voorzitter'), chain.numbers.robots, '4')
    expect(await chain.stateOf(chain.numbers.robots)).toBe('RANKED')
    const chair = await chain.as('voorzitter')
    await freezeRanking(chair)
    await reads(chair, 'Vrij: 500,00 euro. Plaats 2 vraagt 1.500,00 euro en past niet. Een gedeeltelijk aanbod is in deze oproep niet toegelaten', 'Hier stopt de enveloppe')
    expect(await rowOf(chair, chain.numbers.robots)).toMatch(/^1 .*Tandrad & Toverbal vzw Mechelen 4,0 4,0 80,0 4\.500 4\.500 /)
    expect(await rowOf(chair, chain.numbers.crane)).toMatch(/^2 .*Schoolbestuur De Wipbalk \S+ 3,5 3,0 61,8 1\.500 reserve /)
    await propose(chair)
  }, 120_000)

  test('two people decide; until it is made known an applicant finds nothing', async () => {
    const applicant = await chain.as('invuller')
    const answer = async (): Promise<number | undefined> => (await applicant.goto(`${chain.files.robots}/beslissing`))?.status()
    expect(await answer()).toBe(404)
    const first = await chain.as('beslisser')
    await decide(first)
    expect(await first.getByRole('button', { name: 'Bevestig beslissing' }).count()).toBe(0)
    expect(await rowOf(first, chain.numbers.robots)).toMatch(/ toegekend 4\.500 – wacht op bevestiging beslist door /)
    expect(await rowOf(first, chain.numbers.crane)).toMatch(/ reservelijst – – wacht op bevestiging beslist door /)
    const second = await chain.as('beslisser2')
    await confirm(second)
    expect(await answer()).toBe(404)
    await publish(second)
    await reads(second, 'toegekend 4.500 euro · voorgesteld 0 euro · vrij 500 euro')
    expect(await answer()).toBe(200)
  }, 120_000)

  test('the first organisation reads its grant with the motives, the second that it is on the reserve list, and the public who got what', async () => {
    const granted = await chain.as('invuller')
    await granted.goto(`${chain.files.robots}/beslissing`)
    await reads(granted, 'Uw subsidie is toegekend', '4.500,00 euro', motivation, 'Voorschot, 80% 3.600,00 euro', 'Een gemachtigde van uw organisatie aanvaardt de subsidie')
    const waiting = await chain.as('invuller2')
    await waiting.goto(`${chain.files.crane}/beslissing`)
    await reads(waiting, 'Uw aanvraag staat op de reservelijst', motivation)
    expect((await waiting.goto(`/dossiers/${chain.numbers.crane}`))?.status()).toBe(404)
    const visitor = await chain.as(null)
    await visitor.goto(`/oproepen/${callCode}`)
    await reads(visitor, '1 dossier kreeg 4.500,00 euro.')
    expect(await rowOf(visitor, chain.numbers.robots)).toMatch(/ 4\.500 nog niet –$/)
  }, 60_000)
}
