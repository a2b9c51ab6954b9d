import { z } from 'zod'
import type { Tx } from '@/lib/db'
import type { ByHand } from './solve-assignment'

const keptByHand = z.array(z.object({ applicationId: z.string(), reviewerId: z.string(), kind: z.enum(['PINNED', 'BARRED']) }))

export type OpenRequest = { id: string; askedAt: Date; askedById: string; byHand: ByHand[]; refused: string | null }

/** The newest request of a call that this person may see, while no proposal came since. */
export const openRequest = async (tx: Tx, callId: string): Promise<OpenRequest | null> => {
  const newest = await tx.assignmentRequest.findFirst({ where: { callId }, orderBy: [{ askedAt: 'desc' }, { id: 'desc' }] })
  if (!newest || (await tx.assignmentProposal.count({ where: { callId, proposedAt: { gte: newest.askedAt } } })) > 0) return null
  const { id, askedAt, askedById, byHand, refused } = newest
  return { id, askedAt, askedById, byHand: keptByHand.parse(byHand), refused }
}
