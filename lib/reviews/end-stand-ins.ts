import type { Actor } from '@/lib/access/actor'
import { recordEvent } from '@/lib/audit/record'
import type { Tx } from '@/lib/db'
import { enqueueEmail } from '@/lib/mail/enqueue-email'
import { isNeeded } from './stand-ins'

/** Nobody stands in for a chair or decider any longer when none of them has an interest in the file. An officer who took it over keeps it. */
export const endStandIns = async (tx: Tx, actor: Actor, applicationId: string, now: Date): Promise<void> => {
  for (const role of ['VLAIO_PANEL_CHAIR', 'VLAIO_DECIDER'] as const) {
    if (await isNeeded(tx, applicationId, role)) continue
    const former = await tx.substitution.findUnique({ where: { applicationId_role: { applicationId, role } }, select: { userId: true } })
    const { count } = await tx.substitution.deleteMany({ where: { applicationId, role } })
    if (count === 0 || !former) continue
    await tellFormer(tx, actor, { applicationId, role, userId: former.userId }, now)
    await recordEvent(tx, actor, { verb: 'substitution.end', subjectType: 'application', subjectId: applicationId, applicationId, payload: { role } })
  }
}

/** Who stood in hears that it is over, unless it is their own doing. */
export const tellFormer = async (tx: Tx, actor: Actor, { applicationId, role, userId }: { applicationId: string; role: string; userId: string }, now: Date): Promise<void> => {
  if (userId === actor.userId) return
  const { number } = await tx.application.findUniqueOrThrow({ where: { id: applicationId }, select: { number: true } })
  await enqueueEmail(tx, { template: 'stand-in-ended', to: { userId }, dedupeKey: `stand-in-ended:${applicationId}:${role}:${userId}:${now.toISOString()}`, applicationId, fileNumber: number })
}
