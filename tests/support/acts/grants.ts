import { acceptGrant } from '@/lib/grants/accept-grant'
import { meetCondition } from '@/lib/grants/meet-condition'
import { correctAid, registerAid } from '@/lib/grants/register-aid'
import { agreeInstalments, replaceInstalments } from '@/lib/payments/agree-instalments'
import { approvePayment } from '@/lib/payments/approve-payment'
import { bookBankReport } from '@/lib/payments/book-bank-report'
import { cancelPayment } from '@/lib/payments/cancel-payment'
import { confirmPaid } from '@/lib/payments/confirm-paid'
import { declineGrant } from '@/lib/payments/decline-grant'
import { claimRecovery, openRecovery } from '@/lib/payments/recover-payment'
import { confirmRepayment, dropRepayment, recordRepayment } from '@/lib/payments/repay-recovery'
import { replyRecovery } from '@/lib/payments/reply-recovery'
import { retryPayment } from '@/lib/payments/retry-payment'
import { computeSettlement, confirmSettlement } from '@/lib/payments/settle-grant'
import { startGrant } from '@/lib/payments/start-grant'
import { uploadBankReport } from '@/lib/payments/upload-bank-report'
import { confirmWaiver, proposeWaiver } from '@/lib/payments/waive-recovery'
import { beginReport } from '@/lib/reports/begin-report'
import { acceptReport, rejectReport, returnReport } from '@/lib/reports/judge-report'
import { submitReport } from '@/lib/reports/submit-report'
import { addDays, localDay } from '@/lib/time'
import { statement } from '@/tests/support/bank-answers'
import { dayFromNow, daysFromNow } from '@/tests/support/factories'
import { createReport } from '@/tests/support/filled-report'
import { insertRow } from '@/tests/support/insert-row'
import { orderNow, setPayer } from '@/tests/support/payer'
import { createGrant, type RunningGrant } from '@/tests/support/running-grant'
import { weigh } from '@/tests/support/weighed-grant'
import type { Act, Stage, Subject } from './stage'

const motivation = 'De annulering kwam door een brand in het gebouw; de kosten waren al gemaakt, zoals de facturen tonen.'
export const accepting = { remarks: '', activities: [{ rowId: 'a1', accepted: 'ja' as const, reason: '' }] }

