import type { Actor } from '@/lib/access/actor'
import { applicationFacts } from '@/lib/access/application-facts'
import { requirePermission } from '@/lib/access/require-permission'
import type { Statements } from '@/lib/db'
import { isFileableAt } from '@/lib/filings/filing-term'
import { Refusal } from '@/lib/refusal'
import type { ApplicationStatus, CallStatus } from '@/prisma/generated/enums'
import { copiedFields, type CopiedField } from './copied-fields'
import type { Draft } from './form'
import { draftSchema } from './schema'

export type DraftToChange = {
  id: string
  organisationId: string
  number: string | null
  version: number
  title: string
  createdById: string
  draft: Draft
  copied: CopiedField[]
  /** The database's clock when it was read. */
  now: Date
  /** This person has texts waiting beside a colleague's. */
  keeps: boolean
}

type Found = Omit<DraftToChange, 'draft' | 'copied'> & {
  status: ApplicationStatus
  submittedAt: Date | null
  draft: unknown
  copied: unknown
  callStatus: CallStatus
  deadlineAt: Date | null
  untilAt: Date | null
  confirmedAt: Date | null
}

/** A draft that this person may change now, locked until the act is done: what is added stands beside what a colleague saves at the same moment. */
export const draftToChange = async (database: Statements, actor: Actor, applicationId: string): Promise<DraftToChange> => {
  const rows = await database.$queryRaw<Found[]>`
    with entered as materialized (select set_config('app.actor', ${actor.userId ?? ''}, true))
    select portal_now() as now, a.id, a.organisation_id as "organisationId", a.number, a.draft_version as version, a.title, a.created_by_id as "createdById", a.draft, a.copied,
      a.status::text, a.submitted_at as "submittedAt", c.status::text as "callStatus", c.deadline_at as "deadlineAt", e.until_at as "untilAt", e.confirmed_at as "confirmedAt",
      exists (select from kept_text k where k.application_id = a.id and k.user_id = ${actor.userId}::uuid) as keeps
    from entered cross join application a join call c on c.id = a.call_id left join filing_extension e on e.application_id = a.id
    where a.id = ${applicationId}::uuid and a.discarded_at is null
    for update of a`
  const found = rows[0]
  if (!found) throw new Refusal('not-found', 'Deze aanvraag bestaat niet.')
  requirePermission(actor, 'application.edit', applicationFacts(found), 'application.read')
  if (found.status !== 'DRAFT') throw new Refusal('changed-meanwhile', 'Deze aanvraag is al ingediend. U kunt ze niet meer wijzigen.')
  const { callStatus, deadlineAt, untilAt, confirmedAt, status: _, submittedAt: __, ...draft } = found
  const term = { call: { status: callStatus, deadlineAt }, extension: untilAt && { untilAt, confirmedAt } }
  if (!isFileableAt(term, found.now)) throw new Refusal('too-late', 'De oproep is gesloten. U kunt uw concept nog lezen, maar niet meer wijzigen.')
  return { ...draft, draft: draftSchema.parse(draft.draft), copied: copiedFields.parse(draft.copied) }
}
