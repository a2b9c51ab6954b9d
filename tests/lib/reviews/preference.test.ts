import fc from 'fast-check'
import { expect, test } from 'vitest'
import { matchWeights, preferenceOf, traits, type Traits } from '@/lib/reviews/preference'

const nothing: Traits = { themes: [], disciplines: [], ageBands: [], provinces: [] }
const file: Traits = { themes: ['DIGI', 'ENER'], disciplines: ['S', 'T', 'E'], ageBands: ['A08_09', 'A10_11'], provinces: ['10000'] }

test('the weights of a full match are 100 points together', () => {
  expect(traits.reduce((sum, trait) => sum + matchWeights[trait], 0)).toBe(100)
  expect(preferenceOf(file, file)).toEqual({ points: 100, match: 100, shared: file })
})

test('half of the themes, a third of the disciplines: half and a third of their points, rounded half up once', () => {
  expect(preferenceOf(file, { ...nothing, themes: ['ENER', 'SPACE'], disciplines: ['T'] })).toEqual({ points: 27, match: 27, shared: { ...nothing, themes: ['ENER'], disciplines: ['T'] } })
  expect(preferenceOf(file, { ...nothing, ageBands: ['A08_09'] })).toMatchObject({ match: 13 })
})

test('a wish adds or takes 30 points, what the proposal before gave adds 5', () => {
  expect(preferenceOf(file, nothing, { bid: 'EAGER' }).points).toBe(30)
  expect(preferenceOf(file, nothing, { bid: 'RELUCTANT' }).points).toBe(-30)
  expect(preferenceOf(file, file, { stood: true }).points).toBe(105)
})

test('whoever states nothing fits all files alike, and a file without codes fits everybody alike', () => {
  expect([preferenceOf(file, nothing).points, preferenceOf(nothing, file).points]).toEqual([0, 0])
})

test('knowing more never lowers the points, and they stay between 0 and 100 without a wish', () => {
  const codes = fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd', 'e'))
  const known = fc.record({ themes: codes, disciplines: codes, ageBands: codes, provinces: codes })
  fc.assert(fc.property(known, known, fc.constantFrom('a', 'b', 'c', 'd', 'e'), fc.constantFrom(...traits), (asked, reviewer, code, trait) => {
    const { match } = preferenceOf(asked, reviewer)
    const more = preferenceOf(asked, { ...reviewer, [trait]: [...new Set([...reviewer[trait], code])] }).match
    return match >= 0 && more >= match && more <= 100
  }))
})
