import fc from 'fast-check'
import { expect, test } from 'vitest'
import { formatKbo, parseKbo } from '@/lib/organisations/kbo'

const invalid = { ok: false, problem: 'Geef een geldig ondernemingsnummer op (0xxx.xxx.xxx of 1xxx.xxx.xxx).' }

test.each(['0566988259', '0566.988.259', 'BE 0566.988.259', 'be0566988259', ' 0566 988 259 '])('%s is the number of an enterprise', (typed) => {
  expect(parseKbo(typed)).toEqual({ ok: true, kbo: '0566988259' })
})

test.each(['1999000150', '1999000249', '1999001437'])('%s, of the demo, is valid', (kbo) => {
  expect(parseKbo(kbo)).toEqual({ ok: true, kbo })
})

test.each(['', '0566988258', '566988259', '05669882590', '9566988259', '0566,988,259', 'NL0566988259', '0566988O59'])('%s is refused', (typed) => {
  expect(parseKbo(typed)).toEqual(invalid)
})

test.each(['2566988259', '8.000.000.001'])('%s is an establishment', (typed) => {
  expect(parseKbo(typed)).toEqual({ ok: false, problem: 'Dit is een vestigingsnummer. Geef het ondernemingsnummer op.' })
})

test('ten digits are shown with points', () => {
  expect(formatKbo('0566988259')).toBe('0566.988.259')
})

test('one wrong digit is always noticed', () => {
  const valid = fc.integer({ min: 0, max: 19_999_999 }).map((number) => {
    const eight = String(number).padStart(8, '0')
    return eight + String(97 - (number % 97)).padStart(2, '0')
  })
  fc.assert(fc.property(valid, fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 9 }), (kbo, place, shift) => {
    expect(parseKbo(formatKbo(kbo))).toEqual({ ok: true, kbo })
    const wrong = kbo.slice(0, place) + String((Number(kbo[place]) + shift) % 10) + kbo.slice(place + 1)
    expect(parseKbo(wrong).ok).toBe(false)
  }), { numRuns: 300 })
})
