import type { Actor } from '@/lib/access/actor'
import { recordEvent } from '@/lib/audit/record'
import { asRefusal } from '@/lib/database-refusal'
import { asActor } from '@/lib/db'
import { tellMembers } from '@/lib/grants/load-grant'
import { moveGrant } from '@/lib/grants/move-grant'
import { Refusal } from '@/lib/refusal'
import { grantToControl } from './load-control'
import { latestWeighing } from './require-controlled'
import { currentRulebook } from './rulebook'
import type { StartingControl } from './schema'

/** A selected grant goes in control, at the desk or on the spot, under the checklist of this moment; the beneficiary is told that it does. */
export const startControl = (actor: Actor, { grantId, kind }: StartingControl): Promise<void> =>
  asActor(actor, async (tx, now) => {
    const grant = await grantToControl(tx, actor, grantId, 'control.work')
    const weighing = await latestWeighing(tx, grantId)
    if (!weighing || weighing.reasons.length === 0) throw new Refusal('conflict', 'Dit dossier is niet geselecteerd voor controle.')

    await moveGrant(tx, actor, grant, 'control')
    const { version } = await currentRulebook(tx)
    await tx.control.create({ data: { grantId, selectionId: weighing.selectionId, rulebookVersion: version, kind, startedById: actor.userId ?? '', startedAt: now } })
    await tellMembers(tx, grant, 'control-started')
    await recordEvent(tx, actor, { verb: 'control.start', subjectType: 'grant', subjectId: grantId, applicationId: grant.applicationId, payload: { kind, reasons: weighing.reasons, rulebookVersion: version, startDueAt: weighing.startDueAt } })
  }).catch((thrown: unknown) => { throw asRefusal(thrown) })
