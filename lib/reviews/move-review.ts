import type { Actor } from '@/lib/access/actor'
import type { Tx } from '@/lib/db'
import { requireMover } from '@/lib/lifecycle'
import { Refusal } from '@/lib/refusal'
import type { Prisma } from '@/prisma/generated/client'
import { reviewLifecycle, type ReviewVerb } from './lifecycle'

/** The only writer of a review's status: conditional, so that nobody else's move in between is overwritten. */
export const moveReview = async (tx: Tx, actor: Actor, reviewId: string, verb: ReviewVerb, change: Omit<Prisma.ReviewUpdateManyMutationInput, 'status'> = {}): Promise<void> => {
  const { from, to, by } = reviewLifecycle[verb]
  requireMover(actor, by)
  const moved = await tx.review.updateMany({ where: { id: reviewId, status: { in: [...from] } }, data: { ...change, status: to } })
  if (moved.count === 0) throw new Refusal('changed-meanwhile', 'De toestand van deze beoordeling is intussen gewijzigd. Laad de pagina opnieuw.')
}
