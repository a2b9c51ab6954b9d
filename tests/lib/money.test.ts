import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addCents, basisPointsOf, formatCents, leastCents, parseEuro, shareCents } from '@/lib/money'

describe('reading an amount', () => {
  test.each([
    ['1.500,00', 150_000n],
    ['1500', 150_000n],
    ['1500,5', 150_050n],
    ['1 500,00', 150_000n],
    ['€ 12,34', 1234n],
    ['12,34 euro', 1234n],
    ['12 €', 1200n],
    ['1.234,5', 123_450n],
    ['1.234.567', 123_456_700n],
    ['0', 0n],
    ['007', 700n],
    ['999999999999,99', 99_999_999_999_999n],
  ])('%s is read', (typed, cents) => {
    expect(parseEuro(typed)).toEqual({ ok: true, cents })
  })

  test.each([
    ['1.234', 'Bedoelt u 1234 euro of 1,23 euro? Schrijf het bedrag zonder punt, met een komma voor de centen.'],
    ['1,234', 'Bedoelt u 1234 euro of 1,23 euro? Schrijf het bedrag zonder punt, met een komma voor de centen.'],
    ['12.50', 'Schrijf een komma voor de centen: 12,50.'],
    ['12.5', 'Schrijf een komma voor de centen: 12,50.'],
    ['-5', 'Geef een bedrag van 0 euro of meer op.'],
    ['', 'Geef een bedrag op, bijvoorbeeld 1.500,00.'],
    ['1,234.56', 'Geef een bedrag in euro op, met hoogstens twee cijfers na de komma, bijvoorbeeld 1.500,00.'],
    ['1500,005', 'Geef een bedrag in euro op, met hoogstens twee cijfers na de komma, bijvoorbeeld 1.500,00.'],
    ['12.34.567', 'Geef een bedrag in euro op, met hoogstens twee cijfers na de komma, bijvoorbeeld 1.500,00.'],
    ['1e5', 'Geef een bedrag in euro op, met hoogstens twee cijfers na de komma, bijvoorbeeld 1.500,00.'],
    ['١٢', 'Geef een bedrag in euro op, met hoogstens twee cijfers na de komma, bijvoorbeeld 1.500,00.'],
    ['1000000000000', 'Dit bedrag is te groot.'],
  ])('%s is refused', (typed, problem) => {
    expect(parseEuro(typed)).toEqual({ ok: false, problem })
  })

  test('what is shown can be typed again', () => {
    fc.assert(fc.property(fc.bigInt(0n, 10n ** 14n - 1n), (cents) => {
      expect(parseEuro(formatCents(cents))).toEqual({ ok: true, cents })
    }), { numRuns: 300 })
  })
})

test('amounts are shown with points and a comma', () => {
  expect([0n, 5n, 123_456_789n, -150_000n].map(formatCents)).toEqual(['0,00', '0,05', '1.234.567,89', '-1.500,00'])
})

test('a rate goes down to whole cents', () => {
  expect([basisPointsOf(101n, 7000), basisPointsOf(16_791_500n, 7000), basisPointsOf(99n, 3333)]).toEqual([70n, 11_754_050n, 32n])
})

test('the least of several amounts', () => {
  expect(leastCents(3n, 1n, 2n)).toBe(1n)
})

describe('sharing an amount', () => {
  test.each([
    [100n, [1n, 1n, 1n], [34n, 33n, 33n]],
    [424_000n, [80n, 20n], [339_200n, 84_800n]],
    [101n, [30n, 40n, 30n], [30n, 41n, 30n]],
    [10n, [0n, 0n], [5n, 5n]],
    [-100n, [1n, 1n, 1n], [-34n, -33n, -33n]],
    [7n, [], []],
  ])('%s by %s', (total, weights, shares) => {
    expect(shareCents(total, weights)).toEqual(shares)
  })

  const weights = fc.array(fc.bigInt(0n, 10_000n), { minLength: 1, maxLength: 12 })
  const totals = fc.bigInt(0n, 10n ** 12n)

  test('the shares add up to exactly the total', () => {
    fc.assert(fc.property(totals, weights, (total, by) => {
      expect(addCents(shareCents(total, by))).toBe(total)
    }), { numRuns: 300 })
  })

  test('no share is a cent or more from its quota', () => {
    fc.assert(fc.property(totals, weights, (total, by) => {
      const whole = addCents(by)
      if (whole === 0n) return
      shareCents(total, by).forEach((share, index) => {
        const off = share * whole - total * (by[index] ?? 0n)
        expect(off < whole && -off < whole).toBe(true)
      })
    }), { numRuns: 300 })
  })

  test('more weight never gets less, and the order plays no part', () => {
    fc.assert(fc.property(totals, weights, (total, by) => {
      const sorted = by.toSorted((a, b) => (a < b ? -1 : a > b ? 1 : 0))
      const shares = shareCents(total, sorted)
      const fair = shares.every((share, index) => (sorted[index] ?? 0n) === (sorted[index - 1] ?? 0n) || share >= (shares[index - 1] ?? 0n))
      expect(fair).toBe(true)
      const inAscending = (list: bigint[]) => list.toSorted((a, b) => (a < b ? -1 : a > b ? 1 : 0))
      expect(inAscending(shareCents(total, by))).toEqual(inAscending(shares))
    }), { numRuns: 300 })
  })
})
