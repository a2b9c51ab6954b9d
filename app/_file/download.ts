import type { Actor } from '@/lib/access/actor'
import { asActor, type Tx } from '@/lib/db'
import { fileResponse, type FileToSend } from '@/lib/files/read-file'
import { isRefusal } from '@/lib/refusal'

/** A stored file for whoever `read` lets have it; to anyone else it does not exist. */
export const download = async (request: Request, actor: Actor, read: (tx: Tx) => Promise<FileToSend | null>): Promise<Response> => {
  try {
    const file = await asActor(actor, read)
    return file === null ? plain(404, 'Dit bestand bestaat niet.') : fileResponse(file, request)
  } catch (thrown) {
    if (!isRefusal(thrown)) throw thrown
    // What waits for the virus scanner, or did not pass it, is no secret to whoever may read the file it belongs to.
    return thrown.code === 'too-early' ? plain(409, thrown.message) : plain(404, 'Dit bestand bestaat niet.')
  }
}

const plain = (status: number, message: string): Response =>
  new Response(message, { status, headers: { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' } })
