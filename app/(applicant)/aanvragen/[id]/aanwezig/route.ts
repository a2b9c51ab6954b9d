import { isSameOrigin } from '@/lib/access/same-origin'
import { beHere } from '@/lib/applications/be-here'
import { whereabouts } from '@/lib/applications/together-schema'
import { currentActor } from '@/lib/auth'
import { isRefusal } from '@/lib/refusal'

/** A browser says in which section somebody works now, and hears who else is in the request. A route and not an action: actions wait for each other, and saving must not wait for this. */
export const POST = async (request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> => {
  if (!isSameOrigin(request.headers)) return Response.json([], { status: 403 })
  const actor = await currentActor()
  const read = whereabouts.safeParse({ applicationId: (await params).id, step: new URL(request.url).searchParams.get('onderdeel') })
  if (actor.userId === null || !read.success) return Response.json([], { status: 404 })
  try {
    return Response.json(await beHere(actor, read.data))
  } catch (thrown) {
    if (!isRefusal(thrown)) throw thrown
    return Response.json([], { status: thrown.code === 'busy' ? 503 : 404 })
  }
}
