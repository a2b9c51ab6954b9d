export type CalendarEvent = {
  /** The same for the same event each time it is written, so that a calendar replaces it and does not add another. */
  uid: string
  title: string
  location: string
  start: Date
  end: Date
  description: string
  /** Absolute. */
  url: string
  cancelled?: boolean
}

/**
 * An iCalendar file (RFC 5545) of events, to be sent as text/calendar. Times are written in UTC, so no calendar has to know our zone; `now` is the DTSTAMP, and
 * the zone is named for programs that show a calendar of its own. Same input, same bytes.
 */
export const calendarFile = ({ name, events, now }: { name: string; events: readonly CalendarEvent[]; now: Date }): string =>
  [
    'BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//STEM-loket//NL', 'CALSCALE:GREGORIAN', 'METHOD:PUBLISH', text('X-WR-CALNAME', name), 'X-WR-TIMEZONE:Europe/Brussels',
    ...events.flatMap((event) => lines(event, now)),
    'END:VCALENDAR',
  ].map((line) => `${folded(line)}\r\n`).join('')

const lines = ({ uid, title, location, start, end, description, url, cancelled = false }: CalendarEvent, now: Date): string[] => [
  'BEGIN:VEVENT', text('UID', uid), `DTSTAMP:${utc(now)}`, `DTSTART:${utc(start)}`, `DTEND:${utc(end)}`, text('SUMMARY', title), text('LOCATION', location), text('DESCRIPTION', description),
  `URL:${url.replaceAll(/[\r\n]/g, '')}`, `STATUS:${cancelled ? 'CANCELLED' : 'CONFIRMED'}`, 'END:VEVENT',
]

/** Section 3.3.11: these four would end the value or the line. */
const text = (name: string, value: string): string => `${name}:${value.replaceAll('\\', '\\\\').replaceAll(';', '\\;').replaceAll(',', '\\,').replaceAll(/\r\n?|\n/g, '\\n')}`

/** `20261122T203000Z` */
const utc = (at: Date): string => `${at.toISOString().slice(0, 19).replaceAll(/[-:]/g, '')}Z`

/** Section 3.1: no line is longer than 75 octets, and a character is never cut in two. */
const folded = (line: string): string => {
  const parts: string[] = []
  let part = ''
  for (const character of line) {
    if (Buffer.byteLength(part + character) > LONGEST) {
      parts.push(part)
      part = ' '
    }
    part += character
  }
  return [...parts, part].join('\r\n')
}

const LONGEST = 75
