import type { Actor } from '@/lib/access/actor'
import { recordEvent } from '@/lib/audit/record'
import type { Tx } from '@/lib/db'
import { isNeeded } from './stand-ins'

/** Nobody stands in for a chair or decider any longer when none of them has an interest in the file. An officer who took it over keeps it. */
export const endStandIns = async (tx: Tx, actor: Actor, applicationId: string): Promise<void> => {
  for (const role of ['VLAIO_PANEL_CHAIR', 'VLAIO_DECIDER'] as const) {
    if (await isNeeded(tx, applicationId, role)) continue
    const { count } = await tx.substitution.deleteMany({ where: { applicationId, role } })
    if (count > 0) await recordEvent(tx, actor, { verb: 'substitution.end', subjectType: 'application', subjectId: applicationId, applicationId, payload: { role } })
  }
}
