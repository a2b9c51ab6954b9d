import type { Actor } from '@/lib/access/actor'
import { requirePermission } from '@/lib/access/require-permission'
import { recordEvent } from '@/lib/audit/record'
import { asActor } from '@/lib/db'
import { Refusal } from '@/lib/refusal'
import { loadGrant } from './load-grant'
import type { CorrectingAid, RegisteringAid } from './schema'

/** An officer registered the aid in the European register and notes the number that it got there. Late is still better than never. */
export const registerAid = (actor: Actor, { grantId, registerNumber }: RegisteringAid): Promise<void> =>
  asActor(actor, async (tx, now) => {
    const grant = await loadGrant(tx, grantId)
    requirePermission(actor, 'aid.register', grant, 'grant.read')
    const task = await tx.aidRegistration.findUnique({ where: { grantId } })
    if (!task) throw new Refusal('conflict', 'De steun van deze oproep hoeft niet geregistreerd te worden.')

    const noted = await tx.aidRegistration.updateMany({ where: { grantId, registeredAt: null }, data: { registerNumber, registeredById: actor.userId, registeredAt: now } })
    if (noted.count === 0) throw new Refusal('changed-meanwhile', 'Deze steun is al geregistreerd. Laad de pagina opnieuw.')
    await recordEvent(tx, actor, { verb: 'aid.register', subjectType: 'grant', subjectId: grantId, applicationId: grant.applicationId, payload: { registerNumber, dueAt: task.dueAt } })
  })

/** The number was noted wrong: another one counts from now on, with why; the first stays in the file. */
export const correctAid = (actor: Actor, { grantId, registerNumber, reason }: CorrectingAid): Promise<void> =>
  asActor(actor, async (tx, now) => {
    const grant = await loadGrant(tx, grantId)
    requirePermission(actor, 'aid.register', grant, 'grant.read')
    await tx.$queryRaw`select 1 from aid_registration where grant_id = ${grantId}::uuid for update`
    const task = await tx.aidRegistration.findUnique({ where: { grantId }, include: { corrections: { orderBy: { correctedAt: 'desc' }, take: 1 } } })
    if (!task?.registeredAt) throw new Refusal('too-early', 'Er is nog geen nummer om te verbeteren.')
    const from = task.corrections[0]?.registerNumber ?? task.registerNumber
    if (from === registerNumber) throw new Refusal('changed-meanwhile', 'Dit is al het nummer in het dossier.')

    await tx.aidCorrection.create({ data: { grantId, registerNumber, reason, correctedById: actor.userId ?? '', correctedAt: now } })
    await recordEvent(tx, actor, { verb: 'aid.correct', subjectType: 'grant', subjectId: grantId, applicationId: grant.applicationId, payload: { from, to: registerNumber, reason } })
  })
