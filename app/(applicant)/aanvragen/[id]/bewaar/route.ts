import type { AutosaveResult } from '@/app/_form/autosave-result'
import { isSameOrigin } from '@/lib/access/same-origin'
import { saveSection } from '@/lib/applications/save-section'
import { currentActor } from '@/lib/auth'
import { fromFieldValues } from '@/lib/filings/from-form-data'
import { isRefusal } from '@/lib/refusal'
import { changeOf, postedPage, sentPage } from '../../posted-page'

/** A page of a request is 20 to 200 kB at most; twice, with its basis. */
const HIGHEST_BODY = 2 * 1024 * 1024
const UNREADABLE = 'Laad de pagina opnieuw.'

/**
 * Keeps a page while one types. An address and not a server action, whose name changes with every build: what waited in a browser during a
 * deploy goes in afterwards. Text of one account is never saved by another who signed in to the same browser since.
 */
export const POST = async (request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> => {
  if (!isSameOrigin(request.headers)) return new Response('Deze aanvraag kwam niet van het loket.', { status: 403 })
  if (Number(request.headers.get('content-length') ?? 0) > HIGHEST_BODY) return answer({ status: 'refused', message: 'Deze pagina is te groot.' })
  const sent = sentPage.safeParse(await request.json().catch(() => null))
  if (!sent.success) return answer({ status: 'refused', message: UNREADABLE })
  const actor = await currentActor()
  if (actor.userId !== sent.data.account) return answer({ status: 'signed-out' })
  const { id } = await params
  const { basis, posted, page } = sent.data
  const read = postedPage.safeParse({ ...fromFieldValues(posted), applicationId: id, page, basis: JSON.stringify(basis) })
  if (!read.success) return answer({ status: 'refused', message: UNREADABLE })
  try {
    const { version, savedAt, waiting, by, news } = await saveSection(actor, changeOf(read.data))
    return answer(waiting.length > 0 ? { status: 'stale', by: by ?? undefined, mergeHref: `/aanvragen/${id}/conflict` } : { status: 'saved', version, savedAt: savedAt.toISOString(), news })
  } catch (thrown) {
    if (!isRefusal(thrown)) throw thrown
    // Who gets no turn tries again; anything else would be refused again.
    return thrown.code === 'busy' ? new Response(null, { status: 503, headers: { 'Retry-After': '5' } }) : answer({ status: 'refused', message: thrown.message })
  }
}

const answer = (result: AutosaveResult): Response => Response.json(result, { headers: { 'Cache-Control': 'no-store' } })
