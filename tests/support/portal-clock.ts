import { addDays, formatDay, localDay, parseLocalDeadline } from '@/lib/time'
import type { TestDatabase } from '@/tests/support/database'

export type PortalClock = { now: () => Date; to: (day: number, time: string) => Promise<Date> }

/** The portal's one clock, put days ahead of ours: from there it runs on, so that what happens later is later. Days count from the day of the test; hours are Belgian. */
export const takePortalClock = ({ sql }: TestDatabase): PortalClock => {
  const today = localDay(new Date())
  let ahead = 0
  return {
    now: () => new Date(Date.now() + ahead),
    to: async (day, time) => {
      const read = parseLocalDeadline(formatDay(addDays(today, day)), time)
      if (!read.ok) throw new Error(read.problem)
      ahead = read.at.getTime() - Date.now()
      await sql(`create or replace function portal_now() returns timestamptz language sql volatile as 'select clock_timestamp() + interval ''${ahead} milliseconds'''`)
      return read.at
    },
  }
}
