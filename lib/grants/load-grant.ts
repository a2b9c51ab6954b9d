import type { Tx } from '@/lib/db'
import { enqueueEmail, type FileTemplate } from '@/lib/mail/enqueue-email'
import { Refusal } from '@/lib/refusal'

/** One grant with what its acts ask. */
export const loadGrant = async (tx: Tx, grantId: string) => {
  const grant = await tx.grant.findUnique({
    where: { id: grantId },
    include: { organisation: { include: { municipality: { select: { name: true } } } }, call: true, payments: { orderBy: { position: 'asc' } }, application: { select: { handlerId: true } } },
  })
  if (!grant) throw new Refusal('not-found', 'Dit dossier bestaat niet.')
  return grant
}

export type LoadedGrant = Awaited<ReturnType<typeof loadGrant>>

/** One news for everybody who works for the beneficiary now; told once, whatever is tried again. */
export const tellMembers = async (tx: Tx, grant: { id: string; organisationId: string; applicationId: string; number: string | null }, template: FileTemplate, occasion = grant.id, params: Record<string, string> = {}): Promise<void> => {
  const members = await tx.membership.findMany({ where: { organisationId: grant.organisationId, endedAt: null }, select: { userId: true }, distinct: ['userId'] })
  for (const { userId } of members)
    await enqueueEmail(tx, { template, params, to: { userId }, dedupeKey: `${template}:${occasion}:${userId}`, applicationId: grant.applicationId, fileNumber: grant.number })
}
