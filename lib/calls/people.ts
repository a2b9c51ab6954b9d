import type { Tx } from '@/lib/db'
import type { ApplicationStatus } from '@/prisma/generated/enums'

/** Everyone who works on a request that is still a draft. */
export const peopleWithDraft = (tx: Tx, callId: string): Promise<string[]> => members(tx, callId, ['DRAFT'])

/** Everyone whose organisation drafts or filed a request in this call. */
export const peopleOfCall = (tx: Tx, callId: string): Promise<string[]> => members(tx, callId, ['DRAFT', 'SUBMITTED'])

const members = async (tx: Tx, callId: string, statuses: ApplicationStatus[]): Promise<string[]> => {
  const rows = await tx.membership.findMany({
    where: { endedAt: null, organisation: { applications: { some: { callId, status: { in: statuses }, discardedAt: null } } } },
    select: { userId: true },
    distinct: ['userId'],
    orderBy: { userId: 'asc' },
  })
  return rows.map(({ userId }) => userId)
}
