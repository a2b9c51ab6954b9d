import type { Actor } from '@/lib/access/actor'
import { requirePermission } from '@/lib/access/require-permission'
import type { Tx } from '@/lib/db'
import { biddableFiles } from './biddable-files'
import { traitOptions } from './trait-options'

/** The page of a reviewer about what they know, how much they take, and which files they would like. */
export const expertiseView = async (tx: Tx, actor: Actor) => {
  requirePermission(actor, 'expertise.state', { ownerId: actor.userId ?? undefined })
  return {
    stated: await tx.reviewerExpertise.findUnique({ where: { userId: actor.userId ?? '' } }),
    options: await traitOptions(tx),
    files: await biddableFiles(tx, actor),
    employers: await tx.reviewerEmployer.findMany({ where: { userId: actor.userId ?? '' }, orderBy: [{ name: 'asc' }, { kbo: 'asc' }] }),
  }
}
