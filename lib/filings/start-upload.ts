import { z } from 'zod'
import type { Actor } from '@/lib/access/actor'
import { asActor } from '@/lib/db'
import { hasKnownExtension } from '@/lib/files/file-kinds'
import { fileProblems } from '@/lib/files/file-problems'
import { HIGHEST_LIMIT } from '@/lib/files/store-file'
import { Refusal } from '@/lib/refusal'
import { attachmentInput, refuseListOfChildren, requestFiles } from './attach-file'
import type { FileHolder, FileOf } from './file-holder'
import { uploadOf, type Upload } from './upload'

/** What the sender says of a file before its first byte. The hash makes a file that is chosen again the same upload, and a damaged one no attachment. */
export const aboutUpload = { size: z.int().min(0), sha256: z.string().regex(/^[0-9a-f]{64}$/) }
export const uploadStart = attachmentInput.extend(aboutUpload)
/** Of a request unless it says otherwise. */
type UploadStart = Pick<FileOf, 'applicationId' | 'kind' | 'name'> & Partial<FileOf> & { size: number; sha256: string }

/** How long a file that stopped halfway can go on. */
const TERM_MS = 24 * 60 * 60_000
/** Of one person, in all requests together. */
const MOST_UNFINISHED = 20

/** Begins a file that will come in pieces, or takes up the one this person began before; what can be refused now costs nobody a slow line. */
export const startUpload = async (actor: Actor, { size, ...asked }: UploadStart, holder: FileHolder = requestFiles): Promise<Upload> => {
  const input = { reportId: null, place: '', ...asked }
  refuseListOfChildren(input.name)
  if (size === 0) throw refused(fileProblems.empty)
  if (!hasKnownExtension(input.name)) throw refused(fileProblems.content)
  return asActor(actor, async (tx, now) => {
    const own = { ...input, userId: actor.userId ?? '', sizeBytes: size }
    const filed = await tx.upload.findFirst({ where: { ...own, expiresAt: { gt: now }, OR: [{ attachment: { removedAt: null } }, { reportFile: { removedAt: null } }] }, select: { id: true } })
    if (filed) return uploadOf(tx, actor, { ...input, uploadId: filed.id }, now, holder)
    // The lock on the request: two windows that begin the same file begin it once.
    const paper = await holder.admit(tx, actor, input, now)
    const begun = await tx.upload.findFirst({ where: { ...own, expiresAt: { gt: now }, attachmentId: null, reportFileId: null } })
    if (begun) return begun
    const limit = Math.min(paper.limitBytes, HIGHEST_LIMIT)
    if (size > limit) throw refused(fileProblems.tooLarge(limit / 1024 / 1024))
    if ((await tx.upload.count({ where: { userId: own.userId, attachmentId: null, reportFileId: null, expiresAt: { gt: now } } })) >= MOST_UNFINISHED) throw new Refusal('rate-limited', fileProblems.unfinished)
    return tx.upload.create({ data: { ...own, startedAt: now, expiresAt: new Date(now.getTime() + TERM_MS) } })
  })
}

const refused = (message: string): Refusal => new Refusal('invalid', [{ field: 'file', message }])
