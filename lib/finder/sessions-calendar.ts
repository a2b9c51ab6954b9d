import { Temporal } from 'temporal-polyfill'
import { calendarFile } from '@/lib/calendar-file'
import { ZONE } from '@/lib/time'
import type { OfferedActivity } from './queries'
import { addressWords, pathOf } from './place-words'

/** The sessions of an activity for one's own calendar. What was moved keeps its name and what does not take place stays in it as cancelled, so that a calendar that has it follows. */
export const sessionsCalendar = (activity: OfferedActivity, { appUrl, now }: { appUrl: string; now: Date }): string => {
  const url = `${appUrl.replace(/\/$/, '')}${pathOf(activity)}`
  return calendarFile({
    name: activity.title,
    now,
    events: activity.sessions.map(({ day, begins, ends, cancelled, key, sequence, changedAt }) => ({
      uid: `${activity.number}-${activity.position}-${key}@stem-loket`,
      title: activity.title,
      location: addressWords(activity),
      start: instantOf(day, begins),
      end: instantOf(day, ends),
      description: `Georganiseerd door ${activity.organisation}.\n${url}`,
      url,
      cancelled: cancelled || activity.cancelled,
      revision: { sequence, at: new Date(changedAt) },
    })),
  })
}

const instantOf = (day: string, clock: string): Date => new Date(Temporal.PlainDateTime.from(`${day}T${clock}`).toZonedDateTime(ZONE).epochMilliseconds)
