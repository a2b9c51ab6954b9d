import type { Actor } from '@/lib/access/actor'
import { asActor } from '@/lib/db'
import { requestFiles } from './attach-file'
import type { FileHolder } from './file-holder'
import { uploadOf, type UploadPlace } from './upload'

/** Its sender does not want to send it any more. From now it is over, and the worker throws away what came of it; what was filed stays filed. */
export const stopUpload = (actor: Actor, place: UploadPlace, holder: FileHolder = requestFiles): Promise<void> =>
  asActor(actor, async (tx, now) => {
    const { id } = await uploadOf(tx, actor, place, now, holder)
    await tx.upload.updateMany({ where: { id, attachmentId: null, reportFileId: null }, data: { expiresAt: now } })
  })
