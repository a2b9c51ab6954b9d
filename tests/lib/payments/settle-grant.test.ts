import { describe, expect, test } from 'vitest'
import type { Actor } from '@/lib/access/actor'
import { approvePayment } from '@/lib/payments/approve-payment'
import { confirmPaid } from '@/lib/payments/confirm-paid'
import { claimRecovery, openRecovery } from '@/lib/payments/recover-payment'
import { computeSettlement, confirmSettlement } from '@/lib/payments/settle-grant'
import { parseStructuredMessage } from '@/lib/payments/structured-message'
import { acceptReport } from '@/lib/reports/judge-report'
import { submitReport } from '@/lib/reports/submit-report'
import type { ReportDraft } from '@/lib/reports/schema'
import { testDatabase } from '@/tests/support/database'
import { staffActor } from '@/tests/support/factories'
import { createReport, filledActivity, filledReport, proveCost, provenCost } from '@/tests/support/filled-report'
import { insertRow } from '@/tests/support/insert-row'
import { orderNow, setPayer } from '@/tests/support/payer'
import { answerOf, committedCents, createGrant, grantStatus, type RunningGrant } from '@/tests/support/running-grant'
import { eventsOf, mailsTo, verbsOf } from '@/tests/support/traces'
import { weigh } from '@/tests/support/weighed-grant'

const database = await testDatabase()
await setPayer(database)
const controller = await staffActor(database, 'VLAIO_CONTROLLER')
const finance = await staffActor(database, 'VLAIO_FINANCE')
const finance2 = await staffActor(database, 'VLAIO_FINANCE')

type Given = Parameters<typeof createGrant>[1]

/** A grant whose report is accepted, with these activities struck. */
const accepted = async (given: Given, draft: ReportDraft, struck: readonly string[] = []): Promise<RunningGrant> => {
  const grant = await createGrant(database, { status: 'REPORT_DUE', ...given })
  const report = await createReport(database, grant, { draft })
  if ('costs.0.real' in draft) await proveCost(database, report)
  await submitReport(grant.signatory, { reportId: report })
  const rows = given?.activities ?? [{ rowId: 'a1' }]
  await acceptReport(controller, { reportId: report, remarks: '', activities: rows.map(({ rowId }) => ({ rowId, accepted: struck.includes(rowId) ? 'nee' : 'ja', reason: struck.includes(rowId) ? 'Niet open voor iedereen, dus geschrapt.' : '' })) })
  await weigh(database, grant)
  return grant
}
const compute = (actor: Actor, { grantId }: RunningGrant, acceptedCosts: bigint | null = null, motivation = '') => computeSettlement(actor, { grantId, acceptedCosts, motivation })
const plan = ({ grantId }: RunningGrant) => database.sql('select type, status, amount_cents::text as cents from payment where grant_id = $1 order by position', [grantId])
/** 200 child-hours held of 250 planned; 4 euro each, so 800 of 1.000 euro. */
const childHours = { grantedCents: 100_000n, activities: [{ rowId: 'a1', childHours: 250 }] }

