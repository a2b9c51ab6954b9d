import type { Statements } from '@/lib/db'
import { Prisma } from '@/prisma/generated/client'
import type { ApplicationStatus, CallStatus } from '@/prisma/generated/enums'
import type { CallColumns, Surroundings } from './request-context'

/** What whoever files it is asked each time: who may, in which state it is, and until when. */
type Standing = {
  /** The database's clock when it was read. */
  now: Date
  /** Stands for everything that its judgement follows from: the rows of its basis, what lies around it, its rubric and the day. */
  ground: string
  id: string
  organisationId: string
  status: ApplicationStatus
  number: string | null
  submittedAt: Date | null
  draftVersion: number
  callStatus: CallStatus
  deadlineAt: Date | null
}
type Judged = {
  basis: string
  draft: unknown
  draftSavedById: string | null
  copied: unknown
  callName: string
  numberCode: string
  declarations: unknown
  rubricCode: string | null
  rubricVersion: string | null
  surroundings: Surroundings
}
type Extension = { untilAt: Date | null; confirmedAt: Date | null }
type Extended = { extension: { untilAt: Date; confirmedAt: Date | null } | null }

export type StandingRow = Standing & Extension
export type RequestRow = StandingRow & Judged & CallColumns
export type StandingRequest = Standing & Extended
export type RequestToFile = StandingRequest & Judged & { call: CallColumns }

/**
 * What filing a request asks of it, its call, its organisation and its files, read in one statement and without a lock: `basis` says what it was, for
 * the statement that files (file-request.ts).
 * @returns null when there is no such request, or it was thrown away
 */
export const requestToFile = async (database: Statements, applicationId: string): Promise<RequestToFile | null> => {
  const rows = await database.$queryRaw<RequestRow[]>`${requestRow(applicationId)}`
  return rows[0] ? requestOf(rows[0]) : null
}

export const requestRow = (applicationId: string): Prisma.Sql => Prisma.sql`
    select ${standing}, m.mark as basis, s.facts as surroundings, a.draft, a.draft_saved_by_id as "draftSavedById", a.copied,
      c.name as "callName", c.number_code as "numberCode", c.declarations, r.code as "rubricCode", r.version as "rubricVersion",
      c.code, c.audience::text, c.funding_model::text as "fundingModel", c.state_aid_basis as "stateAidBasis", c.unit_amount_cents as "unitAmountCents",
      c.min_cents as "minCents", c.max_cents as "maxCents", c.support_rate_bp as "supportRateBp", c.min_own_share_bp as "minOwnShareBp",
      c.period_start as "periodStart", c.period_end as "periodEnd", c.min_sessions as "minSessions",
      c.max_per_staff as "maxPerStaff", c.max_per_staff_young as "maxPerStaffYoung", c.max_file_mb as "maxFileMb", c.brussels_allowed as "brusselsAllowed",
      c.overhead_max_bp as "overheadMaxBp", c.girls_target_bp as "girlsTargetBp", c.de_minimis_ceiling_cents as "deMinimisCeilingCents"
    ${standingOf(applicationId)}`

/** The same of a request that was prepared (prepared-filings.ts): only what is asked anew. */
export const standingRow = (applicationId: string): Prisma.Sql => Prisma.sql`select ${standing} ${standingOf(applicationId)}`

export const isWhole = <Row extends object>(found: Row): found is Extract<Row, Judged> => 'draft' in found

export const requestOf = (found: RequestRow): RequestToFile => {
  const { now, basis, ground, id, organisationId, status, number, submittedAt, draft, draftVersion, draftSavedById, copied, callName, callStatus, numberCode, declarations, rubricCode, rubricVersion, untilAt, confirmedAt, surroundings, ...call } = found
  const judged = { basis, draft, draftSavedById, copied, callName, numberCode, declarations, rubricCode, rubricVersion, surroundings }
  return { now, ground, id, organisationId, status, number, submittedAt, draftVersion, callStatus, deadlineAt: call.deadlineAt, extension: extensionOf({ untilAt, confirmedAt }), ...judged, call }
}

export const standingRequestOf = ({ untilAt, confirmedAt, ...found }: StandingRow): StandingRequest => ({ ...found, extension: extensionOf({ untilAt, confirmedAt }) })

const extensionOf = ({ untilAt, confirmedAt }: Extension): Extended['extension'] => untilAt && { untilAt, confirmedAt }

const standing = Prisma.sql`portal_now() as now, g.ground, a.id, a.organisation_id as "organisationId", a.status::text, a.number, a.submitted_at as "submittedAt", a.draft_version as "draftVersion",
      c.status::text as "callStatus", c.deadline_at as "deadlineAt", e.until_at as "untilAt", e.confirmed_at as "confirmedAt"`

/** Each of its parts is asked once (offset 0), however often it is named. */
const standingOf = (applicationId: string): Prisma.Sql => Prisma.sql`
    from application a join call c on c.id = a.call_id cross join lateral filing_mark(a.id) m
      left join rubric_version r on r.id = c.rubric_version_id left join filing_extension e on e.application_id = a.id
      cross join lateral (select surroundings_of(a.id) as facts offset 0) s
      cross join lateral (select md5(concat_ws(' ', m.mark, r.xmin, (portal_now() at time zone 'Europe/Brussels')::date, s.facts)) as ground offset 0) g
    where a.id = ${applicationId}::uuid and a.discarded_at is null`
