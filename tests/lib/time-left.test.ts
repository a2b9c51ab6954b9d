import { expect, test } from 'vitest'
import { timeLeft } from '@/lib/time-left'

const [minute, hour] = [60_000, 3_600_000]

test.each([
  [23 * hour + 59 * minute + 59_999, 'Nog 23 uur en 59 minuten.'],
  [3 * hour, 'Nog 3 uur.'],
  [hour + minute, 'Nog 1 uur en 1 minuut.'],
  [hour - 1, 'Nog 59 minuten.'],
  [minute, 'Nog 1 minuut.'],
  [minute - 1, 'Nog minder dan 1 minuut.'],
  [0, 'De tijd is om.'],
  [-5, 'De tijd is om.'],
])('%d milliseconds are "%s", never more than there is', (milliseconds, words) => {
  expect(timeLeft(milliseconds)).toBe(words)
})
