import { describe, expect, test } from 'vitest'
import { acceptGrant } from '@/lib/grants/accept-grant'
import { declineGrant } from '@/lib/payments/decline-grant'
import { expectReports } from '@/lib/grants/expect-reports'
import { lapseGrants } from '@/lib/payments/lapse-grants'
import { meetCondition } from '@/lib/grants/meet-condition'
import { remindStart } from '@/lib/grants/remind-start'
import { acceptance } from '@/lib/grants/schema'
import { lateStarts } from '@/lib/grants/start-term'
import { asActor } from '@/lib/db'
import { startGrant } from '@/lib/payments/start-grant'
import { isRefusal } from '@/lib/refusal'
import { addDays, addMonths, endOfDay, localDay, startOfDay } from '@/lib/time'
import { testDatabase } from '@/tests/support/database'
import { dayFromNow, daysFromNow, staffActor } from '@/tests/support/factories'
import { holdLock, untilWaiting } from '@/tests/support/hold-lock'
import { insertRow } from '@/tests/support/insert-row'
import { answerOf, committedCents, createGrant, grantStatus, type RunningGrant } from '@/tests/support/running-grant'
import { mailsTo, verbsOf } from '@/tests/support/traces'

const database = await testDatabase()
const iban = 'BE03999000001484'
const input = (grant: RunningGrant, own = iban) => ({ grantId: grant.grantId, iban: own, conditionsAccepted: 'ja' as const })
const told = async (grant: RunningGrant) => (await mailsTo(database, grant.editor.email ?? '')).map(({ template }) => template)

describe('accepting', () => {
  test('confirms the account, and everybody of the organisation hears it once', async () => {
    const grant = await createGrant(database, { status: 'AWARDED', advance: 'PLANNED' })
    await acceptGrant(grant.signatory, input(grant))
    expect([await grantStatus(database, grant.grantId), await told(grant), await verbsOf(database, grant.grantId)]).toEqual(['ACCEPTED', ['grant-accepted'], ['grant.accept']])
    expect(await answerOf(acceptGrant(grant.signatory, input(grant)))).toBe('changed-meanwhile')
  })

  test('ends with its term', async () => {
    const grant = await createGrant(database, { status: 'AWARDED', acceptDueAt: daysFromNow(-1) })
    expect(await answerOf(acceptGrant(grant.signatory, input(grant)))).toBe('too-late')
  })

  test('is for a signatory of the beneficiary, with its own account, without open conditions', async () => {
    const grant = await createGrant(database, { status: 'AWARDED' })
    expect(await answerOf(acceptGrant(grant.editor, input(grant)))).toBe('forbidden')
    expect(await answerOf(acceptGrant(grant.stranger, input(grant)))).toBe('not-found')
    expect(await answerOf(acceptGrant(grant.signatory, input(grant, 'BE68539007547034')))).toBe('invalid')
    const pending = await createGrant(database, { status: 'CONDITIONS_PENDING' })
    expect(await answerOf(acceptGrant(pending.signatory, input(pending)))).toBe('changed-meanwhile')
    expect(await grantStatus(database, grant.grantId)).toBe('AWARDED')
  })

  test('half filled in, the form says what is missing', () => {
    const read = acceptance.safeParse({ grantId: '5a0f6e3c-3f43-4c61-8a0e-0d1b6b1f4a11', iban: 'BE00' })
    expect(read.error?.issues.map(({ path, message }) => [path.join('.'), message])).toEqual([
      ['iban', 'Geef een geldig IBAN op.'],
      ['conditionsAccepted', 'Aanvaard de voorwaarden om de subsidie te krijgen.'],
    ])
  })

  test('twice at once, and declined at the same time: one of them counts', async () => {
    const grant = await createGrant(database, { status: 'AWARDED', advance: 'PLANNED' })
    const answers = await Promise.all([acceptGrant(grant.signatory, input(grant)), acceptGrant(grant.signatory, input(grant)), declineGrant(grant.signatory, { grantId: grant.grantId })].map(answerOf))
    expect(answers.toSorted()).toEqual(['accepted', 'changed-meanwhile', 'changed-meanwhile'])
  })
})

