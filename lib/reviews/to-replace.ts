import type { Actor } from '@/lib/access/actor'
import type { Tx } from '@/lib/db'
import { livingReviewStatuses } from './lifecycle'

export type FileToReplace = { id: string; number: string; missing: number }

/** Files in review or in consensus that lost a reviewer to an interest or a refusal and wait for another; of one call, or of all in assessment. */
export const filesToReplace = async (tx: Tx, actor: Actor, callId?: string): Promise<FileToReplace[]> => {
  const files = await tx.application.findMany({
    where: { ...(callId ? { callId } : { call: { status: { in: ['CLOSED', 'ASSESSMENT'] } } }), id: { notIn: [...actor.conflictedApplicationIds] }, assessment: { status: { in: ['IN_REVIEW', 'CONSENSUS'] } } },
    select: { id: true, number: true, call: { select: { reviewersPerApplication: true } }, assessment: { select: { reviews: { where: { status: { in: [...livingReviewStatuses] } }, select: { id: true } } } } },
    orderBy: { number: 'asc' },
  })
  return files
    .map(({ id, number, call, assessment }) => ({ id, number: number ?? '', missing: call.reviewersPerApplication - (assessment?.reviews.length ?? 0) }))
    .filter(({ missing }) => missing > 0)
}
