import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { whyNotOff, type Count } from '@/app/(applicant)/dossiers/[nummer]/tellen/count-store'
import { countingActivity } from '@/lib/activity-log/activity-counts'
import { changeSession, removeSession, restoreSession } from '@/lib/activity-log/change-session'
import { cancelActivity, confirmActivity, resumeActivity } from '@/lib/activity-log/confirm-activity'
import { cancelSession, countSession, logSession } from '@/lib/activity-log/log-session'
import { logCalendar } from '@/lib/activity-log/log-calendar'
import { logChanges } from '@/lib/activity-log/log-changes'
import { logCsv } from '@/lib/activity-log/log-csv'
import { logPlanned } from '@/lib/activity-log/log-planned'
import { pasteSessions, previewSessions } from '@/lib/activity-log/paste-sessions'
import { countPage, logPage, sessionsToNote } from '@/lib/activity-log/queries'
import { repeatSession } from '@/lib/activity-log/repeat-session'
import { pasteResidence, saveCounts, undoResidence } from '@/lib/activity-log/save-counts'
import { cancelling, changingSession, counting, logging, loggingPlanned, settingDate } from '@/lib/activity-log/schema'
import { dropDate, setDate } from '@/lib/activity-log/set-date'
import { heldOfPlan, sumsOf } from '@/lib/activity-log/sums'
import { undoEntry } from '@/lib/activity-log/undo-entry'
import { asActor } from '@/lib/db'
import { isRefusal } from '@/lib/refusal'
import { formatDay } from '@/lib/time'
import { testDatabase } from '@/tests/support/database'
import { dayFromNow, daysFromNow, staffActor } from '@/tests/support/factories'
import { insertRow } from '@/tests/support/insert-row'
import { createGrant, type RunningGrant } from '@/tests/support/running-grant'
import { eventsOf } from '@/tests/support/traces'

const database = await testDatabase()
for (const [nis, name] of [['12025', 'Mechelen'], ['24062', 'Leuven']])
  await insertRow(database, 'municipality', { nis, name, region: 'VLG', provinceNis: '10000', province: 'Antwerpen', arrondissementNis: '12000', arrondissement: 'Mechelen', lat: 51.03, lon: 4.48 }, false)
const officer = await staffActor(database, 'VLAIO_OFFICER')

const planned = { day: dayFromNow(-7), dayPart: 'PM' }
const content = JSON.stringify({ answers: { activities: [{ id: 'a1', sessions: [{ id: 's1', date: planned.day, dayPart: 'PM', begin: '13:30', end: '15:30' }] }] } })
const running = (given: Parameters<typeof createGrant>[1] = {}): Promise<RunningGrant> => createGrant(database, { periodEnd: dayFromNow(60), content, activities: [{ rowId: 'a1', sessions: 4 }, { rowId: 'a2', sessions: 4 }], ...given })
const typed = ({ grantId }: RunningGrant, given: Record<string, unknown> = {}) => logging.parse({ grantId, rowId: 'a1', heldOn: formatDay(planned.day), dayPart: 'PM', duration: '2', enrolled: '20', present: '18', ...given })
const rowsOf = ({ grantId }: RunningGrant) =>
  database.sql<Record<string, unknown>>(`select activity_row_id as row, to_char(held_on, 'YYYY-MM-DD') as day, day_part as part, quarters, enrolled, present, status, source, to_char(planned_on, 'YYYY-MM-DD') as planned from logged_session where grant_id = $1 and removed_at is null order by held_on, created_at, id`, [grantId])
const statusOf = async ({ grantId }: RunningGrant, rowId = 'a1') => (await database.sql<{ status: string }>('select status from grant_activity_log where grant_id = $1 and activity_row_id = $2', [grantId, rowId]))[0]?.status
const said = (act: Promise<unknown>): Promise<unknown> => act.then(() => 'done', (thrown: unknown) => (isRefusal(thrown) ? [thrown.code, ...thrown.problems.map(({ field, message }) => `${field}: ${message}`)] : thrown))
const verbs = async ({ grantId }: RunningGrant) => (await eventsOf(database, grantId)).map(({ verb }) => verb)
const lines = (...all: string[]): string => ['datum;dagdeel;duur;ingeschreven;aanwezig', ...all].join('\n')
const paste = (grant: RunningGrant, pasted: string, given: { entryId?: string; onlyGood?: boolean } = {}) => pasteSessions(grant.editor, { grantId: grant.grantId, rowId: 'a1', pasted, entryId: randomUUID(), onlyGood: false, ...given })

