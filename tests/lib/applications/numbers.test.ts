import { expect, test } from 'vitest'
import { numberSeries } from '@/lib/applications/numbers'

test('a series of file numbers names the scheme, the year and the call', () => {
  expect(numberSeries(2027, 'UIT')).toBe('STEM-2027-UIT')
})
