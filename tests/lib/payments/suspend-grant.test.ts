import { describe, expect, test } from 'vitest'
import { asActor } from '@/lib/db'
import { motivatedGrant } from '@/lib/grants/schema'
import { approvePayment } from '@/lib/payments/approve-payment'
import { unjustifiedGrants } from '@/lib/payments/earlier-grants'
import { grantsToStop } from '@/lib/payments/execution-view'
import { clearEarlierGrants, resumeGrant, suspendGrant } from '@/lib/payments/suspend-grant'
import { isRefusal } from '@/lib/refusal'
import { testDatabase } from '@/tests/support/database'
import { createOrganisation, dayFromNow, daysFromNow, staffActor } from '@/tests/support/factories'
import { holdLock, untilWaiting } from '@/tests/support/hold-lock'
import { insertRow } from '@/tests/support/insert-row'
import { orderNow, setPayer } from '@/tests/support/payer'
import { answerOf, createGrant, grantStatus, type RunningGrant } from '@/tests/support/running-grant'
import { mailsTo, verbsOf } from '@/tests/support/traces'

const database = await testDatabase()
await setPayer(database)
const officer = await staffActor(database, 'VLAIO_OFFICER')
const finance = await staffActor(database, 'VLAIO_FINANCE')
const reason = 'De terugvordering van een eerder dossier is nog niet geregeld.'
const advanceOf = ({ payments }: RunningGrant): string => payments[0]?.id ?? ''
const told = async (grant: RunningGrant) => (await mailsTo(database, grant.editor.email ?? '')).map(({ template }) => template)

describe('suspending', () => {
  test('stops the payments with a letter that says where one can go, and resuming lets them go on', async () => {
    const grant = await createGrant(database, { advance: 'REQUESTED' })
    expect(await suspendGrant(officer, { grantId: grant.grantId, reason })).toEqual({ orderedCents: 0n })
    expect(await answerOf(approvePayment(finance, { paymentId: advanceOf(grant) }))).toBe('conflict')
    const [letter] = await database.sql<{ content: { appeal: { paragraphs: string[] }; contact: { email: string }; sections: { heading: string; paragraphs: string[] }[] } }>(`select content from letter where application_id = $1 and kind = 'SUSPENSION' and released_at is not null`, [grant.applicationId])
    expect([letter?.content.sections.find(({ heading }) => heading === 'Motivering')?.paragraphs, letter?.content.appeal.paragraphs.length, letter?.content.contact.email === '']).toEqual([[reason], 3, false])
    await resumeGrant(officer, { grantId: grant.grantId, reason: 'Het afbetalingsplan is aanvaard.' })
    expect(await answerOf(approvePayment(finance, { paymentId: advanceOf(grant) }))).toBe('accepted')
    expect([await grantStatus(database, grant.grantId), await told(grant), await verbsOf(database, grant.grantId)]).toEqual(['ACTIVE', ['grant-suspended', 'grant-resumed'], ['grant.suspend', 'grant.resume']])
  })

  test('says what is with the bank already, and orders nothing more', async () => {
    const ordered = await createGrant(database, { advance: 'ORDERED', grantedCents: 400_000n })
    expect(await suspendGrant(officer, { grantId: ordered.grantId, reason })).toEqual({ orderedCents: 320_000n })
    const approved = await createGrant(database, { advance: 'APPROVED' })
    await suspendGrant(officer, { grantId: approved.grantId, reason })
    expect(await answerOf(orderNow(finance, advanceOf(approved)))).toBe('conflict')
    expect(await database.sql('select status from payment where id = $1', [advanceOf(approved)])).toEqual([{ status: 'APPROVED' }])
  })

  test('is for an officer without a conflict, of a running grant, once, with a reason', async () => {
    const grant = await createGrant(database)
    const input = { grantId: grant.grantId, reason }
    expect(await answerOf(suspendGrant(finance, input))).toBe('forbidden')
    expect(await answerOf(suspendGrant(grant.signatory, input))).toBe('forbidden')
    expect(await answerOf(suspendGrant({ ...officer, conflictedApplicationIds: [grant.applicationId] }, input))).toBe('not-found')
    expect(await answerOf(resumeGrant(officer, input))).toBe('changed-meanwhile')
    expect((await Promise.all([suspendGrant(officer, input), suspendGrant(officer, input)].map(answerOf))).toSorted()).toEqual(['accepted', 'changed-meanwhile'])
    const due = await createGrant(database, { status: 'REPORT_DUE' })
    expect(await answerOf(suspendGrant(officer, { ...input, grantId: due.grantId }))).toBe('changed-meanwhile')
    for (const short of ['Te kort', `Te kort${' '.repeat(20)}`]) expect(motivatedGrant.safeParse({ grantId: grant.grantId, reason: short }).success).toBe(false)
  })

  test('and approving at the same time: the approval comes before the suspension or not at all', async () => {
    const grant = await createGrant(database, { advance: 'REQUESTED' })
    const release = await holdLock(database, `select from grant_award where id = '${grant.grantId}' for update`)
    const suspending = suspendGrant(officer, { grantId: grant.grantId, reason })
    await untilWaiting(database, 1)
    const approving = answerOf(approvePayment(finance, { paymentId: advanceOf(grant) }))
    await untilWaiting(database, 2)
    await release()
    await suspending
    const [payment] = await database.sql<{ first: string | null; late: boolean }>('select p.first_approved_by_id as first, p.first_approved_at > s.suspended_at as late from payment p join grant_suspension s on s.grant_id = p.grant_id where p.id = $1', [advanceOf(grant)])
    expect([await approving, payment?.first !== null]).toEqual(payment?.first ? ['accepted', true] : ['conflict', false])
    expect(await grantStatus(database, grant.grantId)).toBe('SUSPENDED')
  })

  test.each(['SUSPENDED', 'REVOKED'] as const)('the database itself asks, approves and orders nothing of a grant that is %s', async (status) => {
    const grant = await createGrant(database, { status, advance: 'APPROVED' })
    const move = (id: string, to: string) => asActor(finance, (tx) => tx.$executeRaw`update payment set status = ${to}::payment_status where id = ${id}::uuid`).then(() => 'done', (thrown: unknown) => /ST0\d\d/.exec(JSON.stringify(thrown, Object.getOwnPropertyNames(thrown)))?.[0])
    expect([await move(advanceOf(grant), 'ORDERED'), await move(grant.payments[1]?.id ?? '', 'REQUESTED')]).toEqual(['ST020', 'ST020'])
  })
})

