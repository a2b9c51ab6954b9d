import type { Actor } from '@/lib/access/actor'
import { applicationFacts, factColumns } from '@/lib/access/application-facts'
import { requirePermission } from '@/lib/access/require-permission'
import type { Tx } from '@/lib/db'
import { Refusal } from '@/lib/refusal'
import type { Upload } from '@/prisma/generated/client'

export type { Upload }
export type UploadPlace = { applicationId: string; uploadId: string }

/** A file on its way, for its sender as long as he may add files there; to anyone else it does not exist. */
export const uploadOf = async (tx: Tx, actor: Actor, { applicationId, uploadId }: UploadPlace, now: Date): Promise<Upload> => {
  const found = await tx.upload.findFirst({ where: { id: uploadId, applicationId, userId: actor.userId ?? '', expiresAt: { gt: now } }, include: { application: { select: factColumns } } })
  if (!found) throw gone()
  const { application, ...upload } = found
  requirePermission(actor, 'attachment.add', applicationFacts(application), 'application.read')
  return upload
}

/** The same, locked: who waited for another window to file it sees that it was filed, before asking whether there is room. */
export const lockedUpload = async (tx: Tx, actor: Actor, place: UploadPlace, now: Date): Promise<Upload> => {
  await tx.$queryRaw`select 1 from upload where id = ${place.uploadId}::uuid for update`
  return uploadOf(tx, actor, place, now)
}

/** What this person began in a request and did not finish. */
export const unfinishedUploads = (tx: Tx, actor: Actor, applicationId: string, now: Date) =>
  tx.upload.findMany({ where: { applicationId, userId: actor.userId ?? '', attachmentId: null, expiresAt: { gt: now } }, orderBy: { startedAt: 'asc' } })

export const gone = (): Refusal => new Refusal('not-found', 'Dit bestand is niet meer onderweg. Kies het opnieuw.')
