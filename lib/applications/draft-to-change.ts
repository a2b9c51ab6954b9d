import type { Actor } from '@/lib/access/actor'
import { applicationFacts } from '@/lib/access/application-facts'
import { requirePermission } from '@/lib/access/require-permission'
import type { Tx } from '@/lib/db'
import { isFileableAt } from '@/lib/filings/filing-term'
import { Refusal } from '@/lib/refusal'
import { Prisma } from '@/prisma/generated/client'
import type { ApplicationStatus, CallStatus } from '@/prisma/generated/enums'
import { copiedFields, type CopiedField } from './copied-fields'
import type { Draft } from './form'
import { readDraft } from './read-draft'

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

export type DraftRow = Omit<DraftToChange, 'draft' | 'copied'> & {
  /** Of the row (standing-drafts.ts). */
  mark: string
  status: ApplicationStatus
  submittedAt: Date | null
  /** Null: the mark that was asked with still stands. */
  draft: unknown
  copied: unknown
  callStatus: CallStatus
  deadlineAt: Date | null
  untilAt: Date | null
  confirmedAt: Date | null
}

/** A draft that this person may change now, locked until the act is done: what is added stands beside what a colleague saves at the same moment. */
export const draftToChange = async (tx: Tx, actor: Actor, applicationId: string): Promise<DraftToChange> => {
  const rows = await tx.$queryRaw<DraftRow[]>`${draftRow(applicationId)} for update of a`
  return openToChange(actor, rows[0], ({ draft }) => readDraft(draft))
}

/**
 * The same without a lock: for who writes only where its version still stands. It is read as the actor that the database knows, and without its draft
 * where the row still has the mark `known`.
 */
export const draftRow = (applicationId: string, known = ''): Prisma.Sql => Prisma.sql`
  select portal_now() as now, a.id, a.organisation_id as "organisationId", a.number, a.draft_version as version, a.title, a.created_by_id as "createdById",
    a.xmin::text as mark, case when a.xmin::text = ${known} then null else a.draft end as draft, a.copied,
    a.status::text, a.submitted_at as "submittedAt", c.status::text as "callStatus", c.deadline_at as "deadlineAt", e.until_at as "untilAt", e.confirmed_at as "confirmedAt",
    exists (select from kept_text k where k.application_id = a.id and k.user_id = app_actor()) as keeps
  from application a join call c on c.id = a.call_id left join filing_extension e on e.application_id = a.id
  where a.id = ${applicationId}::uuid and a.discarded_at is null`

/** `read` gives the draft of a row that may be changed. */
export const openToChange = <Read>(actor: Actor, found: DraftRow | null | undefined, read: (row: DraftRow) => Read): Omit<DraftToChange, 'draft'> & { draft: Read } => {
  if (!found) throw new Refusal('not-found', 'Deze aanvraag bestaat niet.')
  requirePermission(actor, 'application.edit', applicationFacts(found), 'application.read')
  if (found.status !== 'DRAFT') throw new Refusal('changed-meanwhile', 'Deze aanvraag is al ingediend. U kunt ze niet meer wijzigen.')
  const { id, organisationId, number, version, title, createdById, copied, now, keeps, callStatus, deadlineAt, untilAt, confirmedAt } = found
  const term = { call: { status: callStatus, deadlineAt }, extension: untilAt && { untilAt, confirmedAt } }
  if (!isFileableAt(term, found.now)) throw new Refusal('too-late', 'De oproep is gesloten. U kunt uw concept nog lezen, maar niet meer wijzigen.')
  return { id, organisationId, number, version, title, createdById, now, keeps, draft: read(found), copied: copiedFields.parse(copied) }
}
