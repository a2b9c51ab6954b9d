import type { Actor } from '@/lib/access/actor'
import type { Tx } from '@/lib/db'
import { requireMover } from '@/lib/lifecycle'
import { Refusal } from '@/lib/refusal'
import type { Prisma } from '@/prisma/generated/client'
import type { CompletionStatus } from '@/prisma/generated/enums'
import { completionLifecycle, type CompletionVerb } from './completion-lifecycle'

/** The only writer of a completion's status; who comes second changes nothing and hears so. Its term is the database's (trigger completion_in_time). */
export const moveCompletion = async (tx: Tx, actor: Actor, completion: { id: string; status: CompletionStatus }, verb: CompletionVerb, data: Prisma.CompletionRequestUncheckedUpdateManyInput): Promise<void> => {
  const { from, to, by } = completionLifecycle[verb]
  requireMover(actor, by)
  const expected = from.find((status) => status === completion.status)
  const { count } = expected ? await tx.completionRequest.updateMany({ where: { id: completion.id, status: expected }, data: { ...data, status: to } }) : { count: 0 }
  if (count === 0) throw new Refusal('changed-meanwhile', 'Deze aanvullingsvraag is intussen gewijzigd. Laad de pagina opnieuw.')
}
