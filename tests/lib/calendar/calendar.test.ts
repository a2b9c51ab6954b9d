import fc from 'fast-check'
import { expect, test } from 'vitest'
import { visitor, type Actor } from '@/lib/access/actor'
import { askAdvice } from '@/lib/advice/ask-advice'
import { placeAdviser } from '@/lib/advice/place-adviser'
import { quarterEnds } from '@/lib/calendar/calendar-lines'
import { calendarOfDates } from '@/lib/calendar/calendar-of-dates'
import { calendarOf } from '@/lib/calendar/queries'
import { asActor } from '@/lib/db'
import { addDays, localDay } from '@/lib/time'
import { testDatabase } from '@/tests/support/database'
import { createCall, staffActor } from '@/tests/support/factories'
import { insertRow } from '@/tests/support/insert-row'
import { readCalendar } from '@/tests/support/read-calendar'
import { createGrant } from '@/tests/support/running-grant'

const database = await testDatabase()
const titles = async (actor: Actor) => (await asActor(actor, (tx) => calendarOf(tx, actor))).map(({ title }) => title)

test('a visitor sees the public dates of announced calls and nothing else; staff see calls in preparation, meetings and advice; members their own terms', async () => {
  const call = await createCall(database, { name: 'Open oproep' })
  const draft = await createCall(database, { name: 'In voorbereiding', status: 'DRAFT' })
  await createCall(database, { name: 'Een test', testMode: true })
  await createCall(database, { name: 'Ingetrokken', status: 'CANCELLED' })
  const { grantId, signatory, stranger } = await createGrant(database, { call: { name: 'In uitvoering' } })
  await insertRow(database, 'report', { grantId, type: 'FINAL', status: 'DUE', periodStart: '2026-01-01', periodEnd: '2026-06-30', dueAt: new Date(Date.now() + 9 * 86_400_000) })
  const [admin, officer, adviser] = [await staffActor(database, 'VLAIO_ADMIN'), await staffActor(database, 'VLAIO_OFFICER'), await staffActor(database, 'POLICY_DOMAIN')]
  await placeAdviser(admin, { userId: adviser.userId ?? '', domain: 'OND' })
  await askAdvice(officer, { callId: draft.id, domain: 'OND', question: 'Past deze oproep in het beleid?', dueOn: addDays(localDay(new Date()), 5) })
  await insertRow(database, 'panel_meeting', { callId: call.id, chairId: officer.userId })

  const open = await titles(visitor)
  expect(open.filter((title) => title.includes('Open oproep'))).toEqual(['Aangekondigd: Open oproep', 'Opent: Open oproep', 'Uiterste indientijd: Open oproep', 'Beslissing uiterlijk verwacht: Open oproep'])
  expect(open.filter((title) => !/Open oproep|In uitvoering/.test(title))).toEqual([])
  expect(open.filter((title) => title.startsWith('Beslissing uiterlijk') && title.includes('In uitvoering'))).toEqual([])
  const secret = /In voorbereiding|Overleg|Advies|verslag/
  expect((await titles(officer)).filter((title) => secret.test(title)).toSorted()).toEqual(['Advies van Onderwijs en Vorming: In voorbereiding', 'Opent: In voorbereiding', 'Overleg: Open oproep', 'Uiterste indientijd: In voorbereiding', 'Beslissing uiterlijk verwacht: In voorbereiding'].toSorted())
  expect((await titles(adviser)).filter((title) => secret.test(title))).toEqual(['Advies van Onderwijs en Vorming: In voorbereiding'])
  expect([(await titles(signatory)).filter((title) => secret.test(title)).length, (await titles(stranger)).filter((title) => secret.test(title))]).toEqual([1, []])
  expect((await titles(signatory)).some((title) => title.startsWith('Eindverslag: STEM-'))).toBe(true)
})

test('the quarters of a period follow each other without a gap and cover it whole', () => {
  expect(quarterEnds('2026-02-10', '2026-08-15')).toEqual([
    { from: '2026-02-10', to: '2026-03-31', dueOn: '2026-04-30' }, { from: '2026-04-01', to: '2026-06-30', dueOn: '2026-07-30' }, { from: '2026-07-01', to: '2026-08-15', dueOn: '2026-09-14' }])
  fc.assert(fc.property(fc.integer({ min: 0, max: 2000 }), fc.integer({ min: 0, max: 1100 }), (start, length) => {
    const [from, to] = [addDays('2024-01-01', start), addDays('2024-01-01', start + length)]
    const quarters = quarterEnds(from, to)
    expect([quarters[0]?.from, quarters.at(-1)?.to]).toEqual([from, to])
    expect(quarters.slice(1).map((quarter) => quarter.from)).toEqual(quarters.slice(0, -1).map((quarter) => addDays(quarter.to, 1)))
  }), { numRuns: 100 })
})

test('a date in a calendar file is a whole day, in any zone, and keeps its name', () => {
  const line = { day: '2026-12-24', title: 'Uiterste indientijd: A, B', detail: 'Tot en met deze dag.', href: '/oproepen/A', kind: 'call' as const }
  const file = calendarOfDates([{ ...line, key: 'deadline-x' }, { ...line, key: 'deadline-y', detail: 'Indienen kan tot en met donderdag 24 december 2026, 23.59 uur; daarna is het te laat — ook één minuut.' }], { appUrl: 'https://loket.example/', now: new Date('2026-11-22T10:00:00Z') })
  const { events, longest, properties } = readCalendar(file)
  expect([longest <= 75, properties['METHOD'], events.length]).toEqual([true, 'PUBLISH', 2])
  expect(events[0]).toEqual({
    UID: 'deadline-x@stem-loket', DTSTAMP: '20261122T100000Z', 'DTSTART;VALUE=DATE': '20261224', 'DTEND;VALUE=DATE': '20261225', TRANSP: 'TRANSPARENT', SUMMARY: 'Uiterste indientijd: A, B',
    DESCRIPTION: 'Tot en met deze dag.\nhttps://loket.example/oproepen/A', URL: 'https://loket.example/oproepen/A', STATUS: 'CONFIRMED',
  })
})
