import { expect, test } from 'vitest'
import '@/tests/support/production-settings'
import type { Actor } from '@/lib/access/actor'
import { asActor } from '@/lib/db'
import { approvePayment } from '@/lib/payments/approve-payment'
import { bookBankReport } from '@/lib/payments/book-bank-report'
import { confirmRepayment, recordRepayment } from '@/lib/payments/repay-recovery'
import { retryPayment } from '@/lib/payments/retry-payment'
import { computeSettlement, confirmSettlement } from '@/lib/payments/settle-grant'
import { uploadBankReport } from '@/lib/payments/upload-bank-report'
import { confirmWaiver, proposeWaiver } from '@/lib/payments/waive-recovery'
import { acceptReport } from '@/lib/reports/judge-report'
import { submitReport } from '@/lib/reports/submit-report'
import { localDay } from '@/lib/time'
import { statement, statusReport } from '@/tests/support/bank-answers'
import { testDatabase } from '@/tests/support/database'
import { daysFromNow, staffActor } from '@/tests/support/factories'
import { createReport, filledReport } from '@/tests/support/filled-report'
import { insertRow } from '@/tests/support/insert-row'
import { orderNow, setPayer } from '@/tests/support/payer'
import { createGrant } from '@/tests/support/running-grant'
import { weigh } from '@/tests/support/weighed-grant'

/** One person with every role that touches money tries to be both, through the acts and around them, in the database role of the portal. */
const database = await testDatabase()
await setPayer(database)
const one = await staffActor(database, 'VLAIO_FINANCE', 'VLAIO_CONTROLLER', 'VLAIO_OFFICER', 'VLAIO_DECIDER')
const [other, third, controller] = [await staffActor(database, 'VLAIO_FINANCE'), await staffActor(database, 'VLAIO_FINANCE'), await staffActor(database, 'VLAIO_CONTROLLER')]

type Grant = Awaited<ReturnType<typeof createGrant>>
const raw = (actor: Actor, sql: string, ...values: (string | null)[]) => asActor(actor, (tx) => tx.$executeRawUnsafe(sql, ...values))
const advance = ({ payments }: Grant) => ({ paymentId: payments[0]?.id ?? '' })
const requested = () => createGrant(database, { advance: 'REQUESTED' })
const checked = async () => {
  const grant = await requested()
  await insertRow(database, 'eligibility_verdict', { applicationId: grant.applicationId, code: 'E01', met: true, motivation: '', answeredById: one.userId })
  return grant
}
const reported = async () => {
  const grant = await createGrant(database, { status: 'REPORT_DUE', grantedCents: 90_000n, activities: [{ rowId: 'a1', childHours: 250 }] })
  const reportId = await createReport(database, grant, { draft: filledReport() })
  await submitReport(grant.signatory, { reportId })
  await acceptReport(controller, { reportId, remarks: '', activities: [{ rowId: 'a1', accepted: 'ja', reason: '' }] })
  await weigh(database, grant)
  return grant
}
const settling = async (actor: Actor) => {
  const grant = await reported()
  await computeSettlement(actor, { grantId: grant.grantId, acceptedCosts: null, motivation: '' })
  return grant
}
let messages = 0
const owing = async (claimed = true) => {
  const grant = await createGrant(database, { status: 'RECOVERY' })
  messages += 1
  await insertRow(database, 'recovery', { grantId: grant.grantId, amountCents: 80_000n, motivation: 'Te veel.', structuredMessage: `+++${['202/7000/12347', '202/7000/12448'][messages - 1] ?? `000/0000/${10_000 + messages}`}+++`, hearingUntil: daysFromNow(-1), openedById: third.userId, claimedAt: claimed ? daysFromNow(-1) : undefined }, false)
  return grant
}
const noted = async () => {
  const grant = await owing()
  await recordRepayment(one, { grantId: grant.grantId, amountCents: 80_000n, receivedOn: localDay(new Date()) })
  return (await database.sql<{ id: string }>('select id from repayment where grant_id = $1', [grant.grantId]))[0]?.id ?? ''
}
const why = 'Een motivering die lang genoeg is om te mogen blijven staan in het dossier.'
const set = (columns: string) => `update payment set ${columns}, version = version + 1 where id = $1::uuid`

/** By an act, by a trigger of ours, by a CHECK, for want of a right: any other error would say that the attempt itself was badly made. */
const REFUSED = /iemand anders|onderzocht de ontvankelijkheid|niet \(meer\) goedgekeurd|in a payment file|`ST00\d`|`23514`|`42501`/

