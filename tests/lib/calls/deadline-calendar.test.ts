import fc from 'fast-check'
import { expect, test } from 'vitest'
import { deadlineCalendar } from '@/lib/calls/deadline-calendar'
import { endOfDay, formatDeadline } from '@/lib/time'

const call = { id: '0190a0a0-0000-7000-8000-000000000001', path: '/oproepen/UIT-DEMO', name: 'STEM-academies: uitrol', deadlineAt: endOfDay('2026-12-31'), version: 3, revisedAt: new Date('2026-11-20T09:30:00.500Z') }
const file = (given: Partial<typeof call> = {}) => deadlineCalendar({ ...call, ...given }, 'https://stem.example/')
const unfolded = (text: string): string[] => text.replaceAll('\r\n ', '').split('\r\n')
const line = (text: string, name: string): string | undefined => unfolded(text).find((one) => one.startsWith(`${name}:`))?.slice(name.length + 1)

test('a deadline at midnight in Belgium stands on its own day, in winter and in summer', () => {
  const times = (day: string) => [line(file({ deadlineAt: endOfDay(day) }), 'DTSTART'), line(file({ deadlineAt: endOfDay(day) }), 'DTEND')]
  expect(times('2026-12-31')).toEqual(['20261231T220000Z', '20261231T230000Z'])
  expect(times('2027-06-30')).toEqual(['20270630T210000Z', '20270630T220000Z'])
})

test('it is the same event for ever, and moves after an extension', () => {
  expect([line(file(), 'UID'), line(file(), 'DTSTAMP'), line(file(), 'SEQUENCE')]).toEqual(['deadline-0190a0a0-0000-7000-8000-000000000001@stem-loket', '20261120T093000Z', '3'])
  const extended = file({ deadlineAt: endOfDay('2027-01-15'), version: 4, revisedAt: new Date('2026-12-01T10:00:00Z') })
  expect([line(extended, 'UID') === line(file(), 'UID'), line(extended, 'SEQUENCE'), line(extended, 'DTSTAMP')]).toEqual([true, '4', '20261201T100000Z'])
  expect(file()).toBe(file())
})

test('it says what to do, until when and where', () => {
  expect(line(file(), 'SUMMARY')).toBe('Uiterste indientijd: STEM-academies: uitrol')
  expect(line(file(), 'DESCRIPTION')).toBe(`U kunt indienen: ${formatDeadline(call.deadlineAt).replaceAll(',', '\\,')}\\, Belgische tijd (Europe/Brussels). De klok van het loket telt.\\nhttps://stem.example/oproepen/UIT-DEMO`)
  expect(unfolded(file()).slice(0, 4)).toEqual(['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//STEM-loket//Oproepen//NL', 'BEGIN:VEVENT'])
  expect(unfolded(file()).slice(-3)).toEqual(['END:VEVENT', 'END:VCALENDAR', ''])
})

test('whatever a call is called, every line ends in CRLF, holds at most 75 octets and reads back', () => {
  fc.assert(fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 150 }).filter((name) => !/[\p{Cc}]/u.test(name)), (name) => {
    const text = file({ name })
    expect(text.endsWith('\r\n')).toBe(true)
    for (const one of text.split('\r\n')) expect([one.includes('\n'), Buffer.byteLength(one) <= 75]).toEqual([false, true])
    expect(line(text, 'SUMMARY')?.replaceAll(/\\(.)/g, '$1')).toBe(`Uiterste indientijd: ${name}`)
  }))
})
