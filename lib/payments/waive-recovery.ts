import type { Actor } from '@/lib/access/actor'
import { can } from '@/lib/access/policy'
import { requirePermission } from '@/lib/access/require-permission'
import { recordEvent } from '@/lib/audit/record'
import { asRefusal } from '@/lib/database-refusal'
import { asActor } from '@/lib/db'
import { tellMembers } from '@/lib/grants/load-grant'
import { moveGrant } from '@/lib/grants/move-grant'
import { Refusal } from '@/lib/refusal'
import { openCase } from './recover-payment'
import type { OpeningRecovery } from './schema'

/** After the hearing nothing need be claimed: one of finance says why, and may say it better until somebody else confirms. */
export const proposeWaiver = (actor: Actor, { grantId, motivation }: OpeningRecovery): Promise<void> =>
  asActor(actor, async (tx, now) => {
    const { grant } = await openCase(tx, grantId)
    requirePermission(actor, 'recovery.propose-waiver', grant, 'payment.read')
    const kept = await tx.recovery.updateMany({ where: { grantId, claimedAt: null, waivedAt: null }, data: { waiveReason: motivation, waiveProposedAt: now, waiveProposedById: actor.userId } })
    if (kept.count === 0) throw new Refusal('changed-meanwhile', 'Dit bedrag is al teruggevorderd, of er is al beslist om dat niet te doen.')
    await recordEvent(tx, actor, { verb: 'recovery.propose-waiver', subjectType: 'grant', subjectId: grantId, applicationId: grant.applicationId, payload: { motivation } })
  })

/** Somebody else of finance lets the money go: the beneficiary hears it, and the file closes. */
export const confirmWaiver = (actor: Actor, { grantId }: { grantId: string }): Promise<void> =>
  asActor(actor, async (tx, now) => {
    const { grant, recovery } = await openCase(tx, grantId)
    requirePermission(actor, 'payment.read', grant)
    if (!recovery.waiveProposedAt) throw new Refusal('too-early', 'Er is nog geen voorstel om niet terug te vorderen.')
    if (!can(actor, 'recovery.confirm-waiver', { ...grant, takenBy: [recovery.waiveProposedById] })) throw new Refusal('forbidden', 'Wie dit voorstelde, bevestigt het niet. Dat doet iemand anders van financiën.')

    const waived = await tx.recovery.updateMany({ where: { grantId, claimedAt: null, waivedAt: null, waiveProposedAt: recovery.waiveProposedAt, waiveReason: recovery.waiveReason }, data: { waivedAt: now, waivedById: actor.userId } })
    if (waived.count === 0) throw new Refusal('changed-meanwhile', 'Dit is intussen anders beslist. Laad de pagina opnieuw.')
    if (grant.status !== 'REVOKED') await moveGrant(tx, actor, grant, 'close', { closedAt: now })
    await tellMembers(tx, grant, 'recovery-waived')
    await recordEvent(tx, actor, { verb: 'recovery.confirm-waiver', subjectType: 'grant', subjectId: grantId, applicationId: grant.applicationId, payload: { amountCents: recovery.amountCents, motivation: recovery.waiveReason } })
  }).catch((thrown: unknown) => { throw asRefusal(thrown) })
