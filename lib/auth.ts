import 'server-only'
import { cookies, headers } from 'next/headers'
import { redirect } from 'next/navigation'
import type { NextRequest } from 'next/server'
import { cache } from 'react'
import { visitor, type Actor } from '@/lib/access/actor'
import { settings } from '@/lib/env'
import { loadSession, loadSessionAnd, type LoadedSession } from '@/lib/sign-in/load-session'
import type { Browser, OpenedSession } from '@/lib/sign-in/open-session'
import { ASKED_PATH, ownPath } from '@/lib/sign-in/return-to'
import { sessionCookie } from '@/lib/sign-in/session-cookie'
import { visitorAddress } from '@/lib/sign-in/visitor-address'
import type { Prisma } from '@/prisma/generated/client'

/** The session of this request, also one that still waits for its second factor; once per request. */
export const currentSession = cache(async (): Promise<LoadedSession | null> => {
  const token = await currentToken()
  return token ? loadSession(token) : null
})

/** Who acts. A half-finished sign-in is nobody. */
export const currentActor = async (): Promise<Actor> => {
  const session = await currentSession()
  return session?.step === 'done' ? session.actor : visitor
}

/** Who sent this request to an address of ours, and in the same round trip the row with which their act begins. Who is nobody has none. */
export const senderAnd = async <Found>({ cookies: jar }: NextRequest, read: Prisma.Sql): Promise<{ actor: Actor; found: Found | null }> => {
  const token = jar.get(sessionCookie(settings().appUrl).name)?.value
  const { session, found } = token ? await loadSessionAnd<Found>(token, read) : { session: null, found: null }
  return { actor: session?.step === 'done' ? session.actor : visitor, found }
}

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
