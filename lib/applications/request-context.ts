import type { Statements, Tx } from '@/lib/db'
import { callQuestions } from '@/lib/calls/questions'
import { lastDayOf, localDay } from '@/lib/time'
import { Prisma, type Call } from '@/prisma/generated/client'
import type { AttachmentFacts, CallRules, OrganisationFacts, RequestContext } from './call-rules'
import { referenceData } from './reference-data'

/** The columns of a call that the rules of its requests read. */
export type CallColumns = Omit<CallRules, 'stateAidBasis' | 'periodStart' | 'periodEnd' | 'deadlineDay' | 'volunteerDayCents'> &
  Pick<Call, 'stateAidBasis' | 'periodStart' | 'periodEnd' | 'deadlineAt'>

/** Everything the rules of a request ask, read in one transaction with the request itself, in one statement. */
export const requestContext = async (tx: Tx, application: { id: string; call: CallColumns }, now: Date): Promise<RequestContext> => {
  const rows = await tx.$queryRaw<Surroundings[]>`
    select ${surroundings} from application a join call c on c.id = a.call_id join organisation o on o.id = a.organisation_id where a.id = ${application.id}::uuid`
  if (!rows[0]) throw new Error(`no request ${application.id}`)
  return contextOf(tx, application.call, rows[0], now)
}

export const contextOf = async (database: Statements, call: CallColumns, facts: Surroundings, now: Date): Promise<RequestContext> => ({
  call: callRules(call, facts.volunteerDay),
  reference: await referenceData(database, facts.stamp),
  organisation: organisationFacts(facts, call.deadlineAt),
  attachments: facts.attachments,
  questions: callQuestions.parse(facts.questions),
  today: localDay(now),
})

export type Surroundings = {
  volunteerDay: string | null
  stamp: string
  kbo: string
  legalName: string
  recognitions: NonNullable<OrganisationFacts['recognition']>[]
  signatories: string[]
  attachments: AttachmentFacts[]
  questions: unknown
}

/** What lies around a request, as columns of a statement in which it is `a`, its call `c` and its organisation `o`. */
export const surroundings = Prisma.sql`
  o.kbo, o.legal_name as "legalName", c.extra_questions as questions,
  (select value from portal_setting where key = 'volunteerDayCents') as "volunteerDay",
  (select stamp::text from reference_stamp) as stamp,
  (select coalesce(json_agg(json_build_object('status', r.status, 'number', r.number, 'validFrom', r.valid_from, 'validTo', r.valid_to) order by r.valid_to desc), '[]')
     from recognition r where r.organisation_id = o.id) as recognitions,
  array(select u.name from membership m join app_user u on u.id = m.user_id where m.organisation_id = o.id and m.role = 'APPLICANT_SIGNATORY' and m.ended_at is null)
    || array(select u.name from mandate m join app_user u on u.id = m.user_id where m.organisation_id = o.id and m.status = 'WAITING') as signatories,
  (select coalesce(json_agg(json_build_object('kind', f.kind, 'name', f.name, 'size', b.size_bytes, 'sha256', b.sha256, 'infected', coalesce(s.state = 'INFECTED', false)) order by f.uploaded_at), '[]')
     from attachment f join stored_file b on b.sha256 = f.sha256 left join file_scan s on s.sha256 = b.sha256 where f.application_id = a.id and f.removed_at is null) as attachments`

const callRules = (call: CallColumns, volunteerDay: string | null): CallRules => {
  const { deadlineAt, periodStart, periodEnd } = call
  if (!deadlineAt || !periodStart || !periodEnd) throw new Error(`call ${call.code} was announced without dates`)
  return {
    ...call,
    stateAidBasis: stateAidOf(call.stateAidBasis),
    periodStart: dayOf(periodStart),
    periodEnd: dayOf(periodEnd),
    deadlineDay: lastDayOf(deadlineAt),
    volunteerDayCents: volunteerDay === null ? null : BigInt(volunteerDay),
  }
}

/** The recognition that counts is the one that holds on the last day of the call; without such a one, the latest. */
const organisationFacts = ({ kbo, legalName, signatories, recognitions }: Surroundings, deadlineAt: Date | null): OrganisationFacts => {
  const lastDay = deadlineAt ? lastDayOf(deadlineAt) : null
  const onLastDay = recognitions.find(({ validFrom, validTo }) => lastDay !== null && validFrom !== null && validTo !== null && validFrom <= lastDay && lastDay <= validTo)
  return { kbo, legalName, signatories, recognition: onLastDay ?? recognitions[0] ?? null }
}

/** A column of type date comes as midnight UTC. */
const dayOf = (date: Date): string => date.toISOString().slice(0, 10)

const stateAidOf = (basis: string): CallRules['stateAidBasis'] =>
  basis === 'DE_MINIMIS' || basis === 'SGEI_DE_MINIMIS' || basis === 'GBER' ? basis : 'NO_AID'
