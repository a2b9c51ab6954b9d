import type { Actor } from '@/lib/access/actor'
import { requirePermission } from '@/lib/access/require-permission'
import { lockAssessment } from '@/lib/applications/eligibility-file'
import { recordEvent } from '@/lib/audit/record'
import { asActor } from '@/lib/db'
import { asRefusal } from '@/lib/database-refusal'
import { enqueueEmail } from '@/lib/mail/enqueue-email'
import { Refusal } from '@/lib/refusal'
import type { Lifting } from './conflict-schema'
import { endStandIns } from './end-stand-ins'
import { findDerivedConflict } from './find-derived-conflict'

/**
 * The office takes back an interest that was pinned or declared by mistake, or that no longer follows from what the portal knows: the file is there again for this person, who hears of it.
 * The review that ended may be asked for again, the fact is kept, and who stood in because of it does no longer.
 */
export const liftConflict = (actor: Actor, { conflictId, reason: liftReason }: Lifting): Promise<void> =>
  asActor(actor, async (tx) => {
    const conflict = await tx.conflict.findUnique({ where: { id: conflictId } })
    if (!conflict) throw new Refusal('not-found', 'Dit belang is er niet (meer).')
    const { applicationId, userId, type, reason, declaredById, declaredAt } = conflict
    requirePermission(actor, 'conflict.lift', { applicationId }, 'conflict.read')
    const now = await lockAssessment(tx, applicationId)
    const derived = conflict.source === 'DERIVED' ? await findDerivedConflict(tx, applicationId, userId) : null
    if (derived) throw new Refusal('conflict', [{ field: 'conflictId', message: `Dit belang volgt nog altijd uit wat het loket weet. ${derived.sentence} Het verdwijnt pas als dat niet meer klopt.` }])

    const { count } = await tx.conflict.deleteMany({ where: { id: conflictId } })
    if (count === 0) throw new Refusal('changed-meanwhile', 'Dit belang is intussen al opgeheven.')
    await tx.liftedConflict.create({ data: { id: conflictId, applicationId, userId, type, reason, declaredById, declaredAt, liftedById: actor.userId ?? '', liftReason, liftedAt: now } })
    const { call } = await tx.application.findUniqueOrThrow({ where: { id: applicationId }, select: { call: { select: { name: true } } } })
    await enqueueEmail(tx, { template: 'conflict-lifted', to: { userId }, dedupeKey: `conflict-lifted:${conflictId}`, params: { call: call.name } })
    await endStandIns(tx, actor, applicationId, now)
    await recordEvent(tx, actor, { verb: 'conflict.lift', subjectType: 'application', subjectId: applicationId, applicationId, payload: { userId, type, source: conflict.source, reason: liftReason } })
  }).catch((thrown: unknown) => { throw asRefusal(thrown) })
