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
    'BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//STEM-loket//NL', 'CALSCALE:GREGORIAN', 'METHOD:PUBLISH', `X-WR-CALNAME:${escaped(name)}`, 'X-WR-TIMEZONE:Europe/Brussels',
    ...events.flatMap((event) => lines(event, now)),
    'END:VCALENDAR',
  ].map(folded).join('')

const lines = ({ uid, title, location, start, end, description, url, cancelled = false }: CalendarEvent, now: Date): string[] => [
  'BEGIN:VEVENT', `UID:${escaped(uid)}`, `DTSTAMP:${utc(now)}`, `DTSTART:${utc(start)}`, `DTEND:${utc(end)}`, `SUMMARY:${escaped(title)}`, `LOCATION:${escaped(location)}`, `DESCRIPTION:${escaped(description)}`,
  `URL:${url.replaceAll(/[\r\n]/g, '')}`, `STATUS:${cancelled ? 'CANCELLED' : 'CONFIRMED'}`, 'END:VEVENT',
]

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
