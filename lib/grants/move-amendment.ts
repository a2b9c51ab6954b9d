import type { Actor } from '@/lib/access/actor'
import type { Tx } from '@/lib/db'
import { requireMover } from '@/lib/lifecycle'
import { Refusal } from '@/lib/refusal'
import type { GrantAmendment, Prisma } from '@/prisma/generated/client'
import type { AmendmentStatus } from '@/prisma/generated/enums'
import { amendmentLifecycle, type AmendmentVerb } from './amendment-lifecycle'
import { loadGrant, type LoadedGrant } from './load-grant'

/** The only writer of an amendment's status, conditional on the state it was read in. */
export const moveAmendment = async (tx: Tx, actor: Actor, amendment: Pick<GrantAmendment, 'id' | 'status'>, verb: AmendmentVerb, change: Prisma.GrantAmendmentUpdateManyMutationInput = {}): Promise<void> => {
  const { from, to, by } = amendmentLifecycle[verb]
  requireMover(actor, by)
  if (!(from as readonly AmendmentStatus[]).includes(amendment.status)) throw meanwhile()
  const moved = await tx.grantAmendment.updateMany({ where: { id: amendment.id, status: amendment.status }, data: { ...change, status: to } })
  if (moved.count === 0) throw meanwhile()
}

const meanwhile = (): Refusal => new Refusal('changed-meanwhile', 'Deze wijziging is intussen verder. Laad de pagina opnieuw.')

/** An amendment with its grant. Whoever works on the same grant waits here, so that one answer counts. */
export const lockedAmendment = async (tx: Tx, amendmentId: string): Promise<{ amendment: GrantAmendment; grant: LoadedGrant }> => {
  const known = await tx.grantAmendment.findUnique({ where: { id: amendmentId }, select: { grantId: true } })
  if (!known) throw new Refusal('not-found', 'Deze wijziging bestaat niet.')
  await tx.$queryRaw`select 1 from grant_award where id = ${known.grantId}::uuid for update`
  return { amendment: await tx.grantAmendment.findUniqueOrThrow({ where: { id: amendmentId } }), grant: await loadGrant(tx, known.grantId) }
}
