import { randomUUID } from 'node:crypto'
import { countingActivity } from '@/lib/activity-log/activity-counts'
import { changeSession, removeSession, restoreSession } from '@/lib/activity-log/change-session'
import { cancelActivity, confirmActivity, resumeActivity, unconfirmActivity } from '@/lib/activity-log/confirm-activity'
import { logPlanned } from '@/lib/activity-log/log-planned'
import { cancelSession, countSession, logSession } from '@/lib/activity-log/log-session'
import { pasteSessions } from '@/lib/activity-log/paste-sessions'
import { repeatSession } from '@/lib/activity-log/repeat-session'
import { pasteResidence, saveCounts, undoResidence } from '@/lib/activity-log/save-counts'
import { dropDate, setDate } from '@/lib/activity-log/set-date'
import { undoEntry } from '@/lib/activity-log/undo-entry'
import { expectQuarters } from '@/lib/reports/expect-quarters'
import { takeOverLog } from '@/lib/reports/take-over-log'
import { addDays, addMonths, formatDay, localDay } from '@/lib/time'
import { dayFromNow } from '@/tests/support/factories'
import { createReport } from '@/tests/support/filled-report'
import { createGrant, type RunningGrant } from '@/tests/support/running-grant'
import type { Act, Stage, Subject } from './stage'

const counts = { gender: { V: 7, M: 9, X: 0, UNKNOWN: 0 }, novelty: { NEW: 10, RETURNING: 6, UNKNOWN: 0 }, bands: { A05_07: 0, A08_09: 12, A10_11: 0, A12_13: 0, A14_15: 0, A16_18: 0, UNKNOWN: 4 } }
const rows = ['a1', 'a2', 'a3', 'a4', 'a5', 'a6']
/** Open to families, so that what is cancelled changes the offer too. */
const plan = JSON.stringify({ answers: { activities: rows.map((id) => ({ id, title: 'Robots', openOffer: true, nis: '12025', postcode: '2800', sessions: [{ id: `${id}s`, date: dayFromNow(-16), dayPart: 'PM', begin: '13:30', end: '15:30' }] })) } })

