import { expect, test } from 'vitest'
import { addressWords, pathOf, readPath } from '@/lib/finder/place-words'
import { sessionsCalendar } from '@/lib/finder/sessions-calendar'
import { foundWords, kilometreWords, priceWords } from '@/lib/finder/words'
import { readSearch } from '@/lib/finder/activity-filter'
import { readCalendar } from '@/tests/support/read-calendar'

const activity = {
  grantId: 'g', rowId: 'a', number: 'STEM-2026-PAR-00003', position: 2, title: 'Robots, en meer', type: 'CODING', themes: ['DIGI'], ageMin: 8, ageMax: 12, locationName: 'Buurthuis', street: 'Zakstraat 1', postcode: '2800', municipality: 'Mechelen',
  organisation: 'Tandrad vzw', website: '', priceCents: 1800n, reducedPriceCents: 450n, accessible: false, description: '', announcement: '', accessibility: '', places: 24, plannedSessions: 2, cancelled: false,
  sessions: [
    { day: '2026-12-03', begins: '14:00', ends: '16:00', cancelled: false, movedFrom: '2026-12-02', key: '2026-12-02-1330', sequence: 1, changedAt: '2026-11-20T08:00:00.123+00:00' },
    { day: '2027-07-07', begins: '13:30', ends: '16:00', cancelled: true, movedFrom: null, key: '2027-07-07-1330', sequence: 2, changedAt: '2026-11-21T08:00:00+00:00' },
  ],
}

test('each session is one event in Belgian time under the name of its first day; a moved one says that it changed, a cancelled one that it is off', () => {
  const { events, longest } = readCalendar(sessionsCalendar(activity, { appUrl: 'https://loket.example/', now: new Date('2026-11-22T22:00:00Z') }))
  const same = { DTSTAMP: '20261122T220000Z', SUMMARY: 'Robots, en meer', LOCATION: 'Buurthuis, Zakstraat 1, 2800 Mechelen', DESCRIPTION: 'Georganiseerd door Tandrad vzw.\nhttps://loket.example/activiteiten/STEM-2026-PAR-00003-2', URL: 'https://loket.example/activiteiten/STEM-2026-PAR-00003-2' }
  expect([longest <= 75, events]).toEqual([true, [
    { ...same, UID: 'STEM-2026-PAR-00003-2-2026-12-02-1330@stem-loket', SEQUENCE: '1', 'LAST-MODIFIED': '20261120T080000Z', DTSTART: '20261203T130000Z', DTEND: '20261203T150000Z', STATUS: 'CONFIRMED' },
    { ...same, UID: 'STEM-2026-PAR-00003-2-2027-07-07-1330@stem-loket', SEQUENCE: '2', 'LAST-MODIFIED': '20261121T080000Z', DTSTART: '20270707T113000Z', DTEND: '20270707T140000Z', STATUS: 'CANCELLED' },
  ]])
})

test('the public address of an activity reads back, and nothing else is one', () => {
  expect([readPath(pathOf(activity).replace('/activiteiten/', '')), readPath('witte-vlekken'), readPath('STEM-1-0'), readPath('')]).toEqual([{ number: 'STEM-2026-PAR-00003', position: 2 }, null, null, null])
})

test('price, place and distance are said in words a family uses', () => {
  expect([priceWords(activity), priceWords({ priceCents: 0n, reducedPriceCents: 0n }), priceWords({ priceCents: 500n, reducedPriceCents: 500n }), priceWords({ priceCents: 500n, reducedPriceCents: 0n })]).toEqual([
    '18,00 euro voor de hele reeks, met kansentarief 4,50 euro', 'gratis', '5,00 euro voor de hele reeks', '5,00 euro voor de hele reeks, gratis met kansentarief',
  ])
  expect([addressWords(activity), addressWords({ ...activity, municipality: null }), kilometreWords(0), kilometreWords(4.4)]).toEqual(['Buurthuis, Zakstraat 1, 2800 Mechelen', 'Online, thuis te volgen', 'in deze gemeente', 'op ongeveer 4 km'])
  const leuven = { nis: '24062', name: 'Leuven', province: 'Vlaams-Brabant', region: 'VLG', lat: 50.88, lon: 4.7, postcodes: ['3000'], earlierNames: [] }
  const search = (given: Record<string, string>) => readSearch(given, [leuven], '2026-11-22')
  expect([foundWords(1, search({ plaats: 'Leuven', leeftijd: '9' })), foundWords(0, search({ plaats: '3000', km: '0', tot: '31/12/2026' })), foundWords(1200, search({}))]).toEqual([
    'Er is 1 activiteit binnen 10 km van Leuven voor een kind van 9 jaar, vanaf zondag 22 november 2026.',
    'Er zijn geen activiteiten in Leuven, van 22/11/2026 tot en met 31/12/2026.',
    'Er zijn 1.200 activiteiten, vanaf zondag 22 november 2026.',
  ])
})
