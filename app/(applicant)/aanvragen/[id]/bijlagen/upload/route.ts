import { isSameOrigin } from '@/lib/access/same-origin'
import { currentActor } from '@/lib/auth'
import { fileProblems } from '@/lib/files/file-problems'
import { HIGHEST_LIMIT } from '@/lib/files/store-file'
import { addAttachment, attachmentInput } from '@/lib/filings/add-attachment'
import { isRefusal, Refusal } from '@/lib/refusal'

/** The envelope of a multipart form is a few hundred bytes per field. */
const HIGHEST_BODY = HIGHEST_LIMIT + 64 * 1024

/** Adds one file and goes back to the page, which says what was wrong if anything was. */
export const POST = async (request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> => {
  const { id } = await params
  const back = `/aanvragen/${encodeURIComponent(id)}/bijlagen`
  if (!isSameOrigin(request.headers)) return new Response('Deze aanvraag kwam niet van het loket.', { status: 403 })
  const actor = await currentActor()
  if (actor.userId === null) return seeOther(`/aanmelden?terug=${encodeURIComponent(back)}`)
  try {
    const form = await readForm(request)
    const file = form.get('file')
    if (!(file instanceof File) || file.name === '') throw new Refusal('invalid', fileProblems.none)
    const input = attachmentInput.safeParse({ applicationId: id, kind: form.get('kind'), name: file.name })
    if (!input.success) throw new Refusal('invalid', input.error.issues[0]?.message ?? fileProblems.none)
    await addAttachment(actor, input.data, file.stream())
    return seeOther(`${back}#attachments`)
  } catch (thrown) {
    if (!isRefusal(thrown)) throw thrown
    return thrown.code === 'not-found' ? new Response('Deze pagina bestaat niet.', { status: 404 }) : seeOther(`${back}?bestand=${encodeURIComponent(thrown.message)}#attachments`)
  }
}

/** Reads no further than a file may be, whatever Content-Length says. */
const readForm = async (request: Request): Promise<FormData> => {
  const tooLarge = new Refusal('invalid', fileProblems.tooLarge(HIGHEST_LIMIT / 1024 / 1024))
  if (Number(request.headers.get('content-length') ?? 0) > HIGHEST_BODY) throw tooLarge
  let size = 0
  const limited = request.body?.pipeThrough(new TransformStream<Uint8Array, Uint8Array>({
    transform: (chunk, controller) => {
      size += chunk.byteLength
      if (size > HIGHEST_BODY) controller.error(tooLarge)
      else controller.enqueue(chunk)
    },
  }))
  return new Response(limited ?? null, { headers: { 'content-type': request.headers.get('content-type') ?? '' } }).formData()
    .catch((thrown: unknown) => { throw isRefusal(thrown) ? thrown : new Refusal('invalid', size > HIGHEST_BODY ? tooLarge.message : fileProblems.broken) })
}

const seeOther = (location: string): Response => new Response(null, { status: 303, headers: { location } })
