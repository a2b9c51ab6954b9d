import type { Actor } from '@/lib/access/actor'
import { requirePermission } from '@/lib/access/require-permission'
import { recordEvent } from '@/lib/audit/record'
import { asActor } from '@/lib/db'
import { asRefusal } from '@/lib/database-refusal'
import { Refusal } from '@/lib/refusal'
import { biddableFiles } from './biddable-files'
import type { Bidding } from './expertise-schema'

/** Which files a reviewer would like, or rather not. A file in conflict and one that does not exist get the same answer. */
export const bidOnFiles = (actor: Actor, { bids }: Bidding): Promise<{ changed: number }> =>
  asActor(actor, async (tx, now) => {
    requirePermission(actor, 'review.bid', { ownerId: actor.userId ?? undefined })
    const open = new Map((await biddableFiles(tx, actor)).map((file) => [file.id, file]))
    const closed = Object.keys(bids).filter((id) => !open.has(id))
    if (closed.length > 0) throw new Refusal('changed-meanwhile', closed.map((id) => ({ field: `bids.${id}`, message: 'Voor dit dossier kunt u geen voorkeur (meer) opgeven. Laad de pagina opnieuw.' })))

    const userId = actor.userId ?? ''
    const changes = Object.entries(bids).filter(([id, bid]) => bid !== (open.get(id)?.bid ?? ''))
    for (const [applicationId, bid] of changes) {
      if (bid === '') await tx.reviewBid.deleteMany({ where: { userId, applicationId } })
      else await tx.reviewBid.upsert({ where: { userId_applicationId: { userId, applicationId } }, create: { userId, applicationId, bid, bidAt: now }, update: { bid, bidAt: now } })
    }
    if (changes.length > 0) await recordEvent(tx, actor, { verb: 'review.bid', subjectType: 'user', subjectId: userId, payload: { bids: Object.fromEntries(changes) } })
    return { changed: changes.length }
  }).catch((thrown: unknown) => { throw asRefusal(thrown) })
