import type { Actor } from '@/lib/access/actor'
import type { Tx } from '@/lib/db'
import { Refusal } from '@/lib/refusal'
import type { Upload } from '@/prisma/generated/client'
import { requestFiles } from './attach-file'
import type { FileHolder } from './file-holder'

export type { Upload }
/** `reportId`: of a file on its way to a report. */
export type UploadPlace = { applicationId: string; reportId?: string | null | undefined; uploadId: string }

/** A file on its way, for its sender as long as he may add files there; to anyone else it does not exist. */
export const uploadOf = async (tx: Tx, actor: Actor, { applicationId, reportId = null, uploadId }: UploadPlace, now: Date, holder: FileHolder = requestFiles): Promise<Upload> => {
  const upload = await tx.upload.findFirst({ where: { id: uploadId, applicationId, reportId, userId: actor.userId ?? '', expiresAt: { gt: now } } })
  if (!upload) throw gone()
  await holder.requireSender(tx, actor, upload)
  return upload
}

/** The same, locked: who waited for another window to file it sees that it was filed, before asking whether there is room. */
export const lockedUpload = async (tx: Tx, actor: Actor, place: UploadPlace, now: Date, holder: FileHolder): Promise<Upload> => {
  await tx.$queryRaw`select 1 from upload where id = ${place.uploadId}::uuid for update`
  return uploadOf(tx, actor, place, now, holder)
}

/** The row that it became, once it was whole. */
export const filedRow = ({ attachmentId, reportFileId }: Pick<Upload, 'attachmentId' | 'reportFileId'>): string | null => attachmentId ?? reportFileId

/** What this person began in a request, or in a report, and did not finish. */
export const unfinishedUploads = (tx: Tx, actor: Actor, applicationId: string, now: Date, reportId: string | null = null) =>
  tx.upload.findMany({ where: { applicationId, reportId, userId: actor.userId ?? '', attachmentId: null, reportFileId: null, expiresAt: { gt: now } }, orderBy: { startedAt: 'asc' } })

export const gone = (): Refusal => new Refusal('not-found', 'Dit bestand is niet meer onderweg. Kies het opnieuw.')
