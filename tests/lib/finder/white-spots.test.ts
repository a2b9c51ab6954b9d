import fc from 'fast-check'
import { expect, test } from 'vitest'
import { kilometresBetween, within } from '@/lib/reference/distance'
import { byProvince, whiteSpots, type Offering } from '@/lib/finder/white-spots'

const antwerpen = { lat: 51.2194, lon: 4.4025 }
const gent = { lat: 51.0543, lon: 3.7174 }

test('the distance is that of the map: Antwerpen to Gent is 51 kilometres, and a place is nowhere from itself', () => {
  expect([Math.round(kilometresBetween(antwerpen, gent)), kilometresBetween(gent, gent)]).toEqual([51, 0])
})

test('the nearest come first, and whoever lies further than asked is left out', () => {
  const places = [{ ...gent, name: 'Gent' }, { ...antwerpen, name: 'Antwerpen' }, { lat: 50.9307, lon: 5.3325, name: 'Hasselt' }]
  expect(within(places, antwerpen, 60).map(({ name }) => name)).toEqual(['Antwerpen', 'Gent'])
})

const row = (name: string, province: string, lat: number, activities: number, places: number): Offering => ({ nis: name, name, province, lat, lon: 4, activities, places })

test('a municipality without an activity is told with the places near and the nearest offer', () => {
  // A hundredth of a degree of latitude is 1.11 km.
  const rows = [row('Mol', 'Antwerpen', 51, 0, 0), row('Geel', 'Antwerpen', 51.05, 2, 30), row('Balen', 'Antwerpen', 51.08, 1, 12), row('Genk', 'Limburg', 51.5, 1, 15)]
  expect(whiteSpots(rows, 6).map((spot) => ({ ...spot, nearest: spot.nearest && { ...spot.nearest, kilometres: Math.round(spot.nearest.kilometres * 10) / 10 } }))).toEqual([
    { nis: 'Mol', name: 'Mol', province: 'Antwerpen', placesNear: 30, nearest: { name: 'Geel', kilometres: 5.6 } },
  ])
  expect(whiteSpots(rows, 10)[0]?.placesNear).toBe(42)
  expect(byProvince(rows)).toEqual([
    { province: 'Antwerpen', municipalities: 3, offered: 2, spots: 1, activities: 3, places: 42 },
    { province: 'Limburg', municipalities: 1, offered: 1, spots: 0, activities: 1, places: 15 },
  ])
})

test('where there is no activity at all, nothing is near', () => {
  expect(whiteSpots([row('Mol', 'Antwerpen', 51, 0, 0)], 50)).toEqual([{ nis: 'Mol', name: 'Mol', province: 'Antwerpen', placesNear: 0, nearest: null }])
})

const offering = fc.record({ lat: fc.double({ min: 50.7, max: 51.5, noNaN: true }), lon: fc.double({ min: 2.5, max: 5.9, noNaN: true }), places: fc.integer({ min: 1, max: 400 }), activities: fc.integer({ min: 0, max: 3 }) })
  .map((one) => ({ ...one, places: one.activities === 0 ? 0 : one.places }))

test('white spots and offers together are all municipalities, and further never gives fewer places', () => {
  fc.assert(fc.property(fc.array(offering, { minLength: 1, maxLength: 20 }), fc.integer({ min: 0, max: 100 }), fc.integer({ min: 0, max: 100 }), (list, one, more) => {
    const rows = list.map((place, index) => ({ ...place, nis: `${index}`, name: `G${index}`, province: index % 2 === 0 ? 'Antwerpen' : 'Limburg' }))
    const [close, far] = [whiteSpots(rows, one), whiteSpots(rows, one + more)]
    const all = rows.reduce((sum, { places }) => sum + places, 0)
    expect(close.length + rows.filter(({ activities }) => activities > 0).length).toBe(rows.length)
    expect(byProvince(rows).reduce((sum, { spots }) => sum + spots, 0)).toBe(close.length)
    for (const [index, { placesNear }] of close.entries()) {
      expect(placesNear).toBeLessThanOrEqual(far[index]?.placesNear ?? -1)
      expect(far[index]?.placesNear).toBeLessThanOrEqual(all)
    }
  }), { numRuns: 100 })
})
