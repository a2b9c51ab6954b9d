import type { Tx } from '@/lib/db'
import type { Prisma } from '@/prisma/generated/client'
import { plannedTotal } from './computed'
import type { Answers } from './form'
import { readFrozen } from './frozen-request'
import { activityRows, partnerRows } from './projection'

type Refiling = { applicationId: string; organisationId: string; round: number; content: string; sha256: string; draft: Prisma.InputJsonObject; submittedById: string }

/**
 * The next frozen round of a request that is in the office's hands, with the rows that lists, conflicts, money and reports read. The instant of
 * its first filing stays: a completion does not make it late. @returns the instant of this round
 */
export const refileRequest = async (tx: Tx, { applicationId, organisationId, round, content, sha256, draft, submittedById }: Refiling): Promise<Date> => {
  // It was filed without a problem, and what was opened has none: every required field holds a value.
  const answers = readFrozen(content).reading as Answers
  await tx.activity.deleteMany({ where: { applicationId } })
  await tx.partner.deleteMany({ where: { applicationId } })
  const rows = await tx.$queryRaw<{ submittedAt: Date }[]>`
    with mandates as (
      select status from mandate where organisation_id = ${organisationId}::uuid and user_id = ${submittedById}::uuid and status in ('WAITING', 'APPROVED')
    ), frozen as (
      insert into submission (application_id, round, content, sha256, submitted_at, submitted_by_id, under_reservation)
      values (${applicationId}::uuid, ${round}, ${content}, ${sha256}, portal_now(), ${submittedById}::uuid,
        exists (select from mandates where status = 'WAITING') and not exists (select from mandates where status = 'APPROVED'))
      returning submitted_at
    ), activities as (
      insert into activity (application_id, position, row_id, title, type, themes, disciplines, age_min, age_max, location_name, postcode, nis, fixed_location, expected_participants,
        planned_hours, planned_sessions, planned_day_parts, planned_child_hours, price_cents, reduced_price_cents)
      select ${applicationId}::uuid, position, row_id, title, type, themes, disciplines, age_min, age_max, location_name, postcode, nis, fixed_location, expected_participants,
        planned_hours, planned_sessions, planned_day_parts, planned_child_hours, price_cents, reduced_price_cents
      from jsonb_populate_recordset(null::activity, ${activityRows(answers.activities)}::jsonb)
    ), partners as (
      insert into partner (application_id, row_id, name, kbo, helix_type, role)
      select ${applicationId}::uuid, row_id, name, kbo, helix_type, role from jsonb_populate_recordset(null::partner, ${partnerRows(answers.partners)}::jsonb)
    )
    select submitted_at as "submittedAt" from frozen`
  await tx.application.update({
    where: { id: applicationId },
    data: {
      draft, draftVersion: { increment: 1 }, requestedCents: answers.requestedCents ?? 0n, plannedChildHours: plannedTotal(answers.activities).childHours,
      ...(answers.title ? { title: answers.title } : {}),
    },
  })
  const row = rows[0]
  if (!row) throw new Error('the next round was not written')
  return row.submittedAt
}
