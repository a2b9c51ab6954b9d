import type { Tx } from '@/lib/db'

/** The newest proposal of a call that this person may see, with what it proposes. */
export const latestProposal = (tx: Tx, callId: string) =>
  tx.assignmentProposal.findFirst({ where: { callId }, orderBy: [{ proposedAt: 'desc' }, { id: 'desc' }], include: { pairs: true, confirmation: true } })

export type StoredProposal = NonNullable<Awaited<ReturnType<typeof latestProposal>>>
