import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compare, dividedBy, exact, floor, minus, plus, ratio, roundHalfUp, times, toNumber } from '@/lib/exact'

describe('exact fractions', () => {
  test('a number means what it prints', () => {
    expect(exact(0.1)).toEqual({ numerator: 1n, denominator: 10n })
    expect(exact(-2.5)).toEqual({ numerator: -5n, denominator: 2n })
    expect(exact(1e-7)).toEqual({ numerator: 1n, denominator: 10_000_000n })
    expect(exact(1e21)).toEqual({ numerator: 10n ** 21n, denominator: 1n })
    expect(exact(0)).toEqual({ numerator: 0n, denominator: 1n })
  })

  test('0.1 and 0.2 make 0.3', () => {
    expect(plus(exact(0.1), exact(0.2))).toEqual(exact(0.3))
  })

  test('a half goes up, below zero too', () => {
    expect([66.25, 66.24, 66.249999, -0.25, -0.26].map((value) => roundHalfUp(exact(value), 1))).toEqual([663n, 662n, 662n, -2n, -3n])
  })

  test('floor goes down below zero', () => {
    expect([ratio(7n, 2n), ratio(-7n, 2n), ratio(6n, 3n)].map(floor)).toEqual([3n, -4n, 2n])
  })

  test('a denominator of zero is a mistake', () => {
    expect(() => ratio(1, 0)).toThrow(RangeError)
  })

  const fraction = fc.tuple(fc.bigInt(-1000n, 1000n), fc.bigInt(1n, 1000n)).map(([a, b]) => ratio(a, b))

  test('adding and taking away, multiplying and dividing undo each other', () => {
    fc.assert(fc.property(fraction, fraction, (a, b) => {
      expect(minus(plus(a, b), b)).toEqual(a)
      if (b.numerator !== 0n) expect(dividedBy(times(a, b), b)).toEqual(a)
    }), { numRuns: 200 })
  })

  test('a double survives the way there and back', () => {
    fc.assert(fc.property(fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e9, max: 1e9 }), (value) => {
      expect(toNumber(exact(value)) - value).toBeCloseTo(0, 15)
    }), { numRuns: 200 })
  })

  test('order agrees with the numbers', () => {
    fc.assert(fc.property(fraction, fraction, (a, b) => {
      expect(Math.sign(compare(a, b))).toBe(Math.sign(Number(a.numerator * b.denominator - b.numerator * a.denominator)))
    }), { numRuns: 200 })
  })
})