describe('the three funding models', () => {
  test('per child-hour: what was held, at most what was planned, never more than granted', async () => {
    const grant = await accepted({ grantedCents: 100_000n, activities: [{ rowId: 'a1', childHours: 250 }] }, filledReport())
    expect(await compute(controller, grant)).toEqual({ finalCents: 80_000n, balanceCents: 0n })
    expect(await database.sql('select accepted_units::text as units, final_cents::text as final, advances_cents::text as advances, explanation from settlement where grant_id = $1', [grant.grantId])).toEqual([{
      units: '200.00', final: '80000', advances: '80000',
      explanation: [{ label: '200 kinduren × 4,00 euro', cents: '80000' }, { label: 'Toegekend bedrag', cents: '100000' }, { label: 'Definitief bedrag', cents: '80000' }, { label: 'Al betaald', cents: '80000' }, { label: 'Saldo', cents: '0' }],
    }])
  })

  test('after a change, the amended plan and amount are the most that counts', async () => {
    const plan = { periodEnd: null, costs: [], activities: [{ rowId: 'a1', title: 'Robots', locationName: 'Buurthuis', postcode: '2800', nis: '12025', sessions: 2 }] }
    const grant = await createGrant(database, { status: 'REPORT_DUE', grantedCents: 100_000n, activities: [{ rowId: 'a1', childHours: 250 }] })
    await insertRow(database, 'grant_amendment', {
      grantId: grant.grantId, position: 1, status: 'APPROVED', change: plan, before: { ...plan, activities: plan.activities.map((activity) => ({ ...activity, sessions: 4 })) }, amountCents: 50_000, motivation: 'Minder inschrijvingen.',
      askedById: grant.signatory.userId, dueAt: new Date(), answer: 'Aanvaard.', answeredById: controller.userId, answeredAt: new Date(), confirmedById: finance.userId, confirmedAt: new Date(), endedAt: new Date(),
    })
    await database.sql('update grant_award set amended_cents = 50000 where id = $1', [grant.grantId])
    await database.sql('update call_commitment set committed_cents = 50000 where call_id = $1', [grant.callId])
    const report = await createReport(database, grant, { draft: filledReport() })
    await submitReport(grant.signatory, { reportId: report })
    await acceptReport(controller, { reportId: report, remarks: '', activities: [{ rowId: 'a1', accepted: 'ja', reason: '' }] })
    await weigh(database, grant)
    // 200 child-hours held, 125 in the amended plan; 800 euro was paid before the change.
    expect(await compute(controller, grant)).toEqual({ finalCents: 50_000n, balanceCents: -30_000n })
    await confirmSettlement(finance, { grantId: grant.grantId })
    expect(await committedCents(database, grant.callId)).toBe('50000')
  })

  test('a lump sum per postcode with an accepted activity that took place', async () => {
    const activities = [{ rowId: 'a1', postcode: '2800' }, { rowId: 'a2', postcode: '2812' }, { rowId: 'a3', postcode: '2811' }, { rowId: 'a4', postcode: '3000' }]
    const draft = filledReport(filledActivity(0), filledActivity(1), { 'activities.2.status': 'CANCELLED', 'activities.2.cancelReason': 'Te weinig inschrijvingen.' }, filledActivity(3))
    const grant = await createGrant(database, { status: 'REPORT_DUE', grantedCents: 600_000n, activities, base: ['a1', 'a2', 'a3'], call: { fundingModel: 'LUMP_PER_POSTCODE', unitAmountCents: 150_000n } })
    const report = await createReport(database, grant, { draft })
    await submitReport(grant.signatory, { reportId: report })
    const verdicts = activities.map(({ rowId }) => ({ rowId, accepted: rowId === 'a3' ? ('nee' as const) : ('ja' as const), reason: rowId === 'a3' ? 'De activiteit ging niet door.' : '' }))
    await acceptReport(controller, { reportId: report, remarks: '', activities: verdicts })
    await weigh(database, grant)
    // a4 took place and is accepted, but is not in the base of the grant.
    expect(await compute(controller, grant)).toEqual({ finalCents: 300_000n, balanceCents: -180_000n })
  })

  test('per half-day, where two groups at the same time are two half-days', async () => {
    const grant = await accepted({ grantedCents: 100_000n, activities: [{ rowId: 'a1', sessions: 5, dayParts: 10, childHours: 200 }], call: { fundingModel: 'UNIT_PER_SESSION', unitAmountCents: 10_000n } }, filledReport())
    expect(await compute(controller, grant)).toEqual({ finalCents: 80_000n, balanceCents: 0n })
  })

  test('a share of the accepted costs, of which the controller may accept less, with a reason', async () => {
    const grant = await accepted({ grantedCents: 90_000n, activities: [{ rowId: 'a1', childHours: 200 }], call: { fundingModel: 'COST_SHARE', supportRateBp: 7000, unitAmountCents: null } }, { ...filledReport(), ...provenCost })
    expect(await compute(controller, grant)).toEqual({ finalCents: 84_000n, balanceCents: 12_000n })
    expect(await answerOf(compute(controller, grant, 100_000n))).toBe('invalid')
    expect(await answerOf(compute(controller, grant, 130_000n, 'Een motivering van genoeg tekens.'))).toBe('invalid')
    expect(await compute(controller, grant, 100_000n, 'Factuur F-13 hoort niet bij het project.')).toEqual({ finalCents: 70_000n, balanceCents: -2_000n })
    expect(await verbsOf(database, grant.grantId)).toEqual(['settlement.compute', 'settlement.compute'])
  })

  test('a struck activity does not count', async () => {
    const grant = await accepted(childHours, filledReport(), ['a1'])
    expect(await compute(controller, grant)).toEqual({ finalCents: 0n, balanceCents: -80_000n })
  })
})

