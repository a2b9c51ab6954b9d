import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  addDays, addMonths, daysBetween, endOfDay, formatDay, formatDeadline, formatInstant, formatLongDay, formatShortInstant, formatTime,
  lastDayOf, localDay, parseDay, parseLocalDeadline, startOfDay, weekday,
} from '@/lib/time'

const at = (iso: string) => new Date(iso)

describe('showing', () => {
  test('an instant in words, in Belgian time', () => {
    expect(formatInstant(at('2026-11-22T22:59:00Z'))).toBe('zondag 22 november 2026, 23.59 uur')
    expect(formatInstant(at('2027-07-01T06:05:00Z'))).toBe('donderdag 1 juli 2027, 8.05 uur')
  })

  test('in a table', () => {
    expect(formatDay('2026-11-22')).toBe('22/11/2026')
    expect(formatShortInstant(at('2026-11-22T22:59:00Z'))).toBe('22/11/2026 23.59')
    expect(formatTime(at('2026-11-22T22:59:00Z'))).toBe('23.59 uur')
    expect(formatLongDay('2028-02-29')).toBe('dinsdag 29 februari 2028')
  })

  test.each([
    ['2026-11-22T23:00:00Z', 'tot en met zondag 22 november 2026, 23.59 uur', '2026-11-22'],
    ['2027-03-28T22:00:00Z', 'tot en met zondag 28 maart 2027, 23.59 uur', '2027-03-28'],
    ['2026-12-31T23:00:00Z', 'tot en met donderdag 31 december 2026, 23.59 uur', '2026-12-31'],
    ['2026-11-22T16:00:00Z', 'zondag 22 november 2026, vóór 17.00 uur', '2026-11-22'],
    ['2026-11-22T22:58:00Z', 'zondag 22 november 2026, vóór 23.58 uur', '2026-11-22'],
  ])('the deadline %s reads “%s”', (instant, words, day) => {
    expect(formatDeadline(at(instant))).toBe(words)
    expect(lastDayOf(at(instant))).toBe(day)
  })
})

describe('days', () => {
  test('the day in Belgium, not in Greenwich', () => {
    expect(localDay(at('2026-11-22T23:00:00Z'))).toBe('2026-11-23')
    expect(localDay(at('2026-11-22T22:59:59.999Z'))).toBe('2026-11-22')
  })

  test('the days on which the clock changes have 23 and 25 hours', () => {
    const hours = (day: string) => (endOfDay(day).getTime() - startOfDay(day).getTime()) / 3_600_000
    expect(['2027-03-28', '2027-10-31', '2027-06-01'].map(hours)).toEqual([23, 25, 24])
  })

  test('counting', () => {
    expect([addDays('2028-02-28', 1), addMonths('2027-01-31', 1), daysBetween('2026-11-22', '2027-11-22'), weekday('2026-11-22')]).toEqual(['2028-02-29', '2027-02-28', 365, 7])
  })

  test.each(['22/11/2026', '22-11-2026', '22.11.2026', ' 2026-11-22 '])('%s is read', (typed) => {
    expect(parseDay(typed)).toEqual({ ok: true, day: '2026-11-22' })
  })

  test.each(['31/02/2026', '29/02/2027', '2026-13-01', '11/22/2026', '22/11/26', '', 'morgen'])('%s is refused', (typed) => {
    expect(parseDay(typed)).toEqual({ ok: false, problem: 'Geef een geldige datum op (dd/mm/jjjj).' })
  })
})

describe('typing a deadline', () => {
  test.each([
    ['22/11/2026', '17.00', '2026-11-22T16:00:00.000Z'],
    ['2026-11-22', '17:00', '2026-11-22T16:00:00.000Z'],
    ['22/11/2026', '23.59', '2026-11-22T23:00:00.000Z'],
    ['22/11/2026', '24.00', '2026-11-22T23:00:00.000Z'],
    ['22/11/2026', '23.58', '2026-11-22T22:58:00.000Z'],
    ['28/03/2027', '1.59', '2027-03-28T00:59:00.000Z'],
    ['28/03/2027', '3.00', '2027-03-28T01:00:00.000Z'],
    ['31/10/2027', '1.59', '2027-10-30T23:59:00.000Z'],
    ['31/10/2027', '3.00', '2027-10-31T02:00:00.000Z'],
  ])('%s %s is %s', (date, time, instant) => {
    expect(parseLocalDeadline(date, time)).toEqual({ ok: true, at: at(instant) })
  })

  test.each([
    ['28/03/2027', '2.30', 'Dit tijdstip bestaat niet op 28/03/2027, omdat het zomeruur begint. Kies een ander uur.'],
    ['31/10/2027', '2.30', 'Dit tijdstip komt op 31/10/2027 twee keer voor, omdat het winteruur begint. Kies een ander uur.'],
    ['30/02/2027', '17.00', 'Geef een geldige datum op (dd/mm/jjjj).'],
    ['22/11/2026', '24.01', 'Geef een geldig tijdstip op, bijvoorbeeld 17.00 of 23.59.'],
    ['22/11/2026', '25.00', 'Geef een geldig tijdstip op, bijvoorbeeld 17.00 of 23.59.'],
    ['22/11/2026', '', 'Geef een geldig tijdstip op, bijvoorbeeld 17.00 of 23.59.'],
  ])('%s %s is refused', (date, time, problem) => {
    expect(parseLocalDeadline(date, time)).toEqual({ ok: false, problem })
  })

  test('on every change of the clock from 2020 to 2040, exactly one hour is refused', () => {
    for (let year = 2020; year <= 2040; year += 1) {
      for (const lastSunday of [`${year}-03-31`, `${year}-10-31`].map((day) => addDays(day, -(weekday(day) % 7)))) {
        const refused = [0, 1, 2, 3, 4].filter((hour) => !parseLocalDeadline(lastSunday, `${hour}.30`).ok)
        expect([lastSunday, refused]).toEqual([lastSunday, [2]])
      }
    }
  })

  test('what is accepted is shown as it was typed', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 20 * 365 }), fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 58 }), (days, hour, minute) => {
      const day = addDays('2020-01-01', days)
      const read = parseLocalDeadline(day, `${hour}.${String(minute).padStart(2, '0')}`)
      if (!read.ok) return
      expect(localDay(read.at)).toBe(day)
      expect(formatTime(read.at)).toBe(`${hour}.${String(minute).padStart(2, '0')} uur`)
    }), { numRuns: 200 })
  })
})
