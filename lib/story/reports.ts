import type pg from 'pg'
import type { Actor } from '@/lib/access/actor'
import { expectReports } from '@/lib/grants/expect-reports'
import { agreeInstalments } from '@/lib/payments/agree-instalments'
import { claimRecovery, openRecovery } from '@/lib/payments/recover-payment'
import { confirmRepayment, recordRepayment } from '@/lib/payments/repay-recovery'
import { replyRecovery } from '@/lib/payments/reply-recovery'
import { computeSettlement, confirmSettlement } from '@/lib/payments/settle-grant'
import { declarations } from '@/lib/reports/fields'
import { acceptReport } from '@/lib/reports/judge-report'
import { beginReport } from '@/lib/reports/begin-report'
import { saveReport } from '@/lib/reports/save-report'
import type { ReportPart } from '@/lib/reports/schema'
import { submitReport } from '@/lib/reports/submit-report'
import { demoAddress } from '@/lib/sign-in/demo-accounts'
import { addDays, formatDay, weekday } from '@/lib/time'
import { content, type ReportContent, type RequestContent } from './content'
import { addEvidence } from './evidence'
import { grantOf, paymentOf, repaymentOf, tellPayment } from './execution'
import { peopleOf } from './request-people'
import { idFor, type Known } from './requests'
import type { Schedule } from './schedule'

const CONTROLLER = demoAddress('controle')
const FINANCE = demoAddress('financien')
const SECOND_FINANCE = demoAddress('financien2')

/** What took place: the final reports of last year's call, judged, settled, paid or asked back. */
export const tellReports = (owner: pg.Client, schedule: Schedule, known: Known): void => {
  const call = content.calls.find(({ code }) => code === 'ACT-VORIG')
  if (!call) return
  schedule.at({ day: call.periodEndDayOffset + 1, hour: 6 }, 'expect reports', async () => void (await expectReports()))
  for (const [index, report] of content.reports.entries()) {
    const request = content.requests.find(({ code }) => code === report.request)
    if (!request || report.type !== 'FINAL') continue
    tellReport(owner, schedule, known, report, request, index)
    tellSettlement(owner, schedule, known, report, request, index)
  }
}

/** Two reports stay drafts with the mistakes of the story; they were begun some weeks ago. */
const DRAFT_DAY = -20

const tellReport = (owner: pg.Client, schedule: Schedule, known: Known, report: ReportContent, request: RequestContent, minute: number): void => {
  const submitted = report.submittedDayOffset
  const reportId = async () => reportOf(owner, await grantOf(owner, idFor(known, request.code)))
  schedule.by({ day: (submitted ?? DRAFT_DAY) - 1, hour: 20, minute }, peopleOf(request).contact.email, `${report.code} fill in`, async (actor) => fillIn(actor, await reportId(), report, schedule))
  if (submitted === null) return
  schedule.by({ day: submitted, hour: 19, minute }, peopleOf(request).signatory.email, `${report.code} submit`, async (actor) => submitReport(actor, { reportId: await reportId() }))
  if (report.status !== 'ACCEPTED') return
  schedule.by({ day: submitted + 8, hour: 11, minute }, CONTROLLER, `${report.code} accept`, async (actor) =>
    acceptReport(actor, {
      reportId: await reportId(),
      remarks: 'Het verslag stemt overeen met de bewijsstukken die we opvroegen.',
      activities: report.activities.map(({ activityRef, status }) =>
        status === 'CANCELLED' ? { rowId: activityRef, accepted: 'nee' as const, reason: 'Deze activiteit ging niet door en telt niet mee voor de afrekening.' } : { rowId: activityRef, accepted: 'ja' as const, reason: '' }),
    }))
}

type GrantContent = { settledDayOffset?: number; closedDayOffset?: number; hearing?: { replyDayOffset: number; reply: string }; repayments?: { amountCents: number; receivedDayOffset: number }[]; payments?: { type: string; status: string; dayOffset: number }[] }

