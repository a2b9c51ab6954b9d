import type { Actor } from '@/lib/access/actor'
import { freezeRanking } from '@/lib/decisions/freeze-ranking'
import { proposeDecision } from '@/lib/decisions/propose-decision'
import type { TestDatabase } from '@/tests/support/database'

const outcomes = { GRANT: 'GRANTED', PARTIAL: 'GRANTED', RESERVE: 'RESERVE', REJECT: 'REJECTED' } as const
type RankedRow = { applicationId: string; outcome: keyof typeof outcomes; grantedCents: string }

/** The frozen list as the proposal that follows it line by line. */
export const officialItems = async (database: TestDatabase, rankingId: string) => {
  const rows = await database.sql<RankedRow>('select application_id as "applicationId", outcome, granted_cents::text as "grantedCents" from ranking_row where ranking_id = $1 order by position', [rankingId])
  return rows.map((row) => ({ applicationId: row.applicationId, outcome: outcomes[row.outcome], grantedCents: BigInt(row.grantedCents), conditions: [], deviationReason: '' }))
}

/** Freezes the list of a call and proposes it unchanged. */
export const proposeOfficialList = async (database: TestDatabase, chair: Actor, callId: string): Promise<void> => {
  const { rankingId } = await freezeRanking(chair, { callId })
  await proposeDecision(chair, { callId, inspectionAdvice: '', items: await officialItems(database, rankingId) })
}
