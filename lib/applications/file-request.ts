import type { Tx } from '@/lib/db'
import { Refusal } from '@/lib/refusal'
import type { Answers } from './form'
import { changedMeanwhile } from './move-application'
import { activityRows, partnerRows } from './projection'

export type Filing = {
  draft: { id: string; organisationId: string; draftVersion: number; number: string | null }
  number: string
  title: string
  requestedCents: bigint
  plannedChildHours: number
  content: string
  sha256: string
  submittedById: string
  answers: Pick<Answers, 'activities' | 'partners'>
}

/**
 * Files a draft in one statement, because the counter of numbers stays locked until the commit: its status, its frozen copy for good, and the rows
 * that lists, conflicts, money and reports read. The deadline is a predicate of this very statement by the database's clock, with the call
 * share-locked (trigger application_in_time). A draft that was saved in between is not what was checked, so it is refused.
 * A mandate that still waits never stops a filing (domain 5.8): it is filed under reservation.
 * @returns the instant of filing
 */
export const fileRequest = async (tx: Tx, filing: Filing): Promise<Date> => {
  const { draft, answers } = filing
  // A request that was filed before and reopened has rows of then.
  if (draft.number !== null) await forget(tx, draft.id)
  const rows = await tx.$queryRaw<{ submittedAt: Date }[]>`
    with filed as (
      update application
         set status = 'SUBMITTED', submitted_at = portal_now(), number = ${filing.number}, title = ${filing.title},
             requested_cents = ${filing.requestedCents}, planned_child_hours = ${filing.plannedChildHours}
       where id = ${draft.id}::uuid and status = 'DRAFT' and discarded_at is null and draft_version = ${draft.draftVersion}
         and exists (select from call c where c.id = call_id and (
           (c.status = 'OPEN' and portal_now() >= c.opens_at and portal_now() < c.deadline_at) or (c.status in ('OPEN', 'CLOSED', 'ASSESSMENT') and filing_extended(application.id))))
      returning id, submitted_at
    ), mandates as (
      select status from mandate where organisation_id = ${draft.organisationId}::uuid and user_id = ${filing.submittedById}::uuid and status in ('WAITING', 'APPROVED')
    ), frozen as (
      insert into submission (application_id, round, content, sha256, submitted_at, submitted_by_id, under_reservation)
      select filed.id, 1 + (select count(*) from submission s where s.application_id = filed.id), ${filing.content}, ${filing.sha256}, filed.submitted_at, ${filing.submittedById}::uuid,
             exists (select from mandates where status = 'WAITING') and not exists (select from mandates where status = 'APPROVED')
      from filed
    ), activities as (
      insert into activity (application_id, position, row_id, title, type, themes, disciplines, age_min, age_max, location_name, postcode, nis, fixed_location, expected_participants,
        planned_hours, planned_sessions, planned_day_parts, planned_child_hours, price_cents, reduced_price_cents)
      select filed.id, position, row_id, title, type, themes, disciplines, age_min, age_max, location_name, postcode, nis, fixed_location, expected_participants,
        planned_hours, planned_sessions, planned_day_parts, planned_child_hours, price_cents, reduced_price_cents
      from filed, jsonb_populate_recordset(null::activity, ${activityRows(answers.activities)}::jsonb)
    ), partners as (
      insert into partner (application_id, row_id, name, kbo, helix_type, role)
      select filed.id, row_id, name, kbo, helix_type, role from filed, jsonb_populate_recordset(null::partner, ${partnerRows(answers.partners)}::jsonb)
    )
    select submitted_at as "submittedAt" from filed`
  const row = rows[0]
  if (row) return row.submittedAt
  const still = await tx.$queryRaw<{ draft: boolean }[]>`
    select status = 'DRAFT' and discarded_at is null and draft_version = ${draft.draftVersion} as draft from application where id = ${draft.id}::uuid`
  throw still[0]?.draft ? new Refusal('too-late', 'De oproep is gesloten. Indienen kan niet meer.') : changedMeanwhile()
}

const forget = async (tx: Tx, applicationId: string): Promise<void> => {
  await tx.activity.deleteMany({ where: { applicationId } })
  await tx.partner.deleteMany({ where: { applicationId } })
  await tx.$executeRaw`update reopening set outcome = 'REFILED', ended_at = portal_now() where application_id = ${applicationId}::uuid and ended_at is null`
}
