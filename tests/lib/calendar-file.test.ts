import fc from 'fast-check'
import { expect, test } from 'vitest'
import { calendarFile, type CalendarEvent } from '@/lib/calendar-file'

const now = new Date('2026-11-22T21:00:00Z')
const event: CalendarEvent = {
  uid: 'a1-2026-11-25-PM@stem-loket', title: 'Robots; die, de straat\\oversteken', location: 'Buurthuis, Mechelen', start: new Date('2026-11-25T12:30:00Z'), end: new Date('2026-11-25T14:30:00Z'),
  description: 'Breng mee:\neen doos', url: 'http://127.0.0.1:3000/dossiers/1/activiteiten', cancelled: true,
}

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
      expect(file.split('\r\n').filter((line) => Buffer.byteLength(line) > 75)).toEqual([])
      const line = file.replaceAll('\r\n ', '').split('\r\n').find((one) => one.startsWith('SUMMARY:')) ?? ''
      const read = line.slice('SUMMARY:'.length).replaceAll(/\\(.)/g, (_, after: string) => (after === 'n' ? '\n' : after))
      expect(read).toBe(title.replaceAll(/\r\n?/g, '\n'))
    }),
    { numRuns: 60 },
  )
})
