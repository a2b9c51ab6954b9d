import { expect, test } from 'vitest'
import { currentNis, isNisValidOn, municipalityByNis, municipalityByPostcode, postcodeBelongsTo } from '@/lib/reference/municipalities'
import mergers from '@/prisma/seed/reference/municipality-mergers.json'
import municipalities from '@/prisma/seed/reference/municipalities.json'

test('a postcode belongs to one municipality', () => {
  expect(municipalityByPostcode(municipalities, '2850')?.name).toBe('Boom')
  expect(municipalityByPostcode(municipalities, '0999')).toBeUndefined()
  expect([postcodeBelongsTo(municipalities, '2850', '11005'), postcodeBelongsTo(municipalities, '3621', '73107'), postcodeBelongsTo(municipalities, '2850', '99999')]).toEqual([true, false, false])
})

test('every NIS code has its postcodes back', () => {
  expect(municipalities.filter(({ nis, postcodes }) => !postcodes.every((postcode) => municipalityByPostcode(municipalities, postcode)?.nis === nis))).toEqual([])
  expect(municipalityByNis(municipalities, '11002')?.name).toBe('Antwerpen')
})

test('old codes lead to the municipality of today', () => {
  expect(['11007', '44045', '37018', '12030', '11001'].map((nis) => currentNis(mergers, nis))).toEqual(['11002', '46029', '37021', '12041', '11001'])
  expect(mergers.filter(({ oldNis }) => municipalityByNis(municipalities, currentNis(mergers, oldNis)) === undefined)).toEqual([])
})

test('on a day before the merger the old code stands', () => {
  expect([currentNis(mergers, '11007', '2024-12-31'), currentNis(mergers, '11007', '2025-01-01')]).toEqual(['11007', '11002'])
})

test('codes in a circle come to an end', () => {
  const circle = [{ oldNis: '1', newNis: '2', validFrom: '2025-01-01' }, { oldNis: '2', newNis: '1', validFrom: '2025-01-01' }]
  expect(currentNis(circle, '1')).toBe('2')
})

test.each([
  ['11007', '2024-12-31', true], ['11007', '2025-01-01', false], ['23106', '2024-12-31', false], ['23106', '2025-01-01', true],
  ['11002', '2020-05-05', true], ['11001', '2026-05-05', true], ['99999', '2026-05-05', false],
])('%s on %s exists: %s', (nis, day, exists) => {
  expect(isNisValidOn(municipalities, mergers, nis, day)).toBe(exists)
})
