import 'server-only'
import type { Actor } from '@/lib/access/actor'
import { requireActor } from '@/lib/auth'
import { asActor, type Tx } from '@/lib/db'
import { isRefusal } from '@/lib/refusal'

/** A file that the portal makes of what this person may read; a plain sentence where there is none, so that no browser shows an empty page. */
export const answerFile = async <View>(read: (tx: Tx, actor: Actor) => Promise<View>, make: (view: View) => Promise<Response> | Response): Promise<Response> => {
  const actor = await requireActor()
  let view: View
  try {
    view = await asActor(actor, (tx) => read(tx, actor))
  } catch (thrown) {
    if (isRefusal(thrown) && thrown.code === 'not-found') return nothing()
    throw thrown
  }
  return make(view)
}

const nothing = (): Response =>
  new Response('Dit bestand bestaat niet, of u hebt er met dit account geen toegang toe. Misschien is de aanvraag nog niet ingediend.\n', {
    status: 404, headers: { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'private, no-store' },
  })