describe('logging a session', () => {
  test('keeps it with the session of the plan that it was, and the activity is held from then on', async () => {
    const grant = await running()
    await logSession(grant.editor, typed(grant))
    expect(await rowsOf(grant)).toEqual([{ row: 'a1', day: planned.day, part: 'PM', quarters: 8, enrolled: 20, present: 18, status: 'HELD', source: 'FORM', planned: planned.day }])
    expect([await statusOf(grant), await statusOf(grant, 'a2'), await verbs(grant)]).toEqual(['HELD', undefined, ['log.session']])
  })

  test('outside the subsidy period or still to come is refused at its field; before the declared start it counts, as in the report', async () => {
    const grant = await running()
    await database.sql(`update grant_award set start_day = $1::date where id = $2`, [dayFromNow(-30), grant.grantId])
    const on = (day: number) => said(logSession(grant.editor, typed(grant, { heldOn: formatDay(dayFromNow(day)) })))
    expect([await on(90), await on(1), await on(-40)]).toEqual([
      ['invalid', `heldOn: Sessie van ${formatDay(dayFromNow(90))} ligt buiten de subsidieperiode.`],
      ['invalid', `heldOn: De sessie van ${formatDay(dayFromNow(1))} moet nog komen. Noteer ze op de dag zelf of later.`],
      'done',
    ])
  })

  test('the database holds the same by itself: period, future, quarters, counts, a reason', async () => {
    const grant = await running()
    const put = (over: string) => said(database.sql(`insert into logged_session (grant_id, activity_row_id, held_on, day_part, quarters, enrolled, present, status, source, created_by_id, cancel_reason)
      select $1, 'a1', held_on, 'PM', quarters, enrolled, present, status, 'FORM', $2, '' from (select $3::date as held_on, 8 as quarters, 10 as enrolled, 9 as present, 'HELD' as status) x ${over}`, [grant.grantId, grant.editor.userId, planned.day]))
    const broken = async (columns: string) => { const answer = await said(database.sql(`insert into logged_session (grant_id, activity_row_id, held_on, day_part, quarters, enrolled, present, status, source, created_by_id) values ($1, 'a1', ${columns}, 'FORM', $2)`, [grant.grantId, grant.editor.userId])); return answer instanceof Error ? answer.message : answer }
    expect(await put('')).toBe('done')
    expect([
      await broken(`current_date + 90, 'PM', 8, 10, 9, 'HELD'`), await broken(`current_date + 2, 'PM', 8, 10, 9, 'HELD'`), await broken(`current_date - 3, 'PM', 17, 10, 9, 'HELD'`),
      await broken(`current_date - 3, 'PM', 8, 10, null, 'HELD'`), await broken(`current_date - 3, 'PM', 8, null, null, 'CANCELLED'`),
    ]).toEqual([
      'a session lies within the grant period, and was held by now', 'a session lies within the grant period, and was held by now', expect.stringContaining('logged_session_quarters_check'),
      expect.stringContaining('logged_session_counted'), expect.stringContaining('logged_session_reason'),
    ])
  })

  test('is for the beneficiary, and the office reads', async () => {
    const grant = await running()
    expect([await said(logSession(grant.stranger, typed(grant))), await said(logSession(officer, typed(grant)))]).toEqual([['not-found', ': Deze pagina bestaat niet.'], ['forbidden', ': U hebt het recht niet om dit te doen.']])
    await logSession(grant.signatory, typed(grant))
    const seen = (actor: typeof officer) => asActor(actor, (tx) => tx.loggedSession.count({ where: { grantId: grant.grantId } }))
    expect([await seen(officer), await seen(grant.editor), await seen(grant.stranger)]).toEqual([1, 1, 0])
  })

  test('sent twice is once; on the same half-day again it asks whether that was another group', async () => {
    const grant = await running()
    const first = await logSession(grant.editor, typed(grant, { clientKey: 'k1' }))
    expect(await logSession(grant.editor, typed(grant, { clientKey: 'k1', present: '3' }))).toEqual({ id: first.id, again: true })
    expect(await said(logSession(grant.editor, typed(grant)))).toEqual(['invalid', `heldOn: Op ${formatDay(planned.day)} in de namiddag staat er al een sessie in het logboek. Was dit nog een andere groep? Geef dat dan aan.`])
    await logSession(grant.editor, typed(grant, { anotherGroup: 'ja', present: '7' }))
    expect((await rowsOf(grant)).map(({ present }) => present)).toEqual([18, 7])
  })

  test('half-filled says at each field what is missing, and more present than enrolled asks whether they walked in', async () => {
    const grant = await running()
    const missing = logging.safeParse({ grantId: grant.grantId, rowId: 'a1', heldOn: '31/02/2026', dayPart: '', duration: '2,1', enrolled: '', present: '-1' })
    expect(missing.error?.issues.map(({ path }) => path.join('.'))).toEqual(['heldOn', 'dayPart', 'duration', 'enrolled', 'present'])
    expect(await said(logSession(grant.editor, typed(grant, { present: '21' })))).toEqual(['invalid', 'present: Er zijn meer aanwezigen (21) dan ingeschrevenen (20). Deden er kinderen mee zonder inschrijving? Vink dat dan aan.'])
    expect(await said(logSession(grant.editor, typed(grant, { present: '21', walkIns: 'ja' })))).toBe('done')
  })

  test('two at once on one half-day: one is kept, the other is asked', async () => {
    const grant = await running()
    const answers = await Promise.all([grant.editor, grant.signatory].map((actor) => said(logSession(actor, typed(grant)))))
    expect([answers.filter((one) => one === 'done').length, (await rowsOf(grant)).length]).toEqual([1, 1])
  })

  test('stops when the final report is in, and under a quarter that was reported', async () => {
    const closed = await running({ status: 'REPORT_SUBMITTED' })
    expect(await said(logSession(closed.editor, typed(closed)))).toEqual(['changed-meanwhile', ': Het logboek van dit dossier is afgesloten.'])
    const grant = await running()
    const { id } = await logSession(grant.editor, typed(grant))
    await insertRow(database, 'report', { grantId: grant.grantId, type: 'INTERIM', status: 'SUBMITTED', periodStart: dayFromNow(-20), periodEnd: dayFromNow(-5), dueAt: daysFromNow(20), draft: '{}', draftVersion: 0 })
    const reported = ['changed-meanwhile', ': Deze dag staat in een ingediend verslag. Wat daarin staat, wijzigt alleen nog via een aanvulling van het verslag.']
    expect([await said(logSession(grant.editor, typed(grant, { dayPart: 'AM' }))), await said(removeSession(grant.editor, { sessionId: id })), await said(logSession(grant.editor, typed(grant, { heldOn: formatDay(dayFromNow(-4)) })))]).toEqual([reported, reported, 'done'])
    const pasted = await previewSessions(grant.editor, { grantId: grant.grantId, rowId: 'a1', pasted: `${formatDay(planned.day)};avond;2;3;3\n${formatDay(dayFromNow(-4))};avond;2;3;3` })
    expect(pasted.rows.map(({ problem }) => problem)).toEqual(['Deze dag staat in een ingediend verslag.', null])
  })
})

