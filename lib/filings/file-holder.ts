import type { Actor } from '@/lib/access/actor'
import type { Tx } from '@/lib/db'
import type { Stored } from '@/lib/files/store-file'
import type { Prisma } from '@/prisma/generated/client'

/** What is said of a file that somebody adds; `reportId` and `place` of one that belongs at a report. */
export type FileOf = { applicationId: string; reportId: string | null; kind: string; place: string; name: string }

/**
 * A paper that takes in files: a request, a report. The way in is the same for all of them (start-upload.ts, receive-upload.ts, finish-upload.ts,
 * add-file.ts); who may add what, and which row comes of it, is the paper's.
 */
export type FileHolder = {
  /** The paper locked, so that twenty-one files at once are not twenty-one files; refuses a file that it does not take now. */
  admit: (tx: Tx, actor: Actor, file: FileOf, now: Date) => Promise<{ limitBytes: number }>
  /** Refuses who may not add files at all. */
  requireSender: (tx: Tx, actor: Actor, file: FileOf) => Promise<void>
  /** The row of a file that lies in the store, with its audit event; or the row that stands for it already. */
  attach: (tx: Tx, actor: Actor, file: FileOf, stored: Stored, now: Date) => Promise<string>
  /** What an upload of this paper became. */
  filedAs: (id: string) => Pick<Prisma.UploadUncheckedUpdateInput, 'attachmentId' | 'reportFileId'>
}
