import { expect, test } from 'vitest'
import { dayProblem, isBankDay, nextBankDay } from '@/lib/payments/execution-day'

const extra = new Set(['2026-11-02'])

test('banks do not work in a weekend, on a holiday, on Good Friday and on 26 December', () => {
  expect(['2026-11-20', '2026-11-21', '2026-11-11', '2026-11-02', '2026-04-03', '2026-04-06', '2025-12-26', '2025-12-24'].map((day) => isBankDay(day, extra))).toEqual([true, false, false, false, false, false, false, true])
})

test('the next bank day is never today', () => {
  expect([nextBankDay('2026-11-20', extra), nextBankDay('2026-04-02', extra), nextBankDay('2026-10-30', extra)]).toEqual(['2026-11-23', '2026-04-07', '2026-11-03'])
})

test('a day that the bank cannot keep is refused with one that it can', () => {
  expect(['2026-11-20', '2026-11-21', '2026-11-19', '2026-12-21'].map((day) => dayProblem(day, '2026-11-20', extra))).toEqual([
    null,
    'Op 21/11/2026 werken de banken niet. Kies een werkdag, bijvoorbeeld 23/11/2026.',
    'Deze dag is voorbij. Kies een werkdag die nog komt.',
    'Kies een dag tot en met 20/12/2026.',
  ])
})
