import { systemActor, type Actor } from '@/lib/access/actor'
import { requirePermission } from '@/lib/access/require-permission'
import { recordEvent } from '@/lib/audit/record'
import { asRefusal } from '@/lib/database-refusal'
import { asActor, type Tx } from '@/lib/db'
import { tellMembers } from '@/lib/grants/load-grant'
import { moveGrant } from '@/lib/grants/move-grant'
import { Refusal } from '@/lib/refusal'
import { readBankReport } from './bank-report'
import { bookPaid } from './confirm-paid'
import { judgeLines, type Booking } from './judge-line'
import { knownReferences } from './known-references'
import { loadPayment } from './load-payment'
import { movePayment } from './move-payment'
import { noteRepayment } from './repay-recovery'

export type Booked = { paid: number; failed: number; repaid: number }

/**
 * Books what the bank said, as the preview shows it: paid, failed with the reason, and money that came back as a repayment for somebody else to
 * confirm. What was booked before stays; the same report again does nothing.
 */
export const bookBankReport = (actor: Actor, { bankReportId }: { bankReportId: string }): Promise<Booked> =>
  asActor(actor, async (tx, now) => {
    requirePermission(actor, 'bank.book', {}, 'bank.read')
    const stored = await tx.bankReport.findUnique({ where: { id: bankReportId } })
    const report = stored && readBankReport(stored.content)
    if (!report) throw new Refusal('not-found', 'Dit bestand van de bank bestaat niet.')

    await lockReferences(tx, judgeLines(report.lines, await knownReferences(tx, actor, report.lines, now)).flatMap(({ booking }) => booking ?? []))
    const bookings = judgeLines(report.lines, await knownReferences(tx, actor, report.lines, now)).flatMap(({ booking }) => booking ?? [])
    for (const booking of bookings) await book(tx, actor, booking, { bankReportId }, now)
    const count = (what: Booking['do']) => bookings.filter((booking) => booking.do === what).length
    const booked = { paid: count('PAID'), failed: count('FAILED'), repaid: count('REPAID') }
    if (bookings.length > 0) await recordEvent(tx, actor, { verb: 'bank.book', subjectType: 'bank_report', subjectId: bankReportId, payload: { ...booked, sha256: stored.sha256 } })
    return booked
  }).catch((thrown: unknown) => { throw asRefusal(thrown) })

/** Whoever books the same report at the same moment waits here, and then finds it booked. */
const lockReferences = async (tx: Tx, bookings: readonly Booking[]): Promise<void> => {
  const paymentIds = bookings.flatMap((booking) => (booking.do === 'REPAID' ? [] : [booking.paymentId]))
  const grantIds = bookings.flatMap((booking) => (booking.do === 'REPAID' ? [booking.grantId] : []))
  await tx.$queryRaw`select 1 from grant_award where id = any(${grantIds}::uuid[]) or id in (select grant_id from payment where id = any(${paymentIds}::uuid[])) order by id for update`
  await tx.$queryRaw`select 1 from payment where id = any(${paymentIds}::uuid[]) order by id for update`
}

const book = async (tx: Tx, actor: Actor, booking: Booking, from: { bankReportId: string }, now: Date): Promise<void> => {
  if (booking.do === 'REPAID') return noteRepayment(tx, actor, { grantId: booking.grantId, amountCents: booking.amountCents, receivedOn: booking.day }, now, from)
  const payment = await loadPayment(tx, booking.paymentId)
  requirePermission(actor, 'payment.confirm-paid', payment.grant, 'payment.read')
  if (booking.do === 'PAID') return bookPaid(tx, actor, payment, now, from)

  const { code, said } = booking
  const wasPaid = payment.status === 'PAID'
  await movePayment(tx, actor, payment, wasPaid ? 'comeBack' : 'fail', { failedAt: now, failureCode: code, failureText: said.slice(0, 500), paidAt: null, paidById: null })
  if (wasPaid && payment.type === 'BALANCE' && payment.grant.status === 'CLOSED') await moveGrant(tx, systemActor('teruggekeerd saldo'), payment.grant, 'reopen', { closedAt: null })
  await tellMembers(tx, payment.grant, 'payment-failed', `${payment.id}:${payment.attempt}`)
  await recordEvent(tx, actor, { verb: wasPaid ? 'payment.come-back' : 'payment.fail', subjectType: 'payment', subjectId: payment.id, applicationId: payment.grant.applicationId, payload: { amountCents: payment.amountCents, attempt: payment.attempt, code, said, ...from } })
}
