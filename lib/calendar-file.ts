import { addDays } from '@/lib/time'

/** Timed, or on a whole day ('yyyy-mm-dd') whatever the zone of the reader. */
type When = { start: Date; end: Date } | { day: string }

export type CalendarEvent = When & {
  /** The same for the same event each time it is written, so that a calendar replaces it and does not add another. */
  uid: string
  title: string
  location: string
  description: string
  /** Absolute. */
  url: string
  cancelled?: boolean
  /** How often it changed so far, and when last: what a calendar that has it already goes by. */
  revision?: { sequence: number; at: Date }
}

/**
 * An iCalendar file (RFC 5545) of events, to be sent as text/calendar. Times are written in UTC, so no calendar has to know our zone; `now` is the DTSTAMP, and
 * the zone is named for programs that show a calendar of its own. Same input, same bytes.
 */
export const calendarFile = ({ name, events, now }: { name: string; events: readonly CalendarEvent[]; now: Date }): string =>
  [
    'BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//STEM-loket//NL', 'CALSCALE:GREGORIAN', 'METHOD:PUBLISH', `X-WR-CALNAME:${escaped(name)}`, 'X-WR-TIMEZONE:Europe/Brussels',
    ...events.flatMap((event) => lines(event, now)),
    'END:VCALENDAR',
  ].map(folded).join('')

const lines = (event: CalendarEvent, now: Date): string[] => {
  const { uid, title, location, description, url, cancelled = false, revision } = event
  return [
    'BEGIN:VEVENT', `UID:${escaped(uid)}`, `DTSTAMP:${utc(now)}`, ...(revision ? [`SEQUENCE:${revision.sequence}`, `LAST-MODIFIED:${utc(revision.at)}`] : []), ...whenLines(event),
    `SUMMARY:${escaped(title)}`, ...(location === '' ? [] : [`LOCATION:${escaped(location)}`]), `DESCRIPTION:${escaped(description)}`, `URL:${url.replaceAll(/[\r\n]/g, '')}`, `STATUS:${cancelled ? 'CANCELLED' : 'CONFIRMED'}`, 'END:VEVENT',
  ]
}

/** The end of a day is the day after (section 3.6.1), and nobody is busy because a date falls on it. */
const whenLines = (when: When): string[] =>
  'day' in when
    ? [`DTSTART;VALUE=DATE:${plain(when.day)}`, `DTEND;VALUE=DATE:${plain(addDays(when.day, 1))}`, 'TRANSP:TRANSPARENT']
    : [`DTSTART:${utc(when.start)}`, `DTEND:${utc(when.end)}`]

const plain = (day: string): string => day.replaceAll('-', '')

/** Section 3.3.11: these would end the value or the line. */
export const escaped = (text: string): string => text.replaceAll(/[\\;,]/g, (mark) => `\\${mark}`).replaceAll(/\r\n?|\n/g, '\\n')

/** `20261122T203000Z` */
export const utc = (at: Date): string => `${at.toISOString().slice(0, 19).replaceAll(/[-:]/g, '')}Z`

/** One line with its end (section 3.1): none is longer than 75 octets, the rest goes on after a space, and no character is cut in two. */
export const folded = (line: string): string => {
  let [text, length] = ['', 0]
  for (const character of line) {
    const size = Buffer.byteLength(character)
    if (length + size > 75) [text, length] = [`${text}\r\n `, 1]
    text += character
    length += size
  }
  return `${text}\r\n`
}
