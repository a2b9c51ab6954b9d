import { addDays, addMonths, weekday } from '@/lib/time'

/** The weeks of a month, Monday first; null = a day of another month. `month` is 'yyyy-mm'. */
export const weeksOf = (month: string): (string | null)[][] => {
  const first = `${month}-01`
  const end = addMonths(first, 1)
  const weeks: (string | null)[][] = []
  for (let monday = addDays(first, 1 - weekday(first)); monday < end; monday = addDays(monday, 7))
    weeks.push(Array.from({ length: 7 }, (_, index) => addDays(monday, index)).map((day) => (day >= first && day < end ? day : null)))
  return weeks
}

export const isMonth = (text: unknown): text is string => typeof text === 'string' && /^20\d{2}-(0[1-9]|1[0-2])$/.test(text)

export const monthBefore = (month: string): string => addMonths(`${month}-01`, -1).slice(0, 7)
export const monthAfter = (month: string): string => addMonths(`${month}-01`, 1).slice(0, 7)