/** Each is a way in which one person would do what asks two; the last step of each must fail. */
const paths: [name: string, attempt: () => Promise<unknown>][] = [
  ['approves twice', async () => { const payment = advance(await requested()); await approvePayment(one, payment); await approvePayment(one, payment) }],
  ['approves twice at the same moment', async () => { const payment = advance(await requested()); await Promise.allSettled([approvePayment(one, payment), approvePayment(one, payment)]); await approvePayment(one, payment) }],
  ['checked eligibility and approves first', async () => { await approvePayment(one, advance(await checked())) }],
  ['checked eligibility and approves second', async () => { const payment = advance(await checked()); await approvePayment(other, payment); await approvePayment(one, payment) }],
  ['orders after a first approval', async () => { const payment = advance(await requested()); await approvePayment(one, payment); await orderNow(one, payment.paymentId) }],
  ['approves both times after the bank refused', async () => {
    const grant = await createGrant(database, { advance: 'APPROVED' })
    const payment = advance(grant)
    const { messageId } = await orderNow(one, payment.paymentId)
    const { id } = await uploadBankReport(one, { name: 'b', bytes: statusReport({ messageId, lines: [{ reference: `${grant.number}-1`, status: 'RJCT', reason: 'AM04' }] }) })
    await bookBankReport(one, { bankReportId: id })
    await retryPayment(one, payment)
    await approvePayment(one, payment)
    await approvePayment(one, payment)
  }],
  ['computes and confirms a settlement', async () => { await confirmSettlement(one, await settling(one)) }],
  ['notes and confirms a repayment', async () => { await confirmRepayment(one, { repaymentId: await noted() }) }],
  ['books a statement and confirms its repayment', async () => {
    const grant = await owing()
    const [claim] = await database.sql<{ digits: string }>(`select regexp_replace(structured_message, '[^0-9]', '', 'g') as digits from recovery where grant_id = $1`, [grant.grantId])
    const { id } = await uploadBankReport(one, { name: 'b', bytes: statement({ in: [{ euro: '800', message: claim?.digits ?? '', day: localDay(new Date()) }] }) })
    await bookBankReport(one, { bankReportId: id })
    await confirmRepayment(one, { repaymentId: (await database.sql<{ id: string }>('select id from repayment where grant_id = $1', [grant.grantId]))[0]?.id ?? grant.grantId })
  }],
  ['proposes to let money go and confirms', async () => { const grant = await owing(false); await proposeWaiver(one, { grantId: grant.grantId, motivation: why }); await confirmWaiver(one, grant) }],

  ['SQL: signs for both at once', async () => raw(one, set('first_approved_by_id = $2::uuid, second_approved_by_id = $3::uuid'), advance(await requested()).paymentId, other.userId, one.userId)],
  ['SQL: signs first as another', async () => raw(one, set('first_approved_by_id = $2::uuid'), advance(await requested()).paymentId, other.userId)],
  ['SQL: signs second as another', async () => { const payment = advance(await requested()); await approvePayment(one, payment); await raw(one, set('second_approved_by_id = $2::uuid'), payment.paymentId, other.userId) }],
  ['SQL: signs second as oneself', async () => { const payment = advance(await requested()); await approvePayment(one, payment); await raw(one, set('second_approved_by_id = $2::uuid'), payment.paymentId, one.userId) }],
  ['SQL: gives the first signature to another to be the second', async () => { const payment = advance(await requested()); await approvePayment(one, payment); await raw(one, set('first_approved_by_id = $2::uuid, second_approved_by_id = $3::uuid'), payment.paymentId, other.userId, one.userId) }],
  ['SQL: takes the first signature of another away', async () => { const payment = advance(await requested()); await approvePayment(other, payment); await raw(one, set('first_approved_by_id = null'), payment.paymentId) }],
  ['SQL: checked eligibility and signs', async () => raw(one, set('first_approved_by_id = $2::uuid'), advance(await checked()).paymentId, one.userId)],
  ['SQL: approved without signatures', async () => raw(one, set(`status = 'APPROVED'`), advance(await requested()).paymentId)],
  ['SQL: approved after one signature', async () => { const payment = advance(await requested()); await approvePayment(one, payment); await raw(one, set(`status = 'APPROVED'`), payment.paymentId) }],
  ['SQL: ordered without a file', async () => raw(one, set(`status = 'ORDERED'`), advance(await createGrant(database, { advance: 'APPROVED' })).paymentId)],
  ['SQL: paid without an order', async () => raw(one, set(`status = 'PAID'`), advance(await createGrant(database, { advance: 'APPROVED' })).paymentId)],
  ['SQL: raises what was approved', async () => raw(one, set('amount_cents = amount_cents + 1'), advance(await createGrant(database, { advance: 'APPROVED' })).paymentId)],
  ['SQL: a payment that is born approved', async () => raw(one, `insert into payment (grant_id, position, type, percent, amount_cents, status, first_approved_by_id, second_approved_by_id) values ($1::uuid, 9, 'INTERIM', 0, 1, 'APPROVED', $2::uuid, $3::uuid)`, (await requested()).grantId, other.userId, third.userId)],
  ['SQL: a planned payment with signatures of others', async () => raw(one, `insert into payment (grant_id, position, type, percent, amount_cents, first_approved_by_id, second_approved_by_id) values ($1::uuid, 9, 'INTERIM', 0, 1, $2::uuid, $3::uuid)`, (await requested()).grantId, other.userId, third.userId)],
  ['SQL: a file in the name of another', () => raw(one, `insert into payment_file (message_id, execution_day, debtor_name, debtor_iban, payment_count, total_cents, content, sha256, created_by_id) values ('X', now(), 'n', 'i', 1, 1, 'x', encode(sha256('x'), 'hex'), $1::uuid)`, other.userId)],
  ['SQL: confirms a settlement of oneself', async () => raw(one, 'update settlement set confirmed_by_id = $2::uuid, confirmed_at = now() where grant_id = $1::uuid', (await settling(one)).grantId, one.userId)],
  ['SQL: confirms a settlement as another', async () => raw(one, 'update settlement set confirmed_by_id = $2::uuid, confirmed_at = now() where grant_id = $1::uuid', (await settling(one)).grantId, other.userId)],
  ['SQL: gives the computation to another and confirms', async () => raw(one, 'update settlement set computed_by_id = $3::uuid, confirmed_by_id = $2::uuid, confirmed_at = now() where grant_id = $1::uuid', (await settling(one)).grantId, one.userId, other.userId)],
  ['SQL: changes a computation while confirming it', async () => raw(one, 'update settlement set final_cents = final_cents + 1, balance_cents = balance_cents + 1, confirmed_by_id = $2::uuid, confirmed_at = now() where grant_id = $1::uuid', (await settling(controller)).grantId, one.userId)],
  ['SQL: a settlement that is born confirmed', async () => raw(one, `insert into settlement (grant_id, final_cents, advances_cents, balance_cents, explanation, computed_by_id, confirmed_by_id, confirmed_at) values ($1::uuid, 1, 0, 1, '[]', $2::uuid, $3::uuid, now())`, (await reported()).grantId, other.userId, one.userId)],
  ['SQL: confirms a repayment as another', async () => raw(one, 'update repayment set confirmed_by_id = $2::uuid, confirmed_at = now() where id = $1::uuid', await noted(), other.userId)],
  ['SQL: confirms a repayment of oneself', async () => raw(one, 'update repayment set confirmed_by_id = $2::uuid, confirmed_at = now() where id = $1::uuid', await noted(), one.userId)],
  ['SQL: notes a repayment as another', async () => raw(one, 'insert into repayment (grant_id, amount_cents, received_on, noted_by_id) values ($1::uuid, 1, current_date - 1, $2::uuid)', (await owing()).grantId, other.userId)],
  ['SQL: lets money go for two', async () => raw(one, 'update recovery set waive_reason = $4, waive_proposed_at = now(), waive_proposed_by_id = $2::uuid, waived_at = now(), waived_by_id = $3::uuid where grant_id = $1::uuid', (await owing(false)).grantId, other.userId, one.userId, why)],
  ['SQL: lets money go after proposing it', async () => { const grant = await owing(false); await proposeWaiver(one, { grantId: grant.grantId, motivation: why }); await raw(one, 'update recovery set waived_at = now(), waived_by_id = $2::uuid where grant_id = $1::uuid', grant.grantId, one.userId) }],
  ['SQL: lowers a claim', async () => raw(one, 'update recovery set amount_cents = 1 where grant_id = $1::uuid', (await owing(false)).grantId)],
  ['SQL: takes the constraint away', () => raw(one, 'alter table payment drop constraint payment_four_eyes')],
  ['SQL: switches the triggers off', () => raw(one, `set session_replication_role = 'replica'`)],
]