test('a session is changed on what one saw, taken out of every sum, and put back', async () => {
  const grant = await running()
  const { id: sessionId } = await logSession(grant.editor, typed(grant))
  const change = (version: number, present: string) => changeSession(grant.signatory, changingSession.parse({ sessionId, version, heldOn: formatDay(planned.day), dayPart: 'EVE', duration: '1,5', enrolled: '20', present }))
  await change(0, '12')
  expect(await said(change(0, '13'))).toEqual(['changed-meanwhile', ': Deze sessie is intussen gewijzigd. Laad de pagina opnieuw en kijk na wat er nu staat.'])
  expect(await rowsOf(grant)).toEqual([{ row: 'a1', day: planned.day, part: 'EVE', quarters: 6, enrolled: 20, present: 12, status: 'HELD', source: 'FORM', planned: null }])
  await removeSession(grant.editor, { sessionId })
  await removeSession(grant.editor, { sessionId })
  expect([await rowsOf(grant), await statusOf(grant), await said(restoreSession(grant.stranger, { sessionId }))]).toEqual([[], 'CONFIRMED', ['not-found', ': Deze sessie bestaat niet.']])
  await restoreSession(grant.editor, { sessionId })
  expect([(await rowsOf(grant)).length, await statusOf(grant), await verbs(grant)]).toEqual([1, 'HELD', ['log.session', 'log.change-session', 'log.remove-session', 'log.restore-session']])
})

test('a planned session is cancelled with a reason, also before its day, and takes no counts', async () => {
  const grant = await running()
  const cancel = (reason: string, day = dayFromNow(14)) => cancelling.safeParse({ grantId: grant.grantId, rowId: 'a1', heldOn: formatDay(day), dayPart: 'PM', duration: '2', reason })
  expect(cancel('ziek').error?.issues.map(({ path }) => path.join('.'))).toEqual(['reason'])
  const input = cancel('De begeleider was ziek.').data
  if (input) await cancelSession(grant.editor, input)
  expect(await database.sql('select status, enrolled, present, cancel_reason from logged_session where grant_id = $1', [grant.grantId])).toEqual([{ status: 'CANCELLED', enrolled: null, present: null, cancel_reason: 'De begeleider was ziek.' }])
  expect([await statusOf(grant), await verbs(grant)]).toEqual([undefined, ['log.cancel-session']])
})

