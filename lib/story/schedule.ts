import type { Actor } from '@/lib/access/actor'
import { addDays, localDay, startOfDay } from '@/lib/time'
import type { StoryClock } from './clock'
import { personByAddress } from './people'
import type pg from 'pg'

/** Day offset from the day of seeding, hour and minutes in Brussels. */
export type Moment = { day: number; hour: number; minute?: number }
type Event = { at: Date; order: number; what: string; tell: () => Promise<void> }

/** Everything that happens in the story, told in the order of time so that the trail reads as if it had been lived. */
export const openSchedule = (owner: pg.Client, clock: StoryClock, today: Date) => {
  const events: Event[] = []
  const instantOf = ({ day, hour, minute = 0 }: Moment): Date => new Date(startOfDay(addDays(localDay(today), day)).getTime() + (hour * 60 + minute) * 60_000)
  return {
    /** yyyy-mm-dd of a day of the story. */
    dayOf: (offset: number): string => addDays(localDay(today), offset),
    at: (moment: Moment, what: string, tell: () => Promise<void>): void => {
      const at = instantOf(moment)
      // What would lie in the future of the day of seeding has not happened yet.
      if (at <= today) events.push({ at, order: events.length, what, tell })
    },
    /** The same, acted by a person as the portal knows them at that moment. */
    by: function (this: void, moment: Moment, email: string, what: string, act: (actor: Actor) => Promise<unknown>): void {
      const at = instantOf(moment)
      if (at <= today) events.push({ at, order: events.length, what: `${what} by ${email}`, tell: async () => void (await act(await personByAddress(owner, email, at))) })
    },
    run: async (): Promise<number> => {
      const inTime = events.toSorted((a, b) => a.at.getTime() - b.at.getTime() || a.order - b.order)
      for (const { at, what, tell } of inTime) {
        await clock.set(at)
        await tell().catch((thrown: unknown) => {
          throw new Error(`${at.toISOString()} ${what}: ${thrown instanceof Error ? thrown.message : String(thrown)}${problemsOf(thrown)}`, { cause: thrown })
        })
      }
      return inTime.length
    },
  }
}

export type Schedule = ReturnType<typeof openSchedule>

const problemsOf = (thrown: unknown): string => (typeof thrown === 'object' && thrown !== null && 'problems' in thrown ? ` ${JSON.stringify(thrown.problems)}` : '')
