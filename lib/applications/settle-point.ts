import type { z } from 'zod'
import type { Actor } from '@/lib/access/actor'
import { applicationFacts, factColumns } from '@/lib/access/application-facts'
import { requirePermission } from '@/lib/access/require-permission'
import { recordEvent } from '@/lib/audit/record'
import { asActor } from '@/lib/db'
import { Refusal } from '@/lib/refusal'
import type { pointSettling } from './completion-schema'
import { lockAssessment } from './eligibility-file'

/** The officer ticks off a point that was answered well, or takes the tick back. The answer to its condition is given apart, in the checklist. */
export const settlePoint = (actor: Actor, { applicationId, pointId, settled }: z.output<typeof pointSettling>): Promise<void> =>
  asActor(actor, async (tx) => {
    const now = await lockAssessment(tx, applicationId)
    const file = await tx.application.findUnique({ where: { id: applicationId }, select: { ...factColumns, assessment: { select: { status: true } } } })
    const point = await tx.completionPoint.findUnique({ where: { id: pointId }, select: { id: true, settledAt: true, completion: { select: { applicationId: true, status: true } } } })
    if (!file || point?.completion.applicationId !== applicationId) throw new Refusal('not-found', 'Dit punt bestaat niet.')
    requirePermission(actor, 'completion.settle', applicationFacts(file), 'eligibility.read')

    if (file.assessment?.status !== 'ELIGIBILITY_CHECK') throw new Refusal('changed-meanwhile', 'Dit dossier is niet meer in het ontvankelijkheidsonderzoek.')
    if ((point.settledAt !== null) === settled) return
    await tx.completionPoint.update({ where: { id: pointId }, data: settled ? { settledAt: now, settledById: actor.userId } : { settledAt: null, settledById: null } })
    await recordEvent(tx, actor, { verb: 'completion.settle', subjectType: 'completion', subjectId: pointId, applicationId, payload: { settled } })
  })
