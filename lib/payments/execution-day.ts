import { isWorkingDay, publicHolidays, type ExtraHolidays } from '@/lib/reference/holidays'
import { addDays, formatDay } from '@/lib/time'

/** A working day on which banks settle: T2, which carries SEPA payments, is also closed on Good Friday and on 26 December (ECB, T2 calendar). */
export const isBankDay = (day: string, extra: ExtraHolidays): boolean => isWorkingDay(day, extra) && !day.endsWith('-12-26') && day !== goodFriday(Number(day.slice(0, 4)))

/** The first day after today on which a bank can carry out what it gets now. */
export const nextBankDay = (today: string, extra: ExtraHolidays): string => {
  const next = addDays(today, 1)
  return isBankDay(next, extra) ? next : nextBankDay(next, extra)
}

const MOST_DAYS_AHEAD = 30

/** Null when the bank can carry it out on that day. */
export const dayProblem = (day: string, today: string, extra: ExtraHolidays): string | null => {
  if (day < today) return 'Deze dag is voorbij. Kies een werkdag die nog komt.'
  if (day > addDays(today, MOST_DAYS_AHEAD)) return `Kies een dag tot en met ${formatDay(addDays(today, MOST_DAYS_AHEAD))}.`
  return isBankDay(day, extra) ? null : `Op ${formatDay(day)} werken de banken niet. Kies een werkdag, bijvoorbeeld ${formatDay(nextBankDay(day, extra))}.`
}

const goodFriday = (year: number): string => addDays(publicHolidays(year).find(({ name }) => name === 'Paasmaandag')?.day ?? '', -3)
