import type { Actor } from '@/lib/access/actor'
import type { Tx } from '@/lib/db'
import { requireMover } from '@/lib/lifecycle'
import { Refusal } from '@/lib/refusal'
import type { Prisma } from '@/prisma/generated/client'
import type { GrantStatus } from '@/prisma/generated/enums'
import { grantLifecycle, type GrantVerb } from './lifecycle'

/** The only writer of a grant's status: conditional on the state it was read in, with whatever changes along. */
export const moveGrant = async (tx: Tx, actor: Actor, grant: { id: string; status: GrantStatus }, verb: GrantVerb, change: Prisma.GrantUpdateManyMutationInput = {}): Promise<void> => {
  const { from, to, by } = grantLifecycle[verb]
  requireMover(actor, by)
  if (!(from as readonly GrantStatus[]).includes(grant.status)) throw new Refusal('changed-meanwhile', 'Dit kan niet meer in de toestand waarin het dossier nu is.')
  const moved = await tx.grant.updateMany({ where: { id: grant.id, status: grant.status }, data: { ...change, status: to, version: { increment: 1 } } })
  if (moved.count === 0) throw new Refusal('changed-meanwhile', 'De toestand van dit dossier is intussen gewijzigd. Laad de pagina opnieuw.')
}
