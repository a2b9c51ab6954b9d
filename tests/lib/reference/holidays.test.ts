import { describe, expect, test } from 'vitest'
import { addWorkingDays, isSchoolDay, isSchoolHoliday, isWorkingDay, nextWorkingDay, publicHolidays, termEndsAt } from '@/lib/reference/holidays'
import extraHolidays from '@/prisma/seed/reference/extra-holidays.json'
import schoolHolidays from '@/prisma/seed/reference/school-holidays.json'
import { daysBetween, weekday } from '@/lib/time'

const extra = new Set(extraHolidays.map(({ day }) => day))
const none: ReadonlySet<string> = new Set()

describe('public holidays', () => {
  test('of 2027', () => {
    expect(publicHolidays(2027).map(({ day, name }) => `${day} ${name}`)).toEqual([
      '2027-01-01 Nieuwjaar', '2027-03-29 Paasmaandag', '2027-05-01 Dag van de Arbeid', '2027-05-06 Onze-Lieve-Heer-Hemelvaart',
      '2027-05-17 Pinkstermaandag', '2027-07-21 Nationale feestdag', '2027-08-15 Onze-Lieve-Vrouw-Hemelvaart', '2027-11-01 Allerheiligen',
      '2027-11-11 Wapenstilstand', '2027-12-25 Kerstmis',
    ])
  })

  test.each([[2008, '2008-03-24'], [2019, '2019-04-22'], [2024, '2024-04-01'], [2026, '2026-04-06'], [2028, '2028-04-17'], [2038, '2038-04-26'], [2049, '2049-04-19']])(
    'Easter Monday of %i',
    (year, day) => {
      expect(publicHolidays(year).find(({ name }) => name === 'Paasmaandag')?.day).toBe(day)
    },
  )
})

describe('terms', () => {
  test('working days leave out weekends, public holidays and the days of the table', () => {
    expect(addWorkingDays('2026-11-06', 10, none)).toBe('2026-11-23')
    expect(addWorkingDays('2026-10-30', 1, none)).toBe('2026-11-02')
    expect(addWorkingDays('2026-10-30', 1, extra)).toBe('2026-11-03')
    expect(addWorkingDays('2026-12-24', 5, extra)).toBe('2027-01-04')
    expect(addWorkingDays('2026-11-12', -1, none)).toBe('2026-11-10')
    expect(addWorkingDays('2026-11-22', 0, none)).toBe('2026-11-22')
  })

  test('a last day that is no working day moves on', () => {
    expect([nextWorkingDay('2026-11-20', extra), nextWorkingDay('2026-11-21', extra), nextWorkingDay('2026-12-25', extra)]).toEqual(['2026-11-20', '2026-11-23', '2026-12-28'])
    expect(isWorkingDay('2028-07-11', none)).toBe(true)
    expect(isWorkingDay('2028-07-11', extra)).toBe(false)
  })

  test('a term ends at 24.00', () => {
    expect(termEndsAt('2026-11-20', extra).toISOString()).toBe('2026-11-20T23:00:00.000Z')
    expect(termEndsAt('2026-11-21', extra).toISOString()).toBe('2026-11-23T23:00:00.000Z')
  })
})

describe('school', () => {
  test.each([['2026-11-02', true], ['2026-11-08', true], ['2026-11-09', false], ['2027-08-31', true], ['2027-09-01', false]])('%s in the holidays: %s', (day, holiday) => {
    expect(isSchoolHoliday(day, schoolHolidays)).toBe(holiday)
  })

  test('there are lessons on weekdays outside the holidays', () => {
    expect(['2026-11-09', '2026-11-11', '2026-11-14', '2026-11-03'].map((day) => isSchoolDay(day, schoolHolidays))).toEqual([true, false, false, false])
  })

  test('the periods are whole weeks as the ministry publishes them, and still to be checked', () => {
    const known = (code: string, startDay: string) => schoolHolidays.find((period) => period.code === code && period.startDay === startDay)?.endDay
    expect([known('HERFST', '2026-11-02'), known('KERST', '2026-12-21'), known('KROKUS', '2027-02-08'), known('PAAS', '2027-03-29'), known('PAAS', '2028-04-03')]).toEqual([
      '2026-11-08', '2027-01-03', '2027-02-14', '2027-04-11', '2028-04-17',
    ])
    expect(schoolHolidays.every(({ checked }) => !checked)).toBe(true)
    const weeks = schoolHolidays.filter(({ code }) => code === 'HERFST' || code === 'KROKUS')
    expect(weeks.map(({ startDay, endDay }) => [weekday(startDay), daysBetween(startDay, endDay)])).toEqual(weeks.map(() => [1, 6]))
  })
})
