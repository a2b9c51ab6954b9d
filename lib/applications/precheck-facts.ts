import type { Tx } from '@/lib/db'
import { filingDeadline } from '@/lib/filings/filing-term'
import { addDays, lastDayOf, localDay } from '@/lib/time'
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

/** E05: other living files of the same organisation, in a call whose period overlaps, with a postcode or a title in common. */
const overlappingFiles = (tx: Tx, applicationId: string): Promise<{ number: string; callName: string; common: string[] }[]> => tx.$queryRaw`
  select other.number, other_call.name as "callName",
    array_agg(distinct case when theirs.title = mine.title then 'activiteit “' || mine.title || '”' else 'postcode ' || mine.postcode end) as common
  from application file
  join call on call.id = file.call_id
  join application other on other.organisation_id = file.organisation_id and other.id <> file.id
    and other.status not in ('DRAFT', 'WITHDRAWN', 'INELIGIBLE', 'REJECTED', 'LAPSED')
    and not actor_conflicted(other.id)
  join call other_call on other_call.id = other.call_id and other_call.period_start <= call.period_end and call.period_start <= other_call.period_end
  join activity mine on mine.application_id = file.id
  join activity theirs on theirs.application_id = other.id and (theirs.postcode = mine.postcode or theirs.title = mine.title)
  where file.id = ${applicationId}::uuid
  group by other.number, other_call.name
  order by other.number`

const obligations = async (tx: Tx, organisationId: string, now: Date): Promise<Pick<PrecheckFacts, 'openRecoveries' | 'overdueReports'>> => {
  const recoveries = await tx.grant.findMany({
    where: { organisationId, recovery: { claimedAt: { not: null }, paidAt: null, waivedAt: null } },
    select: { number: true },
    orderBy: { number: 'asc' },
  })
  const overdue = await tx.grant.findMany({
    where: { organisationId, reports: { some: { status: { in: ['DUE', 'DRAFT', 'INCOMPLETE'] }, dueAt: { lt: now } } } },
    select: { number: true },
    orderBy: { number: 'asc' },
  })
  return { openRecoveries: recoveries.map(({ number }) => number), overdueReports: overdue.map(({ number }) => number) }
}
