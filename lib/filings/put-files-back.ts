import type { Tx } from '@/lib/db'

/** The attachments as they were at that filing: what came since goes, what was taken away since comes back. */
export const putFilesBack = async (tx: Tx, applicationId: string, filedAt: Date, now: Date): Promise<void> => {
  await tx.attachment.updateMany({ where: { applicationId, removedAt: null, uploadedAt: { gt: filedAt } }, data: { removedAt: now } })
  await tx.attachment.updateMany({ where: { applicationId, removedAt: { gt: filedAt }, uploadedAt: { lte: filedAt } }, data: { removedAt: null } })
}
