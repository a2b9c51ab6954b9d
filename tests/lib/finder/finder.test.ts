import { expect, test } from 'vitest'
import { visitor } from '@/lib/access/actor'
import { cancelSession, logSession } from '@/lib/activity-log/log-session'
import { cancelling, logging, settingDate } from '@/lib/activity-log/schema'
import { dropDate, setDate } from '@/lib/activity-log/set-date'
import { seedReference } from '@/lib/commands/seed-reference'
import { asActor } from '@/lib/db'
import { readSearch } from '@/lib/finder/activity-filter'
import { finderPlaces } from '@/lib/finder/places'
import { findActivities, offeredActivity, offerings } from '@/lib/finder/queries'
import { sessionsCalendar } from '@/lib/finder/sessions-calendar'
import { activities as openActivities } from '@/lib/monitor/open-data/activities'
import { localDay } from '@/lib/time'
import { testDatabase } from '@/tests/support/database'
import { dayFromNow } from '@/tests/support/factories'
import { createReport } from '@/tests/support/filled-report'
import { insertRow } from '@/tests/support/insert-row'
import { readCalendar } from '@/tests/support/read-calendar'
import { createGrant } from '@/tests/support/running-grant'

const database = await testDatabase()
await seedReference(database.ownerUrl)

const sessions = (...days: number[]) => days.map((day, index) => ({ id: `s${index}`, date: dayFromNow(day), dayPart: 'PM', begin: '13:30', end: '16:00' }))
const planned = (id: string, over: object = {}) => ({
  id, title: `Robots ${id}`, type: 'CODING', themes: ['DIGI', 'MOB'], ageMin: 8, ageMax: 12, description: 'Samen een robot bouwen.', openOffer: true, announcementUrl: 'https://robots.example', locationName: 'Buurthuis', street: 'Zakstraat 1',
  postcode: '2800', nis: '12025', groups: 2, capacity: 12, price: '1800', reducedPrice: '450', sessions: sessions(5, 12), ...over,
})
const content = (...activities: object[]) => JSON.stringify({ answers: { activities, targetGroups: [{ group: 'DISABILITY' }], accessibilityMeasures: 'Het lokaal is gelijkvloers.' } })
type Given = NonNullable<Parameters<typeof createGrant>[1]>
/** The rows are arranged past the triggers; one of them then sees the grant as it stands. */
const grantOf = async (activities: { id: string }[], over: Given = {}) => {
  const grant = await createGrant(database, { periodEnd: dayFromNow(300), content: content(...activities), activities: activities.map(({ id }) => ({ rowId: id, sessions: 2 })), ...over })
  await database.sql('update grant_award set base_activity_row_ids = base_activity_row_ids || $2::text[] where id = $1', [grant.grantId, ['nothing']])
  return grant
}
const put = (table: string, row: Record<string, unknown>) => {
  const names = Object.keys(row).map((name) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`))
  return database.sql<{ id: string }>(`insert into ${table} (${names.join(', ')}) values (${names.map((_, index) => `$${index + 1}`).join(', ')}) returning *`, Object.values(row))
}

const search = async (given: Record<string, string> = {}) =>
  asActor(visitor, async (tx, now) => findActivities(tx, readSearch(given, await finderPlaces(tx), localDay(now)).filter))
const titles = async (given: Record<string, string> = {}) => (await search(given)).rows.map(({ title }) => title)
const forget = () => database.sql('update call set test_mode = true')

test('an accepted grant is found by whoever asks nothing, with its next session, its place and its price', async () => {
  const { number } = await grantOf([planned('a1', { sessions: sessions(-3, 5, 12) })], { status: 'ACCEPTED' })
  expect(await search()).toEqual({
    total: 1,
    perMunicipality: [{ nis: '12025', activities: 1 }],
    rows: [{
      number, position: 1, title: 'Robots a1', type: 'CODING', themes: ['DIGI', 'MOB'], ageMin: 8, ageMax: 12, locationName: 'Buurthuis', postcode: '2800', municipality: 'Mechelen', organisation: 'Tandrad & Toverbal vzw',
      priceCents: 1800n, reducedPriceCents: 450n, accessible: true, nextDay: dayFromNow(5), begins: '13:30', ends: '16:00', sessions: 2, kilometres: null,
    }],
  })
  await forget()
})

test('what is not promised is not found: not accepted, declined, revoked, in test mode, not full-fledged, only for members, or over', async () => {
  for (const status of ['AWARDED', 'CONDITIONS_PENDING', 'DECLINED', 'REVOKED'] as const) await grantOf([planned(status)], { status })
  await grantOf([planned('test')], { call: { testMode: true } })
  await grantOf([planned('whole'), planned('struck')], { base: ['whole'] })
  await grantOf([planned('members', { openOffer: false }), planned('over', { sessions: sessions(-20, -10) })])
  const { grantId } = await grantOf([planned('later')], { status: 'AWARDED' })
  expect(await titles()).toEqual(['Robots whole'])
  await database.sql(`update grant_award set status = 'ACCEPTED' where id = $1`, [grantId])
  expect(await titles()).toEqual(['Robots later', 'Robots whole'])
  await forget()
})

test('a session that was cancelled in the log no longer counts as the next one, and taking that back restores it', async () => {
  const { grantId, number, signatory } = await grantOf([planned('log')])
  const [logged] = await put('logged_session', { grantId, activityRowId: 'log', plannedOn: dayFromNow(5), plannedDayPart: 'PM', heldOn: dayFromNow(5), dayPart: 'PM', quarters: 10, status: 'CANCELLED', cancelReason: 'De begeleider is ziek.', source: 'FORM', createdById: signatory.userId })
  const days = async () => (await asActor(visitor, (tx) => offeredActivity(tx, number, 1)))?.sessions.map(({ day, cancelled }) => [day, cancelled])
  expect([(await search()).rows[0]?.nextDay, await days()]).toEqual([dayFromNow(12), [[dayFromNow(5), true], [dayFromNow(12), false]]])
  await database.sql('update logged_session set removed_at = now(), removed_by_id = $2 where id = $1', [logged?.id, signatory.userId])
  expect([(await search()).rows[0]?.nextDay, await days()]).toEqual([dayFromNow(5), [[dayFromNow(5), false], [dayFromNow(12), false]]])
  await put('grant_activity_log', { grantId, activityRowId: 'log', status: 'PLANNED' })
  await database.sql(`update grant_activity_log set status = 'CANCELLED', cancel_reason = 'Te weinig inschrijvingen.' where grant_id = $1`, [grantId])
  expect([await titles(), (await asActor(visitor, (tx) => offeredActivity(tx, number, 1)))?.cancelled]).toEqual([[], true])
  await forget()
})

test('families follow the days of the log: a moved session keeps its name, one more is shown, what is taken back is off; who came never shows', async () => {
  const { grantId, callId, number, signatory } = await grantOf([planned('days', { sessions: sessions(-3, 5, 12) })])
  await insertRow(database, 'publication', { callId, round: 1, publishedById: signatory.userId })
  const published = async () => (await database.sql<{ row: unknown }>(openActivities.rows)).flatMap(({ row }) => openActivities.records(row)).map(({ status, sessionDays, sessionsHeld }) => [status, sessionDays, sessionsHeld])
  const put = (at: number, slot: number | null, key: string) => setDate(signatory, settingDate.parse({ grantId, rowId: 'days', slotDay: slot === null ? '' : dayFromNow(slot), slotBegins: '13:30', day: dayFromNow(at), begins: '14.00', ends: '16.00', clientKey: key }))
  const activity = async () => { const found = await asActor(visitor, (tx) => offeredActivity(tx, number, 1)); if (!found) throw new Error('not offered'); return found }
  const shown = async () => (await activity()).sessions.map(({ day, movedFrom, cancelled, sequence }) => [day, movedFrom, cancelled, sequence])
  const inCalendar = async () => readCalendar(sessionsCalendar(await activity(), { appUrl: 'https://loket.example', now: new Date() })).events.map(({ UID, SEQUENCE, STATUS, DTSTART }) => [UID?.replace(/^.*-1-(....-..-..|[0-9a-f]{8}-).*$/, '$1'), SEQUENCE, STATUS, DTSTART?.slice(0, 8)])
  const before = await database.sql<{ n: string }>('select sum(n) as n from open_data_change')
  await put(8, 5, 'move')
  await put(20, null, 'more')
  expect([await shown(), (await search()).rows.map(({ nextDay, begins, sessions: left }) => [nextDay, begins, left]), (await activity()).plannedSessions]).toEqual([
    [[dayFromNow(-3), null, false, 0], [dayFromNow(8), dayFromNow(5), false, 1], [dayFromNow(12), null, false, 0], [dayFromNow(20), null, false, 0]], [[dayFromNow(8), '14:00', 3]], 4,
  ])
  expect(await titles({ tot: dayFromNow(7) })).toEqual([])
  const plain = (day: number) => dayFromNow(day).replaceAll('-', '')
  expect((await inCalendar()).slice(1, 3)).toEqual([[dayFromNow(5), '1', 'CONFIRMED', plain(8)], [dayFromNow(12), '0', 'CONFIRMED', plain(12)]])

  // A held session and its numbers change nothing of what families see; a cancelled one does, on its new day.
  const asSeen = await activity()
  await logSession(signatory, logging.parse({ grantId, rowId: 'days', heldOn: dayFromNow(-3), dayPart: 'PM', duration: '2,5', enrolled: '20', present: '17' }))
  await logSession(signatory, logging.parse({ grantId, rowId: 'days', heldOn: dayFromNow(-1), dayPart: 'PM', duration: '2,5', enrolled: '20', present: '13' }))
  expect(await activity()).toEqual(asSeen)
  await cancelSession(signatory, cancelling.parse({ grantId, rowId: 'days', heldOn: dayFromNow(8), dayPart: 'PM', duration: '2', reason: 'De begeleider is ziek.' }))
  const [extra] = await database.sql<{ id: string }>('select id from session_date where grant_id = $1 and was_on is null', [grantId])
  await dropDate(signatory, { dateId: extra?.id ?? '' })
  expect([await shown(), (await search()).rows.map(({ nextDay, sessions: left }) => [nextDay, left])]).toEqual([
    [[dayFromNow(-3), null, false, 0], [dayFromNow(8), dayFromNow(5), true, 2], [dayFromNow(12), null, false, 0], [dayFromNow(20), null, true, 1]], [[dayFromNow(12), 1]],
  ])
  expect((await inCalendar()).map(([, sequence, status]) => [sequence, status])).toEqual([['0', 'CONFIRMED'], ['2', 'CANCELLED'], ['0', 'CONFIRMED'], ['1', 'CANCELLED']])
  // One more at that very hour is another session: who has the one that was taken back keeps it as cancelled.
  await put(20, null, 'again')
  expect([(await shown()).slice(3).toSorted((a, b) => Number(a[2]) - Number(b[2])), (await inCalendar()).length]).toEqual([[[dayFromNow(20), null, false, 0], [dayFromNow(20), null, true, 1]], 5])
  const [second] = await database.sql<{ id: string }>('select id from session_date where grant_id = $1 and was_on is null and removed_at is null', [grantId])
  await dropDate(signatory, { dateId: second?.id ?? '' })
  const after = await database.sql<{ n: string }>('select sum(n) as n from open_data_change')
  expect([Number(after[0]?.n) - Number(before[0]?.n), await published()]).toEqual([6, [['PLANNED', [dayFromNow(-3), dayFromNow(12)], null]]])
  await database.sql(`update grant_activity_log set status = 'CONFIRMED' where grant_id = $1`, [grantId])
  await database.sql(`update grant_activity_log set status = 'PLANNED' where grant_id = $1`, [grantId])
  await database.sql(`update grant_activity_log set status = 'CANCELLED', cancel_reason = 'Te weinig inschrijvingen.' where grant_id = $1`, [grantId])
  expect([await published(), (await inCalendar()).map(([, , status]) => status), await titles()]).toEqual([[['CANCELLED', [], null]], ['CANCELLED', 'CANCELLED', 'CANCELLED', 'CANCELLED', 'CANCELLED'], []])
  await forget()
})

test('what the accepted final report says was cancelled is shown as cancelled, and what the log cancelled stays so once it is reported', async () => {
  const { number, ...grant } = await grantOf([planned('told'), planned('held')])
  const cancelled = async () => [(await asActor(visitor, (tx) => offeredActivity(tx, number, 1)))?.cancelled, (await asActor(visitor, (tx) => offeredActivity(tx, number, 2)))?.cancelled]
  const reportId = await createReport(database, { number, ...grant }, { status: 'SUBMITTED' })
  const none = { sessionsHeld: 0, contactHours: 0, childHours: 0, participants: 0, girls: 0, boys: 0, genderX: 0, genderUnknown: 0, counts: '{}' }
  await insertRow(database, 'report_activity', { reportId, rowId: 'told', title: 'Robots', status: 'CANCELLED', ...none })
  expect(await cancelled()).toEqual([false, false])
  await database.sql(`update report set status = 'ACCEPTED' where id = $1`, [reportId])
  expect([await cancelled(), await titles()]).toEqual([[true, false], ['Robots held']])
  await put('grant_activity_log', { grantId: grant.grantId, activityRowId: 'held', status: 'PLANNED' })
  await database.sql(`update grant_activity_log set status = 'CANCELLED', cancel_reason = 'Te weinig inschrijvingen.' where grant_id = $1`, [grant.grantId])
  await database.sql(`update grant_activity_log set status = 'REPORTED' where grant_id = $1`, [grant.grantId])
  expect(await cancelled()).toEqual([true, true])
  await forget()
})

test('a change of the plan moves the activity, or takes it away', async () => {
  const { grantId, number, signatory } = await grantOf([planned('moved'), planned('gone')])
  const change = (rowId: string, to: object) => ({ rowId, title: `Robots ${rowId}`, locationName: 'Buurthuis', postcode: '2800', nis: '12025', sessions: 2, ...to })
  const changes = { periodEnd: null, costs: [], activities: [change('moved', { locationName: 'De Schacht', postcode: '3582', nis: '71004' }), change('gone', { sessions: 0 })] }
  await put('grant_amendment', { grantId, position: 1, status: 'NOTED', change: changes, before: { periodEnd: null, costs: [], activities: [] }, amountCents: 400_000, motivation: 'De loods is afgebrand.', askedById: signatory.userId, endedAt: new Date() })
  const shown = await asActor(visitor, (tx) => offeredActivity(tx, number, 1))
  expect([await titles(), shown?.municipality, shown?.locationName, shown?.street]).toEqual([['Robots moved'], 'Beringen', 'De Schacht', ''])
  await forget()
})

test('place, days, age, theme, price, reduced rate and measures each narrow the search; what is online is near everybody', async () => {
  await grantOf([
    planned('near', { title: 'Dichtbij' }),
    planned('far', { title: 'Ver weg', postcode: '8500', nis: '34022', ageMin: 14, ageMax: 18, themes: ['FOOD'], price: '0', reducedPrice: '0', sessions: sessions(60) }),
    planned('online', { title: 'Online', type: 'ONLINE', postcode: null, nis: null, locationName: null, street: null, price: '5000', reducedPrice: '5000' }),
  ])
  expect(await Promise.all([{ plaats: 'Mechelen' }, { plaats: '8500', km: '5' }, { leeftijd: '14' }, { thema: 'FOOD' }, { prijs: 'gratis' }, { prijs: '25' }, { kansentarief: 'ja' }, { van: dayFromNow(40) }, { tot: dayFromNow(20) }, { toegankelijk: 'ja' }].map(titles))).toEqual([
    ['Dichtbij', 'Online'], ['Ver weg', 'Online'], ['Ver weg'], ['Ver weg'], ['Ver weg'], ['Dichtbij', 'Ver weg'], ['Dichtbij', 'Ver weg'], ['Ver weg'], ['Dichtbij', 'Online'], ['Dichtbij', 'Online', 'Ver weg'],
  ])
  const [kortrijk, mechelen, mol] = ['Kortrijk', 'Mechelen', 'Mol'].map((name) => async () => (await asActor(visitor, (tx) => offerings(tx, dayFromNow(0), dayFromNow(30)))).find((one) => one.name === name))
  expect([(await kortrijk?.())?.activities, (await mechelen?.())?.places, (await mol?.())?.activities]).toEqual([0, 24, 0])
  await forget()
})

test('the finder asks the database as often for forty activities as for one', async () => {
  await grantOf(Array.from({ length: 40 }, (_, index) => planned(`n${index}`, { title: `Reeks ${String(index).padStart(2, '0')}` })))
  const [first, second] = [await search(), await search({ bladzijde: '2' })]
  expect([first.total, first.rows.length, first.rows[0]?.title, second.rows[0]?.title, first.perMunicipality]).toEqual([40, 20, 'Reeks 00', 'Reeks 20', [{ nis: '12025', activities: 40 }]])
})