describe('a session on another day, or one more', () => {
  const ahead = dayFromNow(9)
  const request = JSON.stringify({ answers: { activities: [{ id: 'a1', sessions: [{ id: 's1', date: planned.day, dayPart: 'PM', begin: '13:30', end: '15:30' }, { id: 's2', date: ahead, dayPart: 'PM', begin: '13:30', end: '15:30' }] }] } })
  const asked = ({ grantId }: RunningGrant, over: Record<string, unknown> = {}) => settingDate.parse({ grantId, rowId: 'a1', slotDay: ahead, slotBegins: '13:30', day: formatDay(dayFromNow(11)), begins: '18.00', ends: '20u00', clientKey: randomUUID(), ...over })
  const open = async ({ editor, number }: RunningGrant) => (await asActor(editor, (tx, now) => logPage(tx, editor, number, now)))?.activities.find(({ rowId }) => rowId === 'a1')?.open.map(({ day, dayPart, begin, set }) => [day, dayPart, begin, set?.wasOn ?? null])

  test('stands in the plan of the log from then on, is logged there, and goes back when it is taken back', async () => {
    const grant = await running({ content: request })
    await setDate(grant.editor, asked(grant))
    await setDate(grant.signatory, asked(grant, { slotDay: dayFromNow(11), slotBegins: '18:00', day: formatDay(dayFromNow(12)), begins: '9.30', ends: '11.00' }))
    await setDate(grant.editor, asked(grant, { slotDay: '', day: formatDay(dayFromNow(20)) }))
    expect(await open(grant)).toEqual([[planned.day, 'PM', '13:30', null], [dayFromNow(12), 'AM', '09:30', ahead], [dayFromNow(20), 'EVE', '18:00', null]])
    const dates = await database.sql<{ id: string; version: number }>('select id, version from session_date where grant_id = $1 order by day', [grant.grantId])
    expect(dates.map(({ version }) => version)).toEqual([1, 0])
    const cancel = cancelling.parse({ grantId: grant.grantId, rowId: 'a1', heldOn: formatDay(dayFromNow(20)), dayPart: 'EVE', duration: '2', reason: 'De zaal is bezet.' })
    await cancelSession(grant.editor, cancel)
    expect((await rowsOf(grant)).map(({ planned: on }) => on)).toEqual([dayFromNow(20)])
    for (const { id } of dates) expect(await said(dropDate(grant.stranger, { dateId: id }))).toEqual(['not-found', ': Deze sessie bestaat niet.'])
    expect(await said(dropDate(grant.editor, { dateId: dates[1]?.id ?? '' }))).toEqual(['changed-meanwhile', ': Deze sessie staat al in het logboek.'])
    await dropDate(grant.editor, { dateId: dates[0]?.id ?? '' })
    await dropDate(grant.editor, { dateId: dates[0]?.id ?? '' })
    expect([await open(grant), await verbs(grant)]).toEqual([[[planned.day, 'PM', '13:30', null], [ahead, 'PM', '13:30', null]], ['log.set-date', 'log.set-date', 'log.set-date', 'log.cancel-session', 'log.drop-date']])
  })

  test('is refused at its field: past, outside the period, too short, where there is one already; half-filled; not yours; too late', async () => {
    const grant = await running({ content: request })
    const put = (over: Record<string, unknown>) => said(setDate(grant.editor, asked(grant, over)))
    expect([await put({ day: formatDay(dayFromNow(-1)) }), await put({ day: formatDay(dayFromNow(61)) }), await put({ ends: '18.15' }), await put({ slotDay: '', day: formatDay(ahead), begins: '14.00', ends: '15.00' })]).toEqual([
      ['invalid', 'day: Deze dag is voorbij. Noteer een sessie die al was bij “Ze ging door”.'], ['invalid', `day: ${formatDay(dayFromNow(61))} ligt buiten de subsidieperiode: die loopt tot en met ${formatDay(dayFromNow(60))}.`],
      ['invalid', 'ends: Een sessie duurt een half uur tot vier uur.'], ['invalid', `day: Op ${formatDay(ahead)} in de namiddag staat al een sessie van deze activiteit.`],
    ])
    expect(settingDate.safeParse({ grantId: grant.grantId, rowId: 'a1', day: '', begins: '', ends: '24.00', clientKey: 'x' }).error?.issues.map(({ path }) => path.join('.'))).toEqual(['day', 'begins', 'ends'])
    expect([await said(setDate(grant.stranger, asked(grant))), await said(setDate(officer, asked(grant)))]).toEqual([['not-found', ': Deze pagina bestaat niet.'], ['forbidden', ': U hebt het recht niet om dit te doen.']])
    await logSession(grant.editor, typed(grant))
    expect(await put({ slotDay: planned.day })).toEqual(['changed-meanwhile', ': Deze sessie staat al in het logboek.'])
    await database.sql(`update grant_award set status = 'REPORT_DUE' where id = $1`, [grant.grantId])
    await database.sql(`update grant_award set status = 'REPORT_SUBMITTED' where id = $1`, [grant.grantId])
    expect(await put({})).toEqual(['changed-meanwhile', ': Het logboek van dit dossier is afgesloten.'])
  })

  test('has a half-day of its own, also where more groups share the plan; a move is not taken back onto what came in its place', async () => {
    const grant = await running({ content: request })
    await database.sql(`update activity set planned_day_parts = 2 * planned_sessions where application_id = $1`, [grant.applicationId])
    const taken = (day: string, part: string, field = 'day') => ['invalid', `${field}: Op ${formatDay(day)} in de ${part} staat al een sessie van deze activiteit.`]
    const add = (day: string, begins: string, ends: string) => asked(grant, { slotDay: '', day: formatDay(day), begins, ends })
    expect(await said(setDate(grant.editor, add(ahead, '16.00', '17.00')))).toEqual(taken(ahead, 'namiddag'))
    await setDate(grant.editor, asked(grant))
    await setDate(grant.editor, add(ahead, '14.00', '15.00'))
    const [moved, added] = (await database.sql<{ id: string }>('select id from session_date where grant_id = $1 order by created_at, id', [grant.grantId])).map(({ id }) => id)
    expect(await said(dropDate(grant.editor, { dateId: moved ?? '' }))).toEqual(taken(ahead, 'namiddag', ''))
    await dropDate(grant.editor, { dateId: added ?? '' })
    expect(await said(dropDate(grant.editor, { dateId: moved ?? '' }))).toBe('done')
  })

  test('tells one’s own calendar what changed and what was taken back, and never counts back', async () => {
    const grant = await running({ content: request })
    const events = async () => {
      const page = await asActor(grant.editor, (tx, now) => logPage(tx, grant.editor, grant.number, now))
      const changes = await asActor(grant.editor, (tx) => logChanges(tx, grant.grantId))
      return page === null ? [] : logCalendar(page, changes, 'http://127.0.0.1:3000', new Date()).replaceAll('\r\n ', '').split('BEGIN:VEVENT').slice(1).filter((text) => text.includes('-a1-')).map((text) => [/^UID:(.*)$/m.exec(text)?.[1]?.trim(), Number(/^SEQUENCE:(.*)$/m.exec(text)?.[1] ?? 0), /^STATUS:(.*)$/m.exec(text)?.[1]?.trim()])
    }
    const before = await events()
    await setDate(grant.editor, asked(grant, { slotDay: '', day: formatDay(dayFromNow(20)) }))
    const [date] = await database.sql<{ id: string }>('select id from session_date where grant_id = $1', [grant.grantId])
    const name = `${grant.number}-a1-${date?.id}@stem-loket`
    expect((await events()).find(([uid]) => uid === name)).toEqual([name, 1, 'CONFIRMED'])
    await dropDate(grant.editor, { dateId: date?.id ?? '' })
    await setDate(grant.editor, asked(grant, { slotDay: '', day: formatDay(dayFromNow(20)) }))
    const after = await events()
    expect([after.find(([uid]) => uid === name), after.length, after.every(([, sequence]) => sequence === 3)]).toEqual([[name, 3, 'CANCELLED'], before.length + 2, true])
  })

  test('sent twice is once, and of two who move it at once one hears that it moved', async () => {
    const grant = await running({ content: request })
    const twice = asked(grant, { slotDay: '', day: formatDay(dayFromNow(15)) })
    await Promise.all([setDate(grant.editor, twice), setDate(grant.editor, twice)])
    const answers = await Promise.all([said(setDate(grant.editor, asked(grant))), said(setDate(grant.signatory, asked(grant, { day: formatDay(dayFromNow(13)) })))])
    expect([answers.filter((answer) => answer === 'done').length, answers.find((answer) => answer !== 'done')]).toEqual([1, ['changed-meanwhile', ': Deze sessie is intussen verplaatst. Kijk op de pagina van de activiteit op welke dag ze nu staat.']])
    expect((await open(grant))?.length).toBe(3)
  })
})

