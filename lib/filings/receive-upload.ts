import { randomUUID } from 'node:crypto'
import type { Actor } from '@/lib/access/actor'
import { asActor } from '@/lib/db'
import { fileProblems } from '@/lib/files/file-problems'
import { fileStore } from '@/lib/files/file-store'
import { inPieces } from '@/lib/files/in-pieces'
import { Refusal } from '@/lib/refusal'
import { requestFiles } from './attach-file'
import type { FileHolder } from './file-holder'
import { finishUpload } from './finish-upload'
import { filedRow, lockedUpload, uploadOf, type Upload, type UploadPlace } from './upload'

/** A line that keeps breaking after a few bytes would fill the database with pieces. */
const MOST_PIECES = 1_000

/** `taken` is false when the bytes belong elsewhere in the file than where it stands: nothing of them was kept. */
export type Received = { received: number; taken: boolean }

/**
 * Takes in what comes of a file from the place where it stands, piece by piece, each in the store before its row exists; so nothing that was
 * acknowledged is lost, and a line that breaks costs one piece at most. The last byte files it.
 */
export const receiveUpload = async (actor: Actor, place: UploadPlace & { at: number }, content: AsyncIterable<Uint8Array>, holder: FileHolder = requestFiles): Promise<Received> => {
  const { upload, pieces } = await asActor(actor, async (tx, now) => {
    const found = await lockedUpload(tx, actor, place, now, holder)
    if (filedRow(found) === null) await holder.admit(tx, actor, found, now)
    return { upload: found, pieces: await tx.uploadPiece.count({ where: { uploadId: found.id } }) }
  })
  let received = upload.receivedBytes
  if (place.at !== received) return { received, taken: false }
  if (pieces >= MOST_PIECES) throw new Refusal('rate-limited', fileProblems.often)
  for await (const piece of inPieces(content)) {
    if (received + piece.byteLength > upload.sizeBytes) throw new Refusal('invalid', [{ field: 'file', message: fileProblems.broken }])
    if (!(await keepPiece(actor, upload, received, piece))) return { received: await standing(actor, place, holder), taken: false }
    received += piece.byteLength
  }
  if (received === upload.sizeBytes) await finishUpload(actor, place, holder)
  return { received, taken: true }
}

/** False when another window was first with this place in the file; its piece counts, and the worker throws this one away. */
const keepPiece = async (actor: Actor, { id }: Upload, at: number, content: Uint8Array): Promise<boolean> => {
  const piece = randomUUID()
  await fileStore().putPiece(id, piece, content)
  return asActor(actor, async (tx, now) => {
    const { count } = await tx.upload.updateMany({ where: { id, receivedBytes: at, attachmentId: null, reportFileId: null, expiresAt: { gt: now } }, data: { receivedBytes: at + content.byteLength } })
    if (count === 1) await tx.uploadPiece.create({ data: { uploadId: id, firstByte: at, sizeBytes: content.byteLength, piece } })
    return count === 1
  })
}

const standing = (actor: Actor, place: UploadPlace, holder: FileHolder): Promise<number> => asActor(actor, async (tx, now) => (await uploadOf(tx, actor, place, now, holder)).receivedBytes)
