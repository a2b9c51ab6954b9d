import type { z } from 'zod'
import type { Actor } from '@/lib/access/actor'
import { requirePermission } from '@/lib/access/require-permission'
import { recordEvent } from '@/lib/audit/record'
import { asActor } from '@/lib/db'
import { sourceGrant } from './load-lesson'
import type { saidConsent } from './schema'

/** A signatory of the beneficiary says whether lessons from this file may be public, with the name of the organisation. Who says no afterwards takes all of them back at once. */
export const sayConsent = (actor: Actor, { number, given }: z.output<typeof saidConsent>): Promise<{ changed: boolean; takenBack: number }> =>
  asActor(actor, async (tx, now) => {
    const grant = await sourceGrant(tx, number)
    requirePermission(actor, 'lesson.consent', grant, 'grant.read')
    await tx.$queryRaw`select 1 from grant_award where id = ${grant.id}::uuid for update`
    const last = await tx.knowledgeConsent.findFirst({ where: { grantId: grant.id }, orderBy: [{ saidAt: 'desc' }, { id: 'desc' }], select: { given: true } })
    if (last?.given === given) return { changed: false, takenBack: 0 }
    const takenBack = given ? 0 : await tx.lesson.count({ where: { grantId: grant.id, status: 'PUBLISHED' } })
    await tx.knowledgeConsent.create({ data: { grantId: grant.id, given, saidById: actor.userId ?? '', saidAt: now } })
    await recordEvent(tx, actor, { verb: 'lesson.consent', subjectType: 'grant', subjectId: grant.id, applicationId: grant.applicationId, payload: { given, takenBack } })
    return { changed: true, takenBack }
  })
