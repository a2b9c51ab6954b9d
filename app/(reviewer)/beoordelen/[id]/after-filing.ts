import 'server-only'
import type { Actor } from '@/lib/access/actor'
import { asActor } from '@/lib/db'
import { nextReview, pathOfReview, reviewQueue } from '@/lib/reviews/desk'

/** Where a filed review leads: the next one that asks something, or the list. */
export const afterFiling = async (actor: Actor, reviewId: string): Promise<string> => {
  const next = nextReview(await asActor(actor, (tx) => reviewQueue(tx, actor)), reviewId)
  return next ? pathOfReview(next) : '/beoordelen'
}
