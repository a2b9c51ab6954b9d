import type pg from 'pg'
import { acceptGrant } from '@/lib/grants/accept-grant'
import { declineGrant } from '@/lib/payments/decline-grant'
import { asActor } from '@/lib/db'
import { registerAid } from '@/lib/grants/register-aid'
import { meetCondition } from '@/lib/grants/meet-condition'
import { startGrant } from '@/lib/payments/start-grant'
import { approvePayment } from '@/lib/payments/approve-payment'
import { bookBankReport } from '@/lib/payments/book-bank-report'
import { nextBankDay } from '@/lib/payments/execution-day'
import { orderPayments } from '@/lib/payments/order-payments'
import { uploadBankReport } from '@/lib/payments/upload-bank-report'
import { changeSettings } from '@/lib/portal-settings/change-settings'
import { portalSettings } from '@/lib/portal-settings/queries'
import { extraHolidays } from '@/lib/reference/extra-holidays'
import { demoAddress } from '@/lib/sign-in/demo-accounts'
import { content, type RequestContent } from './content'
import { peopleOf } from './request-people'
import { idFor, type Known } from './requests'
import { localDay } from '@/lib/time'
import type { Schedule } from './schedule'
import { statementOf } from './statement'

const OFFICER = demoAddress('dossierbeheerder')
const FINANCE = demoAddress('financien')
const ADMIN = demoAddress('beheerder')
const SECOND_FINANCE = demoAddress('financien2')

type GrantContent = { acceptedDayOffset?: number | null; startedDayOffset?: number | null; declinedDayOffset?: number; payments?: { type: string; status: string; dayOffset: number }[] }

/** The account from which the loket pays, before its first payment; an example that no bank gave anyone. */
export const tellPayer = (schedule: Schedule): void => {
  const day = Math.min(...content.calls.map(({ opensAtDayOffset }) => opensAtDayOffset)) - 50
  schedule.by({ day, hour: 9 }, ADMIN, 'account of the payer', async (actor) => {
    const seen = await asActor(actor, (tx) => portalSettings(tx, actor))
    await changeSettings(actor, { seen, wanted: { ...seen, payerName: 'Voorbeeldagentschap STEM (demo)', payerIban: 'BE68539007547034' } })
  })
}

/** What became of each grant: conditions met, accepted or declined, started, the advance paid by two people of finance. */
export const tellExecution = (owner: pg.Client, schedule: Schedule, known: Known): void => {
  for (const [index, request] of content.requests.entries()) {
    const grant: GrantContent | null = 'grant' in request && request.grant ? request.grant : null
    if (!grant) continue
    const minute = index % 60
    const grantId = () => grantOf(owner, idFor(known, request.code))
    const conditions = 'decisionConditions' in request && request.decisionConditions ? request.decisionConditions : []
    const accepted = acceptedDay(request, grant)
    if (accepted !== null) {
      if (conditions.length > 0)
        schedule.by({ day: accepted - 2, hour: 11, minute }, OFFICER, `${request.code} conditions met`, async (actor) => {
          for (const conditionId of await conditionsOf(owner, await grantId())) await meetCondition(actor, { conditionId })
        })
      schedule.by({ day: accepted, hour: 19, minute }, peopleOf(request).signatory.email, `${request.code} accept`, async (actor) =>
        acceptGrant(actor, { grantId: await grantId(), iban: request.applicant.iban, conditionsAccepted: 'on' }))
    }
    if (accepted !== null && index % 3 !== 2)
      schedule.by({ day: accepted + 1, hour: 14, minute }, OFFICER, `${request.code} register aid`, async (actor) => {
        const { rows } = await owner.query<{ id: string }>('select grant_id as id from aid_registration where grant_id = $1 and registered_at is null', [await grantId()])
        for (const { id } of rows) await registerAid(actor, { grantId: id, registerNumber: `DEMO-${String(index + 1).padStart(5, '0')}` })
      })
    if (grant.declinedDayOffset !== undefined)
      schedule.by({ day: grant.declinedDayOffset, hour: 19, minute }, peopleOf(request).signatory.email, `${request.code} decline`, async (actor) => declineGrant(actor, { grantId: await grantId() }))
    const started = grant.startedDayOffset ?? null
    if (started === null) continue
    schedule.by({ day: started, hour: 18, minute }, peopleOf(request).signatory.email, `${request.code} start`, async (actor) => startGrant(actor, { grantId: await grantId(), startDay: schedule.dayOf(firstDay(request.code, started)) }))
    const advance = grant.payments?.find(({ type }) => type === 'ADVANCE')
    if (advance?.status === 'PAID') tellPayment(owner, schedule, `${request.code} advance`, { day: advance.dayOffset, minute }, async () => paymentOf(owner, await grantId(), 'ADVANCE'))
  }
}

