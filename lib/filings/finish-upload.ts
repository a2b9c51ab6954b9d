import type { Actor } from '@/lib/access/actor'
import { asActor } from '@/lib/db'
import { fileProblems } from '@/lib/files/file-problems'
import { fileStore } from '@/lib/files/file-store'
import { storeFile } from '@/lib/files/store-file'
import { Refusal } from '@/lib/refusal'
import { attachFile, paperForFile } from './attach-file'
import { lockedUpload, type UploadPlace } from './upload'

/** Who heard no answer asks again, for so long. */
const ANSWERED_MS = 60 * 60_000

/**
 * Files an upload that is whole: judged as any file, and attached once, however often or by how many windows it is asked. Whether it may is asked
 * again with the row itself.
 */
export const finishUpload = async (actor: Actor, place: UploadPlace): Promise<{ attachmentId: string }> => {
  const { upload, pieces, limitBytes } = await asActor(actor, async (tx, now) => {
    const found = await lockedUpload(tx, actor, place, now)
    if (found.attachmentId !== null) return { upload: found, pieces: [], limitBytes: 0 }
    const paper = await paperForFile(tx, actor, found, now)
    return { upload: found, pieces: await tx.uploadPiece.findMany({ where: { uploadId: found.id }, orderBy: { firstByte: 'asc' }, select: { piece: true } }), ...paper }
  })
  const { id, name, sha256, attachmentId } = upload
  if (attachmentId !== null) return { attachmentId }
  const stored = await storeFile(fileStore().readPieces(id, pieces.map(({ piece }) => piece)), { name, limitBytes })
  if (stored.sha256 !== sha256) throw new Refusal('invalid', [{ field: 'file', message: fileProblems.broken }])
  return asActor(actor, async (tx, now) => {
    const again = await lockedUpload(tx, actor, place, now)
    if (again.attachmentId !== null) return { attachmentId: again.attachmentId }
    await paperForFile(tx, actor, upload, now)
    const added = await attachFile(tx, actor, upload, stored)
    await tx.upload.update({ where: { id }, data: { attachmentId: added, expiresAt: new Date(now.getTime() + ANSWERED_MS) } })
    return { attachmentId: added }
  })
}
