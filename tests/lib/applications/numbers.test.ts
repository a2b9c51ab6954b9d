import { expect, test } from 'vitest'
import { formatFileNumber } from '@/lib/applications/numbers'

test('a file number names the scheme, the year, the call and the place in line', () => {
  expect(formatFileNumber(2027, 'UIT', 42)).toBe('STEM-2027-UIT-00042')
  expect(formatFileNumber(2027, 'UIT', 123_456)).toBe('STEM-2027-UIT-123456')
})