/** One grant at work whose activities stand in every state of the log, and one that reports on its own log. */
export const stageActivityLog = async ({ database, as, learn, one }: Stage): Promise<Act[]> => {
  const on = ({ grantId, applicationId, callId, organisationId }: RunningGrant): Partial<Subject> => ({ grantId, applicationId, callId, organisationId, rowId: 'a1' })
  const running = await createGrant(database, { periodEnd: dayFromNow(60), content: plan, activities: rows.map((rowId) => ({ rowId })) })
  const reporting = await createGrant(database, { status: 'REPORT_DUE', content: plan })
  const reportId = await createReport(database, reporting, { draft: {} })
  const quarterly = await createGrant(database, { call: { audience: 'PARTNERSHIP', fundingModel: 'COST_SHARE', supportRateBp: 7000, unitAmountCents: null } })
  const start = addMonths(addDays(localDay(new Date()), -9), -3)
  await database.sql(`update grant_award set period_start = $2, start_day = $2, period_end = $3 from set_config('session_replication_role', 'replica', true) where id = $1`, [quarterly.grantId, start, addDays(addMonths(start, 24), -1)])
  await learn()

  const held = (day: number, dayPart: 'AM' | 'PM' | 'EVE' = 'PM') => ({ heldOn: dayFromNow(day), dayPart, duration: 8, enrolled: 20, present: 16, walkIns: false, anotherGroup: false })
  const noted = async (grant: RunningGrant, day: number) => (await logSession(as('editor'), { grantId: grant.grantId, rowId: 'a1', ...held(day) })).id
  const [sessionId, removed] = [await noted(running, -30), await noted(running, -31)]
  await removeSession(as('editor'), { sessionId: removed })
  await noted(reporting, -30)
  const lines = (...days: number[]) => ['datum;dagdeel;duur;ingeschreven;aanwezig', ...days.map((day) => `${formatDay(dayFromNow(day))};avond;2;12;10`)].join('\n')
  const entryId = randomUUID()
  await pasteSessions(as('editor'), { grantId: running.grantId, rowId: 'a1', pasted: lines(-40, -41), entryId, onlyGood: false })
  const day = (on: RunningGrant, ahead: number) => ({ grantId: on.grantId, rowId: 'a1', slotDay: null, slotBegins: '', day: dayFromNow(ahead), begins: '13:30', ends: '15:30', clientKey: randomUUID() })
  await setDate(as('editor'), day(running, 20))
  const dateId = await one('select id from session_date where grant_id = $1', running.grantId)
  const at = (rowId: string) => ({ grantId: running.grantId, rowId })
  for (const rowId of ['a3', 'a4']) await confirmActivity(as('editor'), at(rowId))
  await cancelActivity(as('editor'), { ...at('a4'), reason: 'Er waren te weinig inschrijvingen.' })
  await pasteResidence(as('editor'), { ...at('a6'), pasted: 'NIS;aantal\n12025;9\nonbekend;3' })

  const home = { ...on(running), sessionId }
  const reason = 'De begeleider was ziek en de zaal bezet.'
  const act = (name: string, own: Partial<Subject>, run: (on: Subject) => Promise<unknown>): Act => ({ name, home: { ...home, ...own }, run })
  return [
    act('logSession', {}, ({ grantId, rowId }) => logSession(as('editor'), { grantId, rowId, ...held(-20) })),
    act('countSession', {}, ({ grantId, rowId }) => countSession(as('signatory'), { grantId, rowId, ...held(-20, 'AM'), quarters: 8, counts, clientKey: 'telling-0001' })),
    act('cancelSession', {}, ({ grantId, rowId }) => cancelSession(as('editor'), { grantId, rowId, heldOn: dayFromNow(-16), dayPart: 'PM', duration: 8, reason })),
    act('logPlanned', {}, ({ grantId, rowId }) => logPlanned(as('signatory'), { grantId, rowId, walkIns: false, sessions: [{ index: 0, heldOn: dayFromNow(-16), dayPart: 'PM', quarters: 8, enrolled: 20, present: 18 }] })),
    act('repeatSession', {}, (that) => repeatSession(as('editor'), { sessionId: that.sessionId, until: dayFromNow(-12), skipHolidays: false })),
    act('changeSession', {}, (that) => changeSession(as('signatory'), { sessionId: that.sessionId, version: 0, ...held(-29), present: 12 })),
    act('removeSession', {}, (that) => removeSession(as('editor'), { sessionId: that.sessionId })),
    act('restoreSession', { sessionId: removed }, (that) => restoreSession(as('editor'), { sessionId: that.sessionId })),
    act('pasteSessions', {}, ({ grantId, rowId }) => pasteSessions(as('editor'), { grantId, rowId, pasted: lines(-50, -51), entryId: randomUUID(), onlyGood: false })),
    act('undoEntry', { entryId }, (that) => undoEntry(as('editor'), { grantId: that.grantId, entryId: that.entryId })),
    act('setDate', {}, ({ grantId, rowId }) => setDate(as('editor'), { ...day(running, 30), grantId, rowId })),
    act('dropDate', { dateId }, (that) => dropDate(as('signatory'), { dateId: that.dateId })),
    act('confirmActivity', at('a2'), ({ grantId, rowId }) => confirmActivity(as('editor'), { grantId, rowId })),
    act('unconfirmActivity', at('a3'), ({ grantId, rowId }) => unconfirmActivity(as('editor'), { grantId, rowId })),
    act('cancelActivity', at('a3'), ({ grantId, rowId }) => cancelActivity(as('signatory'), { grantId, rowId, reason })),
    act('resumeActivity', at('a4'), ({ grantId, rowId }) => resumeActivity(as('editor'), { grantId, rowId })),
    act('saveCounts', at('a5'), ({ grantId, rowId }) => saveCounts(as('editor'), countingActivity.parse({ grantId, rowId, version: '0', participants: '20' }))),
    act('pasteResidence', at('a5'), ({ grantId, rowId }) => pasteResidence(as('signatory'), { grantId, rowId, pasted: 'NIS;aantal\n12025;12\nonbekend;3' })),
    act('undoResidence', at('a6'), ({ grantId, rowId }) => undoResidence(as('editor'), { grantId, rowId })),
    { name: 'takeOverLog', home: { ...on(reporting), reportId, sessionId: await one('select id from logged_session where grant_id = $1', reporting.grantId) }, run: (that) => takeOverLog(as('editor'), { reportId: that.reportId }) },
    { name: 'expectQuarters', home: on(quarterly), run: () => expectQuarters() },
  ]
}
