import type { Tx } from '@/lib/db'
import type { ApplicationStatus, CallStatus } from '@/prisma/generated/enums'
import type { CallColumns } from './request-context'

type Columns = {
  id: string
  organisationId: string
  kbo: string
  legalName: string
  status: ApplicationStatus
  number: string | null
  submittedAt: Date | null
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

/**
 * Locks a request for its filing, and reads in the same statement what filing asks of it, its call and its organisation. The call is locked
 * before the request, as everywhere: then two acts never wait for each other.
 * @returns null when there is no such request, or it was thrown away
 */
export const requestToFile = async (tx: Tx, applicationId: string): Promise<(Columns & { call: CallColumns }) | null> => {
  const rows = await tx.$queryRaw<(Columns & CallColumns)[]>`
    with the_call as materialized (
      select * from call where id = (select call_id from application where id = ${applicationId}::uuid) for share
    ), request as materialized (
      select a.* from application a, the_call c where a.id = ${applicationId}::uuid and a.call_id = c.id and a.discarded_at is null for update of a
    )
    select a.id, a.organisation_id as "organisationId", o.kbo, o.legal_name as "legalName", a.status::text, a.number, a.submitted_at as "submittedAt", a.draft, a.draft_version as "draftVersion", a.draft_saved_by_id as "draftSavedById", a.copied,
      c.name as "callName", c.status::text as "callStatus", c.number_code as "numberCode", c.declarations, r.code as "rubricCode", r.version as "rubricVersion",
      c.code, c.audience::text, c.funding_model::text as "fundingModel", c.state_aid_basis as "stateAidBasis", c.unit_amount_cents as "unitAmountCents",
      c.min_cents as "minCents", c.max_cents as "maxCents", c.support_rate_bp as "supportRateBp", c.min_own_share_bp as "minOwnShareBp",
      c.period_start as "periodStart", c.period_end as "periodEnd", c.deadline_at as "deadlineAt", c.min_sessions as "minSessions",
      c.max_per_staff as "maxPerStaff", c.max_per_staff_young as "maxPerStaffYoung", c.max_file_mb as "maxFileMb", c.brussels_allowed as "brusselsAllowed",
      c.overhead_max_bp as "overheadMaxBp", c.girls_target_bp as "girlsTargetBp", c.de_minimis_ceiling_cents as "deMinimisCeilingCents"
    from request a, the_call c left join rubric_version r on r.id = c.rubric_version_id, organisation o
    where o.id = a.organisation_id`
  const found = rows[0]
  if (!found) return null
  const { id, organisationId, kbo, legalName, status, number, submittedAt, draft, draftVersion, draftSavedById, copied, callName, callStatus, numberCode, declarations, rubricCode, rubricVersion, ...call } = found
  return { id, organisationId, kbo, legalName, status, number, submittedAt, draft, draftVersion, draftSavedById, copied, callName, callStatus, numberCode, declarations, rubricCode, rubricVersion, call }
}
