import type { Tx } from '@/lib/db'
import type { ExtraHolidays } from './holidays'

/** The days that are free by decision, as the terms in working days ask them. */
export const extraHolidays = async (tx: Tx): Promise<ExtraHolidays> => new Set((await tx.holiday.findMany({ select: { day: true } })).map(({ day }) => day.toISOString().slice(0, 10)))