describe('computing', () => {
  test('waits for an accepted report, and is for a controller', async () => {
    const grant = await createGrant(database, { status: 'REPORT_SUBMITTED', ...childHours })
    await createReport(database, grant, { status: 'SUBMITTED' })
    await weigh(database, grant)
    expect(await answerOf(compute(controller, grant))).toBe('too-early')
    expect(await answerOf(compute(finance, grant))).toBe('forbidden')
    expect(await answerOf(compute(grant.stranger, grant))).toBe('not-found')
    expect(await answerOf(compute(controller, await createGrant(database)))).toBe('changed-meanwhile')
  })
})

describe('confirming', () => {
  test('frees what is not used, asks for the balance and tells the members; paying it closes the file', async () => {
    const grant = await accepted({ ...childHours, grantedCents: 90_000n }, filledReport())
    await compute(controller, grant)
    expect(await confirmSettlement(finance, { grantId: grant.grantId })).toEqual({ outcome: 'BALANCE' })
    expect(await grantStatus(database, grant.grantId)).toBe('SETTLED')
    expect(await committedCents(database, grant.callId)).toBe('80000')
    expect(await plan(grant)).toEqual([{ type: 'ADVANCE', status: 'PAID', cents: '72000' }, { type: 'BALANCE', status: 'REQUESTED', cents: '8000' }])
    expect((await mailsTo(database, grant.signatory.email ?? '')).map(({ template }) => template)).toContain('settlement-ready')
    expect((await eventsOf(database, grant.grantId)).at(-1)).toMatchObject({ verb: 'settlement.confirm', actorId: finance.userId, payload: { outcome: 'BALANCE', finalCents: '80000', balanceCents: '8000', freedCents: '10000' } })

    const paymentId = grant.payments.find(({ type }) => type === 'BALANCE')?.id ?? ''
    await approvePayment(finance, { paymentId })
    await approvePayment(finance2, { paymentId })
    await orderNow(finance, paymentId)
    await confirmPaid(finance2, { paymentId })
    expect(await grantStatus(database, grant.grantId)).toBe('CLOSED')
    expect(await answerOf(confirmSettlement(finance2, { grantId: grant.grantId }))).toBe('changed-meanwhile')
  })

  test('with nothing left to pay, the file closes at once', async () => {
    const grant = await accepted(childHours, filledReport())
    await compute(controller, grant)
    expect(await confirmSettlement(finance, { grantId: grant.grantId })).toEqual({ outcome: 'NOTHING' })
    expect([await grantStatus(database, grant.grantId), await plan(grant)]).toEqual(['CLOSED', [{ type: 'ADVANCE', status: 'PAID', cents: '80000' }, { type: 'BALANCE', status: 'CANCELLED', cents: '20000' }]])
  })

  test('a claim under the waiver of the call is let go, with the reason in the trail', async () => {
    const grant = await accepted({ ...childHours, call: { recoveryWaiverCents: 100_000n } }, filledReport(), ['a1'])
    await compute(controller, grant)
    expect(await confirmSettlement(finance, { grantId: grant.grantId })).toEqual({ outcome: 'WAIVED' })
    expect(await grantStatus(database, grant.grantId)).toBe('CLOSED')
    expect((await eventsOf(database, grant.grantId)).at(-1)?.payload).toMatchObject({ outcome: 'WAIVED', reason: 'Een terugvordering onder 1.000,00 euro gebeurt niet.' })
    expect(await answerOf(openRecovery(finance, { grantId: grant.grantId, motivation: 'm'.repeat(60) }))).toBe('conflict')
  })

  test('whoever computed it does not confirm it', async () => {
    const both = await staffActor(database, 'VLAIO_CONTROLLER', 'VLAIO_FINANCE')
    const grant = await accepted(childHours, filledReport())
    expect(await answerOf(confirmSettlement(finance, { grantId: grant.grantId }))).toBe('too-early')
    await compute(both, grant)
    expect(await answerOf(confirmSettlement(both, { grantId: grant.grantId }))).toBe('forbidden')
    expect(await answerOf(confirmSettlement(controller, { grantId: grant.grantId }))).toBe('forbidden')
    expect(await answerOf(confirmSettlement(grant.stranger, { grantId: grant.grantId }))).toBe('not-found')
  })

  test('an advance paid in between asks for a new computation', async () => {
    const grant = await accepted({ ...childHours, advance: 'APPROVED' }, filledReport())
    await compute(controller, grant)
    await orderNow(finance, grant.payments[0]?.id ?? '')
    expect(await answerOf(confirmSettlement(finance, { grantId: grant.grantId }))).toBe('changed-meanwhile')
    expect(await grantStatus(database, grant.grantId)).toBe('REPORT_SUBMITTED')
    expect(await compute(controller, grant)).toEqual({ finalCents: 80_000n, balanceCents: 0n })
  })

  test('an advance that came back is asked for again first, so that it is not paid twice', async () => {
    const grant = await accepted(childHours, filledReport())
    await compute(controller, grant)
    await database.sql(`update payment set status = 'FAILED' where id = $1`, [grant.payments[0]?.id])
    expect(await answerOf(compute(controller, grant))).toBe('conflict')
    expect(await answerOf(confirmSettlement(finance, { grantId: grant.grantId }))).not.toBe('accepted')
  })

  test('an advance that was never paid falls away: the balance is all of it', async () => {
    const grant = await accepted({ ...childHours, advance: 'REQUESTED' }, filledReport())
    await compute(controller, grant)
    await confirmSettlement(finance, { grantId: grant.grantId })
    expect(await plan(grant)).toEqual([{ type: 'ADVANCE', status: 'CANCELLED', cents: '80000' }, { type: 'BALANCE', status: 'REQUESTED', cents: '80000' }])
  })

  test('two people at once confirm once, and money is freed once', async () => {
    const grant = await accepted({ ...childHours, grantedCents: 90_000n }, filledReport())
    await compute(controller, grant)
    expect((await Promise.all([finance, finance2].map((actor) => answerOf(confirmSettlement(actor, { grantId: grant.grantId }))))).toSorted()).toEqual(['accepted', 'changed-meanwhile'])
    expect(await committedCents(database, grant.callId)).toBe('80000')
  })
})

