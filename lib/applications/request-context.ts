import type { Tx } from '@/lib/db'
import { lastDayOf, localDay } from '@/lib/time'
import type { Call } from '@/prisma/generated/client'
import type { AttachmentKind, CallRules, OrganisationFacts, Reference, RequestContext } from './call-rules'

/** Everything the rules of a request ask, read in one transaction with the request itself. */
export const requestContext = async (tx: Tx, application: { id: string; organisationId: string; call: Call }, now: Date): Promise<RequestContext> => ({
  call: await callRules(tx, application.call),
  reference: await referenceData(tx),
  organisation: await organisationFacts(tx, application.organisationId, application.call.deadlineAt),
  attachments: (await tx.attachment.findMany({ where: { applicationId: application.id, removedAt: null }, include: { file: true }, orderBy: { uploadedAt: 'asc' } }))
    // The kind is written by add-attachment only, which knows these six.
    .map(({ kind, name, file }) => ({ kind: kind as AttachmentKind, name, size: file.sizeBytes, sha256: file.sha256 })),
  today: localDay(now),
})

const callRules = async (tx: Tx, call: Call): Promise<CallRules> => {
  const { deadlineAt, periodStart, periodEnd } = call
  if (!deadlineAt || !periodStart || !periodEnd) throw new Error(`call ${call.code} was announced without dates`)
  const volunteerDay = await tx.portalSetting.findUnique({ where: { key: 'volunteerDayCents' } })
  return {
    ...call,
    stateAidBasis: stateAidOf(call.stateAidBasis),
    periodStart: dayOf(periodStart),
    periodEnd: dayOf(periodEnd),
    deadlineDay: lastDayOf(deadlineAt),
    volunteerDayCents: volunteerDay ? BigInt(volunteerDay.value) : null,
  }
}

export const referenceData = async (tx: Tx): Promise<Reference> => {
  const entries = await tx.codeListEntry.findMany({ orderBy: [{ list: 'asc' }, { position: 'asc' }], select: { list: true, code: true, nl: true } })
  const municipalities = await tx.municipality.findMany({ orderBy: { name: 'asc' }, select: { nis: true, name: true, region: true, postcodes: { select: { postcode: true } } } })
  const partnerships = await tx.partnership.findMany({ where: { periodStart: { not: null }, periodEnd: { not: null } }, orderBy: { name: 'asc' } })
  const schoolHolidays = await tx.schoolHoliday.findMany()
  return {
    codeLists: Object.groupBy(entries, ({ list }) => list) as Reference['codeLists'],
    municipalities: municipalities.map(({ nis, name, region, postcodes }) => ({ nis, name, region: region === 'BRU' ? 'BRU' : 'VLG', postcodes: postcodes.map(({ postcode }) => postcode) })),
    partnerships: partnerships.flatMap(({ code, name, periodStart, periodEnd }) => periodStart && periodEnd ? [{ code, name, periodStart: dayOf(periodStart), periodEnd: dayOf(periodEnd) }] : []),
    schoolHolidays: schoolHolidays.map(({ startDay, endDay }) => ({ startDay: dayOf(startDay), endDay: dayOf(endDay) })),
  }
}

/** The recognition that counts is the one that holds on the last day of the call; without such a one, the latest. */
const organisationFacts = async (tx: Tx, organisationId: string, deadlineAt: Date | null): Promise<OrganisationFacts> => {
  const organisation = await tx.organisation.findUniqueOrThrow({
    where: { id: organisationId },
    include: {
      recognitions: { orderBy: { validTo: 'desc' } },
      memberships: { where: { role: 'APPLICANT_SIGNATORY', endedAt: null }, include: { user: { select: { name: true } } } },
      mandates: { where: { status: 'WAITING' }, select: { userId: true } },
    },
  })
  const waiting = await tx.user.findMany({ where: { id: { in: organisation.mandates.map(({ userId }) => userId) } }, select: { name: true } })
  const lastDay = deadlineAt ? lastDayOf(deadlineAt) : null
  const onLastDay = organisation.recognitions.find(({ validFrom, validTo }) => lastDay !== null && dayOf(validFrom) <= lastDay && lastDay <= dayOf(validTo))
  const recognition = onLastDay ?? organisation.recognitions[0]
  return {
    kbo: organisation.kbo,
    legalName: organisation.legalName,
    recognition: recognition ? { status: recognition.status, number: recognition.number, validFrom: dayOf(recognition.validFrom), validTo: dayOf(recognition.validTo) } : null,
    signatories: [...organisation.memberships.map(({ user }) => user.name), ...waiting.map(({ name }) => name)],
  }
}

/** A column of type date comes as midnight UTC. */
const dayOf = (date: Date): string => date.toISOString().slice(0, 10)

const stateAidOf = (basis: string): CallRules['stateAidBasis'] =>
  basis === 'DE_MINIMIS' || basis === 'SGEI_DE_MINIMIS' || basis === 'GBER' ? basis : 'NO_AID'
