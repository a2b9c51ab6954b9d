import fc from 'fast-check'
import { expect, test } from 'vitest'
import { hideSmall } from '@/lib/monitor/hide-small'

test('large counts and zeros are shown, with their total', () => {
  expect(hideSmall([12, 0, 5])).toEqual({ shown: [12, 0, 5], total: 17 })
})

test('a single small count takes the smallest other one with it', () => {
  expect(hideSmall([12, 3, 7])).toEqual({ shown: [12, null, null], total: 22 })
})

test('where nothing can protect it, the total is hidden too', () => {
  expect(hideSmall([3])).toEqual({ shown: [null], total: null })
  expect(hideSmall([1, 1])).toEqual({ shown: [null, null], total: null })
})

test('for every hidden small count at least two numbers fit what is shown', () => {
  fc.assert(fc.property(fc.array(fc.integer({ min: 0, max: 12 }), { maxLength: 8 }), (counts) => {
    const { shown, total } = hideSmall(counts)
    if (total === null) return
    const hidden = counts.filter((_, index) => shown[index] === null)
    const left = total - shown.reduce<number>((sum, count) => sum + (count ?? 0), 0)
    for (const count of hidden.filter((one) => one > 0 && one < 5)) {
      const others = hidden.length - 1
      const fits = [1, 2, 3, 4].filter((guess) => left - guess >= others)
      expect(fits.length, `${count} of ${counts.join(', ')}`).toBeGreaterThanOrEqual(2)
    }
  }), { numRuns: 300 })
})
