import { expect, test } from 'vitest'
import { formatIban, parseIban } from '@/lib/organisations/iban'

test.each(['BE68539007547034', 'BE68 5390 0754 7034', 'be68-5390-0754-7034', 'BE68.5390.0754.7034'])('%s is an account', (typed) => {
  expect(parseIban(typed)).toEqual({ ok: true, iban: 'BE68539007547034' })
})

test.each(['BE49999000000171', 'BE38999000000272', 'BE16999000000474', 'NL91ABNA0417164300', 'DE89370400440532013000', 'FR1420041010050500013M02606'])('%s is accepted', (iban) => {
  expect(parseIban(iban)).toEqual({ ok: true, iban })
})

test.each([
  ['nothing', ''],
  ['a wrong check', 'BE67539007547034'],
  ['a Belgian account whose national check fails', 'BE41539007547035'],
  ['one digit short', 'BE6853900754703'],
  ['a country outside SEPA', 'TR330006100519786457841326'],
  ['text', 'rekening'],
])('%s is refused', (_what, typed) => {
  expect(parseIban(typed)).toEqual({ ok: false, problem: 'Geef een geldig IBAN op.' })
})

test('groups of four', () => {
  expect(formatIban('BE68539007547034')).toBe('BE68 5390 0754 7034')
})