/** A grant in every state that an act asks for, each on a call that holds its money. */
export const stageGrants = async ({ database, as, learn, one }: Stage): Promise<Act[]> => {
  await setPayer(database)
  const on = ({ grantId, applicationId, callId, organisationId, payments }: RunningGrant, more: Partial<Subject> = {}): Partial<Subject> => ({ grantId, applicationId, callId, organisationId, paymentId: payments[0]?.id ?? '', ...more })
  const grant = async (given: Parameters<typeof createGrant>[1] = {}): Promise<RunningGrant> => {
    const made = await createGrant(database, given)
    await learn()
    return made
  }
  const reporting = async (state: 'DRAFT' | 'SUBMITTED' | 'ACCEPTED' | 'SETTLING' | 'SETTLED', cents = 90_000n) => {
    const made = await grant({ status: 'REPORT_DUE', grantedCents: cents, activities: [{ rowId: 'a1', childHours: 250 }] })
    const reportId = await createReport(database, made)
    if (state !== 'DRAFT') await submitReport(as('signatory'), { reportId })
    if (state === 'ACCEPTED' || state === 'SETTLING' || state === 'SETTLED') await acceptReport(as('controller'), { reportId, ...accepting })
    if (state !== 'DRAFT') await weigh(database, made)
    if (state === 'SETTLING' || state === 'SETTLED') await computeSettlement(as('controller'), { grantId: made.grantId, acceptedCosts: null, motivation: '' })
    if (state === 'SETTLED') await confirmSettlement(as('finance'), { grantId: made.grantId })
    return { ...on(made), reportId }
  }
  let messages = 0
  const owing = async (given: Record<string, unknown> = {}) => {
    const made = await grant({ status: 'RECOVERY' })
    await database.sql('update grant_award set final_cents = 0, settled_at = $2 where id = $1', [made.grantId, daysFromNow(-40)])
    messages += 1
    await insertRow(database, 'recovery', { grantId: made.grantId, amountCents: 80_000n, motivation: 'Te veel betaald.', structuredMessage: `+++000/0000/${String(messages).padStart(5, '0')}+++`, hearingUntil: daysFromNow(-11), openedById: as('finance').userId, ...given }, false)
    return on(made)
  }
  const claimed = () => owing({ hearingUntil: daysFromNow(-40), claimedAt: daysFromNow(-35), dueAt: daysFromNow(-5) })
  const today = localDay(new Date())

  const [offered, unwanted, accepted] = [await grant({ status: 'AWARDED', advance: 'PLANNED' }), await grant({ status: 'AWARDED', advance: 'PLANNED' }), await grant({ status: 'ACCEPTED', advance: 'PLANNED', periodEnd: dayFromNow(200) })]
  const conditional = await grant({ status: 'CONDITIONS_PENDING', advance: 'PLANNED' })
  const conditionId = await insertRow(database, 'grant_condition', { grantId: conditional.grantId, text: 'Bezorg de afspraken.', dueAt: daysFromNow(5) })
  const [aided, registered] = [await grant({}), await grant({})]
  for (const { grantId } of [aided, registered]) await insertRow(database, 'aid_registration', { grantId, dueAt: daysFromNow(10) }, false)
  await registerAid(as('officer'), { grantId: registered.grantId, registerNumber: 'EAIR-2026-0' })
  const [requested, approved, cancellable] = [await grant({ advance: 'REQUESTED' }), await grant({ advance: 'APPROVED' }), await grant({ advance: 'APPROVED' })]
  const ordered = async () => {
    const made = await grant({ advance: 'APPROVED' })
    await orderNow(as('finance'), made.payments[0]?.id ?? '')
    return made
  }
  const [paying, booked] = [await ordered(), await ordered()]
  const failed = await grant({ advance: 'FAILED' })
  const referenceOf = (made: RunningGrant) => one('select end_to_end_id as id from payment_order where payment_id = $1', made.payments[0]?.id)
  const bankBytes = (reference: string, id: string) => statement({ id, out: [{ reference, euro: '3200.00', day: today }] })
  const { id: bankReportId } = await uploadBankReport(as('finance'), { name: 'uittreksel.xml', bytes: bankBytes(await referenceOf(booked), 'UITTREKSEL-1') })
  const [draft, submitted, judged, settling, settled] = [await reporting('DRAFT'), await reporting('SUBMITTED'), await reporting('ACCEPTED'), await reporting('SETTLING'), await reporting('SETTLED', 10_000_00n)]
  const due = await grant({ status: 'REPORT_DUE' })
  const dueReport = await createReport(database, due, { status: 'DUE', draft: {} })
  const [hearing, heard, waivable, waived, paidBack, noted, spread] = [await owing({ hearingUntil: daysFromNow(10) }), await owing(), await owing(), await owing(), await claimed(), await claimed(), await claimed()]
  await proposeWaiver(as('finance'), { grantId: waived.grantId ?? '', motivation })
  await recordRepayment(as('finance'), { grantId: noted.grantId ?? '', amountCents: 80_000n, receivedOn: today })
  const repaymentId = await one('select id from repayment where grant_id = $1', noted.grantId)
  await agreeInstalments(as('finance'), { grantId: spread.grantId ?? '', parts: 3, firstDay: addDays(today, 20) })
  await learn()

  return [
    { name: 'acceptGrant', home: on(offered), run: ({ grantId }) => acceptGrant(as('signatory'), { grantId, iban: 'BE03999000001484', conditionsAccepted: 'ja' }) },
    { name: 'declineGrant', home: on(unwanted), run: ({ grantId }) => declineGrant(as('signatory'), { grantId }) },
    { name: 'startGrant', home: on(accepted), run: ({ grantId }) => startGrant(as('signatory'), { grantId, startDay: today }) },
    { name: 'meetCondition', home: on(conditional, { conditionId }), run: (at) => meetCondition(as('officer'), { conditionId: at.conditionId }) },
    { name: 'registerAid', home: on(aided), run: ({ grantId }) => registerAid(as('officer'), { grantId, registerNumber: 'EAIR-2026-1' }) },
    { name: 'correctAid', home: on(registered), run: ({ grantId }) => correctAid(as('officer'), { grantId, registerNumber: 'EAIR-2026-2', reason: 'Het nummer van een ander dossier stond hier.' }) },
    { name: 'approvePayment', home: on(requested), run: ({ paymentId }) => approvePayment(as('finance'), { paymentId }) },
    { name: 'orderPayments', home: on(approved), run: ({ paymentId }) => orderNow(as('finance'), paymentId) },
    { name: 'cancelPayment', home: on(cancellable), run: ({ paymentId }) => cancelPayment(as('decider'), { paymentId, reason: 'De begunstigde is gestopt met de activiteiten.' }) },
    { name: 'confirmPaid', home: on(paying), run: ({ paymentId }) => confirmPaid(as('finance'), { paymentId }) },
    { name: 'retryPayment', home: on(failed), run: ({ paymentId }) => retryPayment(as('finance'), { paymentId }) },
    { name: 'uploadBankReport', home: on(paying), run: async ({ paymentId }) => uploadBankReport(as('finance'), { name: 'uittreksel.xml', bytes: bankBytes(await one('select end_to_end_id as id from payment_order where payment_id = $1', paymentId), 'UITTREKSEL-2') }) },
    { name: 'bookBankReport', home: on(booked, { bankReportId }), run: (at) => bookBankReport(as('finance'), { bankReportId: at.bankReportId }) },
    { name: 'beginReport', home: on(due, { reportId: dueReport }), run: ({ reportId }) => beginReport(as('editor'), { reportId }) },
    { name: 'submitReport', home: draft, run: ({ reportId }) => submitReport(as('signatory'), { reportId }) },
    { name: 'acceptReport', home: submitted, run: ({ reportId }) => acceptReport(as('controller'), { reportId, ...accepting }) },
    { name: 'returnReport', home: submitted, run: ({ reportId }) => returnReport(as('controller'), { reportId, missing: '', points: [{ field: '', remark: 'De aanwezigheid klopt niet.' }] }) },
    { name: 'rejectReport', home: submitted, run: ({ reportId }) => rejectReport(as('controller'), { reportId, ground: motivation }) },
    { name: 'computeSettlement', home: judged, run: ({ grantId }) => computeSettlement(as('controller'), { grantId, acceptedCosts: null, motivation: '' }) },
    { name: 'confirmSettlement', home: settling, run: ({ grantId }) => confirmSettlement(as('finance'), { grantId }) },
    { name: 'openRecovery', home: settled, run: ({ grantId }) => openRecovery(as('finance'), { grantId, motivation }) },
    { name: 'replyRecovery', home: hearing, run: ({ grantId }) => replyRecovery(as('signatory'), { grantId, reply: 'Wij hadden toelating.' }) },
    { name: 'claimRecovery', home: heard, run: ({ grantId }) => claimRecovery(as('finance'), { grantId }) },
    { name: 'proposeWaiver', home: waivable, run: ({ grantId }) => proposeWaiver(as('finance'), { grantId, motivation }) },
    { name: 'confirmWaiver', home: waived, run: ({ grantId }) => confirmWaiver(as('finance2'), { grantId }) },
    { name: 'agreeInstalments', home: paidBack, run: ({ grantId }) => agreeInstalments(as('finance'), { grantId, parts: 3, firstDay: addDays(today, 20) }) },
    { name: 'replaceInstalments', home: spread, run: ({ grantId }) => replaceInstalments(as('finance'), { grantId, parts: 4, firstDay: addDays(today, 25), reason: 'De begunstigde vraagt een maand langer.' }) },
    { name: 'recordRepayment', home: paidBack, run: ({ grantId }) => recordRepayment(as('finance'), { grantId, amountCents: 30_000n, receivedOn: today }) },
    { name: 'confirmRepayment', home: { ...noted, repaymentId }, run: (at) => confirmRepayment(as('finance2'), { repaymentId: at.repaymentId }) },
    { name: 'dropRepayment', home: { ...noted, repaymentId }, run: (at) => dropRepayment(as('finance'), { repaymentId: at.repaymentId }) },
  ]
}
