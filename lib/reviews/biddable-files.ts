import type { Actor } from '@/lib/access/actor'
import type { Tx } from '@/lib/db'
import { derivedConflicts } from './find-derived-conflict'
import { isBid, type Bid } from './expertise-schema'

export type BiddableFile = { id: string; callId: string; call: string; title: string; organisation: string; municipality: string; bid: Bid | null }

/** Eligible files that still look for reviewers, of which this reviewer may know no more than the header; none with which they have an interest, whoever knows of it. */
export const biddableFiles = async (tx: Tx, actor: Actor): Promise<BiddableFile[]> => {
  const userId = actor.userId ?? ''
  const files = await tx.application.findMany({
    where: {
      id: { notIn: [...actor.conflictedApplicationIds] },
      call: { status: { in: ['CLOSED', 'ASSESSMENT'] } },
      assessment: { status: 'ELIGIBLE', reviews: { none: { reviewerId: userId } }, conflicts: { none: { userId } } },
    },
    select: { id: true, callId: true, title: true, call: { select: { name: true } }, organisation: { select: { legalName: true, municipality: { select: { name: true } } } }, bids: { where: { userId }, select: { bid: true } } },
    orderBy: [{ call: { code: 'asc' } }, { title: 'asc' }, { id: 'asc' }],
  })
  const derived = new Map<string, Awaited<ReturnType<typeof derivedConflicts>>>()
  for (const callId of new Set(files.map((file) => file.callId))) derived.set(callId, await derivedConflicts(tx, callId, [userId]))
  return files
    .filter(({ id, callId }) => derived.get(callId)?.(id, userId) === null)
    .map(({ id, callId, title, call, organisation, bids: [own] }) => ({
      id, callId, title, call: call.name, organisation: organisation.legalName, municipality: organisation.municipality?.name ?? '', bid: own && isBid(own.bid) ? own.bid : null,
    }))
}
