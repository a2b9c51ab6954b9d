import { expect, test } from 'vitest'
import { clockWithDay } from '@/app/_ui/clock'

const now = new Date('2026-11-22T08:00:00Z')

test.each([
  ['2026-11-22T07:05:00Z', 'om 08.05 uur'],
  ['2026-11-21T23:30:00Z', 'om 00.30 uur'],
  ['2026-11-21T22:30:00Z', 'op 21/11/2026 om 23.30 uur'],
  ['2025-11-22T07:05:00Z', 'op 22/11/2025 om 08.05 uur'],
])('what was saved at %s is said, this morning in Belgium, as %s', (at, words) => {
  expect(clockWithDay(at, now)).toBe(words)
})
