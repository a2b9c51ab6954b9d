import fc from 'fast-check'
import { expect, test } from 'vitest'
import { planInstalments } from '@/lib/grants/instalments'

test('80/20 is an advance and a balance', () => {
  expect(planInstalments(424_000n, [80, 20])).toEqual([
    { position: 1, type: 'ADVANCE', percent: 80, amountCents: 339_200n },
    { position: 2, type: 'BALANCE', percent: 20, amountCents: 84_800n },
  ])
})

test('30/40/30 has an interim payment between', () => {
  expect(planInstalments(11_754_000n, [30, 40, 30]).map(({ type, amountCents }) => [type, amountCents])).toEqual([
    ['ADVANCE', 3_526_200n],
    ['INTERIM', 4_701_600n],
    ['BALANCE', 3_526_200n],
  ])
})

test('one part is paid at the settlement', () => {
  expect(planInstalments(1n, [100])).toEqual([{ position: 1, type: 'BALANCE', percent: 100, amountCents: 1n }])
})

test('the instalments are the grant, to the cent', () => {
  const plan = fc.constantFrom([80, 20], [30, 40, 30], [100], [33, 33, 34], [10, 20, 30, 40])
  fc.assert(fc.property(fc.bigInt(0n, 10n ** 10n), plan, (granted, percentages) => {
    expect(planInstalments(granted, percentages).reduce((total, { amountCents }) => total + amountCents, 0n)).toBe(granted)
  }), { numRuns: 200 })
})
