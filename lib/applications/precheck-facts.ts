import type { Tx } from '@/lib/db'
import { filingDeadline } from '@/lib/filings/filing-term'
import { addDays, lastDayOf, localDay } from '@/lib/time'
import { formatCents } from '@/lib/money'
import type { Prisma } from '@/prisma/generated/client'
import { amountsOf } from './amounts'
import type { Reference } from './call-rules'
import { readFrozen } from './frozen-request'
import type { PrecheckFacts } from './prechecks'

/** What the automatic pre-checks look at: the frozen copy, the call, the registers of the portal itself. */
export const precheckFacts = async (tx: Tx, applicationId: string, now: Date): Promise<PrecheckFacts> => {
  const file = await tx.application.findUniqueOrThrow({
    where: { id: applicationId },
    include: {
      call: true,
      extension: true,
      organisation: { include: { recognitions: true } },
      submissions: { orderBy: { round: 'desc' } },
      activities: { select: { postcode: true, title: true } },
    },
  })
  const { call, organisation } = file
  const latest = file.submissions[0]
  const first = file.submissions.at(-1)
  if (!latest || !first || !call.deadlineAt) throw new Error('A filed request has a frozen copy and a deadline.')
  const { reading, attachments } = readFrozen(latest.content)
  const today = localDay(now)
  return {
    reading,
    attachments,
    // An answer to a completion request does not make the filing late.
    submittedAt: file.submittedAt ?? first.submittedAt,
    deadlineAt: filingDeadline(file) ?? call.deadlineAt,
    extendedUntil: file.extension?.confirmedAt ? file.extension.untilAt : null,
    requestedCents: file.requestedCents ?? 0n,
    highestCents: amountsOf(reading, { call }).highestCents,
    maximumCents: call.maxCents,
    mandateApproved: !latest.underReservation || (await hasMandate(tx, organisation.id, latest.submittedById)),
    call: {
      audience: call.audience,
      stateAidBasis: stateAidBasisOf(call.stateAidBasis),
      deMinimisCeilingCents: call.deMinimisCeilingCents,
      minSessions: call.minSessions,
      maxPerStaff: call.maxPerStaff,
      maxPerStaffYoung: call.maxPerStaffYoung,
      brusselsAllowed: call.brusselsAllowed,
      periodStart: call.periodStart && dayOf(call.periodStart),
      periodEnd: call.periodEnd && dayOf(call.periodEnd),
      deadlineDay: lastDayOf(call.deadlineAt),
    },
    organisation,
    recognitions: organisation.recognitions.map(({ status, validFrom, validTo }) => ({ status, validFrom: dayOf(validFrom), validTo: dayOf(validTo) })),
    reference: await referenceFor(tx, reading),
    overlappingFiles: await overlappingFiles(tx, applicationId),
    ...(await obligations(tx, organisation.id, now)),
    today,
  }
}

/** Days are stored as dates; Prisma reads them as midnight in UTC. */
const dayOf = (date: Date): string => date.toISOString().slice(0, 10)

const stateAidBases = ['NO_AID', 'DE_MINIMIS', 'SGEI_DE_MINIMIS', 'GBER'] as const
const stateAidBasisOf = (text: string): PrecheckFacts['call']['stateAidBasis'] => stateAidBases.find((basis) => basis === text) ?? 'NO_AID'

const hasMandate = async (tx: Tx, organisationId: string, userId: string): Promise<boolean> =>
  (await tx.mandate.count({ where: { organisationId, userId, status: 'APPROVED' } })) > 0