describe('declining and lapsing', () => {
  test('a declined grant pays nothing and gives its money back', async () => {
    const grant = await createGrant(database, { status: 'AWARDED', advance: 'PLANNED' })
    await declineGrant(grant.signatory, { grantId: grant.grantId })
    expect([await grantStatus(database, grant.grantId), await committedCents(database, grant.callId), await told(grant)]).toEqual(['DECLINED', '0', ['grant-declined']])
    expect(await database.sql('select distinct status from payment where grant_id = $1', [grant.grantId])).toEqual([{ status: 'CANCELLED' }])
    expect(await answerOf(declineGrant(grant.editor, { grantId: grant.grantId }))).toBe('forbidden')
  })

  test('a grant that nobody accepted in time gets one notice with a last term, and lapses after it, once, whoever runs the job', async () => {
    const late = await createGrant(database, { status: 'AWARDED', advance: 'PLANNED', acceptDueAt: daysFromNow(-1) })
    const open = await createGrant(database, { status: 'AWARDED', advance: 'PLANNED' })
    expect(await Promise.all([lapseGrants(), lapseGrants()])).toEqual([{ lapsed: 0 }, { lapsed: 0 }])
    await lapseGrants()
    expect(await database.sql('select status, accept_due_at from grant_award where id = $1', [late.grantId])).toEqual([{ status: 'AWARDED', accept_due_at: endOfDay(addDays(localDay(new Date()), 7)) }])
    expect([await told(late), await verbsOf(database, late.grantId)]).toEqual([['acceptance-notice'], ['grant.notice']])

    await database.sql('update grant_award set accept_due_at = $2 where id = $1', [late.grantId, daysFromNow(-1)])
    const runs = await Promise.all([lapseGrants(), lapseGrants()])
    expect(runs.filter(({ lapsed }) => lapsed > 0)).toHaveLength(1)
    expect([await grantStatus(database, late.grantId), await grantStatus(database, open.grantId), await committedCents(database, late.callId)]).toEqual(['DECLINED', 'AWARDED', '0'])
    expect([await told(late), await verbsOf(database, late.grantId)]).toEqual([['acceptance-notice', 'grant-declined'], ['grant.notice', 'grant.lapse']])
    expect(await database.sql(`select actor_label from audit_event where verb = 'grant.lapse'`)).toContainEqual({ actor_label: 'vervallen toekenningen' })
  })

  test('in the last term after the notice the grant can still be accepted', async () => {
    const late = await createGrant(database, { status: 'AWARDED', advance: 'PLANNED', acceptDueAt: daysFromNow(-1) })
    await lapseGrants()
    expect(await answerOf(acceptGrant(late.signatory, input(late)))).toBe('accepted')
  })
})

describe('starting', () => {
  test('the portal proposes the advance by itself: 80 % to the cent', async () => {
    const grant = await createGrant(database, { status: 'ACCEPTED', advance: 'PLANNED', grantedCents: 123_457n, periodEnd: dayFromNow(300) })
    await startGrant(grant.signatory, { grantId: grant.grantId, startDay: dayFromNow(0) })
    expect(await grantStatus(database, grant.grantId)).toBe('ACTIVE')
    expect(await database.sql('select type, status, amount_cents::text as cents from payment where grant_id = $1 order by position', [grant.grantId])).toEqual([
      { type: 'ADVANCE', status: 'REQUESTED', cents: '98766' },
      { type: 'BALANCE', status: 'PLANNED', cents: '24691' },
    ])
    expect(await verbsOf(database, grant.grantId)).toEqual(['grant.start'])
    expect(await answerOf(startGrant(grant.signatory, { grantId: grant.grantId, startDay: dayFromNow(0) }))).toBe('changed-meanwhile')
  })

  test('not later than the call allows, and not by somebody else', async () => {
    const grant = await createGrant(database, { status: 'ACCEPTED', advance: 'PLANNED', periodEnd: dayFromNow(300) })
    const problems = await startGrant(grant.signatory, { grantId: grant.grantId, startDay: dayFromNow(200) }).catch((thrown: unknown) => (isRefusal(thrown) ? thrown.problems.map(({ field }) => field) : thrown))
    expect(problems).toEqual(['startDay'])
    for (const [startDay, message] of [[dayFromNow(-301), /^De subsidie loopt vanaf .* U start ten vroegste op die dag\.$/], [dayFromNow(1), /^Deze dag komt nog\. /]] as const)
      await expect(startGrant(grant.signatory, { grantId: grant.grantId, startDay })).rejects.toMatchObject({ code: 'invalid', problems: [{ field: 'startDay', message: expect.stringMatching(message) }] })
    expect(await answerOf(startGrant(grant.editor, { grantId: grant.grantId, startDay: dayFromNow(0) }))).toBe('forbidden')
    expect(await answerOf(startGrant(grant.stranger, { grantId: grant.grantId, startDay: dayFromNow(0) }))).toBe('not-found')
    expect(await grantStatus(database, grant.grantId)).toBe('ACCEPTED')
  })
})

describe('the term to start', () => {
  /** Accepted, with so many days left to start. */
  const accepted = async (days: number) => {
    const grant = await createGrant(database, { status: 'ACCEPTED', advance: 'PLANNED', periodEnd: dayFromNow(300) })
    const first = addMonths(addDays(localDay(new Date()), days), -3)
    await database.sql(`update grant_award set awarded_at = $2, period_start = $3 where id = $1`, [grant.grantId, startOfDay(first), first])
    return grant
  }

  test('is reminded of once near its end, and an officer sees who let it pass', async () => {
    const [near, far, late] = [await accepted(10), await accepted(40), await accepted(-5)]
    await remindStart()
    await remindStart()
    expect(await Promise.all([near, far, late].map(told))).toEqual([['start-expected'], [], []])
    const officer = await staffActor(database, 'VLAIO_OFFICER')
    const numbers = (await asActor(officer, (tx) => lateStarts(tx, officer))).map(({ number }) => number)
    expect([near, far, late].map(({ number }) => numbers.includes(number))).toEqual([false, false, true])
  })
})

