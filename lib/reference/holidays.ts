import { addDays, endOfDay, weekday } from '@/lib/time'

export type Holiday = { day: string; name: string }

export type SchoolHoliday = { startDay: string; endDay: string }

/** Days that are free by decision, beside the computed ones: 'yyyy-mm-dd' (the table Holiday). */
export type ExtraHolidays = ReadonlySet<string>

/**
 * The ten Belgian public holidays of a year, in order (royal decree of 18 April 1974). The days that the Flemish government
 * adds are a table, not code: pass them as extra holidays.
 */
export const publicHolidays = (year: number): Holiday[] => {
  const easter = easterSunday(year)
  return [
    { day: `${year}-01-01`, name: 'Nieuwjaar' },
    { day: addDays(easter, 1), name: 'Paasmaandag' },
    { day: `${year}-05-01`, name: 'Dag van de Arbeid' },
    { day: addDays(easter, 39), name: 'Onze-Lieve-Heer-Hemelvaart' },
    { day: addDays(easter, 50), name: 'Pinkstermaandag' },
    { day: `${year}-07-21`, name: 'Nationale feestdag' },
    { day: `${year}-08-15`, name: 'Onze-Lieve-Vrouw-Hemelvaart' },
    { day: `${year}-11-01`, name: 'Allerheiligen' },
    { day: `${year}-11-11`, name: 'Wapenstilstand' },
    { day: `${year}-12-25`, name: 'Kerstmis' },
  ].sort((a, b) => (a.day < b.day ? -1 : 1))
}

/** Monday to Friday and no holiday. */
export const isWorkingDay = (day: string, extra: ExtraHolidays): boolean => weekday(day) <= 5 && !isHoliday(day) && !extra.has(day)

/** The day itself when it is a working day, otherwise the next one. */
export const nextWorkingDay = (day: string, extra: ExtraHolidays): string =>
  isWorkingDay(day, extra) ? day : nextWorkingDay(addDays(day, 1), extra)

/** `count` working days after `day` (before it when negative); the day itself does not count. 0 gives the day back. */
export const addWorkingDays = (day: string, count: number, extra: ExtraHolidays): string => {
  const step = count < 0 ? -1 : 1
  let [current, left] = [day, Math.abs(count)]
  while (left > 0) {
    current = addDays(current, step)
    if (isWorkingDay(current, extra)) left -= 1
  }
  return current
}

/** A term ends at 24.00 of its last day; a last day that is no working day moves to the next one. The instant is exclusive. */
export const termEndsAt = (lastDay: string, extra: ExtraHolidays): Date => endOfDay(nextWorkingDay(lastDay, extra))

export const isSchoolHoliday = (day: string, periods: readonly SchoolHoliday[]): boolean =>
  periods.some(({ startDay, endDay }) => startDay <= day && day <= endDay)

/** Monday to Friday, outside the school holidays and the public holidays: then there are lessons. */
export const isSchoolDay = (day: string, periods: readonly SchoolHoliday[]): boolean =>
  weekday(day) <= 5 && !isHoliday(day) && !isSchoolHoliday(day, periods)

const isHoliday = (day: string): boolean => publicHolidays(Number(day.slice(0, 4))).some((holiday) => holiday.day === day)

/** Gregorian computus of Meeus, Jones and Butcher (Meeus, Astronomical Algorithms, chapter 8); 'yyyy-mm-dd'. */
const easterSunday = (year: number): string => {
  const whole = Math.floor
  const golden = year % 19
  const century = whole(year / 100)
  const ofCentury = year % 100
  const correction = whole((century - whole((century + 8) / 25) + 1) / 3)
  const moon = (19 * golden + century - whole(century / 4) - correction + 15) % 30
  const toSunday = (32 + 2 * (century % 4) + 2 * whole(ofCentury / 4) - moon - (ofCentury % 4)) % 7
  const shift = whole((golden + 11 * moon + 22 * toSunday) / 451)
  const count = moon + toSunday - 7 * shift + 114
  return `${year}-${String(whole(count / 31)).padStart(2, '0')}-${String((count % 31) + 1).padStart(2, '0')}`
}
