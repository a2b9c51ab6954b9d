import type { Actor } from '@/lib/access/actor'
import { applicationFacts } from '@/lib/access/application-facts'
import type { Action } from '@/lib/access/policy'
import { requirePermission } from '@/lib/access/require-permission'
import type { Tx } from '@/lib/db'
import { isFileableAt, termColumns } from '@/lib/filings/filing-term'
import { Refusal } from '@/lib/refusal'

/** A draft on which somebody may still work, locked until the act is over. */
export const openDraft = async (tx: Tx, actor: Actor, applicationId: string, now: Date, action: Action) => {
  await tx.$queryRaw`select 1 from application where id = ${applicationId}::uuid for no key update`
  const application = await tx.application.findUnique({ where: { id: applicationId }, include: { ...termColumns } })
  if (!application || application.discardedAt) throw new Refusal('not-found', 'Deze aanvraag bestaat niet.')
  requirePermission(actor, action, applicationFacts(application), 'application.read')
  if (application.status !== 'DRAFT') throw new Refusal('changed-meanwhile', 'Deze aanvraag is al ingediend. U kunt ze niet meer wijzigen.')
  if (!isFileableAt(application, now)) throw new Refusal('too-late', 'De oproep is gesloten. U kunt uw concept nog lezen, maar niet meer wijzigen.')
  return application
}

/** Whoever works for the organisation now; nobody else can be asked to do something in its draft. */
export const requireColleague = async (tx: Tx, organisationId: string, userId: string, field: string): Promise<void> => {
  if ((await tx.membership.count({ where: { organisationId, userId, endedAt: null, user: { suspendedAt: null } } })) === 0)
    throw new Refusal('invalid', [{ field, message: 'Deze persoon werkt niet (meer) mee aan uw organisatie. Kies iemand anders.' }])
}