test('an activity is confirmed, cancelled with a reason while nothing was held, and planned again', async () => {
  const grant = await running()
  const one = { grantId: grant.grantId, rowId: 'a1' }
  await confirmActivity(grant.editor, one)
  expect(await said(confirmActivity(grant.editor, one))).toEqual(['changed-meanwhile', ': Dit kan niet meer in de toestand waarin de activiteit nu is.'])
  await cancelActivity(grant.editor, { ...one, reason: 'Er waren te weinig inschrijvingen.' })
  expect(await said(logSession(grant.editor, typed(grant)))).toEqual(['changed-meanwhile', ': Deze activiteit is geschrapt. Haal dat eerst weg.'])
  await resumeActivity(grant.editor, one)
  await logSession(grant.editor, typed(grant))
  expect(await said(cancelActivity(grant.editor, { ...one, reason: 'Er waren te weinig inschrijvingen.' }))).toEqual(['changed-meanwhile', ': Van deze activiteit staat al een sessie in het logboek. Schrap de sessies die niet doorgaan.'])
  expect([await said(cancelActivity(grant.stranger, { ...one, reason: 'Ik wil dat niet meer.' })), await statusOf(grant)]).toEqual([['not-found', ': Deze pagina bestaat niet.'], 'HELD'])
})

