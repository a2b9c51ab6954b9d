import type { Actor } from '@/lib/access/actor'
import { asActor } from '@/lib/db'
import { fileProblems } from '@/lib/files/file-problems'
import { fileStore } from '@/lib/files/file-store'
import { storeFile } from '@/lib/files/store-file'
import { Refusal } from '@/lib/refusal'
import { requestFiles } from './attach-file'
import type { FileHolder } from './file-holder'
import { filedRow, lockedUpload, type UploadPlace } from './upload'

/** Who heard no answer asks again, for so long. */
const ANSWERED_MS = 60 * 60_000

/**
 * Files an upload that is whole: judged as any file, and attached once, however often or by how many windows it is asked. Whether it may is asked
 * again with the row itself.
 */
export const finishUpload = async (actor: Actor, place: UploadPlace, holder: FileHolder = requestFiles): Promise<{ fileId: string }> => {
  const { upload, pieces, limitBytes } = await asActor(actor, async (tx, now) => {
    const found = await lockedUpload(tx, actor, place, now, holder)
    if (filedRow(found) !== null) return { upload: found, pieces: [], limitBytes: 0 }
    const paper = await holder.admit(tx, actor, found, now)
    return { upload: found, pieces: await tx.uploadPiece.findMany({ where: { uploadId: found.id }, orderBy: { firstByte: 'asc' }, select: { piece: true } }), ...paper }
  })
  const { id, name, sha256 } = upload
  const filed = filedRow(upload)
  if (filed !== null) return { fileId: filed }
  const stored = await storeFile(fileStore().readPieces(id, pieces.map(({ piece }) => piece)), { name, limitBytes })
  if (stored.sha256 !== sha256) throw new Refusal('invalid', [{ field: 'file', message: fileProblems.broken }])
  return asActor(actor, async (tx, now) => {
    const again = filedRow(await lockedUpload(tx, actor, place, now, holder))
    if (again !== null) return { fileId: again }
    await holder.admit(tx, actor, upload, now)
    const added = await holder.attach(tx, actor, upload, stored, now)
    await tx.upload.update({ where: { id }, data: { ...holder.filedAs(added), expiresAt: new Date(now.getTime() + ANSWERED_MS) } })
    return { fileId: added }
  })
}
