import type { Actor } from '@/lib/access/actor'
import { asActor } from '@/lib/db'
import { storeFile } from '@/lib/files/store-file'
import { attachFile, paperForFile, refuseListOfChildren, type AttachmentInput } from './attach-file'

/**
 * Adds a file to a draft, or to a completion that opens its kind. Asked twice whether it may: before the file is read, so that a stranger costs no disk, and with the
 * row itself. The file is in the store before its row exists.
 */
export const addAttachment = async (actor: Actor, input: AttachmentInput, content: AsyncIterable<Uint8Array>): Promise<{ attachmentId: string }> => {
  refuseListOfChildren(input.name)
  const { limitBytes } = await asActor(actor, (tx, now) => paperForFile(tx, actor, input, now))
  const stored = await storeFile(content, { name: input.name, limitBytes })
  return asActor(actor, async (tx, now) => {
    await paperForFile(tx, actor, input, now)
    return { attachmentId: await attachFile(tx, actor, input, stored) }
  })
}