test('whatever one person tries, two people are needed: no path gets around', async () => {
  const [bypasses, astray]: [string[], string[]] = [[], []]
  for (const [name, attempt] of paths) await attempt().then(() => bypasses.push(name), (thrown: unknown) => { if (!REFUSED.test(String(thrown))) astray.push(`${name}: ${String(thrown)}`) })
  expect({ bypasses, astray }).toEqual({ bypasses: [], astray: [] })
  expect(paths).toHaveLength(38)
  const alone = await database.sql(`
    select 'payment' from payment where first_approved_by_id = second_approved_by_id or (status in ('APPROVED', 'ORDERED', 'PAID') and second_approved_by_id is null)
    union all select 'settlement' from settlement where confirmed_by_id = computed_by_id
    union all select 'repayment' from repayment where confirmed_by_id = noted_by_id
    union all select 'waiver' from recovery where waived_at is not null`)
  expect(alone).toEqual([])
}, 120_000)

test('two people do all of it', async () => {
  const payment = advance(await requested())
  await approvePayment(one, payment)
  expect(await approvePayment(other, payment)).toEqual({ approved: true })
  expect(await confirmSettlement(other, await settling(one))).toEqual({ outcome: 'BALANCE' })
  expect(await confirmRepayment(other, { repaymentId: await noted() })).toEqual({ openCents: 0n })
})

test('a plan of payments makes 100, of whole parts, once a call is announced', async () => {
  const planned = (plan: number[], status: 'OPEN' | 'DRAFT' = 'OPEN') => createGrant(database, { call: { paymentPlan: plan, status } }).then(() => 'kept', (thrown: unknown) => (String(thrown).includes('call_payment_plan') ? 'refused' : 'other'))
  expect(await Promise.all([planned([80, 20]), planned([30, 40, 30]), planned([100]), planned([80, 30]), planned([]), planned([120, -20])])).toEqual(['kept', 'kept', 'kept', 'refused', 'refused', 'refused'])
})
