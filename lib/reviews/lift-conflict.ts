import type { Actor } from '@/lib/access/actor'
import { requirePermission } from '@/lib/access/require-permission'
import { lockAssessment } from '@/lib/applications/eligibility-file'
import { recordEvent } from '@/lib/audit/record'
import { asActor } from '@/lib/db'
import { asRefusal } from '@/lib/database-refusal'
import { Refusal } from '@/lib/refusal'
import type { Lifting } from './conflict-schema'
import { endStandIns } from './end-stand-ins'

/** The office takes back what it pinned by mistake: the file is there again for this person, the review that ended stays ended, the fact is kept, and who stood in because of it does no longer. */
export const liftConflict = (actor: Actor, { conflictId, reason: liftReason }: Lifting): Promise<void> =>
  asActor(actor, async (tx) => {
    const conflict = await tx.conflict.findUnique({ where: { id: conflictId } })
    if (!conflict) throw new Refusal('not-found', 'Dit belang is er niet (meer).')
    const { applicationId, userId, type, reason, declaredById, declaredAt } = conflict
    requirePermission(actor, 'conflict.lift', { applicationId }, 'conflict.read')
    const now = await lockAssessment(tx, applicationId)
    if (conflict.source !== 'OFFICE') throw new Refusal('conflict', [{ field: 'conflictId', message: 'Dit belang meldde de persoon zelf, of het loket leidde het af. Dat blijft staan.' }])

    const { count } = await tx.conflict.deleteMany({ where: { id: conflictId } })
    if (count === 0) throw new Refusal('changed-meanwhile', 'Dit belang is intussen al opgeheven.')
    await tx.liftedConflict.create({ data: { id: conflictId, applicationId, userId, type, reason, declaredById, declaredAt, liftedById: actor.userId ?? '', liftReason, liftedAt: now } })
    await endStandIns(tx, actor, applicationId)
    await recordEvent(tx, actor, { verb: 'conflict.lift', subjectType: 'application', subjectId: applicationId, applicationId, payload: { userId, type, reason: liftReason } })
  }).catch((thrown: unknown) => { throw asRefusal(thrown) })
