import type { Actor } from '@/lib/access/actor'
import { requirePermission } from '@/lib/access/require-permission'
import { visibleApplications } from '@/lib/access/visible'
import type { Tx } from '@/lib/db'
import type { Call, CallCommitment, Prisma } from '@/prisma/generated/client'
import type { ApplicationStatus } from '@/prisma/generated/enums'

export type CallProgress = {
  call: Call & { commitment: CallCommitment | null }
  /** Files per state, as the office knows it. */
  counts: Partial<Record<ApplicationStatus, number>>
  requestedCents: bigint
  /** dueAt: the earliest day by which one that is not filed was asked; late: how many are over theirs. */
  reviews: { asked: number; filed: number; dueAt: Date | null; late: number }
  ineligibleToConfirm: number
}

/** Where a call stands, over the files that the actor may see. Null when there is no such call. */
export const callProgress = async (tx: Tx, actor: Actor, code: string, now: Date): Promise<CallProgress | null> => {
  requirePermission(actor, 'call.read-progress')
  const call = await tx.call.findUnique({ where: { code }, include: { commitment: true } })
  if (!call) return null
  const files = { AND: [visibleApplications(actor), { callId: call.id, discardedAt: null }] }
  // How many drafts there are is no secret; what stands in them is.
  const drafts = { callId: call.id, discardedAt: null, status: 'DRAFT', submittedAt: null } as const
  const notTakenIn = await tx.application.groupBy({ by: ['status'], where: { OR: [drafts, { AND: [files, { assessment: null, status: { not: 'DRAFT' } }] }] }, _count: true })
  // A request that is reopened stands as it was filed.
  const reopened = await tx.application.count({ where: { AND: [files, { status: 'DRAFT', submittedAt: { not: null } }] } })
  const takenIn = await tx.assessment.groupBy({ by: ['status'], where: { application: files }, _count: true })
  const requested = await tx.application.aggregate({ where: { AND: [files, { submittedAt: { not: null }, status: { not: 'WITHDRAWN' } }] }, _sum: { requestedCents: true } })
  const reviews = await tx.review.groupBy({ by: ['status'], where: { assessment: { application: files } }, _count: true })
  const open = { assessment: { application: files }, status: { in: ['ASSIGNED', 'IN_PROGRESS', 'RETURNED'] } } satisfies Prisma.ReviewWhereInput
  const first = await tx.review.aggregate({ where: open, _min: { dueAt: true } })
  const reviewed = (...statuses: string[]) => reviews.filter(({ status }) => statuses.includes(status)).reduce((sum, { _count }) => sum + _count, 0)
  return {
    call,
    counts: withReopened(Object.fromEntries([...notTakenIn, ...takenIn].map(({ status, _count }) => [status, _count])), reopened),
    requestedCents: requested._sum.requestedCents ?? 0n,
    reviews: { asked: reviewed('ASSIGNED', 'IN_PROGRESS', 'RETURNED', 'FINAL', 'REVISED'), filed: reviewed('FINAL', 'REVISED'), dueAt: first._min.dueAt, late: await tx.review.count({ where: { ...open, dueAt: { lte: now } } }) },
    ineligibleToConfirm: await tx.assessment.count({
      where: { status: 'ELIGIBILITY_CHECK', application: files, outcome: { confirmedById: null, eligible: false } },
    }),
  }
}

const withReopened = (counts: CallProgress['counts'], reopened: number): CallProgress['counts'] => (reopened === 0 ? counts : { ...counts, SUBMITTED: (counts.SUBMITTED ?? 0) + reopened })
