import { describe, expect, test } from 'vitest'
import { approvePayment } from '@/lib/payments/approve-payment'
import { confirmPaid } from '@/lib/payments/confirm-paid'
import { testDatabase } from '@/tests/support/database'
import { staffActor } from '@/tests/support/factories'
import { insertRow } from '@/tests/support/insert-row'
import { orderNow, setPayer } from '@/tests/support/payer'
import { answerOf, createGrant, type RunningGrant } from '@/tests/support/running-grant'
import { mailsTo, verbsOf } from '@/tests/support/traces'

const database = await testDatabase()
await setPayer(database)
const first = await staffActor(database, 'VLAIO_FINANCE')
const second = await staffActor(database, 'VLAIO_FINANCE')

const advanceOf = ({ payments }: RunningGrant) => ({ paymentId: payments[0]?.id ?? '' })
const requested = (given: Parameters<typeof createGrant>[1] = {}) => createGrant(database, { advance: 'REQUESTED', ...given })
const statusOf = async ({ paymentId }: { paymentId: string }) => (await database.sql<{ status: string }>('select status from payment where id = $1', [paymentId]))[0]?.status

describe('four eyes on every euro', () => {
  test('two people approve, one orders, one confirms; the beneficiary hears of the order', async () => {
    const grant = await requested()
    const advance = advanceOf(grant)
    expect(await approvePayment(first, advance)).toEqual({ approved: false })
    expect(await answerOf(orderNow(first, advance.paymentId))).toBe('conflict')
    expect(await approvePayment(second, advance)).toEqual({ approved: true })
    await orderNow(first, advance.paymentId)
    await confirmPaid(first, advance)
    expect(await statusOf(advance)).toBe('PAID')
    expect(await verbsOf(database, advance.paymentId)).toEqual(['payment.approve', 'payment.approve', 'payment.order', 'payment.confirm-paid'])
    expect((await mailsTo(database, grant.editor.email ?? '')).map(({ template }) => template)).toEqual(['payment-approved'])
    expect(await answerOf(confirmPaid(first, advance))).toBe('changed-meanwhile')
  })

  test('the first approver is not the second', async () => {
    const advance = advanceOf(await requested())
    await approvePayment(first, advance)
    expect(await answerOf(approvePayment(first, advance))).toBe('forbidden')
    expect(await statusOf(advance)).toBe('REQUESTED')
  })

  test('whoever checked the eligibility of the file approves nothing, first or second', async () => {
    const checker = await staffActor(database, 'VLAIO_FINANCE', 'VLAIO_OFFICER')
    const grant = await requested()
    await insertRow(database, 'assessment', { applicationId: grant.applicationId, status: 'GRANTED', takenInById: checker.userId }, false).catch(() => undefined)
    await insertRow(database, 'eligibility_verdict', { applicationId: grant.applicationId, code: 'E01', met: true, motivation: '', answeredById: checker.userId })
    expect(await answerOf(approvePayment(checker, advanceOf(grant)))).toBe('forbidden')
    await approvePayment(first, advanceOf(grant))
    expect(await answerOf(approvePayment(checker, advanceOf(grant)))).toBe('forbidden')
    await expect(database.sql('update payment set second_approved_by_id = $2 where id = $1', [advanceOf(grant).paymentId, checker.userId])).rejects.toThrow(/checked eligibility/)
  })

  test('while the grant is suspended nothing is approved or ordered', async () => {
    const grant = await requested({ status: 'SUSPENDED' })
    expect(await answerOf(approvePayment(first, advanceOf(grant)))).toBe('conflict')
    expect(await answerOf(orderNow(first, advanceOf(await createGrant(database, { status: 'SUSPENDED', advance: 'APPROVED' })).paymentId))).toBe('conflict')
  })

  test('is for finance; others read or see nothing', async () => {
    const grant = await requested()
    const controller = await staffActor(database, 'VLAIO_CONTROLLER')
    expect(await answerOf(approvePayment(controller, advanceOf(grant)))).toBe('forbidden')
    expect(await answerOf(orderNow(controller, advanceOf(grant).paymentId))).toBe('forbidden')
    expect(await answerOf(confirmPaid(grant.signatory, advanceOf(grant)))).toBe('forbidden')
    expect(await answerOf(approvePayment(grant.stranger, advanceOf(grant)))).toBe('not-found')
    expect(await answerOf(approvePayment(first, { paymentId: grant.grantId }))).toBe('not-found')
  })

  test('many at once: exactly two approvals, by two people', async () => {
    const advance = advanceOf(await requested())
    const answers = await Promise.all([first, first, second, second].map((actor) => answerOf(approvePayment(actor, advance))))
    expect(answers.filter((answer) => answer === 'accepted').length).toBeLessThanOrEqual(2)
    const [row] = await database.sql<{ first: string | null; second: string | null }>('select first_approved_by_id as first, second_approved_by_id as second from payment where id = $1', [advance.paymentId])
    expect(row?.first).not.toBeNull()
    expect(row?.first).not.toEqual(row?.second)
  })
})
