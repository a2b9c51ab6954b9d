import { expect, test } from 'vitest'
import { addressOf, readSearch } from '@/lib/finder/activity-filter'
import { placeNamed, type FinderPlace } from '@/lib/finder/places'

const place = (name: string, postcodes: string[], lat: number, lon: number, earlierNames: string[] = []): FinderPlace => ({ nis: name.toUpperCase(), name, province: 'Vlaams-Brabant', region: 'VLG', lat, lon, postcodes, earlierNames })
const places = [place('Leuven', ['3000', '3001'], 50.88, 4.7), place('Herent', ['3020'], 50.91, 4.67), place('Pajottegem', ['1755', '1540'], 50.75, 4, ['Galmaarden', 'Gooik', 'Herne']), place('Heist-op-den-Berg', ['2220'], 51.08, 4.73)]
const today = '2026-11-22'
const search = (given: Record<string, string | string[]>) => readSearch(given, places, today)

test('a municipality is known by its name, its postcode, and the name it had before a merger', () => {
  const named = ['leuven', ' 3001 ', '3020 Herent', 'gooik', 'heist op den berg', 'LEUVEN', 'Parijs', '9999'].map((typed) => placeNamed(places, typed)?.name)
  expect(named).toEqual(['Leuven', 'Leuven', 'Herent', 'Pajottegem', 'Heist-op-den-Berg', 'Leuven', undefined, undefined])
})

test('without a place all of Flanders is searched from today, the soonest first', () => {
  expect(search({})).toMatchObject({ problems: [], place: null, filter: { near: null, from: '2026-11-22', until: '2028-05-23', age: null, theme: null, mostCents: null, reducedRate: false, accessible: false, sort: 'datum', page: 1 } })
})

test('with a place those within ten kilometres are meant, the nearest first, unless one asks otherwise', () => {
  const { filter } = search({ plaats: 'Leuven', prijs: '25', leeftijd: '9', thema: 'DIGI', kansentarief: 'ja', toegankelijk: 'ja' })
  expect(filter).toMatchObject({ sort: 'afstand', age: 9, theme: 'DIGI', mostCents: 2500n, reducedRate: true, accessible: true })
  expect(filter.near?.map(({ nis, kilometres }) => [nis, Math.round(kilometres)])).toEqual([['LEUVEN', 0], ['HERENT', 4]])
  expect(search({ plaats: 'Leuven', km: '0' }).filter.near?.map(({ nis }) => nis)).toEqual(['LEUVEN'])
  expect(search({ plaats: '3000', sorteer: 'datum', prijs: 'gratis' }).filter).toMatchObject({ sort: 'datum', mostCents: 0n })
})

test('what is not understood is told in a sentence, and the rest of the search holds', () => {
  const { problems, filter } = search({ plaats: 'Parijs', van: '31/02/2027', leeftijd: '3', thema: 'DIGI' })
  expect(problems).toEqual([
    'Wij kennen geen gemeente of postcode “Parijs”. Kies een gemeente uit de lijst of typ de vier cijfers van een postcode.',
    'De datum bij “Van” klopt niet. Typ ze als dd/mm/jjjj.',
    'De activiteiten zijn voor kinderen van 5 tot en met 18 jaar. Typ een leeftijd daartussen.',
  ])
  expect(filter).toMatchObject({ near: null, from: today, age: null, theme: 'DIGI' })
  expect(search({ van: '01/02/2027', tot: '01/01/2027' }).problems).toHaveLength(1)
})

test('no value of an address is a question of its own: words that do not exist ask nothing', () => {
  expect(search({ km: '7', prijs: '-1', sorteer: 'x', bladzijde: '0', thema: "' or 1=1", van: ['01/01/2020', '02/01/2027'] }).filter).toMatchObject({ from: '2027-01-02', theme: null, mostCents: null, sort: 'datum', page: 1 })
})

test('the address of a page keeps what was asked and nothing else', () => {
  expect(addressOf(search({ plaats: 'Leuven', leeftijd: '9' }).asked, { bladzijde: '2' })).toBe('/activiteiten?plaats=Leuven&km=10&leeftijd=9&bladzijde=2')
  expect(addressOf(search({}).asked)).toBe('/activiteiten')
})
