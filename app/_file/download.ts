import type { Actor } from '@/lib/access/actor'
import { asActor, type Tx } from '@/lib/db'
import type { FileToSend } from '@/lib/files/read-file'
import { isRefusal } from '@/lib/refusal'
import { plain, storedFile } from './stored-file'

/** A stored file for whoever `read` lets have it; to anyone else it does not exist. */
export const download = async (request: Request, actor: Actor, read: (tx: Tx) => Promise<FileToSend | null>): Promise<Response> => {
  try {
    const file = await asActor(actor, read)
    return file === null ? plain(404, 'Dit bestand bestaat niet.') : await storedFile(file, request)
  } catch (thrown) {
    if (!isRefusal(thrown)) throw thrown
    // What waits for the virus scanner, or did not pass it, is no secret to whoever may read the file it belongs to.
    return thrown.code === 'too-early' ? plain(409, thrown.message) : plain(404, 'Dit bestand bestaat niet.')
  }
}
