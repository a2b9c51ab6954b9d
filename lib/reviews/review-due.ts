import { termsOf } from '@/lib/calls/terms'
import type { Tx } from '@/lib/db'
import { addWorkingDays, termEndsAt } from '@/lib/reference/holidays'
import { Refusal } from '@/lib/refusal'
import { endOfDay, localDay } from '@/lib/time'

/** Domain 5.2: so many working days, to the end of the last one. */
export const reviewDueAt = (tx: Tx, call: { terms: unknown }, now: Date): Promise<Date> => inWorkingDays(tx, termsOf(call).reviewWorkingDays, now)

/** Who looks again at what is written gets the day that was chosen, or half of the term from now; never a day before the one they had. */
export const returnedDueAt = async (tx: Tx, call: { terms: unknown }, had: Date | null, chosen: Date | null, now: Date): Promise<Date> => {
  if (chosen) return chosen
  const half = await inWorkingDays(tx, Math.ceil(termsOf(call).reviewWorkingDays / 2), now)
  return had !== null && had > half ? had : half
}

/** A chosen last day, which has not passed; `field` is where it was typed. */
export const chosenDueAt = (day: string, field: string, now: Date): Date => {
  if (day < localDay(now)) throw new Refusal('invalid', [{ field, message: 'Deze dag is voorbij. Kies vandaag of later.' }])
  return endOfDay(day)
}

const inWorkingDays = async (tx: Tx, days: number, now: Date): Promise<Date> => {
  const holidays = await tx.holiday.findMany({ select: { day: true } })
  const extra = new Set(holidays.map(({ day }) => day.toISOString().slice(0, 10)))
  return termEndsAt(addWorkingDays(localDay(now), days, extra), extra)
}
