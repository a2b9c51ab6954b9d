import fc from 'fast-check'
import { expect, test } from 'vitest'
import { matchActors, weights, type Candidate, type Seeker } from '@/lib/actors/matching'

const mechelen = { lat: 51.03, lon: 4.48 }
const candidate = (id: string, over: Partial<Candidate> = {}): Candidate => ({ id, name: `Actor ${id}`, helixType: 'BUS', themes: ['MAKE', 'BUILD'], place: mechelen, ages: { min: 8, max: 15 }, offers: 'Lascabine en restmetaal', needs: 'Een academie die voorbereidt', ...over })
const seeker: Seeker = { helixTypes: ['CIV', 'KNO'], themes: ['MAKE', 'DIGI'], places: [mechelen], ages: { min: 10, max: 13 }, text: 'De kinderen lassen een kar van restmetaal.' }

test('the published formula, part by part', () => {
  const [same, far] = matchActors(seeker, [candidate('a'), candidate('b', { helixType: 'KNO', themes: ['MAKE', 'DIGI'], place: { lat: 51.03 + 25 / 111.195, lon: 4.48 }, ages: { min: 12, max: 18 }, offers: 'Een zaal', needs: '' })])
  expect(same).toEqual({ id: 'a', points: 35 + 12 + 20 + 5 + 5, parts: { helix: 35, themes: 12, distance: 20, words: 5, ages: 5 }, missingHelix: true, commonThemes: ['MAKE'], commonWords: ['restmetaal'], kilometres: 0 })
  expect({ ...far, kilometres: Math.round(far?.kilometres ?? 0) }).toEqual({ id: 'b', points: 25 + 9 + 2, parts: { helix: 0, themes: 25, distance: 9, words: 0, ages: 2 }, missingHelix: false, commonThemes: ['DIGI', 'MAKE'], commonWords: [], kilometres: 25 })
})

test('what is not known gives no points, and nobody is left out', () => {
  const nothing: Seeker = { helixTypes: ['GOV', 'BUS', 'KNO', 'CIV'], themes: [], places: [], ages: null, text: '' }
  expect(matchActors(nothing, [candidate('b'), candidate('a')]).map(({ id, points }) => [id, points])).toEqual([['a', 0], ['b', 0]])
})

const themes = fc.uniqueArray(fc.constantFrom('MAKE', 'DIGI', 'FOOD', 'MATH', 'MOB'), { maxLength: 4 })
const helix = fc.constantFrom('GOV', 'BUS', 'KNO', 'CIV' as const)
const place = fc.record({ lat: fc.double({ min: 50.7, max: 51.4, noNaN: true }), lon: fc.double({ min: 2.6, max: 5.9, noNaN: true }) })
const ages = fc.tuple(fc.integer({ min: 5, max: 18 }), fc.integer({ min: 5, max: 18 })).map(([a, b]) => ({ min: Math.min(a, b), max: Math.max(a, b) }))
const words = fc.array(fc.constantFrom('lascabine', 'microscoop', 'sterrenkijker', 'moestuin', 'zaagtafel'), { maxLength: 5 }).map((list) => list.join(' '))
const seekers: fc.Arbitrary<Seeker> = fc.record({ helixTypes: fc.uniqueArray(helix), themes, places: fc.array(place, { maxLength: 3 }), ages: fc.option(ages, { nil: null }), text: words })
const candidates: fc.Arbitrary<Candidate[]> = fc.uniqueArray(fc.record({ id: fc.uuid(), name: fc.constantFrom('A', 'B'), helixType: helix, themes, place, ages, offers: words, needs: words }), { selector: ({ id }) => id, maxLength: 8 })

test('points stay within 0 and 100, are the sum of their parts, and each actor stands once in the list, the best first', () => {
  fc.assert(fc.property(seekers, candidates, (one, list) => {
    const matches = matchActors(one, list)
    expect(matches.map(({ id }) => id).toSorted()).toEqual(list.map(({ id }) => id).toSorted())
    for (const { points, parts } of matches) {
      expect(points).toBe(parts.helix + parts.themes + parts.distance + parts.words + parts.ages)
      for (const name of ['helix', 'themes', 'distance', 'words', 'ages'] as const) expect([parts[name] >= 0, parts[name] <= weights[name], Number.isInteger(parts[name])]).toEqual([true, true, true])
    }
    expect(matches.map(({ points }) => points)).toEqual(matches.map(({ points }) => points).toSorted((a, b) => b - a))
  }), { numRuns: 200 })
})

test('the order of the list makes no difference', () => {
  fc.assert(fc.property(seekers, candidates, (one, list) => {
    expect(matchActors(one, list.toReversed())).toEqual(matchActors(one, list))
  }), { numRuns: 100 })
})

test('to offer what is missing, to share a theme, to lie nearer or to share a word never costs an actor points', () => {
  fc.assert(fc.property(seekers, candidates, fc.constantFrom('MAKE', 'DIGI', 'FOOD'), (one, list, theme) => {
    for (const actor of list) {
      const points = (changed: Partial<Candidate>) => matchActors(one, [{ ...actor, ...changed }])[0]?.points ?? -1
      const before = points({})
      expect(points({ themes: [...actor.themes, theme] })).toBeGreaterThanOrEqual(before)
      expect(points({ offers: `${actor.offers} ${one.text}` })).toBeGreaterThanOrEqual(before)
      const [nearest] = one.places
      if (nearest) expect(points({ place: nearest })).toBeGreaterThanOrEqual(before)
      const missing = (['GOV', 'BUS', 'KNO', 'CIV'] as const).find((type) => !one.helixTypes.includes(type))
      if (missing) expect(points({ helixType: missing })).toBeGreaterThanOrEqual(before)
    }
  }), { numRuns: 100 })
})
