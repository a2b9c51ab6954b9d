import type { Tx } from '@/lib/db'
import type { ApplicationStatus } from '@/prisma/generated/enums'
import type { AssessedFile } from './official-input'

type Row = {
  id: string
  requested_cents: bigint
  submitted_at: Date
  activities: { rowId: string; type: string; postcode: string | null; fixedLocation: boolean; plannedDayParts: number; plannedChildHours: number; knockoutsMet: boolean }[] | null
  scores: AssessedFile['scores'] | null
}

/** Every file of a call that has its consensus and waits for a place (or stands where one asks), with what the official rule asks, in one round trip. */
export const assessedFiles = async (tx: Tx, callId: string, statuses: readonly ApplicationStatus[] = ['RANKED']): Promise<AssessedFile[]> => {
  const rows = await tx.$queryRaw<Row[]>`
    select a.id, a.requested_cents, a.submitted_at,
      (select json_agg(json_build_object('rowId', v.row_id, 'type', v.type, 'postcode', v.postcode, 'fixedLocation', v.fixed_location, 'plannedDayParts', v.planned_day_parts,
          'plannedChildHours', v.planned_child_hours, 'knockoutsMet', not exists (
            select from eligibility_verdict e where e.application_id = a.id and e.activity_row_id = v.row_id and not e.met)) order by v.position)
        from activity v where v.application_id = a.id) as activities,
      (select json_agg(json_build_object('criterion', c.criterion, 'activityRowId', c.activity_row_id, 'numerator', c.numerator, 'denominator', c.denominator))
        from consensus_score c where c.application_id = a.id) as scores
    from application a join assessment s on s.application_id = a.id
    where a.call_id = ${callId}::uuid and s.status::text = any(${[...statuses]}::text[])
    order by a.id`
  return rows.map((row) => ({
    id: row.id,
    requestedCents: row.requested_cents,
    submittedAt: row.submitted_at,
    activities: row.activities ?? [],
    scores: row.scores ?? [],
  }))
}
