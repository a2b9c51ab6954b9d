import { addCents } from '@/lib/money'
import { addMonths } from '@/lib/time'

export type Aid = { day: string; authority: string; cents: bigint }
export type AidDay = Aid & { sumCents: bigint }

/**
 * De-minimis aid over three rolling years, day to day (regulation (EU) 2023/2831; domain 4.5): for every day on which aid was granted, what was granted
 * in the three years up to and including that day. The sum rises on no other day, so the highest of these is the highest of all.
 */
export const rollingAid = (aid: readonly Aid[]): { days: AidDay[]; highest: AidDay | null } => {
  const days = aid.toSorted((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0)).map((one) => ({ ...one, sumCents: aidOn(aid, one.day) }))
  return { days, highest: days.reduce<AidDay | null>((highest, one) => (highest === null || one.sumCents > highest.sumCents ? one : highest), null) }
}

/** Granted after the same day three years before, until that day. */
export const aidOn = (aid: readonly Aid[], day: string): bigint => {
  const since = addMonths(day, -36)
  return addCents(aid.filter((one) => one.day > since && one.day <= day).map(({ cents }) => cents))
}
