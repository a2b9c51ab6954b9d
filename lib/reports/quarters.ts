import { addDays, addMonths } from '@/lib/time'

export type Quarter = { start: string; end: string; dueDay: string }

/** Days after a quarter within which its report is due (domain 5.4). */
export const QUARTER_DAYS = 30

/**
 * The quarters of a grant: three months at a time from its first day (docs/decisions/0051). The last one, in which the period ends, is no quarter:
 * the final report covers it. Days are 'yyyy-mm-dd'.
 */
export const quartersOf = (firstDay: string, lastDay: string): Quarter[] => {
  const quarters: Quarter[] = []
  for (let months = 3; ; months += 3) {
    const start = addMonths(firstDay, months - 3)
    const end = addDays(addMonths(firstDay, months), -1)
    if (end >= lastDay) return quarters
    quarters.push({ start, end, dueDay: addDays(end, QUARTER_DAYS) })
  }
}