test('a session is repeated each week until today, without the weeks that are in the log, and taken back as one', async () => {
  const grant = await running()
  const { id: sessionId } = await logSession(grant.editor, typed(grant, { heldOn: formatDay(dayFromNow(-28)) }))
  await logSession(grant.editor, typed(grant, { heldOn: formatDay(dayFromNow(-14)), present: '5' }))
  expect(await said(repeatSession(grant.editor, { sessionId, until: dayFromNow(3), skipHolidays: false }))).toEqual(['invalid', `until: Kies een dag tot en met ${formatDay(dayFromNow(0))}: een sessie die nog moet komen, noteert u later.`])
  const { added, entryId } = await repeatSession(grant.editor, { sessionId, until: dayFromNow(0), skipHolidays: false })
  expect([added, (await rowsOf(grant)).map(({ day, present, source }) => [day, present, source])]).toEqual([3, [
    [dayFromNow(-28), 18, 'FORM'], [dayFromNow(-21), 18, 'COPY'], [dayFromNow(-14), 5, 'FORM'], [dayFromNow(-7), 18, 'COPY'], [dayFromNow(0), 18, 'COPY'],
  ]])
  expect([await undoEntry(grant.editor, { grantId: grant.grantId, entryId }), await undoEntry(grant.editor, { grantId: grant.grantId, entryId }), (await rowsOf(grant)).length]).toEqual([{ removed: 3 }, { removed: 0 }, 2])
})

describe('pasting sessions', () => {
  const good = (day: number, present = 10) => `${formatDay(dayFromNow(day))};namiddag;2;12;${present}`

  test('is all or nothing while a line is wrong, unless one says only the good ones', async () => {
    const grant = await running()
    const text = lines(good(-10), '99/99/2026;namiddag;2;12;10', good(-9, 15))
    expect(await said(paste(grant, text))).toEqual(['invalid', 'pasted: Regel 3: Datum: geef een geldige datum op (dd/mm/jjjj).', 'pasted: Regel 4: Er zijn meer aanwezigen (15) dan ingeschrevenen (12). Deden er kinderen mee zonder inschrijving? Noteer deze sessie dan apart in het logboek.'])
    expect(await rowsOf(grant)).toEqual([])
    expect(await paste(grant, text, { onlyGood: true })).toEqual({ added: 1, left: 2 })
    expect((await rowsOf(grant)).map(({ day, source }) => [day, source])).toEqual([[dayFromNow(-10), 'PASTE']])
  })

  test('sent twice, or by two at once, is one entry; pasted again each line says that it is there; undone it is gone whole', async () => {
    const grant = await running()
    const entryId = randomUUID()
    const text = lines(good(-10), good(-9))
    await Promise.all([paste(grant, text, { entryId }), paste(grant, text, { entryId })])
    expect((await rowsOf(grant)).length).toBe(2)
    expect(await said(paste(grant, text))).toEqual(['invalid', ...[-10, -9].map((day, index) => `pasted: Regel ${index + 2}: Op ${formatDay(dayFromNow(day))} in de namiddag staat er al een sessie in het logboek of hoger in deze tekst. Schrap deze regel, of noteer een sessie van nog een andere groep apart in het logboek.`)])
    expect(await said(undoEntry(grant.stranger, { grantId: grant.grantId, entryId }))).toEqual(['not-found', ': Deze pagina bestaat niet.'])
    await undoEntry(grant.editor, { grantId: grant.grantId, entryId })
    expect([await rowsOf(grant), await statusOf(grant), await verbs(grant)]).toEqual([[], 'CONFIRMED', ['log.paste-sessions', 'log.undo-entry']])
    expect(await paste(grant, text)).toEqual({ added: 2, left: 0 })
  })
})

test('where participants live is pasted as a whole, replaces what was there, and that is undone', async () => {
  const grant = await running()
  const one = { grantId: grant.grantId, rowId: 'a1' }
  const residence = async () => (await database.sql<{ counts: unknown }>(`select counts from grant_activity_log where grant_id = $1`, [grant.grantId]))[0]?.counts
  expect(await said(pasteResidence(grant.editor, { ...one, pasted: 'Nergenshuizen;3' }))).toEqual(['invalid', 'pasted: Regel 1: We kennen geen gemeente "Nergenshuizen". Gebruik de NIS-code of de naam van nu, "buiten Vlaanderen" of "onbekend".'])
  await saveCounts(grant.editor, countingActivity.parse({ ...one, version: '0', participants: '20', gender: { V: '8', M: '10', X: '', UNKNOWN: '2' } }))
  await pasteResidence(grant.editor, { ...one, pasted: 'NIS;aantal\n12025;12\nLeuven;5\nonbekend;3' })
  const counted = { participants: 20, gender: { V: 8, M: 10, UNKNOWN: 2 } }
  expect(await residence()).toEqual({ ...counted, residence: [{ nis: '12025', count: 12 }, { nis: '24062', count: 5 }], residenceOutsideFlanders: 0, residenceUnknown: 3 })
  expect(await said(saveCounts(grant.editor, countingActivity.parse({ ...one, version: '1', participants: '21' })))).toEqual(['changed-meanwhile', ': Deze aantallen zijn intussen gewijzigd. Laad de pagina opnieuw en kijk na wat er nu staat.'])
  await undoResidence(grant.editor, one)
  expect([await residence(), await said(undoResidence(grant.editor, one))]).toEqual([counted, ['changed-meanwhile', ': Er is niets om ongedaan te maken.']])
})