describe('an earlier grant that is not justified', () => {
  /** A second grant of the same organisation, with its report late. */
  const withLateReport = async (): Promise<{ grant: RunningGrant; earlier: RunningGrant }> => {
    const earlier = await createGrant(database, { status: 'REPORT_DUE' })
    await insertRow(database, 'report', { grantId: earlier.grantId, type: 'FINAL', status: 'DRAFT', periodStart: dayFromNow(-300), periodEnd: dayFromNow(-60), dueAt: daysFromNow(-1) })
    const grant = await createGrant(database, { advance: 'REQUESTED' })
    await database.sql('update grant_award set organisation_id = $2 where id = $1', [earlier.grantId, grant.organisationId])
    return { grant, earlier }
  }

  test('stops the approval and says why; an officer sees it waiting', async () => {
    const { grant, earlier } = await withLateReport()
    const message = await approvePayment(finance, { paymentId: advanceOf(grant) }).catch((thrown: unknown) => (isRefusal(thrown) ? thrown.problems[0]?.message : thrown))
    expect(message).toContain(`Het eindverslag van ${earlier.number} moest er zijn op`)
    expect((await asActor(officer, (tx) => grantsToStop(tx, officer))).map(({ number }) => number)).toContain(grant.number)
    expect(await database.sql('select first_approved_by_id from payment where id = $1', [advanceOf(grant)])).toEqual([{ first_approved_by_id: null }])
  })

  test('an officer lets the payments go on with a reason, for what is known now', async () => {
    const { grant } = await withLateReport()
    expect(await answerOf(clearEarlierGrants(finance, { grantId: grant.grantId, reason }))).toBe('forbidden')
    await clearEarlierGrants(officer, { grantId: grant.grantId, reason })
    expect(await answerOf(clearEarlierGrants(officer, { grantId: grant.grantId, reason }))).toBe('changed-meanwhile')
    expect(await answerOf(approvePayment(finance, { paymentId: advanceOf(grant) }))).toBe('accepted')
    expect(await verbsOf(database, grant.grantId)).toEqual(['grant.clear'])
  })

  test('a claim counts once it is late: not before its day, not while the agreed parts come in', async () => {
    const organisation = await createOrganisation(database)
    const earlier = await createGrant(database, { status: 'RECOVERY' })
    await database.sql('update grant_award set organisation_id = $2 where id = $1', [earlier.grantId, organisation.id])
    await insertRow(database, 'recovery', { grantId: earlier.grantId, amountCents: 10_000, motivation: reason, structuredMessage: '+++202/6000/00101+++', hearingUntil: daysFromNow(-60), openedById: finance.userId, claimedAt: daysFromNow(-50), dueAt: daysFromNow(5) }, false)
    const late = async () => (await asActor(officer, (tx) => unjustifiedGrants(tx, { id: advanceOf(earlier), organisationId: organisation.id }))).map(({ kind }) => kind)
    expect(await late()).toEqual([])
    await database.sql('update recovery set due_at = $2 where grant_id = $1', [earlier.grantId, daysFromNow(-1)])
    expect(await late()).toEqual(['RECOVERY'])
    for (const [index, dueAt] of [daysFromNow(-1), daysFromNow(30)].entries()) await insertRow(database, 'recovery_instalment', { grantId: earlier.grantId, position: index + 1, amountCents: 5_000, dueAt, agreedById: finance.userId, agreedAt: daysFromNow(-40) }, false)
    expect(await late()).toEqual(['RECOVERY'])
    await insertRow(database, 'repayment', { grantId: earlier.grantId, amountCents: 5_000, receivedOn: dayFromNow(-2), notedById: finance.userId, notedAt: daysFromNow(-2), confirmedById: officer.userId, confirmedAt: daysFromNow(-1) })
    expect(await late()).toEqual([])
  })
})
