import { expect, test } from 'vitest'
import { closeCalls } from '@/lib/calls/close-calls'
import type { Chain } from './chain'
import { reads, rowOf, textOf } from './hands'
import { assign, findEligible, startAssessment, takeInFiled } from './officer'
import { declareInterest, openGate, review } from './reviewer'
import { callCode, days, titles } from './story'

/** From the check of the office to the scores of three reviewers. */
export const assessing = (chain: Chain): void => {
  test('after the deadline nobody can start; the office takes both files in and finds both eligible', async () => {
    await chain.clock.to(days.checked, '9.00')
    expect(await closeCalls()).toContain(callCode)
    const late = await chain.as('collega')
    await late.goto(`/oproepen/${callCode}`)
    await reads(late, 'Indienen kan niet meer')

    const page = await chain.as('dossierbeheerder')
    await takeInFiled(page)
    await reads(page, 'Ontvankelijkheidsonderzoek 2')
    for (const number of [chain.numbers.robots, chain.numbers.crane]) {
      await findEligible(page, number)
      expect(await chain.stateOf(number)).toBe('ELIGIBLE')
    }
    const applicant = await chain.as('invuller')
    await applicant.goto(chain.files.robots)
    await reads(applicant, 'Uw aanvraag voldoet aan de basisvoorwaarden. De beoordeling volgt.')
  }, 120_000)

  test('the officer assigns two reviewers to each file; who declares an interest loses the file and is replaced', async () => {
    await chain.clock.to(days.reviewed, '9.00')
    const officer = await chain.as('dossierbeheerder')
    await startAssessment(officer)
    for (const [number, reviewer] of [[chain.numbers.robots, 'An Verstraete'], [chain.numbers.robots, 'Caroline Maes'], [chain.numbers.crane, 'Bilal Amrouche'], [chain.numbers.crane, 'Caroline Maes']] as const) await assign(officer, number, reviewer)

    const conflicted = await chain.asPlain('beoordelaar3')
    await openGate(conflicted, titles.robots)
    await reads(conflicted, 'Tandrad & Toverbal vzw', 'Studiebureau Balk & Boog bv (demo)')
    const gate = new URL(conflicted.url()).pathname
    await declareInterest(conflicted)
    expect((await conflicted.goto(gate))?.status()).toBe(404)
    await conflicted.goto('/beoordelen')
    expect(await textOf(conflicted)).not.toContain(titles.robots)

    await officer.goto(`/beheer/dossiers/${chain.numbers.robots}`)
    expect(await rowOf(officer, 'Caroline Maes')).toContain('belang gemeld')
    expect(await officer.locator('[name=reviewerId] option').allInnerTexts()).not.toContainEqual(expect.stringContaining('Caroline Maes'))
    await assign(officer, chain.numbers.robots, 'Bilal Amrouche')
  }, 120_000)

  test('three reviewers score: the first file asks for a meeting, the second is ranked by its mean', async () => {
    for (const [account, title, scoreOf] of [
      ['beoordelaar1', titles.robots, () => '5'],
      ['beoordelaar2', titles.robots, () => '3'],
      ['beoordelaar2', titles.crane, () => '3'],
      ['beoordelaar3', titles.crane, (criterion: string) => (criterion === 'C02' ? '4' : '3')],
    ] as const) {
      const page = await chain.asPlain(account)
      await openGate(page, title)
      await review(page, scoreOf)
    }
    expect([await chain.stateOf(chain.numbers.robots), await chain.stateOf(chain.numbers.crane)]).toEqual(['CONSENSUS', 'RANKED'])
    const officer = await chain.as('dossierbeheerder')
    await officer.goto(`/beheer/dossiers/${chain.numbers.crane}`)
    expect(await rowOf(officer, 'Bilal Amrouche')).toMatch(/ingediend 10 van 10 60,0/)
    expect(await rowOf(officer, 'Caroline Maes')).toMatch(/ingediend 10 van 10 63,6/)
  }, 120_000)
}
