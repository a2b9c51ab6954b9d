import type { Actor } from '@/lib/access/actor'
import type { Tx } from '@/lib/db'
import { requireMover } from '@/lib/lifecycle'
import { Refusal } from '@/lib/refusal'
import type { Prisma } from '@/prisma/generated/client'
import { adviceLifecycle, type AdviceVerb } from './lifecycle'

/** The only writer of an advice's status; who comes second changes nothing and hears so. */
export const moveAdvice = async (tx: Tx, actor: Actor, id: string, verb: AdviceVerb, data: Prisma.AdviceUncheckedUpdateManyInput = {}): Promise<void> => {
  const { from, to, by } = adviceLifecycle[verb]
  requireMover(actor, by)
  const { count } = await tx.advice.updateMany({ where: { id, status: { in: [...from] }, withdrawnAt: null }, data: { ...data, status: to } })
  if (count === 0) throw new Refusal('changed-meanwhile', 'Deze adviesvraag is intussen gewijzigd. Laad de pagina opnieuw.')
}
