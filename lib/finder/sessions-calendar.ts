import { Temporal } from 'temporal-polyfill'
import { calendarFile } from '@/lib/calendar-file'
import { ZONE } from '@/lib/time'
import type { OfferedActivity } from './queries'
import { addressWords, pathOf } from './place-words'

/** The sessions of an activity for one's own calendar. A cancelled one stays in it as cancelled, so that a calendar that has it takes it out. */
export const sessionsCalendar = (activity: OfferedActivity, { appUrl, now }: { appUrl: string; now: Date }): string => {
  const url = `${appUrl.replace(/\/$/, '')}${pathOf(activity)}`
  return calendarFile({
    name: activity.title,
    now,
    events: activity.sessions.map(({ day, begins, ends, cancelled }) => ({
      uid: `${activity.number}-${activity.position}-${day}-${begins.replace(':', '')}@stem-loket`,
      title: activity.title,
      location: addressWords(activity),
      start: instantOf(day, begins),
      end: instantOf(day, ends),
      description: `Georganiseerd door ${activity.organisation}.\n${url}`,
      url,
      cancelled: cancelled || activity.cancelled,
    })),
  })
}

const instantOf = (day: string, clock: string): Date => new Date(Temporal.PlainDateTime.from(`${day}T${clock}`).toZonedDateTime(ZONE).epochMilliseconds)
