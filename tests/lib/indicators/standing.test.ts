import fc from 'fast-check'
import { expect, test } from 'vitest'
import { standingOf, standingWords } from '@/lib/indicators/standing'

const year = { from: '2026-01-01', to: '2026-12-31' }

test('what grows is held against the share of the period that passed', () => {
  expect(standingOf('grows', 49, 100, year, '2026-07-01')).toBe('behind')
  expect(standingOf('grows', 50, 100, year, '2026-07-01')).toBe('on-track')
  expect(standingOf('grows', 100, 100, year, '2026-07-01')).toBe('reached')
  expect(standingOf('grows', 0, 100, year, '2025-12-31')).toBe('on-track')
})

test('a level is held against its target on any day, and is reached when the period is over', () => {
  expect(standingOf('level', 33.3, 33.33, year, '2026-02-01')).toBe('behind')
  expect(standingOf('level', 33.33, 33.33, year, '2026-02-01')).toBe('on-track')
  expect(standingOf('level', 33.33, 33.33, year, '2027-01-01')).toBe('reached')
})

test('after the period a target is reached or missed, on its last day it is still open', () => {
  expect(standingOf('grows', 99, 100, year, '2026-12-31')).toBe('behind')
  expect(standingOf('grows', 99, 100, year, '2027-01-01')).toBe('missed')
  expect(standingOf('level', 10, 33, year, '2027-01-01')).toBe('missed')
})

test('no figure is neither on track nor behind, and without a period nothing is on track until it is reached', () => {
  expect(standingOf('level', null, 33, year, '2026-02-01')).toBe('unknown')
  expect(standingOf('grows', 99, 100, null, '2026-02-01')).toBe('behind')
})

test('a target that the unknowns can put on either side is neither, also after the period', () => {
  const interval = { lower: 30, upper: 40 }
  expect([30, 30.1, 39.9, 40].map((target) => standingOf('level', 35, target, year, '2026-02-01', interval))).toEqual(['on-track', 'undecided', 'undecided', 'behind'])
  expect(standingOf('level', 35, 33.33, year, '2027-01-01', interval)).toBe('undecided')
  expect(standingWords.undecided).toBe('niet te zeggen')
})

test('more is never worse on the same day', () => {
  const order = ['missed', 'behind', 'on-track', 'reached']
  fc.assert(fc.property(fc.constantFrom('grows' as const, 'level' as const), fc.nat(200), fc.nat(200), fc.integer({ min: 1, max: 150 }), fc.integer({ min: 0, max: 500 }), (kind, one, other, target, day) => {
    const today = new Date(Date.UTC(2025, 11, 1 + day)).toISOString().slice(0, 10)
    const rank = (value: number) => order.indexOf(standingOf(kind, value, target, year, today))
    expect(rank(Math.max(one, other))).toBeGreaterThanOrEqual(rank(Math.min(one, other)))
  }))
})
