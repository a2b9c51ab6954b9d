import { cookies } from 'next/headers'
import { isSameOrigin } from '@/lib/access/same-origin'
import { currentSession } from '@/lib/auth'
import { settings } from '@/lib/env'
import { endSession } from '@/lib/sign-in/end-session'
import { sessionCookie } from '@/lib/sign-in/session-cookie'

/**
 * Ends the row, so that the cookie is worth nothing wherever it still is, and asks the browser to forget every page it kept. Not its storage: that
 * holds what others typed in this browser and the server has not; the button before it sends or throws away one's own (reliability T33).
 */
export const POST = async (request: Request): Promise<Response> => {
  if (!isSameOrigin(request.headers)) return new Response('Deze aanvraag kwam niet van het loket.', { status: 403 })
  const session = await currentSession()
  if (session) await endSession(session.actor, { sessionId: session.actor.sessionId })
  const { name, attributes } = sessionCookie(settings().appUrl)
  const jar = await cookies()
  jar.set(name, '', { ...attributes, maxAge: 0 })
  return new Response(null, { status: 303, headers: { Location: '/aanmelden?afgemeld=1', 'Clear-Site-Data': '"cache"', 'Cache-Control': 'no-store' } })
}
