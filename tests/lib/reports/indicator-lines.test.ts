import { expect, test } from 'vitest'
import { indicatorLines } from '@/lib/reports/indicator-lines'
import { reportedActivity } from '@/lib/indicators/schema'

const words = (given: object) => Object.fromEntries(indicatorLines([reportedActivity.parse({ rowId: 'a1', status: 'HELD', ...given })], { I04: 'Aandeel meisjes' }).map((line) => [line.code, line.words]))
const session = { day: '2026-03-04', dayPart: 'PM', hours: 2.5, enrolled: 20, present: 18 }

test('a share of girls comes with its coverage, and an empty share is no zero', () => {
  expect(words({ participants: 20, gender: { V: 9, M: 9, UNKNOWN: 2 }, sessions: [session] })).toMatchObject({ I01: '20', I03: 'meisjes 9, jongens 9, X 0, onbekend 2', I04: '50% (gender gekend voor 90%)', I10: '45', I11: '90%', I14: 'geen cijfer' })
})

test('satisfaction shows from five answers on', () => {
  expect(words({ participants: 20, satisfaction: { 5: 4 } }).I19).toBe('geen cijfer')
  expect(words({ participants: 20, satisfaction: { 4: 5, 5: 5 } }).I19).toBe('4,5 op 5 (50% antwoordde)')
})

test('there are twenty, in order', () => {
  expect(Object.keys(words({}))).toEqual(Array.from({ length: 20 }, (_, index) => `I${String(index + 1).padStart(2, '0')}`))
})
