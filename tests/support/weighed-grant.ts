import { createHash } from 'node:crypto'
import type { TestDatabase } from '@/tests/support/database'
import { createUser, daysFromNow } from '@/tests/support/factories'
import { insertRow } from '@/tests/support/insert-row'
import type { RunningGrant } from '@/tests/support/running-grant'

/** The report of a grant as it stands, weighed for control: without a reason it may be settled. */
export const weigh = async (database: TestDatabase, { grantId, callId }: Pick<RunningGrant, 'grantId' | 'callId'>, reasons: readonly string[] = []): Promise<void> => {
  const [counted] = await database.sql<{ round: number; filed: number }>(
    `select (select count(*)::int + 1 from control_selection where call_id = $2) as round, (select coalesce(max(s.round), 0) from report r join report_submission s on s.report_id = r.id where r.grant_id = $1 and r.type = 'FINAL') as filed`, [grantId, callId])
  const selectionId = await insertRow(database, 'control_selection', {
    callId, round: counted?.round ?? 1, rulebookVersion: 1, seed: 'PROEF', content: '{}', sha256: createHash('sha256').update('{}').digest('hex'), madeById: (await createUser(database)).id,
  })
  await insertRow(database, 'control_weighing', { selectionId, grantId, reportRound: counted?.filed ?? 0, reasons, inDraw: true, startDueAt: reasons.length > 0 ? daysFromNow(30) : undefined }, false)
}
