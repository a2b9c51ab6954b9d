import type { Actor } from '@/lib/access/actor'
import { addFile } from './add-file'
import { requestFiles, type AttachmentInput } from './attach-file'

/** Adds a file to a draft, or to a completion that opens its kind. */
export const addAttachment = async (actor: Actor, input: AttachmentInput, content: AsyncIterable<Uint8Array>): Promise<{ attachmentId: string }> =>
  ({ attachmentId: await addFile(actor, { ...input, reportId: null, place: '' }, content, requestFiles) })