const tellSettlement = (owner: pg.Client, schedule: Schedule, known: Known, report: ReportContent, request: RequestContent, minute: number): void => {
  const grant: GrantContent | null = 'grant' in request && request.grant ? request.grant : null
  const settled = grant?.settledDayOffset
  if (!grant || settled === undefined || report.status !== 'ACCEPTED') return
  const grantId = () => grantOf(owner, idFor(known, request.code))
  schedule.by({ day: settled - 3, hour: 10, minute }, CONTROLLER, `${request.code} settlement`, async (actor) => computeSettlement(actor, { grantId: await grantId(), acceptedCosts: null, motivation: '' }))
  schedule.by({ day: settled, hour: 10, minute }, FINANCE, `${request.code} confirm settlement`, async (actor) => confirmSettlement(actor, { grantId: await grantId() }))
  if (grant.hearing !== undefined) {
    const motivation = 'Twee reeksen gingen niet door en een derde stopte halverwege. Het voorschot is hoger dan het definitieve bedrag; het verschil moet terugbetaald worden.'
    schedule.by({ day: settled + 2, hour: 10, minute }, FINANCE, `${request.code} open recovery`, async (actor) => openRecovery(actor, { grantId: await grantId(), motivation }))
    const { replyDayOffset, reply } = grant.hearing
    schedule.by({ day: replyDayOffset, hour: 19, minute }, peopleOf(request).signatory.email, `${request.code} reply`, async (actor) => replyRecovery(actor, { grantId: await grantId(), reply }))
    schedule.by({ day: settled + 36, hour: 10, minute }, FINANCE, `${request.code} parts`, async (actor) => agreeInstalments(actor, { grantId: await grantId(), parts: 4, firstDay: schedule.dayOf(settled + 52) }))
    schedule.by({ day: settled + 34, hour: 10, minute }, FINANCE, `${request.code} claim`, async (actor) => claimRecovery(actor, { grantId: await grantId() }))
  }
  for (const { amountCents, receivedDayOffset: received } of grant.repayments ?? []) {
    const repayment = { amountCents: BigInt(amountCents), receivedOn: schedule.dayOf(received) }
    schedule.by({ day: received + 1, hour: 10, minute }, FINANCE, `${request.code} repayment`, async (actor) => recordRepayment(actor, { grantId: await grantId(), ...repayment }))
    schedule.by({ day: received + 2, hour: 10, minute }, SECOND_FINANCE, `${request.code} confirm repayment`, async (actor) => confirmRepayment(actor, { repaymentId: await repaymentOf(owner, await grantId()) }))
  }
  const balance = grant.payments?.find(({ type }) => type === 'BALANCE')
  if (balance?.status === 'PAID') tellPayment(owner, schedule, `${request.code} balance`, { day: Math.max(balance.dayOffset, settled + 6), minute }, async () => paymentOf(owner, await grantId(), 'BALANCE'))
}

const fillIn = async (actor: Actor, reportId: string, report: ReportContent, schedule: Schedule): Promise<void> => {
  await beginReport(actor, { reportId })
  const save = (part: ReportPart, typed: Record<string, string | string[]>, activity?: number) => saveReport(actor, { reportId, part, activity, typed })
  for (const [index, activity] of report.activities.entries()) await save('activiteiten', activityAnswers(activity, index, schedule, report), index)
  await save('verhaal', narrativeAnswers(report))
  await save('verklaringen', Object.fromEntries(declarations.map(({ code }) => [`declarations.${code}`, 'ja'])))
  await addEvidence(actor, reportId, report)
}

type Happened = ReportContent['activities'][number]
type Counts = Record<string, number>
type Staff = { category: string; count: number; hours: number }

