import type { Tx } from '@/lib/db'

export type FrozenSubmission = { applicationId: string; organisationId: string; content: string; sha256: string; submittedAt: Date; submittedById: string }

/**
 * Keeps the copy of one filing for good: the table takes no change, and checks the SHA-256 against the content itself.
 * A mandate that still waits never stops a filing (domain 5.8): it is filed under reservation.
 */
export const freezeSubmission = async (tx: Tx, { organisationId, ...frozen }: FrozenSubmission): Promise<void> => {
  const mandates = await tx.mandate.findMany({ where: { organisationId, userId: frozen.submittedById, status: { in: ['WAITING', 'APPROVED'] } }, select: { status: true } })
  const underReservation = mandates.some(({ status }) => status === 'WAITING') && !mandates.some(({ status }) => status === 'APPROVED')
  const round = 1 + await tx.submission.count({ where: { applicationId: frozen.applicationId } })
  await tx.submission.create({ data: { ...frozen, round, underReservation } })
}
