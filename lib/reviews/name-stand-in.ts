import type { Actor } from '@/lib/access/actor'
import { applicationFacts, factColumns } from '@/lib/access/application-facts'
import { requirePermission } from '@/lib/access/require-permission'
import { lockAssessment } from '@/lib/applications/eligibility-file'
import { recordEvent } from '@/lib/audit/record'
import { asActor } from '@/lib/db'
import { asRefusal } from '@/lib/database-refusal'
import { enqueueEmail } from '@/lib/mail/enqueue-email'
import { Refusal } from '@/lib/refusal'
import type { StandIn } from './conflict-schema'
import { tellFormer } from './end-stand-ins'
import { isNeeded, standInCandidates, whyNotStandIn } from './stand-ins'

/** For one file somebody stands in for the officer, chair or decider who has an interest in it. Named again, the new one takes the place of the former. */
export const nameStandIn = (actor: Actor, { applicationId, role, userId, reason }: StandIn): Promise<void> =>
  asActor(actor, async (tx) => {
    const file = await tx.application.findUnique({ where: { id: applicationId }, select: { ...factColumns, number: true, assessment: { select: { status: true } } } })
    if (!file?.assessment) throw new Refusal('not-found', 'Dit dossier is niet in onderzoek.')
    requirePermission(actor, 'substitution.name', applicationFacts(file), 'application.read')
    const now = await lockAssessment(tx, applicationId)
    if (!(await isNeeded(tx, applicationId, role))) throw new Refusal('conflict', 'Wie deze rol heeft, heeft geen belang in dit dossier: er is niemand nodig.')
    const candidates = await standInCandidates(tx, applicationId, role)
    if (!candidates.some(({ id }) => id === userId)) throw new Refusal('invalid', [{ field: 'standInId', message: (await whyNotStandIn(tx, applicationId, role, userId)) ?? 'Kies iemand uit de lijst.' }])
    const former = await tx.substitution.findUnique({ where: { applicationId_role: { applicationId, role } }, select: { userId: true } })
    if (former?.userId === userId) throw new Refusal('changed-meanwhile', [{ field: 'standInId', message: 'Deze persoon valt al in.' }])

    const named = { userId, reason, namedById: actor.userId ?? '', namedAt: now }
    await tx.substitution.upsert({ where: { applicationId_role: { applicationId, role } }, create: { applicationId, role, ...named }, update: named })
    if (role === 'VLAIO_OFFICER') await tx.application.update({ where: { id: applicationId }, data: { handlerId: userId } })
    await enqueueEmail(tx, { template: 'stand-in-named', to: { userId }, dedupeKey: `stand-in-named:${applicationId}:${role}:${now.toISOString()}`, applicationId, fileNumber: file.number })
    if (former) await tellFormer(tx, actor, { applicationId, role, userId: former.userId }, now)
    await recordEvent(tx, actor, { verb: 'substitution.name', subjectType: 'application', subjectId: applicationId, applicationId, payload: { role, userId, reason, ...(former ? { insteadOf: former.userId } : {}) } })
  }).catch((thrown: unknown) => { throw asRefusal(thrown) })
