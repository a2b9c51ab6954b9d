import { calendarFile } from '@/lib/calendar-file'
import type { CalendarLine } from './calendar-lines'

/** The dates for one's own calendar: each stands on its whole day. */
export const calendarOfDates = (lines: readonly CalendarLine[], { appUrl, now }: { appUrl: string; now: Date }): string => {
  const base = appUrl.replace(/\/$/, '')
  return calendarFile({
    name: 'STEM-loket',
    now,
    events: lines.map(({ key, day, title, detail, href }) => ({ uid: `${key}@stem-loket`, day, title, location: '', description: `${detail}\n${base}${href}`.trim(), url: `${base}${href}` })),
  })
}
