import type { Actor } from '@/lib/access/actor'
import { asActor } from '@/lib/db'
import { storeFile } from '@/lib/files/store-file'
import { refuseListOfChildren } from './attach-file'
import type { FileHolder, FileOf } from './file-holder'

/**
 * Adds a file to a paper that takes it now. Asked twice whether it may: before the file is read, so that a stranger costs no disk, and with the row
 * itself. The file is in the store before its row exists.
 */
export const addFile = async (actor: Actor, file: FileOf, content: AsyncIterable<Uint8Array>, holder: FileHolder): Promise<string> => {
  refuseListOfChildren(file.name)
  const { limitBytes } = await asActor(actor, (tx, now) => holder.admit(tx, actor, file, now))
  const stored = await storeFile(content, { name: file.name, limitBytes })
  return asActor(actor, async (tx, now) => {
    await holder.admit(tx, actor, file, now)
    return holder.attach(tx, actor, file, stored, now)
  })
}