export const activityAnswers = (activity: Happened, index: number, schedule: Schedule, report: ReportContent): Record<string, string | string[]> => {
  const name = `activities.${index}`
  if (activity.status === 'CANCELLED') return { [`${name}.status`]: 'CANCELLED', [`${name}.cancelReason`]: ('cancelReason' in activity ? activity.cancelReason : '') ?? '', [`${name}.deviation`]: activity.deviation ?? '' }
  const of = <T>(key: string): T | undefined => Reflect.get(activity, key) as T | undefined
  const staff = Object.fromEntries((of<Staff[]>('staff') ?? []).flatMap(({ category, count, hours }) => [[`staff.${category}.count`, count], [`staff.${category}.hours`, hours]]))
  const numbers: Counts = {
    participants: activity.participants,
    ...prefixed('ageBands', of<Counts>('ageBands') ?? {}),
    ...prefixed('gender', of<Counts>('gender') ?? {}),
    ...Object.fromEntries(plainCounts.map((key) => [key, of<number | null>(key) ?? 0])),
    ...Object.fromEntries(Object.entries(of<Counts>('satisfaction') ?? {}).map(([key, count]) => [`satisfaction.s${key}`, count])),
    ...prefixed('interest', of<Counts>('interest') ?? {}),
    ...staff,
  }
  return {
    [`${name}.status`]: activity.status,
    ...Object.fromEntries(Object.entries(numbers).map(([key, count]) => [`${name}.${key}`, decimal(count)])),
    [`${name}.accessible`]: of<boolean>('accessible') ? 'ja' : 'nee',
    [`${name}.announcementEvidence`]: of<string>('announcementEvidence') ?? '',
    [`${name}.partnersTookPart`]: of<string[]>('partnersTookPart') ?? [],
    [`${name}.deviation`]: activity.deviation ?? '',
    [`${name}.lesson`]: of<string>('lesson') ?? '',
    ...residenceAnswers(name, of<{ nis: string; count: number }[]>('residence') ?? []),
    ...sessionAnswers(name, activity, schedule, report),
  }
}

const plainCounts = ['residenceOutsideFlanders', 'residenceUnknown', 'newParticipants', 'returningParticipants', 'newReturningUnknown', 'reducedRate', 'referred', 'completed', 'reasonableAdjustments', 'staffWomen']

const prefixed = (prefix: string, counts: Counts): Counts => Object.fromEntries(Object.entries(counts).map(([key, count]) => [`${prefix}.${key}`, count]))

const residenceAnswers = (name: string, places: readonly { nis: string; count: number }[]): Record<string, string> =>
  Object.fromEntries(places.flatMap(({ nis, count }, row) => [[`${name}.residence.${row}.place`, nis], [`${name}.residence.${row}.count`, String(count)]]))

/** A session keeps its weekday: moved to the nearest such day within three days, inside the period. */
const sessionAnswers = (name: string, { sessions }: Happened, schedule: Schedule, { period }: ReportContent): Record<string, string> =>
  Object.fromEntries(
    sessions.flatMap(({ dayOffset, weekday: wanted, dayPart, hours, enrolled, present }, row) => {
      const day = schedule.dayOf(dayOffset)
      const shift = ((wanted - weekday(day) + 10) % 7) - 3
      const inside = dayOffset + shift >= period.startDayOffset && dayOffset + shift <= period.endDayOffset
      return Object.entries({ day: formatDay(inside ? addDays(day, shift) : day), dayPart, hours: decimal(hours), enrolled: String(enrolled), present: String(present) }).map(([key, value]) => [`${name}.sessions.${row}.${key}`, value])
    }),
  )

const narrativeAnswers = ({ narrative }: ReportContent): Record<string, string> => ({
  'narrative.impact': narrative.impact ?? '',
  'narrative.successFactors': narrative.successFactors ?? '',
  'narrative.doDifferently': narrative.wouldDoDifferently ?? '',
  'narrative.followUp': narrative.followUp ?? '',
  ...Object.fromEntries((narrative.perTargetGroup ?? []).map(({ group, text }) => [`targetGroups.${group}`, text ?? ''])),
})

const decimal = (value: number): string => String(value).replace('.', ',')

const reportOf = async (owner: pg.Client, grantId: string): Promise<string> => (await owner.query<{ id: string }>(`select id from report where grant_id = $1 and type = 'FINAL'`, [grantId])).rows[0]?.id ?? ''