test('what the count screen sends adds up three times, and is kept once however often it is sent', async () => {
  const grant = await running()
  const sent = (present: number, clientKey = 'telling-0001') => counting.parse({ grantId: grant.grantId, rowId: 'a1', heldOn: planned.day, dayPart: 'PM', quarters: 8, enrolled: 15, present, clientKey, counts: { gender: { V: 7, M: 9 }, novelty: { NEW: 10, RETURNING: 6 }, bands: { A08_09: 12, UNKNOWN: 4 } } })
  expect(await said(countSession(grant.editor, sent(17)))).toEqual(['invalid', 'present: De telling klopt niet: elke indeling moet optellen tot het aantal aanwezigen.'])
  await Promise.all([1, 2, 3].map(() => countSession(grant.editor, sent(16))))
  expect(await database.sql('select present, enrolled, counts, source from logged_session where grant_id = $1', [grant.grantId])).toEqual([{
    present: 16, enrolled: 15, source: 'COUNT',
    counts: { gender: { V: 7, M: 9, X: 0, UNKNOWN: 0 }, novelty: { NEW: 10, RETURNING: 6, UNKNOWN: 0 }, bands: { A05_07: 0, A08_09: 12, A10_11: 0, A12_13: 0, A14_15: 0, A16_18: 0, UNKNOWN: 4 } },
  }])
  expect(await verbs(grant)).toEqual(['log.session'])
})

test('two telephones at one session of two groups: the second is asked whether it was another group', async () => {
  const grant = await running({ activities: [{ rowId: 'a1', sessions: 4, dayParts: 8 }] })
  const sent = (clientKey: string, anotherGroup = false) => counting.parse({ grantId: grant.grantId, rowId: 'a1', heldOn: dayFromNow(0), dayPart: 'PM', quarters: 8, enrolled: 15, present: 1, clientKey, anotherGroup, counts: { gender: { V: 1 }, novelty: { NEW: 1 }, bands: { A08_09: 1 } } })
  await countSession(grant.editor, sent('telling-0001'))
  expect(await said(countSession(grant.signatory, sent('telling-0002')))).toEqual(['invalid', `heldOn: Op ${formatDay(dayFromNow(0))} in de namiddag staat er al een sessie in het logboek. Was dit nog een andere groep? Geef dat dan aan.`])
  expect(await said(countSession(grant.signatory, sent('telling-0002', true)))).toBe('done')
  const noon = new Date(`${dayFromNow(0)}T12:00:00Z`)
  expect((await asActor(grant.editor, (tx) => countPage(tx, grant.editor, grant.number, noon)))?.sessions.map(({ day, dayPart, counted }) => [day, dayPart, counted])).toEqual([[planned.day, 'PM', null], [dayFromNow(0), 'PM', 2]])
})

test('a tap is taken off where it was counted, and what cannot be taken off says why', () => {
  const count = { gender: { V: 2, M: 0, X: 0, UNKNOWN: 0 }, novelty: { NEW: 2, RETURNING: 0, UNKNOWN: 0 }, bands: { A05_07: 0, A08_09: 2, A10_11: 0, A12_13: 0, A14_15: 0, A16_18: 0, UNKNOWN: 0 } } as Count
  expect([whyNotOff(count, { gender: 'V', novelty: 'NEW', band: 'A08_09' }), whyNotOff(count, { gender: 'V', novelty: 'NEW', band: 'A10_11' }), whyNotOff(count, { gender: 'M', novelty: 'NEW', band: 'A08_09' })]).toEqual([
    '', 'U koos “Nieuw” en leeftijd “10-11”, en zo telde u geen kind. Kies eerst hoe u dit kind telde.', 'Er staat geen kind bij “Jongen”.',
  ])
})

test('a planned session that passed is asked for until its numbers are typed, all of them or none', async () => {
  const grant = await running()
  const toNote = () => asActor(grant.editor, (tx, now) => sessionsToNote(tx, grant.editor, now))
  const line = (present: string, enrolled = '20') => loggingPlanned.safeParse({ grantId: grant.grantId, rowId: 'a1', sessions: [{ heldOn: planned.day, dayPart: 'PM', quarters: '8', enrolled, present }, { heldOn: dayFromNow(-6), dayPart: 'PM', quarters: '8', enrolled: '20', present: '' }] })
  expect([await toNote(), await asActor(grant.stranger, (tx, now) => sessionsToNote(tx, grant.stranger, now))]).toEqual([[{ number: grant.number, title: expect.any(String), count: 1 }], []])
  expect(line('x', '').error?.issues.map(({ path }) => path.join('.'))).toEqual(['sessions.0.present', 'sessions.0.enrolled'])
  const put = (present: string) => { const { data } = line(present); if (!data) throw new Error('refused'); return said(logPlanned(grant.editor, data)) }
  expect([await put(''), await put('21')]).toEqual([['invalid', 'sessions.0.present: Vul minstens één aantal aanwezigen in.'], ['invalid', 'sessions.0.present: Er zijn meer aanwezigen (21) dan ingeschrevenen (20). Deden er kinderen mee zonder inschrijving? Vink dat dan aan.']])
  const report = await insertRow(database, 'report', { grantId: grant.grantId, type: 'INTERIM', status: 'DUE', periodStart: dayFromNow(-30), periodEnd: dayFromNow(-1), dueAt: daysFromNow(20), draft: '{}' })
  expect((await toNote()).length).toBe(1)
  await database.sql(`update report set status = 'DRAFT' where id = $1`, [report])
  expect(await toNote()).toEqual([])
  await database.sql('delete from report where id = $1', [report])
  expect([await put('18'), await put('18'), await toNote(), (await rowsOf(grant)).length, await verbs(grant)]).toEqual(['done', 'done', [], 1, ['log.sessions']])
})

