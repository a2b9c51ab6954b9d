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

/** In one statement, as JSON: row by row through the ORM these hundreds of municipalities cost more than all the rest of a filing. */
export const referenceData = async (tx: Tx): Promise<Reference> => {
  const rows = await tx.$queryRaw<{ entries: (Reference['codeLists'][string][number] & { list: string })[]; municipalities: Reference['municipalities']; partnerships: Reference['partnerships']; holidays: Reference['schoolHolidays'] }[]>`
    select
      (select coalesce(json_agg(json_build_object('list', list, 'code', code, 'nl', nl) order by list, position), '[]') from code_list_entry) as entries,
      (select coalesce(json_agg(json_build_object('nis', m.nis, 'name', m.name, 'region', case when m.region = 'BRU' then 'BRU' else 'VLG' end, 'postcodes', coalesce(p.postcodes, '[]')) order by m.name), '[]')
         from municipality m left join (select nis, json_agg(postcode) as postcodes from postcode group by nis) p on p.nis = m.nis) as municipalities,
      (select coalesce(json_agg(json_build_object('code', code, 'name', name, 'periodStart', period_start, 'periodEnd', period_end) order by name), '[]')
         from partnership where period_start is not null and period_end is not null) as partnerships,
      (select coalesce(json_agg(json_build_object('startDay', start_day, 'endDay', end_day)), '[]') from school_holiday) as holidays`
  const { entries = [], municipalities = [], partnerships = [], holidays = [] } = rows[0] ?? {}
  const codeLists: Record<string, Reference['codeLists'][string][number][]> = {}
  for (const { list, code, nl } of entries) (codeLists[list] ??= []).push({ code, nl })
  return { codeLists, municipalities, partnerships, schoolHolidays: holidays }
}

/** The recognition that counts is the one that holds on the last day of the call; without such a one, the latest. */
const organisationFacts = async (tx: Tx, organisationId: string, deadlineAt: Date | null): Promise<OrganisationFacts> => {
  const rows = await tx.$queryRaw<(Omit<OrganisationFacts, 'recognition'> & { recognitions: { status: string; number: string | null; validFrom: string; validTo: string }[] })[]>`
    select o.kbo, o.legal_name as "legalName",
      (select coalesce(json_agg(json_build_object('status', r.status, 'number', r.number, 'validFrom', r.valid_from, 'validTo', r.valid_to) order by r.valid_to desc), '[]')
         from recognition r where r.organisation_id = o.id) as recognitions,
      array(select u.name from membership m join app_user u on u.id = m.user_id where m.organisation_id = o.id and m.role = 'APPLICANT_SIGNATORY' and m.ended_at is null)
        || array(select u.name from mandate m join app_user u on u.id = m.user_id where m.organisation_id = o.id and m.status = 'WAITING') as signatories
    from organisation o where o.id = ${organisationId}::uuid`
  const organisation = rows[0]
  if (!organisation) throw new Error(`no organisation ${organisationId}`)
  const { kbo, legalName, signatories, recognitions } = organisation
  const lastDay = deadlineAt ? lastDayOf(deadlineAt) : null
  const onLastDay = recognitions.find(({ validFrom, validTo }) => lastDay !== null && validFrom <= lastDay && lastDay <= validTo)
  return { kbo, legalName, signatories, recognition: onLastDay ?? recognitions[0] ?? null }
}

/** A column of type date comes as midnight UTC. */
const dayOf = (date: Date): string => date.toISOString().slice(0, 10)

const stateAidOf = (basis: string): CallRules['stateAidBasis'] =>
  basis === 'DE_MINIMIS' || basis === 'SGEI_DE_MINIMIS' || basis === 'GBER' ? basis : 'NO_AID'
