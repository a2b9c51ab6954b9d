import { randomBytes } from 'node:crypto'
import { asResponse, notFromHere, ownAnswer } from '@/app/_frame/own-answer'
import type { Actor } from '@/lib/access/actor'
import { isSameOrigin } from '@/lib/access/same-origin'
import { currentActor } from '@/lib/auth'
import { fileProblems } from '@/lib/files/file-problems'
import { bodyOf, letGo, readUpload } from '@/lib/files/read-upload'
import { HIGHEST_LIMIT } from '@/lib/files/store-file'
import { requireUploadTurn } from '@/lib/filings/upload-turn'
import { isRefusal, Refusal } from '@/lib/refusal'
import { refusedUploadPage } from './refused-upload'
import { statusOfRefusal } from './upload-answer'

/** The envelope of a multipart form is a few hundred bytes per field. */
const HIGHEST_BODY = HIGHEST_LIMIT + 64 * 1024

type Sent = { fields: Readonly<Record<string, string>>; name: string; content: AsyncIterable<Uint8Array> }
type Taking = {
  /** The page that the form stands on, and where on it. */
  back: string
  anchor: string
  add: (actor: Actor, sent: Sent) => Promise<unknown>
}

/**
 * Adds one file and goes back to the page. What was wrong has a status of its own for programs, and for people a page that leads back to the form,
 * which says it again at the field. proxy.ts leaves these addresses alone, because it would keep a copy of the file in memory: its checks are here.
 */
export const takeUpload = async (request: Request, { back, anchor, add }: Taking): Promise<Response> => {
  if (!isSameOrigin(request.headers)) return asResponse(notFromHere())
  const body = bodyOf(request)
  try {
    const actor = await currentActor()
    if (actor.userId === null) return await afterwards(body, asResponse(ownAnswer(303, null, { location: `/aanmelden?terug=${encodeURIComponent(back)}` })))
    if (Number(request.headers.get('content-length') ?? 0) > HIGHEST_BODY) throw new Refusal('invalid', fileProblems.tooLarge(HIGHEST_LIMIT / 1024 / 1024))
    await requireUploadTurn(actor)
    await add(actor, await readUpload(body, request.headers.get('content-type') ?? ''))
    return asResponse(ownAnswer(303, null, { location: `${back}#${anchor}` }))
  } catch (thrown) {
    if (!isRefusal(thrown)) throw thrown
    return afterwards(body, refused(thrown, back, anchor))
  }
}

const refused = (refusal: Refusal, back: string, anchor: string): Response => {
  const { code, message } = refusal
  if (code === 'not-found') return asResponse(ownAnswer(404, 'Deze pagina bestaat niet.'))
  const form = `${back}?bestand=${encodeURIComponent(message)}#${anchor}`
  const nonce = randomBytes(16).toString('base64')
  return asResponse(ownAnswer(statusOfRefusal(refusal), refusedUploadPage({ message, form, nonce }), { 'content-type': 'text/html; charset=utf-8', refresh: `0; url=${form}` }, nonce))
}

const afterwards = async (body: ReturnType<typeof bodyOf>, response: Response): Promise<Response> => {
  await letGo(body)
  return response
}
