import { termEndsAt, type ExtraHolidays } from '@/lib/reference/holidays'
import { addDays, localDay } from '@/lib/time'

/**
 * Until when one may ask for reconsideration: the first day is the day after the notification, the end is 24.00 of the last day, and a last day that
 * is no working day moves to the next one (domain 4.2). Exclusive. No law sets a term, so what comes later is late, and looked at all the same.
 */
export const reconsiderationEndsAt = (notifiedAt: Date, days: number, extra: ExtraHolidays): Date => termEndsAt(addDays(localDay(notifiedAt), days), extra)
