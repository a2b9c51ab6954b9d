import type { Actor } from '@/lib/access/actor'
import type { Action } from '@/lib/access/policy'
import { requirePermission } from '@/lib/access/require-permission'
import type { Tx } from '@/lib/db'
import { loadGrant, type LoadedGrant } from '@/lib/grants/load-grant'
import { Refusal } from '@/lib/refusal'

/** The grant, locked, so that steps of one control and its settlement come one after the other; and whether this person may take the step. */
export const grantToControl = async (tx: Tx, actor: Actor, grantId: string, action: Action): Promise<LoadedGrant> => {
  await tx.$queryRaw`select 1 from grant_award where id = ${grantId}::uuid for update`
  const grant = await loadGrant(tx, grantId)
  requirePermission(actor, action, grant, 'grant.read')
  return grant
}

/** The control of that grant, while it runs. */
export const openControl = async (tx: Tx, grantId: string) => {
  const control = await tx.control.findUnique({ where: { grantId }, include: { findings: { orderBy: [{ foundAt: 'asc' }, { id: 'asc' }] }, answers: true, notes: { select: { visitedOn: true } } } })
  if (!control) throw new Refusal('not-found', 'Voor dit dossier loopt geen controle.')
  if (control.concludedAt) throw new Refusal('changed-meanwhile', 'Deze controle is al afgesloten.')
  return control
}
