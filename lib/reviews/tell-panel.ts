import type { Actor } from '@/lib/access/actor'
import type { Tx } from '@/lib/db'
import { enqueueEmail } from '@/lib/mail/enqueue-email'
import { localDay } from '@/lib/time'
import { countingReviewStatuses } from './lifecycle'

type File = { id: string; number: string | null }

/**
 * The others of a file's panel hear, once a day, that there is something new in the meeting: who, what and how often is for the page. Call it as the last
 * step but the event: the transaction goes on as the portal itself, because a reviewer may not know which chair has a conflict.
 */
export const tellPanel = async (tx: Tx, actor: Actor, { id: applicationId, number }: File, now: Date): Promise<void> => {
  await tx.$queryRaw`select set_config('app.roles', ',SYSTEM,', true)`
  const reviews = await tx.review.findMany({ where: { applicationId, status: { in: [...countingReviewStatuses] } }, select: { reviewerId: true } })
  const chairs = await tx.userRole.findMany({ where: { role: 'VLAIO_PANEL_CHAIR', user: { conflicts: { none: { applicationId } } } }, select: { userId: true } })
  const standIns = await tx.substitution.findMany({ where: { applicationId, role: 'VLAIO_PANEL_CHAIR' }, select: { userId: true } })
  const to = [
    ...reviews.map(({ reviewerId }) => ({ userId: reviewerId, template: 'panel-news' as const })),
    ...[...chairs, ...standIns].map(({ userId }) => ({ userId, template: 'panel-news-chair' as const })),
  ].filter(({ userId }) => userId !== actor.userId)
  for (const { userId, template } of to)
    await enqueueEmail(tx, { template, to: { userId }, dedupeKey: `panel-news:${applicationId}:${userId}:${localDay(now)}`, applicationId, fileNumber: number })
}
