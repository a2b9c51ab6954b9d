import 'server-only'
import { cookies, headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { cache } from 'react'
import type { Actor } from '@/lib/access/actor'
import { settings } from '@/lib/env'
import { loadSession, type LoadedSession } from '@/lib/sign-in/load-session'
import type { Browser, OpenedSession } from '@/lib/sign-in/open-session'
import { ASKED_PATH, ownPath } from '@/lib/sign-in/return-to'
import { actorOf } from '@/lib/sign-in/sender'
import { sessionCookie } from '@/lib/sign-in/session-cookie'
import { visitorAddress } from '@/lib/sign-in/visitor-address'

/** The session of this request, also one that still waits for its second factor; once per request. */
export const currentSession = cache(async (): Promise<LoadedSession | null> => {
  const token = await currentToken()
  return token ? loadSession(token) : null
})

export const currentActor = async (): Promise<Actor> => actorOf(await currentSession())

const currentToken = async (): Promise<string | undefined> => (await cookies()).get(sessionCookie(settings().appUrl).name)?.value

/** For pages behind a sign-in: sends anyone else to it, and back here afterwards. A form that the browser sent itself goes where it is given back: nothing typed is lost. */
export const requireActor = async (): Promise<Actor & { userId: string }> => {
  const session = await currentSession()
  if (session?.step === 'done') return session.actor
  const sent = await headers()
  const asked = ownPath(sent.get(ASKED_PATH), '')
  const page = isOwnForm(sent) ? '/aanmelden/opnieuw' : session ? '/aanmelden/tweede-stap' : '/aanmelden'
  redirect(asked ? `${page}?terug=${encodeURIComponent(asked)}` : page)
}

/** Sent by the browser and not by a script of the page. */
const isOwnForm = (sent: Pick<Headers, 'get'>): boolean =>
  sent.get('next-action') === null && /^(multipart\/form-data|application\/x-www-form-urlencoded)/.test(sent.get('content-type') ?? '')

/** Gives the browser its session; answers where to go: the second step first, then the page that was asked, else one's own start. */
export const keepSession = async (opened: OpenedSession, returnTo: string): Promise<string> => {
  const { name, attributes } = sessionCookie(settings().appUrl)
  const jar = await cookies()
  jar.set(name, opened.token, { ...attributes, expires: opened.endsAt })
  const asked = ownPath(returnTo, '')
  if (opened.complete) return asked || opened.home
  return asked ? `/aanmelden/tweede-stap?terug=${encodeURIComponent(asked)}` : '/aanmelden/tweede-stap'
}

export const browserOf = async (): Promise<Browser> => {
  const sent = await headers()
  const session = await currentSession()
  return { userAgent: sent.get('user-agent') ?? '', ip: visitorAddress(sent.get('x-forwarded-for'), settings().trustedProxy), sessionId: session?.actor.sessionId ?? null }
}
