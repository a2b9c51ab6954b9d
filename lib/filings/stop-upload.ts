import type { Actor } from '@/lib/access/actor'
import { asActor } from '@/lib/db'
import { uploadOf, type UploadPlace } from './upload'

/** Its sender does not want to send it any more. From now it is over, and the worker throws away what came of it; what was filed stays filed. */
export const stopUpload = (actor: Actor, place: UploadPlace): Promise<void> =>
  asActor(actor, async (tx, now) => {
    const { id } = await uploadOf(tx, actor, place, now)
    await tx.upload.updateMany({ where: { id, attachmentId: null }, data: { expiresAt: now } })
  })
