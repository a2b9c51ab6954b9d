import type { Tx } from '@/lib/db'
import { Prisma } from '@/prisma/generated/client'
import type { OutcomeFilter } from './outcome-filter'
import { outcomeRows, outcomeWhere, type OutcomeScope } from './outcome-scope'

/** Participations by the municipality of today where the participants live (I05), most first; of what is in view, by the place and quarter of the activity. */
export const readHomes = async (tx: Tx, scope: OutcomeScope, filter: OutcomeFilter): Promise<Map<string, number>> => {
  const homes = scope.exact ? Prisma.sql`outcome_home` : Prisma.sql`shown_homes(${scope.thresholds.leastShown}::int)`
  const rows = await tx.$queryRaw<{ nis: string; participants: bigint }[]>`
    select h.home_today as nis, sum(h.participants) as participants
    from ${outcomeRows(scope)} join ${homes} h on h.grant_id = t.grant_id and h.nis = t.nis and h.postcode = t.postcode and h.quarter = t.quarter
    where ${outcomeWhere(scope, filter)} group by 1 order by 2 desc, 1`
  return new Map(rows.map(({ nis, participants }) => [nis, Number(participants)]))
}
