import fc from 'fast-check'
import { expect, test } from 'vitest'
import { calendarFile, type CalendarEvent } from '@/lib/calendar-file'
import { readCalendar } from '@/tests/support/read-calendar'

const now = new Date('2026-11-22T21:00:00Z')
const event = {
  uid: 'a1-2026-11-25-PM@stem-loket', title: 'Robots; die, de straat\\oversteken', location: 'Buurthuis, Mechelen', start: new Date('2026-11-25T12:30:00Z'), end: new Date('2026-11-25T14:30:00Z'),
  description: 'Breng mee:\neen doos', url: 'http://127.0.0.1:3000/dossiers/1/activiteiten', cancelled: true,
} satisfies CalendarEvent

test('an event is written to the letter of RFC 5545', () => {
  expect(calendarFile({ name: 'Dossier 1', events: [event], now }).split('\r\n')).toEqual([
    'BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//STEM-loket//NL', 'CALSCALE:GREGORIAN', 'METHOD:PUBLISH', 'X-WR-CALNAME:Dossier 1', 'X-WR-TIMEZONE:Europe/Brussels',
    'BEGIN:VEVENT', 'UID:a1-2026-11-25-PM@stem-loket', 'DTSTAMP:20261122T210000Z', 'DTSTART:20261125T123000Z', 'DTEND:20261125T143000Z', 'SUMMARY:Robots\\; die\\, de straat\\\\oversteken',
    'LOCATION:Buurthuis\\, Mechelen', 'DESCRIPTION:Breng mee:\\neen doos', 'URL:http://127.0.0.1:3000/dossiers/1/activiteiten', 'STATUS:CANCELLED', 'END:VEVENT', 'END:VCALENDAR', '',
  ])
})

test('no line is longer than 75 octets, and unfolded the text is whole, whatever it holds', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom('a', 'é', '€', '👩‍👧', ',', ';', '\\', '\n', '\r', ' '), maxLength: 120 }), (title) => {
      const file = calendarFile({ name: '', events: [{ ...event, title }], now })
      const { events, longest } = readCalendar(file)
      expect([longest <= 75, events.map(({ SUMMARY }) => SUMMARY)]).toEqual([true, [title.replaceAll(/\r\n?/g, '\n')]])
    }),
    { numRuns: 60 },
  )
})

test('a date is a whole day that ends the day after, whatever the zone of the reader, and keeps nobody from an appointment', () => {
  const { title, url, location, description } = event
  const days = ['2026-12-31', '2028-02-28', '2026-10-25'].map((day) => ({ uid: day, day, title, url, location, description }))
  expect(readCalendar(calendarFile({ name: 'Dagen', events: days, now })).events.map((read) => [read['DTSTART;VALUE=DATE'], read['DTEND;VALUE=DATE'], read['TRANSP'], read['DTSTART']])).toEqual([
    ['20261231', '20270101', 'TRANSPARENT', undefined], ['20280228', '20280229', 'TRANSPARENT', undefined], ['20261025', '20261026', 'TRANSPARENT', undefined],
  ])
})

test('what changed says how often and when, and without a place it names none', () => {
  const [read] = readCalendar(calendarFile({ name: '', events: [{ ...event, location: '', revision: { sequence: 3, at: new Date('2026-11-20T08:00:00Z') } }], now })).events
  expect([read?.['SEQUENCE'], read?.['LAST-MODIFIED'], read?.['DTSTAMP'], read?.['LOCATION']]).toEqual(['3', '20261120T080000Z', '20261122T210000Z', undefined])
})
