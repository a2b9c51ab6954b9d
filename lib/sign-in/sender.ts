import 'server-only'
import { visitor, type Actor } from '@/lib/access/actor'
import { loadSession, loadSessionAnd, type LoadedSession } from '@/lib/sign-in/load-session'
import type { Prisma } from '@/prisma/generated/client'

/** Who acts. A half-finished sign-in is nobody. */
export const actorOf = (session: LoadedSession | null): Actor => (session?.step === 'done' ? session.actor : visitor)

/** Who sent a request with the cookie of this session. */
export const senderOf = async (token: string | undefined): Promise<Actor> => actorOf(token ? await loadSession(token) : null)

/** The same, and in the same round trip the row with which their act begins. Who is nobody has none. */
export const senderAnd = async <Found>(token: string | undefined, read: Prisma.Sql): Promise<{ actor: Actor; found: Found | null }> => {
  const { session, found } = token ? await loadSessionAnd<Found>(token, read) : { session: null, found: null }
  return { actor: actorOf(session), found }
}
