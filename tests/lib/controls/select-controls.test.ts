import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { keyOf, selectControls, type SelectionInput, type WeighedGrant } from '@/lib/controls/select-controls'
import { selectionDocument } from '@/lib/controls/selection-document'
import type { Thresholds } from '@/lib/controls/rulebook'

const thresholds: Thresholds = { amountFromCents: '2500000', firstTime: true, deliveryMinPercent: 80, deliveryMaxPercent: 120, costLowPercent: 10, costHighPercent: 90, samplePercent: 10 }
const grantOf = (place: number, more: Partial<WeighedGrant> = {}): WeighedGrant => ({
  number: `STEM-2026-ACT-${String(place).padStart(5, '0')}`, grantedCents: '400000', costCents: '400000', firstTime: false, plannedChildHours: 1000, childHours: 1000, draws: true, ...more,
})
const inputOf = (grants: readonly WeighedGrant[], more: Partial<SelectionInput> = {}): SelectionInput => ({ seed: 'ACT-VORIG', thresholds, grants, others: [], before: { took: 0, drawn: 0 }, ...more })
/** Without the draw, which takes somebody every time. */
const risksOf = (grants: readonly WeighedGrant[], more: Partial<SelectionInput> = {}) => selectControls(inputOf(grants, { thresholds: { ...thresholds, samplePercent: 0 }, ...more })).rows.map(({ reasons }) => reasons.join(' '))

const grants = fc.uniqueArray(
  fc.record({
    place: fc.integer({ min: 1, max: 400 }), grantedCents: fc.bigInt(1n, 5_000_000n).map(String), costCents: fc.bigInt(1n, 5_000_000n).map(String),
    firstTime: fc.boolean(), plannedChildHours: fc.integer({ min: 0, max: 4000 }).map((quarters) => quarters / 4), childHours: fc.integer({ min: 0, max: 6000 }).map((quarters) => quarters / 4), draws: fc.boolean(),
  }).map(({ place, ...more }) => grantOf(place, more)),
  { selector: ({ number }) => number, maxLength: 60 },
)
const others = fc.array(fc.record({ costCents: fc.bigInt(1n, 5_000_000n).map(String), childHours: fc.integer({ min: 0, max: 4000 }).map((quarters) => quarters / 4) }), { maxLength: 30 })

describe('the risk rule', () => {
  test('takes every grant from 25.000 euro on', () => {
    expect(risksOf([grantOf(1, { grantedCents: '2499999' }), grantOf(2, { grantedCents: '2500000' })])).toEqual(['', 'AMOUNT'])
  })

  test('takes a first-time beneficiary, unless the rules do not ask it', () => {
    expect(risksOf([grantOf(1, { firstTime: true })])).toEqual(['FIRST_TIME'])
    expect(risksOf([grantOf(1, { firstTime: true })], { thresholds: { ...thresholds, firstTime: false, samplePercent: 0 } })).toEqual([''])
  })

  test('takes under 80 and over 120 percent of the child-hours, not 80 and 120 themselves, and nothing where none was planned', () => {
    const held = [799.75, 800, 1200, 1200.25, 0]
    expect(risksOf(held.map((childHours, index) => grantOf(index + 1, { childHours, costCents: String(Math.round(childHours * 400)) })))).toEqual(['DELIVERY', '', '', 'DELIVERY', 'DELIVERY'])
    expect(risksOf([grantOf(1, { plannedChildHours: 0 })])).toEqual([''])
  })

  test('takes who is dearer or cheaper per child-hour than the two quantiles, each of them a report of the call', () => {
    const twenty = Array.from({ length: 20 }, (_, index) => grantOf(index + 1, { costCents: String((index + 1) * 1000) }))
    const { band, rows } = selectControls(inputOf(twenty, { thresholds: { ...thresholds, samplePercent: 0 } }))
    expect(band).toEqual({ low: { costCents: '2000', childHours: 1000 }, high: { costCents: '18000', childHours: 1000 } })
    expect(rows.flatMap(({ number, reasons }) => (reasons.includes('COST') ? [Number(number.slice(-5))] : []))).toEqual([1, 19, 20])
  })

  test('counts the reports that were weighed before for the quantiles, and of a few reports takes nobody as too cheap', () => {
    const before = Array.from({ length: 19 }, () => ({ costCents: '400000', childHours: 1000 }))
    expect(risksOf([grantOf(1, { costCents: '400001' })], { others: before })).toEqual(['COST'])
    expect(risksOf([1, 2, 3].map((place) => grantOf(place, { costCents: String(place * 100_000) })))).toEqual(['', '', ''])
    expect(selectControls(inputOf([grantOf(1, { childHours: 0 })])).band).toBeNull()
  })
})

