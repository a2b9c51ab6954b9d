import fc from 'fast-check'
import { expect, test } from 'vitest'
import { aidOn, rollingAid } from '@/lib/applications/de-minimis'
import { addDays } from '@/lib/time'

const aid = (day: string, cents: bigint) => ({ day, authority: 'Provincie', cents })

test('three years from day to day: the same day three years before no longer counts', () => {
  const given = [aid('2024-03-01', 100n), aid('2025-06-01', 50n), aid('2027-03-01', 10n)]
  expect(aidOn(given, '2027-02-28')).toBe(150n)
  expect(aidOn(given, '2027-03-01')).toBe(60n)
  expect(rollingAid(given)).toMatchObject({ days: [{ sumCents: 100n }, { sumCents: 150n }, { sumCents: 60n }], highest: { day: '2025-06-01', sumCents: 150n } })
  expect(rollingAid([])).toEqual({ days: [], highest: null })
})

test('the highest day of the list is the highest of all days', () => {
  const day = fc.integer({ min: 0, max: 2200 }).map((days) => addDays('2023-01-15', days))
  fc.assert(fc.property(fc.array(fc.record({ day, authority: fc.constant('x'), cents: fc.bigInt({ min: 0n, max: 1000n }) }), { minLength: 1, maxLength: 6 }), day, (given, any) => {
    expect(aidOn(given, any) <= (rollingAid(given).highest?.sumCents ?? 0n)).toBe(true)
  }), { numRuns: 500 })
})