test('the log goes out as a table that can be pasted back and as a calendar, to who may read it', async () => {
  const grant = await running()
  await paste(grant, `${formatDay(planned.day)};NM;2;20;18\n${formatDay(dayFromNow(14))};avond;1,5;;;De zaal was bezet.`)
  const page = await asActor(grant.editor, (tx, now) => logPage(tx, grant.editor, grant.number, now))
  const [first] = page?.activities ?? []
  if (!page || !first) throw new Error('no log')
  expect([first.sums, first.open, page.mayKeep]).toEqual([{ sessions: 1, cancelled: 1, quarters: 8, enrolled: 20, present: 18, childQuarters: 144 }, [], true])
  const csv = logCsv(first.logged)
  expect(csv).toBe(`\uFEFFdatum;dagdeel;duur;ingeschreven;aanwezig;geschrapt omdat\r\n${formatDay(planned.day)};namiddag;2;20;18;\r\n${formatDay(dayFromNow(14))};avond;1,5;;;De zaal was bezet.\r\n`)
  expect(await pasteSessions(grant.editor, { grantId: grant.grantId, rowId: 'a2', pasted: csv, entryId: randomUUID(), onlyGood: false })).toEqual({ added: 2, left: 0 })
  const events = logCalendar(page, await asActor(grant.editor, (tx) => logChanges(tx, grant.grantId)), 'http://127.0.0.1:3000', new Date()).split('\r\n').filter((text) => /^(UID|STATUS|URL):/.test(text))
  expect(events).toEqual([
    `UID:${grant.number}-a1-${planned.day}-PM@stem-loket`, `URL:http://127.0.0.1:3000/dossiers/${grant.number}/activiteiten/a1`, 'STATUS:CONFIRMED',
    `UID:${grant.number}-a1-${dayFromNow(14)}-EVE@stem-loket`, `URL:http://127.0.0.1:3000/dossiers/${grant.number}/activiteiten/a1`, 'STATUS:CANCELLED',
  ])
  const seen = async (actor: typeof officer) => [(await asActor(actor, (tx, now) => logPage(tx, actor, grant.number, now)))?.mayKeep, (await asActor(actor, (tx, now) => countPage(tx, actor, grant.number, now)))?.sessions.length]
  expect([await seen(grant.editor), await seen(officer), await seen(grant.stranger)]).toEqual([[true, 2], [false, undefined], [undefined, undefined]])
})

test('running totals are whole quarters: what was cancelled adds nothing', () => {
  const held = { status: 'HELD', enrolled: 10 }
  expect(sumsOf([{ ...held, quarters: 6, present: 9 }, { ...held, quarters: 5, present: 8 }, { status: 'CANCELLED', quarters: 8, enrolled: null, present: null }])).toEqual({ sessions: 2, cancelled: 1, quarters: 11, enrolled: 20, present: 17, childQuarters: 94 })
})

test('a session that is not in the plan is no held session of the plan, nor is one group more at a planned half-day', () => {
  const on = (day: string, plannedOn: string | null = day, status = 'HELD') => ({ status, day, dayPart: 'PM', plannedOn })
  const logged = [on('2026-10-07'), on('2026-10-07'), on('2026-10-08', null), on('2026-10-14'), on('2026-10-21', '2026-10-21', 'CANCELLED')]
  const sessions = ['2026-10-07', '2026-10-14', '2026-10-21'].map((day) => ({ day, dayPart: 'PM' as const, set: null }))
  expect(heldOfPlan({ sessions, groups: 1, plannedDayParts: 3, logged, sums: { sessions: 4 } })).toBe(2)
  const added = { day: '2026-10-14', dayPart: 'PM' as const, set: { id: 'd1', wasOn: null, name: 'd1' } }
  expect(heldOfPlan({ sessions: [...sessions.filter(({ day }) => day !== added.day), added], groups: 1, plannedDayParts: 3, logged, sums: { sessions: 4 } })).toBe(1)
  expect(heldOfPlan({ sessions: [], groups: 1, plannedDayParts: 3, logged, sums: { sessions: 4 } })).toBe(3)
})