describe('the draw', () => {
  test('can be repeated with nothing but a SHA-256: the smallest keys of `seed:place`', () => {
    const seven = [1, 2, 3, 4, 5, 6, 7].map((place) => grantOf(place * 3))
    const keys = seven.map((_, index) => createHash('sha256').update(`ACT-VORIG:${index + 1}`).digest('hex'))
    expect(keyOf('ACT-VORIG', 3)).toBe('007ca182fe4a89a0322e96dd3047d1bd54cb46e1ec1d33e3ba351ad3af63fa75')
    const drawn = selectControls(inputOf(seven)).rows.filter(({ reasons }) => reasons.includes('SAMPLE'))
    expect(drawn).toEqual([{ number: seven[keys.indexOf(keys.toSorted()[0] ?? '')]?.number, reasons: ['SAMPLE'], place: keys.indexOf(keys.toSorted()[0] ?? '') + 1, key: keys.toSorted()[0] }])
    expect(drawn.map(({ place }) => place)).toEqual([3])
  })

  test('takes the share of all who ever took part, rounded up, whatever they are', () => {
    fc.assert(fc.property(grants, fc.integer({ min: 0, max: 100 }), fc.integer({ min: 0, max: 50 }), fc.string(), (some, samplePercent, took, seed) => {
      const drawnBefore = Math.ceil((samplePercent * took) / 100)
      const { rows } = selectControls(inputOf(some, { seed, thresholds: { ...thresholds, samplePercent }, before: { took, drawn: drawnBefore } }))
      const part = some.filter(({ draws }) => draws).length
      expect(rows.filter(({ reasons }) => reasons.includes('SAMPLE')).length).toBe(Math.ceil((samplePercent * (took + part)) / 100) - drawnBefore)
      expect(rows.filter(({ place }) => place !== null).length).toBe(part)
    }))
  })

  test('takes nobody twice', () => {
    const rows = selectControls(inputOf([grantOf(1, { draws: false }), grantOf(2)], { thresholds: { ...thresholds, samplePercent: 100 } })).rows
    expect(rows.map(({ reasons, place }) => [reasons.join(), place])).toEqual([['', null], ['SAMPLE', 1]])
  })
})

describe('a selection', () => {
  test('does not depend on the order in which the files come, to the byte', () => {
    fc.assert(fc.property(grants, others, fc.integer(), (some, elsewhere, turn) => {
      const shuffled = <T>(list: readonly T[]): T[] => list.map((one, index) => ({ one, key: createHash('sha256').update(`${turn}:${index}`).digest('hex') })).toSorted((a, b) => (a.key < b.key ? -1 : 1)).map(({ one }) => one)
      const about = { call: 'ACT-VORIG', round: 1, rulebookVersion: 1 }
      expect(selectionDocument(about, inputOf(shuffled(some), { others: shuffled(elsewhere) })).content).toBe(selectionDocument(about, inputOf(some, { others: elsewhere })).content)
    }))
  })

  test('is drawn again from its own document with the same result', () => {
    fc.assert(fc.property(grants, others, (some, elsewhere) => {
      const { content, sha256 } = selectionDocument({ call: 'C', round: 2, rulebookVersion: 1 }, inputOf(some, { others: elsewhere, seed: 'C/2' }))
      const kept = JSON.parse(content) as { input: SelectionInput; result: unknown }
      expect(JSON.parse(JSON.stringify(selectControls(kept.input)))).toEqual(kept.result)
      expect(sha256).toBe(createHash('sha256').update(content, 'utf8').digest('hex'))
    }))
  })
})
