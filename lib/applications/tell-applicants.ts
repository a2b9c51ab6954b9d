import type { Tx } from '@/lib/db'
import { enqueueEmail, type FileTemplate } from '@/lib/mail/enqueue-email'

/** One news for everybody who works for the applicant now; told once per occasion, whatever is tried again. */
export const tellApplicants = async (tx: Tx, application: { id: string; organisationId: string; number: string | null }, template: FileTemplate, occasion: string): Promise<void> => {
  const members = await tx.membership.findMany({ where: { organisationId: application.organisationId, endedAt: null }, select: { userId: true }, distinct: ['userId'], orderBy: { userId: 'asc' } })
  for (const { userId } of members)
    await enqueueEmail(tx, { template, to: { userId }, dedupeKey: `${template}:${occasion}:${userId}`, applicationId: application.id, fileNumber: application.number })
}
