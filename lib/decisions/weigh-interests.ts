import type { Actor } from '@/lib/access/actor'
import { requirePermission } from '@/lib/access/require-permission'
import { lockAssessment } from '@/lib/applications/eligibility-file'
import { recordEvent } from '@/lib/audit/record'
import { asActor } from '@/lib/db'
import { asRefusal } from '@/lib/database-refusal'
import { Refusal } from '@/lib/refusal'
import { lateInterests } from './late-interests'
import type { Weighing } from './schema'

/** The chair or a decider says why the decision on a file holds although an interest was told late. One that is told after this waits for its own answer. */
export const weighInterests = (actor: Actor, { applicationId, weighing }: Weighing): Promise<void> =>
  asActor(actor, async (tx) => {
    requirePermission(actor, 'conflict.weigh', { applicationId }, 'conflict.read')
    if ((await tx.assessment.count({ where: { applicationId } })) === 0) throw new Refusal('not-found', 'Dit dossier is niet in onderzoek.')
    const now = await lockAssessment(tx, applicationId)
    const late = await lateInterests(tx, actor, { applicationId })
    const open = late.filter(({ weighed, afterPublication }) => !weighed && !afterPublication)
    if (open.length === 0 && late.some(({ afterPublication }) => afterPublication)) throw new Refusal('too-late', 'De beslissing is al bekendgemaakt. Dit belang is een nota voor een heroverweging.')
    if (open.length === 0) throw new Refusal('changed-meanwhile', 'Er wacht in dit dossier geen belang (meer) op een afweging. Laad de pagina opnieuw.')

    await tx.weighedInterest.createMany({ data: open.map(({ conflictId }) => ({ conflictId, applicationId, reason: weighing, weighedById: actor.userId ?? '', weighedAt: now })) })
    await recordEvent(tx, actor, { verb: 'conflict.weigh', subjectType: 'application', subjectId: applicationId, applicationId, payload: { conflicts: open.map(({ conflictId }) => conflictId), reason: weighing } })
  }).catch((thrown: unknown) => { throw asRefusal(thrown) })