/** Only the places and days that the request names. */
const referenceFor = async (tx: Tx, reading: PrecheckFacts['reading']): Promise<PrecheckFacts['reference']> => {
  const nis = [reading.municipality, ...reading.activities.map((activity) => activity.nis)].filter((code) => code !== null)
  const postcodes = [reading.postcode, ...reading.activities.map((activity) => activity.postcode)].filter((code) => code !== null)
  const days = reading.activities.flatMap(({ sessions }) => sessions.flatMap(({ date }) => (date === null ? [] : [date]))).toSorted()
  const municipalities = await tx.municipality.findMany({
    where: { OR: [{ nis: { in: nis } }, { postcodes: { some: { postcode: { in: postcodes } } } }] },
    include: { postcodes: { select: { postcode: true } } },
  })
  const partnerships = await tx.partnership.findMany({ where: { code: reading.inPartnership ?? '' }, select: { code: true, name: true, periodStart: true, periodEnd: true } })
  const holidays = await tx.schoolHoliday.findMany({ where: { endDay: { gte: new Date(days[0] ?? '1970-01-01') }, startDay: { lte: new Date(addDays(days.at(-1) ?? '1970-01-01', 1)) } } })
  return {
    municipalities: municipalities.map((place): Reference['municipalities'][number] => ({
      nis: place.nis,
      name: place.name,
      region: place.region === 'BRU' ? 'BRU' : 'VLG',
      postcodes: place.postcodes.map(({ postcode }) => postcode),
    })),
    partnerships: partnerships.flatMap(({ code, name, periodStart, periodEnd }) => (periodStart && periodEnd ? [{ code, name, periodStart: dayOf(periodStart), periodEnd: dayOf(periodEnd) }] : [])),
    schoolHolidays: holidays.map(({ startDay, endDay }) => ({ startDay: dayOf(startDay), endDay: dayOf(endDay) })),
  }
}

/** E05: other living files whose period overlaps: of the same organisation with a postcode or a title in common, of others, in another call, with a title in common. */
const overlappingFiles = (tx: Tx, applicationId: string): Promise<{ number: string; callName: string; organisation: string; own: boolean; period: string; common: string[] }[]> => tx.$queryRaw`
  select other.number, other_call.name as "callName", organisation.legal_name as organisation, other.organisation_id = file.organisation_id as own,
    to_char(other_call.period_start, 'DD/MM/YYYY') || ' tot en met ' || to_char(other_call.period_end, 'DD/MM/YYYY') as period,
    array_agg(distinct case when lower(theirs.title) = lower(mine.title) then 'activiteit “' || mine.title || '”' else 'postcode ' || mine.postcode end) as common
  from application file
  join call on call.id = file.call_id
  join activity mine on mine.application_id = file.id
  join application other on other.id <> file.id
    and (other.status <> 'DRAFT' or other.submitted_at is not null) and other.status not in ('WITHDRAWN', 'INELIGIBLE', 'REJECTED', 'LAPSED')
    and not actor_conflicted(other.id)
  join call other_call on other_call.id = other.call_id and other_call.period_start <= call.period_end and call.period_start <= other_call.period_end
  join activity theirs on theirs.application_id = other.id
    and ((lower(theirs.title) = lower(mine.title) and (other.organisation_id = file.organisation_id or other.call_id <> file.call_id)) or (other.organisation_id = file.organisation_id and theirs.postcode = mine.postcode))
  join organisation on organisation.id = other.organisation_id
  where file.id = ${applicationId}::uuid
  group by other.number, other_call.id, organisation.id, other.organisation_id = file.organisation_id
  order by own desc, other.number`

const obligations = async (tx: Tx, organisationId: string, now: Date): Promise<Required<Pick<PrecheckFacts, 'openRecoveries' | 'overdueReports' | 'obligations'>>> => {
  const recoveries = await tx.grant.findMany({
    where: { organisationId, recovery: { claimedAt: { not: null }, paidAt: null, waivedAt: null } },
    select: { number: true, recovery: { select: { amountCents: true, dueAt: true } } },
    orderBy: { number: 'asc' },
  })
  const late = { status: { in: ['DUE', 'DRAFT', 'INCOMPLETE'] }, dueAt: { lt: now } } satisfies Prisma.ReportWhereInput
  const overdue = await tx.grant.findMany({
    where: { organisationId, reports: { some: late } },
    select: { number: true, reports: { where: late, select: { dueAt: true }, orderBy: { dueAt: 'asc' } } },
    orderBy: { number: 'asc' },
  })
  return {
    openRecoveries: recoveries.map(({ number }) => number),
    overdueReports: overdue.map(({ number }) => number),
    obligations: [
      ...recoveries.map(({ number, recovery }) => ({ number, what: `Terugvordering van ${formatCents(recovery?.amountCents ?? 0n)} euro, niet betaald`, day: recovery?.dueAt ? lastDayOf(recovery.dueAt) : null })),
      ...overdue.flatMap(({ number, reports }) => reports.map(({ dueAt }) => ({ number, what: 'Verslag niet ingediend', day: lastDayOf(dueAt) }))),
    ],
  }
}