describe('conditions', () => {
  test('with the last one met the grant can be accepted', async () => {
    const officer = await staffActor(database, 'VLAIO_OFFICER')
    const grant = await createGrant(database, { status: 'CONDITIONS_PENDING', advance: 'PLANNED' })
    const conditions = []
    for (const text of ['Bezorg de afspraak met het OCMW.', 'Pas de planning aan.']) conditions.push(await insertRow(database, 'grant_condition', { grantId: grant.grantId, text, dueAt: daysFromNow(20) }))
    expect(await answerOf(meetCondition(grant.signatory, { conditionId: conditions[0] ?? '' }))).toBe('forbidden')
    await meetCondition(officer, { conditionId: conditions[0] ?? '' })
    expect(await grantStatus(database, grant.grantId)).toBe('CONDITIONS_PENDING')
    expect(await answerOf(meetCondition(officer, { conditionId: conditions[0] ?? '' }))).toBe('changed-meanwhile')
    await meetCondition(officer, { conditionId: conditions[1] ?? '' })
    expect([await grantStatus(database, grant.grantId), await told(grant)]).toEqual(['AWARDED', ['conditions-met']])
  })

  test('the term to accept begins with the last one, so that a grant with slow conditions does not lapse at once', async () => {
    const officer = await staffActor(database, 'VLAIO_OFFICER')
    const grant = await createGrant(database, { status: 'CONDITIONS_PENDING', advance: 'PLANNED', acceptDueAt: daysFromNow(-1) })
    const conditionId = await insertRow(database, 'grant_condition', { grantId: grant.grantId, text: 'Pas de planning aan.', dueAt: daysFromNow(20) })
    await meetCondition(officer, { conditionId })
    await lapseGrants()
    expect(await database.sql('select status, accept_due_at from grant_award where id = $1', [grant.grantId])).toEqual([{ status: 'AWARDED', accept_due_at: endOfDay(addDays(localDay(new Date()), 30)) }])
  })

  test('the last two met at once: one of them is the last', async () => {
    const officers = [await staffActor(database, 'VLAIO_OFFICER'), await staffActor(database, 'VLAIO_OFFICER')]
    const grant = await createGrant(database, { status: 'CONDITIONS_PENDING', advance: 'PLANNED' })
    const conditions = await Promise.all(officers.map(() => insertRow(database, 'grant_condition', { grantId: grant.grantId, text: 'Pas de planning aan.', dueAt: daysFromNow(20) })))
    // The last step of an act is its event: both have counted before either may commit.
    const release = await holdLock(database, 'select from audit_head for update')
    const both = Promise.all(officers.map((officer, index) => meetCondition(officer, { conditionId: conditions[index] ?? '' })))
    await untilWaiting(database, 2)
    await release()
    await both
    expect([await grantStatus(database, grant.grantId), await told(grant)]).toEqual(['AWARDED', ['conditions-met']])
  })
})

describe('the final report', () => {
  test('is asked for once the period ended, once, with its term', async () => {
    const ended = await createGrant(database, { status: 'ACTIVE', periodEnd: '2026-01-31' })
    const running = await createGrant(database, { status: 'ACTIVE', periodEnd: dayFromNow(1) })
    const suspended = await createGrant(database, { status: 'SUSPENDED' })
    await Promise.all([expectReports(), expectReports()])
    await expectReports()
    expect(await Promise.all([ended, running, suspended].map(({ grantId }) => grantStatus(database, grantId)))).toEqual(['REPORT_DUE', 'ACTIVE', 'SUSPENDED'])
    expect(await database.sql(`select type, status, to_char(due_at at time zone 'Europe/Brussels', 'YYYY-MM-DD HH24:MI') as due from report where grant_id = $1`, [ended.grantId])).toEqual([{ type: 'FINAL', status: 'DUE', due: '2026-04-01 00:00' }])
    expect([await told(ended), await told(running), await verbsOf(database, ended.grantId)]).toEqual([['report-expected'], [], ['grant.expect-report']])
  })

  test('is asked for again near its last day and after it, each time once', async () => {
    const grant = await createGrant(database, { status: 'REPORT_DUE' })
    const id = await insertRow(database, 'report', { grantId: grant.grantId, type: 'FINAL', status: 'DUE', periodStart: dayFromNow(-300), periodEnd: dayFromNow(-60), dueAt: daysFromNow(6), createdAt: daysFromNow(-50) })
    await expectReports()
    await expectReports()
    expect(await told(grant)).toEqual(['report-expected'])
    await database.sql('update report set due_at = $2 where id = $1', [id, daysFromNow(-8)])
    await expectReports()
    expect(await told(grant)).toEqual(['report-expected', 'report-expected'])
  })
})
