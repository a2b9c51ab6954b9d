import type { Actor } from '@/lib/access/actor'
import { requirePermission } from '@/lib/access/require-permission'
import { recordEvent } from '@/lib/audit/record'
import { asActor, type Tx } from '@/lib/db'
import { Refusal } from '@/lib/refusal'
import { latestCalibration } from './calibration-view'
import { countingReviewStatuses } from './lifecycle'

/** The chair or an officer asks what the reviews say about the order by now. When that is known already, nothing is asked. */
export const askCalibration = (actor: Actor, { callId }: { callId: string }): Promise<{ asked: boolean }> =>
  asActor(actor, async (tx) => {
    const call = await tx.call.findUnique({ where: { id: callId }, select: { id: true } })
    if (!call) throw new Refusal('not-found', 'Deze oproep bestaat niet.')
    requirePermission(actor, 'calibration.ask', {}, 'calibration.read')

    const reviews = await tx.review.count({ where: { status: { in: [...countingReviewStatuses] }, assessment: { application: { callId } } } })
    if (reviews === 0) throw new Refusal('too-early', 'Er zijn nog geen ingediende beoordelingen.')
    const ranking = await tx.ranking.findFirst({ where: { callId }, orderBy: { round: 'desc' }, select: { id: true } })
    const latest = await latestCalibration(tx, callId, ranking?.id ?? null)
    if (latest?.current) return { asked: false }
    await enqueueCalibration(tx, callId, ranking?.id ?? null)
    await recordEvent(tx, actor, { verb: 'calibration.ask', subjectType: 'call', subjectId: callId, payload: { rankingId: ranking?.id ?? null } })
    return { asked: true }
  })

/** After the act's commit the worker draws; asked anew while it draws, it looks again afterwards. */
export const enqueueCalibration = async (tx: Tx, callId: string, rankingId: string | null): Promise<void> => {
  await tx.$queryRaw`select enqueue_job('calibrate-call', json_build_object('callId', ${callId}::text), ${`calibrate:${callId}:${rankingId ?? 'open'}`})::text`
}