describe('recovering', () => {
  const motivation = 'De helft van de activiteiten ging niet door, zoals het aanvaarde verslag zelf zegt.'
  const overpaid = async (): Promise<RunningGrant> => {
    const grant = await accepted(childHours, filledReport(), ['a1'])
    await compute(controller, grant)
    await confirmSettlement(finance, { grantId: grant.grantId })
    return grant
  }

  test('the beneficiary is heard first, then the money is claimed', async () => {
    const grant = await overpaid()
    expect(await grantStatus(database, grant.grantId)).toBe('SETTLED')
    const { structuredMessage } = await openRecovery(finance, { grantId: grant.grantId, motivation })
    expect(parseStructuredMessage(structuredMessage).ok).toBe(true)
    expect(await database.sql(`select amount_cents::text as cents, claimed_at, (hearing_until at time zone 'Europe/Brussels')::date - (portal_now() at time zone 'Europe/Brussels')::date as days from recovery where grant_id = $1`, [grant.grantId]))
      .toEqual([{ cents: '80000', claimed_at: null, days: 31 }])
    expect(await answerOf(claimRecovery(finance, { grantId: grant.grantId }))).toBe('too-early')

    await database.sql(`update recovery set hearing_until = portal_now() - interval '1 second' where grant_id = $1`, [grant.grantId])
    await claimRecovery(finance, { grantId: grant.grantId })
    expect(await answerOf(claimRecovery(finance, { grantId: grant.grantId }))).toBe('changed-meanwhile')
    expect((await verbsOf(database, grant.grantId)).slice(-2)).toEqual(['recovery.open', 'recovery.claim'])
    expect((await mailsTo(database, grant.signatory.email ?? '')).map(({ template }) => template).slice(-2)).toEqual(['recovery-announced', 'recovery-claimed'])
  })

  test('two at once open one case, and no two cases share a structured message', async () => {
    const [grant, other] = [await overpaid(), await overpaid()]
    expect((await Promise.all([1, 2].map(() => answerOf(openRecovery(finance, { grantId: grant.grantId, motivation }))))).toSorted()).toEqual(['accepted', 'changed-meanwhile'])
    await openRecovery(finance, { grantId: other.grantId, motivation })
    const messages = await database.sql<{ m: string }>('select structured_message as m from recovery where grant_id = any($1)', [[grant.grantId, other.grantId]])
    expect(new Set(messages.map(({ m }) => m)).size).toBe(2)
  })

  test('is for finance; a file with a balance has nothing to recover', async () => {
    const grant = await overpaid()
    expect(await answerOf(openRecovery(controller, { grantId: grant.grantId, motivation }))).toBe('forbidden')
    expect(await answerOf(openRecovery(grant.stranger, { grantId: grant.grantId, motivation }))).toBe('not-found')
    expect(await answerOf(openRecovery(finance, { grantId: (await createGrant(database, { status: 'SETTLED' })).grantId, motivation }))).toBe('conflict')
  })
})