/** A project started no later than its first session that was reported, which may have moved three days to keep its weekday. */
const firstDay = (code: string, started: number): number => {
  const reports = content.reports.filter(({ request }) => request === code)
  const sessions = reports.flatMap(({ period, activities }) => activities.flatMap((activity) => activity.sessions.map(({ dayOffset }) => Math.max(period.startDayOffset, dayOffset - 3))))
  return Math.min(started, ...sessions)
}

/** Approved twice, ordered with what else waits that day in one payment file, and booked from the statement of the day the bank paid. */
export const tellPayment = (owner: pg.Client, schedule: Schedule, what: string, { day, minute }: { day: number; minute: number }, paymentId: () => Promise<string>): void => {
  schedule.by({ day: day - 4, hour: 10, minute }, FINANCE, `${what} first approval`, async (actor) => approvePayment(actor, { paymentId: await paymentId() }))
  schedule.by({ day: day - 3, hour: 10, minute }, SECOND_FINANCE, `${what} second approval`, async (actor) => approvePayment(actor, { paymentId: await paymentId() }))
  schedule.by({ day: day - 2, hour: 15 }, FINANCE, `${what} order`, async (actor) => {
    const { rows } = await owner.query<{ id: string }>(`select id from payment where status = 'APPROVED' order by id`)
    if (rows.length > 0) await orderPayments(actor, { paymentIds: rows.map(({ id }) => id), executionDay: await asActor(actor, async (tx, now) => nextBankDay(localDay(now), await extraHolidays(tx))) })
  })
  schedule.by({ day, hour: 11, minute }, FINANCE, `${what} paid`, async (actor) => {
    const { id } = await uploadBankReport(actor, await statementOf(owner, await paymentId(), { day: schedule.dayOf(day), minute }))
    await bookBankReport(actor, { bankReportId: id })
  })
}

export const grantOf = async (owner: pg.Client, applicationId: string): Promise<string> => (await owner.query<{ id: string }>('select id from grant_award where application_id = $1', [applicationId])).rows[0]?.id ?? ''

export const paymentOf = async (owner: pg.Client, grantId: string, type: string): Promise<string> =>
  (await owner.query<{ id: string }>(`select id from payment where grant_id = $1 and type = $2::payment_type order by position desc limit 1`, [grantId, type])).rows[0]?.id ?? ''

/** The one that waits for its confirmation. */
export const repaymentOf = async (owner: pg.Client, grantId: string): Promise<string> =>
  (await owner.query<{ id: string }>('select id from repayment where grant_id = $1 and confirmed_at is null and dropped_at is null', [grantId])).rows[0]?.id ?? ''

const conditionsOf = async (owner: pg.Client, grantId: string): Promise<string[]> =>
  (await owner.query<{ id: string }>('select id from grant_condition where grant_id = $1 and met_at is null order by id', [grantId])).rows.map(({ id }) => id)

/** A grant from the reserve list is accepted after its own publication. */
const acceptedDay = (request: RequestContent, grant: GrantContent): number | null => {
  const day = grant.acceptedDayOffset ?? null
  return day !== null && 'decision' in request && request.decision && 'round' in request.decision && request.decision.round === 2 ? Math.max(day, -20) : day
}
