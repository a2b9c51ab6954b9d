import fc from 'fast-check'
import { expect, test } from 'vitest'
import { personalData } from '@/lib/knowledge/personal-data'
import { addressOf, readSearch } from '@/lib/knowledge/search-address'
import { searchTerms } from '@/lib/knowledge/search-terms'

test('what is typed becomes words that all have to be there, each as a beginning', () => {
  expect(['Meisjes én robots', "thema's", '  ', '& | ! ( ) : * <-> \\ \''].map(searchTerms)).toEqual(['meisjes:* & én:* & robots:*', 'thema:* & s:*', '', ''])
})

test('nothing that is typed is an operator', () => {
  fc.assert(fc.property(fc.string({ unit: 'grapheme', maxLength: 80 }), (typed) => {
    expect(searchTerms(typed)).toMatch(/^([\p{L}\p{N}]+:\*( & (?=[\p{L}\p{N}]))?)*$/u)
  }), { numRuns: 200 })
})

test('what points at a person is seen, and what looks like it is not', () => {
  expect(['mail an.peeters@school.be', 'bel 0470 12 34 56', 'bel 02/555 01 02', '+32 470 12 34 56', 'rekening BE68 5390 0754 7034', '85.07.30-033.28'].map(personalData)).toEqual(['een e-mailadres', 'een telefoonnummer', 'een telefoonnummer', 'een telefoonnummer', 'een rekeningnummer', 'een rijksregisternummer'])
  expect(['31 van de 86 gezinnen', 'van 33 naar 45%', 'om 14.30 uur op 12/05/2026', 'in 2026, 300 kinderen en 1.250 euro', 'voor kinderen van 10 12 14 jaar'].map(personalData)).toEqual([null, null, null, null, null])
})

test('a search in an address comes back as it was, and nonsense is left out', () => {
  const search = { words: 'fiets & co', criterion: 'C06', theme: 'DIGI', age: 9, page: 3 }
  expect(readSearch(Object.fromEntries(new URL(addressOf(search, 3), 'https://x.example').searchParams))).toEqual(search)
  expect(readSearch({ criterium: 'C99', thema: 'x; drop', leeftijd: '3', bladzijde: '-1', zoek: ['a', 'b'] })).toEqual({ words: 'a', criterion: '', theme: '', age: null, page: 1 })
  expect(addressOf(readSearch({}), 1)).toBe('/kennis')
})
