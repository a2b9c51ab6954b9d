import type { Statements } from '@/lib/db'
import { Prisma } from '@/prisma/generated/client'
import type { ApplicationStatus, CallStatus } from '@/prisma/generated/enums'
import type { CallColumns, Surroundings } from './request-context'

type Columns = {
  /** The database's clock when it was read. */
  now: Date
  basis: string
  ground: string
  id: string
  organisationId: string
  status: ApplicationStatus
  number: string | null
  submittedAt: Date | null
  /** Null, as its surroundings: the ground that was asked with still stands. */
  draft: unknown
  draftVersion: number
  draftSavedById: string | null
  copied: unknown
  callName: string
  callStatus: CallStatus
  numberCode: string
  declarations: unknown
  rubricCode: string | null
  rubricVersion: string | null
}
type Extension = { untilAt: Date | null; confirmedAt: Date | null }
export type RequestToFile = Columns & { extension: { untilAt: Date; confirmedAt: Date | null } | null; call: CallColumns; surroundings: Surroundings | null }
/** With what it is judged on. */
export type WholeRequest = RequestToFile & { surroundings: Surroundings }

/**
 * What filing a request asks of it, its call, its organisation and its files, read in one statement and without a lock: `basis` says what it was, for
 * the statement that files (file-request.ts).
 * @returns null when there is no such request, or it was thrown away
 */
export const requestToFile = async (database: Statements, applicationId: string): Promise<RequestToFile | null> => {
  const rows = await database.$queryRaw<RequestRow[]>`${requestRow(applicationId)}`
  return rows[0] ? requestOf(rows[0]) : null
}

export type RequestRow = Columns & CallColumns & Extension & { surroundings: Surroundings | null }

/**
 * `ground` stands for everything that its judgement follows from: the rows of its mark, what lies around it, its rubric and the day. Where that is
 * still `known`, the request comes without its draft and its surroundings.
 */
export const requestRow = (applicationId: string, known = ''): Prisma.Sql => Prisma.sql`
    select portal_now() as now, m.mark as basis, g.ground, case when g.ground = ${known} then null else s.facts end as surroundings,
      a.id, a.organisation_id as "organisationId", a.status::text, a.number, a.submitted_at as "submittedAt", case when g.ground = ${known} then null else a.draft end as draft, a.draft_version as "draftVersion", a.draft_saved_by_id as "draftSavedById", a.copied,
      c.name as "callName", c.status::text as "callStatus", c.number_code as "numberCode", c.declarations, r.code as "rubricCode", r.version as "rubricVersion",
      e.until_at as "untilAt", e.confirmed_at as "confirmedAt",
      c.code, c.audience::text, c.funding_model::text as "fundingModel", c.state_aid_basis as "stateAidBasis", c.unit_amount_cents as "unitAmountCents",
      c.min_cents as "minCents", c.max_cents as "maxCents", c.support_rate_bp as "supportRateBp", c.min_own_share_bp as "minOwnShareBp",
      c.period_start as "periodStart", c.period_end as "periodEnd", c.deadline_at as "deadlineAt", c.min_sessions as "minSessions",
      c.max_per_staff as "maxPerStaff", c.max_per_staff_young as "maxPerStaffYoung", c.max_file_mb as "maxFileMb", c.brussels_allowed as "brusselsAllowed",
      c.overhead_max_bp as "overheadMaxBp", c.girls_target_bp as "girlsTargetBp", c.de_minimis_ceiling_cents as "deMinimisCeilingCents"
    from application a join call c on c.id = a.call_id cross join lateral filing_mark(a.id) m
      left join rubric_version r on r.id = c.rubric_version_id left join filing_extension e on e.application_id = a.id
      cross join lateral (select surroundings_of(a.id) as facts offset 0) s
      cross join lateral (select md5(concat_ws(' ', m.mark, r.xmin, (portal_now() at time zone 'Europe/Brussels')::date, s.facts)) as ground offset 0) g
    where a.id = ${applicationId}::uuid and a.discarded_at is null`

export const requestOf = (found: RequestRow): RequestToFile => {
  const { now, basis, ground, id, organisationId, status, number, submittedAt, draft, draftVersion, draftSavedById, copied, callName, callStatus, numberCode, declarations, rubricCode, rubricVersion, untilAt, confirmedAt, surroundings, ...call } = found
  const extension = untilAt && { untilAt, confirmedAt }
  return { now, basis, ground, id, organisationId, status, number, submittedAt, draft, draftVersion, draftSavedById, copied, callName, callStatus, numberCode, declarations, rubricCode, rubricVersion, extension, call, surroundings }
}
